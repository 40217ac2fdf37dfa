package vn.diemcau.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Locks a data folder for one process. The system releases the lock however that process dies. */
final class FolderLock implements AutoCloseable {

    // Far behind the content, so that the holder's process number stays readable where locks are mandatory (Windows).
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Locks the folder, or throws {@link DatabaseUnusable} when another process holds it. */
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            channel.close();
            throw new DatabaseUnusable(
                    "Thư mục dữ liệu %s đang được một Điểm Cầu khác sử dụng (tiến trình số %s)."
                            .formatted(folder, Files.readString(file)),
                    "Dừng Điểm Cầu đó trước, hoặc chọn thư mục khác bằng DIEMCAU_EMBEDDED_DATAFOLDER.",
                    null);
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
