package vn.diemcau.platform.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.springframework.http.HttpHeaders;

/**
 * Holds back a response, so that another one can replace it. A long response is held only until it exceeds the buffer.
 */
final class BufferedResponse extends HttpServletResponseWrapper {

    static final int AT_MOST = 64 * 1024;

    private final Held body = new Held();
    private PrintWriter writer;
    private long length = -1;

    BufferedResponse(HttpServletResponse response) {
        super(response);
    }

    /** Whether the response can still be replaced. */
    boolean isHeld() {
        return body.held != null && !getResponse().isCommitted();
    }

    byte[] content() {
        return body.held == null ? new byte[0] : body.held.toByteArray();
    }

    /** Discards the held content. */
    void drop() {
        resetBuffer();
        length = -1;
    }

    /** Sends the held content. */
    void release() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (body.held != null && !getResponse().isCommitted()) {
            if (body.held.size() > 0) {
                super.setContentLengthLong(body.held.size());
            }
            body.pass();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(body, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (body.held == null) {
            super.flushBuffer();
        }
    }

    @Override
    public boolean isCommitted() {
        return body.held == null && super.isCommitted();
    }

    @Override
    public void sendError(int status) throws IOException {
        resetBuffer();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        resetBuffer();
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        resetBuffer();
        super.sendRedirect(location);
    }

    @Override
    public void reset() {
        super.reset();
        resetBuffer();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        if (body.held != null) {
            body.held.reset();
        }
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        this.length = length;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            length = Long.parseLong(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            length = Long.parseLong(value);
        } else {
            super.addHeader(name, value);
        }
    }

    private final class Held extends ServletOutputStream {

        /** Null once the response is too long to hold. */
        private ByteArrayOutputStream held = new ByteArrayOutputStream(1024);

        private ServletOutputStream out;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            if (held != null && held.size() + count <= AT_MOST) {
                held.write(from, offset, count);
                return;
            }
            if (held != null) {
                if (length >= 0) {
                    BufferedResponse.super.setContentLengthLong(length);
                }
                pass();
            }
            out.write(from, offset, count);
        }

        private void pass() throws IOException {
            out = getResponse().getOutputStream();
            ByteArrayOutputStream first = held;
            held = null;
            first.writeTo(out);
        }

        @Override
        public void flush() throws IOException {
            if (out != null) {
                out.flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Nobody writes an answer asynchronously here");
        }
    }
}
