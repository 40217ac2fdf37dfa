package vn.diemcau.node;

import java.time.Duration;
import java.util.Arrays;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.diemcau.database.DatabaseMode;

/**
 * Sends people on to the other nodes before this one stops: new connections are refused, which a proxy takes to another
 * node, while who is connected already gets the answer, and with it the end of the connection. The server's own graceful
 * stop, which comes afterwards, answers 503 to whoever asks once more over an open connection.
 */
@Component
class Leaving {

    private static final Logger log = LoggerFactory.getLogger(Leaving.class);

    /** Who asks nothing for so long is not in the middle of something. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final DatabaseMode database;
    private final Duration announced;

    /** @param announced how long the node says that it is not ready any more before it refuses anything */
    Leaving(DatabaseMode database, @Value("${diemcau.leaving.announced:0s}") Duration announced) {
        this.database = database;
        this.announced = announced;
    }

    /** First of all that happens at a stop; by then the readiness of {@code /actuator/health/readiness} is off. */
    @EventListener
    void leave(ContextClosedEvent closed) throws InterruptedException {
        // Beside its own PostgreSQL a node is alone.
        if (database.isEmbedded()
                || !(closed.getApplicationContext() instanceof ServletWebServerApplicationContext application)
                || !(application.getWebServer() instanceof TomcatWebServer server)) {
            return;
        }
        Thread.sleep(announced.toMillis());
        Connector[] connectors = server.getTomcat().getService().findConnectors();
        for (Connector connector : connectors) {
            connector.getProtocolHandler().closeServerSocketGraceful();
        }
        long until = System.nanoTime() + QUIET.toNanos();
        while (open(connectors) > 0 && System.nanoTime() < until) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        log.debug("{} connections are left to be cut", open(connectors));
    }

    private static long open(Connector[] connectors) {
        return Arrays.stream(connectors)
                .mapToLong(connector -> ((AbstractProtocol<?>) connector.getProtocolHandler()).getConnectionCount())
                .sum();
    }
}
