package vn.diemcau.platform.node;

import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

    @Bean
    FlywayMigrationStrategy ownTablesInTurn(StartTurn turn) {
        return flyway -> {
            turn.take();
            try {
                flyway.migrate();
            } finally {
                turn.end();
            }
        };
    }
}
