package vn.diemcau.database;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DatabaseMode databaseMode(Environment environment) {
        return DatabaseMode.of(environment);
    }

    // The pool is made from this bean, so Spring closes the pool first; the other way round the exit takes 30 s.
    @Bean(destroyMethod = "close")
    @Conditional(NoServerConfigured.class)
    EmbeddedDatabase embeddedDatabase(EmbeddedProperties properties) {
        return EmbeddedDatabase.start(properties);
    }

    static class NoServerConfigured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return DatabaseMode.of(context.getEnvironment()).isEmbedded();
        }
    }
}
