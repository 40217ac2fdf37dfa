package vn.diemcau.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small file system in memory that fills up soon. It requires the right to mount. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether this system lets us make one. */
    static boolean isPossible() {
        try {
            Path folder = Files.createTempDirectory("small-disk");
            boolean possible = runs("mount", "-t", "tmpfs", "-o", "size=1m", "diemcau-test", folder.toString());
            if (possible) {
                runs("umount", folder.toString());
            }
            Files.delete(folder);
            return possible;
        } catch (IOException e) {
            return false;
        }
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        if (!runs("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "diemcau-test", folder.toString())) {
            throw new IOException("Nothing can be mounted on " + folder);
        }
        return new SmallDisk(folder);
    }

    private static boolean runs(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Fills the disk with another file. */
    void fill() {
        try (FileChannel file = FileChannel.open(
                filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            while (true) {
                file.write(ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException e) {
            // The disk is full, as intended.
        }
    }

    void free() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        try {
            // A lazy unmount, so that open files do not block the test.
            runs("umount", "-l", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
