package vn.diemcau.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.FreePort;

/**
 * pg_dump and pg_restore of this machine, with a server that they understand: our own PostgreSQL where they are new enough,
 * else the machine's, of their version.
 */
final class PostgresTools implements Closeable {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private final Path folder;
    private final int port;
    private final Closeable server;

    private PostgresTools(Path folder, int port, Closeable server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** The missing tools; empty when none is missing. */
    static String missing() {
        Optional<Integer> version = version();
        if (version.isEmpty()) {
            return "pg_dump is not installed";
        }
        boolean isServed = version.get() >= Integer.parseInt(EmbeddedDatabase.VERSION)
                || Files.isExecutable(programs(version.get()).resolve("initdb"));
        return isServed ? "" : "pg_dump %d has no server of its version beside it".formatted(version.get());
    }

    static PostgresTools start(Path folder) throws IOException {
        int version = version().orElseThrow();
        if (version >= Integer.parseInt(EmbeddedDatabase.VERSION)) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            return new PostgresTools(folder, postgres.getPort(), postgres);
        }
        return startOfMachine(folder, programs(version));
    }

    private static PostgresTools startOfMachine(Path folder, Path programs) throws IOException {
        int port = FreePort.find();
        Path cluster = folder.resolve("cluster");
        String options = "-p %d -k '' -h 127.0.0.1 -c fsync=off".formatted(port);
        String log = folder.resolve("server.log").toString();
        run(Map.of(), asOther(programs, "initdb", "-D", cluster.toString(), "-A", "trust", "-U", "postgres"));
        run(Map.of(), asOther(programs, "pg_ctl", "-D", cluster.toString(), "-o", options, "-w", "-l", log, "start"));
        return new PostgresTools(
                folder,
                port,
                () -> run(Map.of(), asOther(programs, "pg_ctl", "-D", cluster.toString(), "-m", "immediate", "stop")));
    }

    /** Does what the documentation says, word for word, in this folder. */
    void asDocumented(String command, String from, String to) {
        run(Map.of("DATABASE", uri(from), "RESTORED", uri(to)), List.of("sh", "-c", "cd " + folder + " && " + command));
    }

    String jdbcUrl(String database) {
        return "jdbc:" + uri(database).replace("postgres@", "");
    }

    private String uri(String database) {
        return "postgresql://postgres@127.0.0.1:%d/%s".formatted(port, database);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static Optional<Integer> version() {
        try {
            Process process = new ProcessBuilder("pg_dump", "--version").start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(said);
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path programs(int version) {
        return Path.of("/usr/lib/postgresql/%d/bin".formatted(version));
    }

    /** PostgreSQL refuses to work for root. */
    private static List<String> asOther(Path programs, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(Map<String, String> environment, List<String> command) {
        try {
            Path said = Files.createTempFile("postgres-tools", ".log");
            ProcessBuilder program = new ProcessBuilder(command);
            program.environment().putAll(environment);
            // A file, not a pipe: the server that pg_ctl starts would keep a pipe open.
            int end = program.redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start()
                    .waitFor();
            assertThat(end).as(() -> command + "\n" + read(said)).isZero();
            Files.delete(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
