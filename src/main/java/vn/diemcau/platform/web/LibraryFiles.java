package vn.diemcau.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.WebResourceRoot.ResourceSetType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/**
 * Lets the server find the web resources of libraries, however the application was started. Spring only searches the
 * class path of the command line. An unpacked application has a single jar there, whose manifest names the libraries.
 * Camunda's web apps would then miss half of their scripts and stay blank.
 */
@Configuration(proxyBeanMethods = false)
class LibraryFiles {

    private static final String FOLDER = "META-INF/resources";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> librariesOfEveryStart() {
        return server -> server.addContextCustomizers(context -> context.addLifecycleListener(event -> {
            // Spring's own listener for this runs first.
            if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) {
                add(context);
            }
        }));
    }

    private static void add(Context context) {
        WebResourceRoot resources = context.getResources();
        Set<String> known =
                resources.getBaseUrls().stream().map(URL::toExternalForm).collect(Collectors.toSet());
        try {
            for (URL folder :
                    Collections.list(ClassUtils.getDefaultClassLoader().getResources(FOLDER))) {
                URL jar = jar(folder);
                if (jar != null && known.add(jar.toExternalForm())) {
                    resources.createWebResourceSet(ResourceSetType.RESOURCE_JAR, "/", jar, "/" + FOLDER);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar file that contains the folder; null for folders and for nested jars, which Spring finds itself. */
    private static URL jar(URL folder) throws IOException {
        URLConnection connection = folder.openConnection();
        if (!(connection instanceof JarURLConnection inJar)) {
            return null;
        }
        URL jar = inJar.getJarFileURL();
        return jar.getProtocol().equals("file") ? jar : null;
    }
}
