package vn.diemcau.platform.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.platform.sheet.Files.row;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.LittleEndian;
import org.apache.poi.util.LittleEndianOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.Files.Excel;

/**
 * Small files that promise much. The server stops when its heap is full, so that each of them has to be cheap, read or
 * refused. Another reader of workbooks has to pass these first (docs/adr/006-own-xlsx-reader.md).
 */
@ExtendWith(OutputCaptureExtension.class)
class HostileWorkbooksTest {

    private static final int MB = 1024 * 1024;
    private static final int MOST_MB = 100;
    private static final int MOST_LOGGED = 1_000;

    private static final String TABLE = "<sheetData><row><c><v>40</v></c></row></sheetData>";
    private static final String READ = "1 line";
    private static final String BROKEN = "tệp bị hỏng";
    private static final String TOO_MUCH = "quá nhiều dữ liệu";
    private static final String TOO_WIDE = "Bảng rộng quá 100 cột";
    private static final String LOCKED = "có mật khẩu";

    @BeforeAll
    static void the_first_file_loads_the_classes() {
        assertThat(read(sheet(TABLE))).isEqualTo(READ);
    }

    static Stream<Arguments> promises() {
        String cells = "<sheetData><row>" + "<c/>".repeat(300_000) + "<c><v>1</v></c></row></sheetData>";
        String pieces = ("a".repeat(100_000) + "<!---->").repeat(40);
        String style = "<xf numFmtId='0' fontId='0' xfId='7'><alignment horizontal='center'/></xf>";
        return Stream.of(
                file(
                        "a column without end",
                        READ,
                        sheet("<cols><col min='1' max='2000000000' hidden='1'/></cols>" + TABLE)),
                file("a row behind the last one", BROKEN, sheet(cell("A2000000000", 2_000_000_000))),
                file("a row before the first one", BROKEN, sheet(cell("A1", -5))),
                file("a column that a short number cannot count", TOO_WIDE, sheet(cell("CRXP1", 1))),
                file("a column that no number can count", BROKEN, sheet(cell("ZZZZZZZZZZ1", 1))),
                file("empty cells", TOO_WIDE, sheet(cells)),
                file("merged cells", READ, sheet(TABLE + each(100_000, "<mergeCell ref='A%1$d:B%1$d'/>"::formatted))),
                file(
                        "a text in pieces",
                        TOO_MUCH,
                        sheet("<row><c t='inlineStr'><is><t>" + pieces + "</t></is></c></row>")),
                file("texts", TOO_MUCH, sheet(TABLE, "xl/t.xml", "<sst>" + "<si><t/></si>".repeat(300_000))),
                file("styles", TOO_MUCH, styles("<cellXfs>" + "<xf/>".repeat(300_000))),
                file("formats", TOO_MUCH, styles(each(2_000, "<numFmt numFmtId='%d' formatCode='0'/>"::formatted))),
                file("styles of no cell", READ, styles("<dxfs>" + "<dxf/>".repeat(900_000) + "</dxfs>")),
                file("as many styles as Excel has", READ, styles("<cellXfs>" + style.repeat(64_000) + "</cellXfs>")),
                file("parts", READ, sheet(TABLE, parts(10_000))),
                file("sheets", TOO_MUCH, book("<sheet name='A'/>".repeat(1_000), "")),
                file("relations", TOO_MUCH, book("", each(9_000, HostileWorkbooksTest::relation))),
                file("relations to elsewhere", READ, book("", each(80_000, HostileWorkbooksTest::externalRelation))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("promises")
    void what_costs_nothing_to_write_costs_little_to_read(String name, String outcome, byte[] file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(read(file)).contains(outcome);

        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / MB).isLessThan(MOST_MB);
    }

    /** The texts of a list are people's names and telephone numbers. */
    @Test
    void the_log_says_nothing_of_what_a_file_holds(CapturedOutput log) {
        String texts = each(5_000, "<si><t>Cán bộ A 0900000001, xã %d</t></si>"::formatted);
        int before = log.length();

        assertThat(read(sheet("<sheetData><row><c t='s'><v>90000</v></c></row></sheetData>", "xl/t.xml", texts)))
                .contains(BROKEN);

        assertThat(log.toString().substring(before))
                .hasSizeLessThan(MOST_LOGGED)
                .doesNotContain("0900000001");
    }

    /** To try a password costs as many rounds as the file says. */
    @Test
    void a_password_that_takes_long_to_try_is_not_tried() throws Exception {
        byte[] file = Files.locked(new EncryptionInfo(EncryptionMode.agile), Decryptor.DEFAULT_PASSWORD, sheet(TABLE));
        String longer = new String(file, ISO_8859_1).replace("spinCount=\"100000\"", "spinCount=\"999999\"");

        assertThat(read(file)).isEqualTo(READ);
        assertThat(longer).contains("999999");
        assertThat(read(longer.getBytes(ISO_8859_1))).contains(LOCKED);
    }

    @Test
    void an_encrypted_file_is_as_bounded_as_an_open_one() throws Exception {
        byte[] bomb = sheet(TABLE, "xl/t.xml", "<sst>" + "<si><t/></si>".repeat(300_000));

        assertThat(read(Files.locked(new EncryptionInfo(EncryptionMode.agile), Decryptor.DEFAULT_PASSWORD, bomb)))
                .contains(TOO_MUCH);
        byte[] old = Files.locked(Excel.XLS, Decryptor.DEFAULT_PASSWORD, book -> row(book.createSheet(), 1, "Xã"));
        assertThat(read(old)).isEqualTo(READ);
        assertThat(read(announcingTexts(old))).contains(TOO_MUCH);
    }

    /** The cipher is a stream of bits laid over the text: who turns one over turns over that of the text. */
    private static byte[] announcingTexts(byte[] encrypted) throws IOException {
        byte[] records;
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(encrypted))) {
            records = files.createDocumentInputStream("Workbook").readAllBytes();
        }
        int at = 0;
        while (LittleEndian.getShort(records, at) != SSTRecord.sid) {
            at += 4 + LittleEndian.getUShort(records, at + 2);
        }
        int count = at + 8;
        LittleEndian.putInt(records, count, LittleEndian.getInt(records, count) ^ 1 ^ 2_000_000_000);
        return xls(records);
    }

    /** Excel writes it at the beginning only; POI reads on as if it were not there. */
    @Test
    void an_encryption_that_begins_late_hides_nothing() throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        LittleEndianOutputStream out = new LittleEndianOutputStream(records);
        record(out, BOFRecord.sid, 0x0600, BOFRecord.TYPE_WORKBOOK, 0, 0);
        record(out, (short) 0x42, 1200);
        record(out, (short) 0x42, 1200);
        record(out, FilePassRecord.sid, 0, 0, 0);
        record(out, SSTRecord.sid, 0, 0, 0xFFFF, 0x7FFF);

        assertThat(read(xls(records.toByteArray()))).contains(LOCKED);
    }

    private static byte[] xls(byte[] records) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(records), "Workbook");
            files.writeFilesystem(file);
        }
        return file.toByteArray();
    }

    private static void record(LittleEndianOutputStream out, short kind, int... values) {
        out.writeShort(kind);
        out.writeShort(2 * values.length);
        for (int value : values) {
            out.writeShort(value);
        }
    }

    private static Arguments file(String name, String outcome, byte[] content) {
        return Arguments.of(name, outcome, content);
    }

    private static byte[] sheet(String xml, String... moreParts) {
        return Files.workbookOf("<worksheet>" + xml + "</worksheet>", moreParts);
    }

    private static byte[] styles(String xml) {
        return sheet(TABLE, "xl/y.xml", "<styleSheet>" + xml + "</styleSheet>");
    }

    private static byte[] book(String sheets, String relations) {
        return Files.book(sheets, relations, "xl/s.xml", "/xl/s.xml", "<worksheet>" + TABLE + "</worksheet>");
    }

    private static String cell(String place, int row) {
        return "<sheetData><row r='%d'><c r='%s'><v>1</v></c></row></sheetData>".formatted(row, place);
    }

    private static String relation(int id) {
        return "<Relationship Id='x%1$d' Type='x' Target='%1$d'/>".formatted(id);
    }

    private static String externalRelation(int id) {
        return "<Relationship Id='x%1$d' Type='x' Target='http://a.example/%1$d' TargetMode='External'/>".formatted(id);
    }

    private static String[] parts(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(i -> Stream.of("xl/media/image" + i + ".png", ""))
                .toArray(String[]::new);
    }

    private static String each(int count, IntFunction<String> text) {
        return IntStream.range(1, count).mapToObj(text).collect(Collectors.joining());
    }

    private static String read(byte[] file) {
        try {
            return SheetReader.read(file, "danh sách.xlsx").lines().size() + " line";
        } catch (Refused e) {
            return e.getMessage();
        }
    }
}
