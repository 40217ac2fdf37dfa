package vn.diemcau.escalation.relay;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A PostgreSQL that finds its data again when it is started anew. */
public final class Cluster {

    private Cluster() {}

    /** @param port 0 for any that is free */
    public static EmbeddedPostgres start(Path folder, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("cluster"))
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it, as on a machine that goes to sleep, or wakes up. */
    public static void all(Path folder, Signal signal) {
        ProcessHandle server = server(folder);
        Stream.concat(Stream.of(server), server.descendants()).forEach(signal::to);
    }

    private static ProcessHandle server(Path folder) {
        try {
            String id =
                    Files.readAllLines(folder.resolve("cluster/postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
