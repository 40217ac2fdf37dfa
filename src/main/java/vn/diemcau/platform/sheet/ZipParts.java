package vn.diemcau.platform.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The parts of a zipped file, unpacked only as they are read, and never more than a server can bear. */
final class ZipParts implements AutoCloseable {

    private static final int MB = 1024 * 1024;
    private static final int LARGEST_PART = 20 * MB;
    private static final int LARGEST_OF_ALL = 60 * MB;

    /** The longest run without an element: a cell's text is far shorter, and XML keeps a run in memory. */
    private static final int LONGEST_RUN = 512 * 1024;

    private final ZipFile zip;
    private int unpacked;

    ZipParts(byte[] content) throws IOException {
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get();
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("No part " + name);
        }
        return new Limited(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Limited extends FilterInputStream {

        private int length;
        private int run;

        Limited(InputStream part) {
            super(part);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = super.read(into, from, most);
            for (int i = from; i < from + count; i++) {
                run = into[i] == '<' ? 0 : run + 1;
                if (run > LONGEST_RUN) {
                    throw Unreadable.tooMuch();
                }
            }
            length += Math.max(count, 0);
            unpacked += Math.max(count, 0);
            if (length > LARGEST_PART || unpacked > LARGEST_OF_ALL) {
                throw Unreadable.tooMuch();
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
