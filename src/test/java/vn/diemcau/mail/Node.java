package vn.diemcau.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import vn.diemcau.DiemCauApplication;

/** The whole application as a JVM of its own, somewhere in the world and at an hour of the test's choice. */
final class Node implements AutoCloseable {

    private final Process process;
    private final Path log;

    /** What runs in that JVM. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            ClockUtil.offset(Long.getLong("node.offset"));
            DiemCauApplication.main(arguments);
        }
    }

    private Node(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param name of its log file
     * @param zone of the machine that it runs on
     * @param now what its clock says when it starts
     */
    static Node start(Path folder, String name, String zone, Instant now, String databaseUrl, int smtpPort) {
        Path log = folder.resolve(name + ".log");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=" + zone,
                "-Dnode.offset=" + Duration.between(Instant.now(), now).toMillis(),
                Main.class.getName(),
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.connection-timeout=3000",
                "--server.port=0",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtpPort,
                // What a killed node was at is taken over soon.
                "--camunda.bpm.job-execution.lock-time-in-millis=10000");
        try {
            ProcessBuilder jvm = new ProcessBuilder(command);
            jvm.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            jvm.environment().put("TZ", zone);
            return new Node(
                    jvm.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: it can say goodbye to nobody. */
    void kill() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
