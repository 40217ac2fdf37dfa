package vn.diemcau.platform.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The parts of a zipped file, unpacked while they are read, within the server's limits. */
public final class ZipParts implements AutoCloseable {

    private static final int MB = 1024 * 1024;
    private static final int LARGEST_PART = 20 * MB;
    private static final int LARGEST_OF_ALL = 60 * MB;

    /** Longest text without an element. A cell's text is far shorter, and the parser keeps such a text in memory. */
    private static final int LONGEST_RUN = 512 * 1024;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int unpacked;

    /** @throws IOException when it is no zipped file */
    public ZipParts(byte[] content) throws IOException {
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            parts.putIfAbsent(plain(entry.getName()), entry);
        }
    }

    /**
     * Whether there is such a part.
     *
     * @param name name with slashes, without escapes and without a leading slash
     */
    public boolean has(String name) {
        return parts.containsKey(name);
    }

    /** The content of a part, which must be there. */
    public InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = parts.get(name);
        if (entry == null) {
            throw new IOException("No part " + name);
        }
        return new Limited(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Some programs write backslashes, escaped blanks or a leading slash, and Excel accepts them. */
    private static String plain(String name) {
        String plain = name.replace('\\', '/').replace("%20", " ");
        return plain.startsWith("/") ? plain.substring(1) : plain;
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
