package vn.diemcau.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A received body: in memory if small, else in a file that is deleted with the request. */
public final class BufferedBody implements AutoCloseable {

    private final byte[] start;
    private final Path file;
    private final long size;
    private InputStream open;

    private BufferedBody(byte[] start, Path file, long size) {
        this.start = start;
        this.file = file;
        this.size = size;
    }

    public static BufferedBody of(InputStream arriving) throws IOException {
        byte[] start = arriving.readNBytes(BodySizes.USUAL + 1);
        if (start.length <= BodySizes.USUAL) {
            return new BufferedBody(start, null, start.length);
        }
        // Readable by this account only.
        Path file = Files.createTempFile("diemcau-", ".body");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start);
            long size = start.length + arriving.transferTo(out);
            return new BufferedBody(null, file, size);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    public long size() {
        return size;
    }

    /** The request with this body. */
    public HttpServletRequest of(HttpServletRequest request) throws IOException {
        // Buffered, because the engine's REST API reads single bytes.
        open = file == null
                ? new ByteArrayInputStream(start)
                : new BufferedInputStream(Files.newInputStream(file), BodySizes.USUAL);
        return new SizeFilter.WithBody(request, new Stream(open, size));
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private static final class Stream extends ServletInputStream {

        private final InputStream kept;
        private long left;

        private Stream(InputStream kept, long size) {
            this.kept = kept;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            int one = kept.read();
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            int got = kept.read(into, offset, wanted);
            left -= Math.max(got, 0);
            return got;
        }

        @Override
        public boolean isFinished() {
            return left <= 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Nobody reads a body asynchronously here");
        }
    }
}
