package vn.diemcau.platform.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A Word file with a password: Office wraps it into its old container. */
final class LockedDocument {

    private LockedDocument() {}

    static boolean isOne(byte[] content) {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            return container.getRoot().hasEntry(Decryptor.DEFAULT_POIFS_ENTRY);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
