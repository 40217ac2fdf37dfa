package vn.diemcau.platform.database;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Keeps an embedded run, whose demo passwords everybody knows, off the network unless server.address says otherwise. */
class LoopbackByDefault implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (DatabaseMode.of(environment).isEmbedded()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("embedded-run", Map.of("server.address", "127.0.0.1")));
        }
    }

    /** Runs after the configuration files, which may configure a server. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
