package vn.diemcau.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An application in a JVM of its own. */
final class Child implements AutoCloseable {

    /** The page that both bring along. */
    private static final String FIRST_PAGE = "/camunda/app/tasklist/default/";

    /** Where the page gets the programs of its parts from. */
    private static final Pattern PART = Pattern.compile("location: '([^']+)'");

    private final Process process;
    final int port;

    /** From the command until somebody could sign in. */
    final Duration coldStart;

    /** Starts the jar and waits until somebody could sign in. */
    Child(Path jar, List<String> jvm, Map<String, String> environment, Path log, Duration patience) throws IOException {
        port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .directory(log.getParent().toFile());
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        long start = System.nanoTime();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Http http = new Http(port, null);
        try {
            Waiting.until("first page of " + jar.getFileName(), patience, Duration.ofMillis(20), () -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("%s has ended: see %s".formatted(jar.getFileName(), log));
                }
                return canBeUsed(http);
            });
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
        coldStart = Duration.ofNanos(System.nanoTime() - start);
    }

    /** Whether the page is there, and the programs that it names: without one of them it stays blank. */
    private static boolean canBeUsed(Http http) {
        if (!http.isAnswered(FIRST_PAGE)) {
            return false;
        }
        List<String> parts = PART.matcher(Http.expect(200, http.get(FIRST_PAGE)))
                .results()
                .map(part -> part.group(1))
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalStateException(FIRST_PAGE + " names no programs");
        }
        return parts.stream().allMatch(part -> http.isAnswered(part + "/plugin.js"));
    }

    /** Resident memory in MiB; -1 where the system does not tell. */
    long residentMiB() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (Files.notExists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1L);
    }

    /** Processor time of all its threads since it was started. */
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the application holds, after a collection of all that it does not; in MiB. */
    double heapMiB() throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = jcmd.inputReader()) {
            String total = lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd counted nothing"));
            return Long.parseLong(total.split("\\s+")[2]) / 1048576.0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
