package vn.diemcau.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;

/** The one PostgreSQL 17 of a run, set up like the one that Điểm Cầu brings along; a database of its own for each side. */
final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Path cluster;

    Postgres(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        cluster = folder.resolve("cluster");
        server = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setOutputRedirector(
                        Redirect.appendTo(folder.resolve("postgres.log").toFile()))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "40")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_wal_size", "256MB")
                .setServerConfig("log_checkpoints", "off")
                .start();
    }

    /** An empty database of this name. */
    void create(String name) {
        run("postgres", "drop database if exists " + name + " with (force)");
        run("postgres", "create database " + name);
    }

    String url(String name) {
        return server.getJdbcUrl("postgres", name);
    }

    /** Small transactions that are on the disk when they return, one after the other on each connection. */
    double commitsPerSecond(int connections, Duration length) throws Exception {
        run("postgres", "create table if not exists bound (id bigint generated always as identity, word text)");
        long end = System.nanoTime() + length.toNanos();
        List<Callable<Long>> workers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            workers.add(() -> commitsUntil(end));
        }
        long commits = 0;
        for (long each : Clients.atOnce(workers)) {
            commits += each;
        }
        return commits / (length.toNanos() / 1e9);
    }

    private long commitsUntil(long end) throws SQLException {
        long commits = 0;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var insert = connection.prepareStatement("insert into bound (word) values ('x')")) {
            while (System.nanoTime() < end) {
                insert.executeUpdate();
                commits++;
            }
        }
        return commits;
    }

    /** Processor time of the processes that serve connections now. */
    Duration processorTime() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).get(0));
        return ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private void run(String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
