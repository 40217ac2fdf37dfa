package vn.diemcau.browser;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.diemcau.FreePort;
import vn.diemcau.web.Web;

/** The packaged application, started by a command as an operator would. */
final class ShippedApplication implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    private final Path log;
    private final int port = FreePort.find();
    private final Process process;

    /** @param settings environment variables beside those of address and port */
    ShippedApplication(ProcessBuilder command, Map<String, String> settings, Path log) throws IOException {
        this.log = log;
        command.environment().putAll(settings);
        command.environment().put("SERVER_ADDRESS", "127.0.0.1");
        command.environment().put("SERVER_PORT", String.valueOf(port));
        process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** {@code java} of a script is the one that runs the tests. */
    static void useThisJava(ProcessBuilder command) {
        Map<String, String> environment = command.environment();
        environment.merge(
                "PATH",
                Path.of(System.getProperty("java.home"), "bin").toString(),
                (path, java) -> java + File.pathSeparator + path);
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

    /** The exit code of one that ends by itself. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It runs: " + said());
        }
        return process.exitValue();
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Its own PostgreSQL has to end with it.
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
