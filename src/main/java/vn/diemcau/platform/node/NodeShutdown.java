package vn.diemcau.platform.node;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.database.DatabaseMode;

/**
 * Moves users to other nodes before this one stops. It refuses new connections, so that a proxy uses another node. Open
 * connections get their answer and are then closed. The server's own graceful stop, which comes afterwards, would
 * answer 503 to further requests on open connections.
 */
@Component
class NodeShutdown {

    /** A client without a request for this long is idle. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final DatabaseMode database;
    private final Duration announced;

    /** @param announced time between the end of readiness and the first refused connection */
    NodeShutdown(DatabaseMode database, @Value("${diemcau.leaving.announced:0s}") Duration announced) {
        this.database = database;
        this.announced = announced;
    }

    /** The first step of a stop. {@code /actuator/health/readiness} is already off by then. */
    @EventListener
    void leave(ContextClosedEvent closed) throws InterruptedException {
        // A node with the embedded PostgreSQL is the only one.
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
        awaitQuiet(connectors);
    }

    /**
     * A client that gets an answer now does not know yet that the connection will end, and may send one more request.
     * By now the server no longer reports its number of open connections.
     */
    private static void awaitQuiet(Connector[] connectors) throws InterruptedException {
        long start = System.nanoTime();
        long busyAt = start;
        long answered = 0;
        while (System.nanoTime() - busyAt < QUIET.toNanos() && System.nanoTime() - start < AT_MOST.toNanos()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            long before = answered;
            answered = pools(connectors)
                    .mapToLong(ThreadPoolExecutor::getCompletedTaskCount)
                    .sum();
            if (answered != before || pools(connectors).anyMatch(pool -> pool.getActiveCount() > 0)) {
                busyAt = System.nanoTime();
            }
        }
    }

    private static Stream<ThreadPoolExecutor> pools(Connector[] connectors) {
        return Arrays.stream(connectors)
                .map(connector -> connector.getProtocolHandler().getExecutor())
                .filter(ThreadPoolExecutor.class::isInstance)
                .map(ThreadPoolExecutor.class::cast);
    }
}
