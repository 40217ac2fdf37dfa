package vn.diemcau.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;

/**
 * Opens workbooks that Excel encrypts with its default password. Excel does so when only changes are locked, and opens
 * them without a prompt.
 */
final class DefaultPassword {

    private static final String DESCRIPTION = EncryptionInfo.ENCRYPTION_INFO_ENTRY;
    private static final int LONGEST_DESCRIPTION = 64 * 1024;

    /** Excel's own number of rounds. The file declares it, and each round costs time. */
    private static final int MOST_ROUNDS = 100_000;

    private DefaultPassword() {}

    /** The zipped workbook inside. */
    static byte[] decrypt(DirectoryNode root) throws IOException {
        if (!root.hasEntry(DESCRIPTION)
                || !(root.getEntry(DESCRIPTION) instanceof DocumentEntry description)
                || description.getSize() > LONGEST_DESCRIPTION) {
            throw Unreadable.locked();
        }
        EncryptionInfo encryption = new EncryptionInfo(root);
        unlock(encryption);
        try (InputStream content = encryption.getDecryptor().getDataStream(root)) {
            return content.readAllBytes();
        } catch (GeneralSecurityException e) {
            throw Unreadable.locked();
        }
    }

    /** @throws vn.diemcau.platform.input.Refused when it has another password */
    static void unlock(EncryptionInfo encryption) {
        try {
            if (encryption.getVerifier().getSpinCount() > MOST_ROUNDS
                    || !encryption.getDecryptor().verifyPassword(Decryptor.DEFAULT_PASSWORD)) {
                throw Unreadable.locked();
            }
        } catch (GeneralSecurityException e) {
            throw Unreadable.locked();
        }
    }
}
