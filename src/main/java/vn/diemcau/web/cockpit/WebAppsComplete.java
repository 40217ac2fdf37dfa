package vn.diemcau.web.cockpit;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.webapp.AppRuntimeDelegate;
import org.camunda.bpm.webapp.plugin.spi.AppPlugin;
import org.camunda.bpm.welcome.Welcome;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Refuses a start that would serve blank pages: each part of the web apps needs its script. */
@Component
class WebAppsComplete {

    private static final String PROGRAM = "app/plugin.js";

    /** @throws WebAppsIncomplete with every part that lacks its script */
    @EventListener
    void check(ServletWebServerInitializedEvent started) {
        if (started.getApplicationContext().getServerNamespace() != null) {
            // The server of a separate management port has no web apps.
            return;
        }
        ServletContext context = started.getApplicationContext().getServletContext();
        List<String> missing = Stream.of(
                        Tasklist.getRuntimeDelegate(),
                        Cockpit.getRuntimeDelegate(),
                        Admin.getRuntimeDelegate(),
                        Welcome.getRuntimeDelegate())
                .flatMap(WebAppsComplete::parts)
                .filter(part -> !hasProgram(context, part))
                .map(AppPlugin::getId)
                .toList();
        if (!missing.isEmpty()) {
            throw new WebAppsIncomplete(missing);
        }
    }

    private static Stream<? extends AppPlugin> parts(AppRuntimeDelegate<? extends AppPlugin> app) {
        return app.getAppPluginRegistry().getPlugins().stream();
    }

    /** Searches where Camunda serves scripts from: the server's resources, then the class path. */
    private static boolean hasProgram(ServletContext context, AppPlugin part) {
        String file = part.getAssetDirectory() + "/" + PROGRAM;
        try (InputStream served = context.getResourceAsStream("/" + file);
                InputStream packed = part.getClass().getClassLoader().getResourceAsStream(file)) {
            return served != null || packed != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
