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
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.LittleEndian;
import vn.diemcau.platform.input.Refused;

/** Workbooks of Excel 97 to 2003, which old office computers still write; read as a stream of records. */
final class XlsReader {

    private static final int MOST_TEXTS = 200_000;

    private static final Set<String> WORKBOOK = Set.of("Workbook", "WORKBOOK", "BOOK");

    private XlsReader() {}

    static Sheet read(byte[] content) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            DirectoryNode root = files.getRoot();
            String book = nameOfBook(root);
            try (InputStream records = root.createDocumentInputStream(book)) {
                refuseLockedOrTooMuch(records);
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
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw Unreadable.locked();
        }
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

    /** The parser makes all texts at once, and a small file can announce very many. */
    private static void refuseLockedOrTooMuch(InputStream records) throws IOException {
        byte[] head = new byte[4];
        while (records.readNBytes(head, 0, 4) == 4) {
            int kind = LittleEndian.getUShort(head, 0);
            int length = LittleEndian.getUShort(head, 2);
            byte[] body = records.readNBytes(length);
            if (kind == FilePassRecord.sid) {
                throw Unreadable.locked();
            }
            if (kind == SSTRecord.sid && body.length >= 8 && LittleEndian.getUInt(body, 4) > MOST_TEXTS) {
                throw Unreadable.tooMuch();
            }
        }
    }

    private static Refused tooOld() {
        return Unreadable.because(
                "Tệp của bản Excel quá cũ. Hãy mở tệp, lưu lại dạng .xlsx (Excel Workbook) rồi gửi lại.");
    }
}
