package vn.diemcau.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that outlived its killed Điểm Cầu. */
final class Orphan {

    private static final Logger log = LoggerFactory.getLogger(Orphan.class);

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);
    private static final long STOP_SECONDS = 10;

    private Orphan() {}

    /** Stops the PostgreSQL still running on the cluster from that program folder; needs the folder's lock. */
    static void stop(Path cluster, Path program) throws IOException {
        Path trace = cluster.resolve("postmaster.pid");
        if (Files.notExists(trace)) {
            return;
        }
        List<String> lines = Files.readAllLines(trace);
        Optional<ProcessHandle> named = number(lines, 0).flatMap(ProcessHandle::of);
        if (named.isEmpty()) {
            if (number(lines, 0).isEmpty()) {
                // A file cut off by a power failure. PostgreSQL would refuse to start on it.
                Files.delete(trace);
            }
            return;
        }
        ProcessHandle process = named.get();
        Optional<Instant> started = process.info().startInstant();
        Optional<Instant> written = number(lines, 2).map(Instant::ofEpochSecond);
        boolean ours = runsFrom(process, program)
                || started.isPresent() && written.isPresent() && near(started.get(), written.get());
        if (ours) {
            log.warn("Dừng PostgreSQL còn sót lại từ lần chạy trước (tiến trình số {})", process.pid());
            end(process);
        } else if (started.isPresent()) {
            // Another program now has this process number. PostgreSQL would mistake it for itself and refuse to start.
            Files.delete(trace);
        }
    }

    private static Optional<Long> number(List<String> lines, int line) {
        try {
            return lines.size() <= line
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.get(line).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean runsFrom(ProcessHandle process, Path program) throws IOException {
        Optional<String> command = process.info().command();
        return command.isPresent()
                && Files.exists(program)
                && Path.of(command.get()).startsWith(program.toRealPath());
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }

    private static void end(ProcessHandle process) {
        List<ProcessHandle> children = process.children().toList();
        process.destroy();
        if (!gone(process)) {
            // Committed data is safe: PostgreSQL replays its log at the next start.
            children.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            gone(process);
        }
    }

    private static boolean gone(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
