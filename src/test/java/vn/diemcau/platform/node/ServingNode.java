package vn.diemcau.platform.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.diemcau.DiemCauApplication;
import vn.diemcau.FreePort;
import vn.diemcau.web.Web;

/** The whole application in a separate JVM that serves users and restarts on the same port. */
final class ServingNode implements AutoCloseable {

    static final String ADMINISTRATOR = "quantri";
    static final String FIRST_PASSWORD = "Mot cau that dai 2022";

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final String name;
    private final String databaseUrl;
    private final int port = FreePort.find();
    private Process process;

    private ServingNode(String name, String databaseUrl) {
        this.name = name;
        this.databaseUrl = databaseUrl;
    }

    static ServingNode start(String name, String databaseUrl) {
        ServingNode node = new ServingNode(name, databaseUrl);
        try {
            Files.deleteIfExists(node.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        node.start();
        return node;
    }

    void start() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                DiemCauApplication.class.getName(),
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--diemcau.admin.user=" + ADMINISTRATOR,
                "--diemcau.admin.password=" + FIRST_PASSWORD,
                "--diemcau.mail.outbox-folder=target/outbox",
                // One account represents many users here.
                "--diemcau.limits.requests-at-once=1000000");
        ProcessBuilder jvm = new ProcessBuilder(command);
        jvm.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            process = jvm.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    void awaitReady() {
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(said());
            }
            return isReady();
        });
    }

    private boolean isReady() {
        try {
            return Web.nobody(port).get("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** SIGTERM, as an operator's restart sends it. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Sends SIGKILL, so that nothing is closed properly. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(this::said).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String said() {
        try {
            return Files.readString(log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return Path.of("target", name + ".log");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
