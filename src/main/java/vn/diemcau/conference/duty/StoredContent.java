package vn.diemcau.conference.duty;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.core.io.AbstractResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The content of an uploaded file, read in pieces so that many users can download large files. */
final class StoredContent extends AbstractResource {

    private static final int PIECE = 512 * 1024;

    private final JdbcClient jdbc;
    private final UUID id;
    private final long length;

    StoredContent(JdbcClient jdbc, UUID id, long length) {
        this.jdbc = jdbc;
        this.id = id;
        this.length = length;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "attachment " + id;
    }

    @Override
    public InputStream getInputStream() {
        return new Pieces();
    }

    private byte[] piece(long from) throws IOException {
        return jdbc.sql("select substring(content from ? for ?) from attachment where id = ?")
                .params(Math.toIntExact(from + 1), PIECE, id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new IOException("The file was removed while it was read"));
    }

    private final class Pieces extends InputStream {

        private long read;
        private InputStream piece = InputStream.nullInputStream();

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int wanted) throws IOException {
            int got = piece.read(into, offset, wanted);
            if (got < 0 && read < length) {
                piece = new ByteArrayInputStream(piece(read));
                got = piece.read(into, offset, wanted);
            }
            read += Math.max(got, 0);
            return got;
        }
    }
}
