package vn.diemcau.platform.database;

import org.springframework.boot.actuate.system.DiskSpaceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DatabaseMode databaseMode(Environment environment) {
        return DatabaseMode.of(environment);
    }

    // The pool depends on this bean, so Spring closes the pool first. In the other order, the exit takes 30 s.
    @Bean(destroyMethod = "close")
    @Conditional(NoServerConfigured.class)
    EmbeddedDatabase embeddedDatabase(EmbeddedProperties properties) {
        return EmbeddedDatabase.start(properties);
    }

    /** Warns before the disk is full. A database that can still read looks healthy otherwise. */
    @Bean
    @Conditional(NoServerConfigured.class)
    DiskSpaceHealthIndicator diskSpaceHealthIndicator(EmbeddedDatabase database) {
        return new DiskSpaceHealthIndicator(database.folder().toFile(), DataSize.ofBytes(DatabaseWatchdog.TOO_LITTLE));
    }

    static class NoServerConfigured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return DatabaseMode.of(context.getEnvironment()).isEmbedded();
        }
    }
}
