package vn.diemcau.platform.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files as offices make them. */
final class Files {

    /** Excel's two formats. */
    enum Excel {
        XLSX(XSSFWorkbook::new),
        XLS(HSSFWorkbook::new);

        private final Supplier<Workbook> empty;

        Excel(Supplier<Workbook> empty) {
            this.empty = empty;
        }

        byte[] file(Consumer<Workbook> content) {
            try (Workbook workbook = empty.get();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                content.accept(workbook);
                workbook.write(bytes);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Files() {}

    /** Fills a row with texts and numbers; null leaves a cell out. */
    static void row(org.apache.poi.ss.usermodel.Sheet sheet, int number, Object... cells) {
        Row row = sheet.createRow(number - 1);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number value) {
                row.createCell(column).setCellValue(value.doubleValue());
            } else if (cells[column] != null) {
                row.createCell(column).setCellValue(cells[column].toString());
            }
        }
    }

    /** Names and contents by turns. */
    static byte[] zip(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook that is encrypted, as one with a password is. */
    static byte[] locked(Excel excel, String password, Consumer<Workbook> content) throws Exception {
        if (excel == Excel.XLS) {
            Biff8EncryptionKey.setCurrentUserPassword(password);
            try {
                return excel.file(content);
            } finally {
                Biff8EncryptionKey.setCurrentUserPassword(null);
            }
        }
        return locked(new EncryptionInfo(EncryptionMode.agile), password, excel.file(content));
    }

    static byte[] locked(EncryptionInfo how, String password, byte[] content) throws Exception {
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = how.getEncryptor();
            encryptor.confirmPassword(password);
            try (OutputStream out = encryptor.getDataStream(files)) {
                out.write(content);
            }
            files.writeFilesystem(locked);
        }
        return locked.toByteArray();
    }

    /** The least that is a workbook, around the XML of its only sheet. */
    static byte[] workbookOf(String sheetXml, String... moreParts) {
        return workbook("xl/s.xml", "/xl/s.xml", sheetXml, moreParts);
    }

    /**
     * @param name of the part with the sheet
     * @param target how the workbook refers to it
     */
    static byte[] workbook(String name, String target, String sheetXml, String... moreParts) {
        return book("", "", name, target, sheetXml, moreParts);
    }

    /** The same with more sheets in the workbook and more relations beside it. */
    static byte[] book(String sheets, String more, String name, String target, String sheetXml, String... moreParts) {
        String relations =
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
        String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String[] parts = {
            "_rels/.rels",
            relations.formatted(
                    "<Relationship Id=\"a\" Type=\"" + types + "/officeDocument\" Target=\"xl/workbook.xml\"/>"),
            "xl/workbook.xml",
            "<x:workbook xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + types
                    + "\"><x:sheets><x:sheet name=\"A\" sheetId=\"1\" r:id=\"b\"/>"
                    + sheets.replace("<sheet", "<x:sheet") + "</x:sheets></x:workbook>",
            "xl/_rels/workbook.xml.rels",
            relations.formatted("<Relationship Id=\"b\" Type=\"" + types + "/worksheet\" Target=\"" + target + "\"/>"
                    + "<Relationship Id=\"c\" Type=\"" + types + "/sharedStrings\" Target=\"t.xml\"/>"
                    + "<Relationship Id=\"d\" Type=\"" + types + "/styles\" Target=\"y.xml\"/>" + more),
            name,
            sheetXml
        };
        String[] all = Arrays.copyOf(parts, parts.length + moreParts.length);
        System.arraycopy(moreParts, 0, all, parts.length, moreParts.length);
        return zip(all);
    }
}
