package vn.diemcau.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system of its own that is soon full, in memory; only who may mount can have one. */
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

    /** Somebody else's file takes all that is left. */
    void fill() {
        try (FileChannel file = FileChannel.open(
                filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            while (true) {
                file.write(ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException e) {
            // It is full: that is what was asked for.
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
            // Lazily: what still looks at it must not keep the test.
            runs("umount", "-l", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
