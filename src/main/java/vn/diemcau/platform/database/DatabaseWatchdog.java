package vn.diemcau.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts the embedded PostgreSQL when it dies, for example on a full disk, and warns before the disk is full. */
final class DatabaseWatchdog implements AutoCloseable {

    /** Free space below this is reported in the log and the health. */
    static final long TOO_LITTLE = 100L << 20;

    /** PostgreSQL writes a complete log file of 16 MB before it is up. */
    private static final long NEEDED_TO_START = 24L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatchdog.class);

    private static final long LOOK_SECONDS = 5;
    private static final long PAUSE_SECONDS = 2;

    private final Path folder;
    private final Path cluster;
    private final Start start;
    private final Thread thread = new Thread(this::keep, "postgres-keeper");

    private boolean saidLittleRoom;
    private String saidOfStart;
    private volatile boolean closing;

    /** Brings PostgreSQL up on the same data and port. */
    interface Start {

        /** @throws DatabaseUnusable when it does not come up */
        void again() throws IOException;
    }

    DatabaseWatchdog(Path folder, Path cluster, Start start) {
        this.folder = folder;
        this.cluster = cluster;
        this.start = start;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void keep() {
        try {
            while (!closing) {
                awaitEnd();
                startAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws InterruptedException {
        ProcessHandle process = process();
        while (process != null && process.isAlive()) {
            lookAtRoom();
            try {
                process.onExit().get(LOOK_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                // PostgreSQL still runs.
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Null when there is none. */
    private ProcessHandle process() {
        try {
            String first = Files.readAllLines(cluster.resolve("postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(first.strip())).orElse(null);
        } catch (IOException | RuntimeException e) {
            LOG.debug("No running PostgreSQL in {}", cluster, e);
            return null;
        }
    }

    private void startAgain() throws InterruptedException {
        LOG.error("PostgreSQL đi kèm đã dừng đột ngột; đang khởi động lại. Dữ liệu đã lưu không mất.");
        saidOfStart = null;
        while (!closing) {
            try {
                if (room() < NEEDED_TO_START) {
                    say("Ổ đĩa chứa thư mục dữ liệu %s đã đầy. Giải phóng ổ đĩa, PostgreSQL sẽ tự chạy lại."
                            .formatted(folder));
                } else {
                    start.again();
                    LOG.warn("PostgreSQL đi kèm đã chạy lại.");
                    return;
                }
            } catch (DatabaseUnusable e) {
                say(e.getMessage() + " " + e.remedy());
            } catch (IOException | RuntimeException e) {
                say("Chưa khởi động lại được PostgreSQL đi kèm: " + e);
            }
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
    }

    /** Logs a reason once, and again when it changes. */
    private void say(String reason) {
        if (!reason.equals(saidOfStart)) {
            LOG.error("{}", reason);
        }
        saidOfStart = reason;
    }

    private void lookAtRoom() {
        long room = room();
        if (room < TOO_LITTLE && !saidLittleRoom) {
            LOG.error(
                    "Ổ đĩa chứa thư mục dữ liệu {} chỉ còn trống {} MB. Giải phóng ổ đĩa: khi đầy thì không lưu được gì.",
                    folder,
                    room >> 20);
        } else if (room >= TOO_LITTLE && saidLittleRoom) {
            LOG.warn("Ổ đĩa chứa thư mục dữ liệu {} đã có chỗ trống.", folder);
        }
        saidLittleRoom = room < TOO_LITTLE;
    }

    private long room() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            LOG.debug("No telling how much room {} has", folder, e);
            return Long.MAX_VALUE;
        }
    }

    /** Stops all further restarts. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            // A running start ends first, so that the caller also stops the server that it started.
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
