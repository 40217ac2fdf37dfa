package vn.diemcau.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.WriteProtectRecord;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.RecordFormatException;
import vn.diemcau.platform.input.Refused;

/** Reads workbooks of Excel 97 to 2003, which old office computers still write, as a stream of records. */
final class XlsReader {

    private static final int MOST_TEXTS = 200_000;

    private static final Set<String> WORKBOOK = Set.of("Workbook", "WORKBOOK", "BOOK");

    private XlsReader() {}

    static Sheet read(byte[] content) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            DirectoryNode root = files.getRoot();
            if (root.hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
                return XlsxReader.read(DefaultPassword.decrypt(root));
            }
            String book = nameOfBook(root);
            try (InputStream records = root.createDocumentInputStream(book)) {
                refuseTooMuch(records);
            }
            XlsRecords found = new XlsRecords();
            HSSFRequest request = new HSSFRequest();
            request.addListenerForAllRecords(found.listener());
            try (InputStream records = root.createDocumentInputStream(book)) {
                new HSSFEventFactory().processEvents(request, records);
            }
            return found.sheet();
        } catch (EncryptedDocumentException e) {
            throw Unreadable.locked();
        } catch (OldExcelFormatException e) {
            throw tooOld();
        }
    }

    private static String nameOfBook(DirectoryNode root) {
        if (root.hasEntryCaseInsensitive("WordDocument")) {
            throw Unreadable.noSpreadsheet("tệp văn bản Word");
        }
        if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
            throw Unreadable.noSpreadsheet("tệp trình chiếu");
        }
        for (String entry : root.getEntryNames()) {
            if (WORKBOOK.contains(entry)) {
                return entry;
            }
        }
        if (root.hasEntryCaseInsensitive("Book")) {
            throw tooOld();
        }
        throw Unreadable.noSpreadsheet("tệp của một chương trình khác");
    }

    /** The parser creates all texts at once, and a small file can declare very many. */
    private static void refuseTooMuch(InputStream book) {
        RecordInputStream records = new RecordInputStream(book);
        int before = 0;
        int offset = 0;
        try {
            for (int count = 0; records.hasNextRecord(); count++) {
                records.nextRecord();
                int kind = records.getSid();
                offset += 4 + records.remaining();
                if (kind == FilePassRecord.sid) {
                    if (count != 1 && !(count == 2 && before == WriteProtectRecord.sid)) {
                        // The parser ignores it there and reads the text as unencrypted, while this check treats it as
                        // encrypted.
                        throw Unreadable.locked();
                    }
                    records = decrypted(book, records, offset);
                } else {
                    if (kind == SSTRecord.sid && announced(records) > MOST_TEXTS) {
                        throw Unreadable.tooMuch();
                    }
                    records.readRemainder();
                }
                before = kind;
            }
        } catch (RecordFormatException e) {
            // Padding after the last record; the parser stops before it.
            return;
        }
    }

    private static RecordInputStream decrypted(InputStream book, RecordInputStream records, int offset) {
        EncryptionInfo encryption = new FilePassRecord(records).getEncryptionInfo();
        records.readRemainder();
        DefaultPassword.unlock(encryption);
        return new RecordInputStream(book, encryption, offset);
    }

    private static long announced(RecordInputStream texts) {
        if (texts.remaining() < 8) {
            return 0;
        }
        texts.readInt();
        return Integer.toUnsignedLong(texts.readInt());
    }

    private static Refused tooOld() {
        return Unreadable.because(
                "Tệp của bản Excel quá cũ. Hãy mở tệp, lưu lại dạng .xlsx (Excel Workbook) rồi gửi lại.");
    }
}
