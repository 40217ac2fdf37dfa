package vn.diemcau.escalation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import vn.diemcau.DiemCauApplication;
import vn.diemcau.FreePort;

/** The whole application in a separate JVM, in any time zone and at any time. */
public final class Node implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int port;

    /** The main class of that JVM. Each number on its input sets the offset of its clock in milliseconds. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            ClockUtil.offset(Long.getLong("node.offset"));
            Thread clock = new Thread(Main::setClock, "clock");
            clock.setDaemon(true);
            clock.start();
            DiemCauApplication.main(arguments);
        }

        private static void setClock() {
            try (Scanner in = new Scanner(System.in, StandardCharsets.US_ASCII)) {
                while (in.hasNextLong()) {
                    ClockUtil.offset(in.nextLong());
                }
            }
        }
    }

    private Node(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param name of its log file
     * @param zone of the machine that it runs on
     * @param now what its clock says when it starts
     * @param more settings
     */
    static Node start(
            Path folder, String name, String zone, Instant now, String databaseUrl, int smtpPort, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.connection-timeout=3000",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtpPort));
        if (more.length == 0) {
            // The work of a killed node is taken over soon.
            settings.add("--camunda.bpm.job-execution.lock-time-in-millis=10000");
        }
        settings.addAll(List.of(more));
        return start(folder, name, zone, now, FreePort.find(), settings);
    }

    /** Starts a node with the shipped defaults plus these settings; its log is appended. */
    public static Node start(Path folder, String name, String zone, Instant now, int port, List<String> settings) {
        return start(
                folder,
                name,
                zone,
                now,
                port,
                List.of("-Xmx400m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                settings);
    }

    /** The same with JVM options, for example for memory. */
    public static Node start(
            Path folder,
            String name,
            String zone,
            Instant now,
            int port,
            List<String> jvmOptions,
            List<String> settings) {
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Duser.timezone=" + zone,
                "-Dnode.offset=" + offset(now),
                Main.class.getName(),
                "--server.port=" + port));
        command.addAll(settings);
        try {
            ProcessBuilder jvm = new ProcessBuilder(command);
            jvm.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            jvm.environment().put("TZ", zone);
            return new Node(
                    jvm.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    log,
                    port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long offset(Instant now) {
        return Duration.between(Instant.now(), now).toMillis();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int port() {
        return port;
    }

    /** Whether it takes requests and says that all is well. */
    public boolean isUp() {
        if (!isAlive()) {
            throw new IllegalStateException(log());
        }
        return health() == 200;
    }

    /** The HTTP status of its health; 0 without a response. */
    public int health() {
        try {
            URLConnection health = URI.create("http://localhost:" + port + "/actuator/health")
                    .toURL()
                    .openConnection();
            health.setConnectTimeout(1_000);
            health.setReadTimeout(20_000);
            return ((HttpURLConnection) health).getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Sends SIGKILL, so that nothing is closed properly. */
    public void kill() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Suspends it like a sleeping machine, until {@link #resume}. */
    public void suspend() {
        Signal.STOP.to(process.toHandle());
    }

    public void resume() {
        Signal.CONT.to(process.toHandle());
    }

    /** Its clock jumps. */
    @SuppressWarnings("resource")
    public void tellHour(Instant now) {
        PrintStream in = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        in.println(offset(now));
        assertThat(in.checkError()).isFalse();
    }

    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }
}
