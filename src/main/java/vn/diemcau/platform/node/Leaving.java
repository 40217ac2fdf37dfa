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
 * Sends people on to the other nodes before this one stops: new connections are refused, which a proxy takes to another
 * node, while who is connected already gets the answer, and with it the end of the connection. The server's own graceful
 * stop, which comes afterwards, answers 503 to whoever asks once more over an open connection.
 */
@Component
class Leaving {

    /** Who asks nothing for so long is not in the middle of something. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration AT_MOST = Duration.ofSeconds(10);

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
        awaitQuiet(connectors);
    }

    /**
     * Who is answered just now does not know yet that the connection ends, and asks once more over it. How many connections
     * are open the server does not tell any more by now.
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
