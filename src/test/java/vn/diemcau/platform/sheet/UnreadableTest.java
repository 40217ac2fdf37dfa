package vn.diemcau.platform.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.diemcau.platform.sheet.Files.row;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.Files.Excel;

/** What is refused, and that every refusal says why. */
class UnreadableTest {

    private static final int MB = 1024 * 1024;

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of("MZ\u0090\0\u0003", "là một chương trình, không phải bảng tính"),
                Arguments.of("%PDF-1.7\n", "là tệp PDF, không phải bảng tính"),
                Arguments.of("\u0089PNG\r\n\u001a\n", "là tệp ảnh, không phải bảng tính"),
                Arguments.of("\u00ff\u00d8\u00ff\u00e0", "là tệp ảnh, không phải bảng tính"),
                Arguments.of("Rar!\u001a", "là tệp nén, không phải bảng tính"),
                Arguments.of("<html><table><tr><td>Xã", "là trang web hoặc tệp XML, không phải bảng tính"),
                Arguments.of("<?xml version=\"1.0\"?><Workbook", "là trang web hoặc tệp XML, không phải bảng tính"),
                Arguments.of("\u0001\u0002\u0003\u0004\0\0\0abc", "không phải bảng tính"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void a_file_of_another_kind_is_refused_whatever_its_name(String start, String why) {
        assertThat(refusal(start.getBytes(ISO_8859_1))).contains(why);
    }

    @Test
    void zipped_files_that_are_no_workbooks_are_told_apart() {
        assertThat(
                        refusal(
                                Files.zip(
                                        "_rels/.rels",
                                        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>")))
                .contains("Word");
        assertThat(refusal(Files.zip("a.txt", "abc"))).contains("tệp nén");
        assertThat(refusal(Files.zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "")))
                .contains("OpenDocument");
    }

    @Test
    void a_workbook_with_a_password_is_refused() throws Exception {
        byte[] plain = Excel.XLSX.file(book -> row(book.createSheet(), 1, "Xã"));
        byte[] locked = Files.locked(new EncryptionInfo(EncryptionMode.standard), "khoa", plain);

        assertThat(refusal(locked)).contains("có mật khẩu");
        assertThat(refusal(Files.locked(Excel.XLS, "khoa", book -> row(book.createSheet(), 1, "Xã"))))
                .contains("có mật khẩu");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void a_broken_file_is_refused(Excel excel) {
        byte[] whole = excel.file(book -> row(book.createSheet(), 1, "Xã Phú Gia", 40));

        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2))).contains("Hãy");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void no_damage_brings_anything_else_than_a_table_or_a_refusal(Excel excel) {
        byte[] whole = excel.file(book -> {
            var table = book.createSheet();
            for (int line = 1; line < 30; line++) {
                row(table, line, "Xã " + line, line);
            }
        });
        Random random = new Random(3);
        for (int attempt = 0; attempt < 300; attempt++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 5; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(SheetReader.read(damaged, "a").lines()).isNotEmpty();
            } catch (Refused refused) {
                assertThat(refused.reason()).isEqualTo(Refused.Reason.INVALID);
            }
        }
    }

    @Test
    void nothing_is_refused_as_empty() {
        assertThat(refusal(new byte[0])).contains("không có nội dung");
        assertThat(refusal(null)).contains("không có nội dung");
        assertThat(refusal(" \n;;\n".getBytes(UTF_8))).contains("Không có nội dung");
        assertThat(refusal(Excel.XLSX.file(book -> book.createSheet()))).contains("Không có nội dung");
        assertThat(refusalOfPaste(null)).contains("không có nội dung");
        assertThat(refusalOfPaste(" \t\n")).contains("không có nội dung");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void a_table_that_nobody_sees_is_not_read_in_silence(Excel excel) {
        assertThat(refusal(excel.file(book -> {
                    book.createSheet("Trống");
                    row(book.createSheet("Cũ"), 1, "Xã");
                    book.setSheetHidden(1, true);
                })))
                .contains("Chỉ trang tính đang ẩn có nội dung: “Cũ”");
    }

    @Test
    void files_and_pastes_are_bounded() {
        assertThat(refusal(new byte[5 * MB + 1])).contains("Tệp lớn quá 5 MB");
        assertThat(refusal(new byte[25 * MB])).contains("Tệp lớn quá 5 MB");
        assertThat(refusalOfPaste("Xã Phú Gia\t40\n".repeat(10 * MB / 14))).contains("Phần vừa dán lớn quá 2 MB");
    }

    @ParameterizedTest
    @EnumSource(Excel.class)
    void five_thousand_lines_are_read_and_one_more_is_not(Excel excel) {
        assertThat(SheetReader.read(lines(excel, 5_000), "a").lines()).hasSize(5_000);
        assertThat(refusal(lines(excel, 5_001))).contains("Bảng dài quá 5.000 dòng");
        assertThat(SheetReader.readPasted("Xã\n\n".repeat(5_000)).lines()).hasSize(5_000);
        assertThat(refusalOfPaste("Xã\n".repeat(5_001))).contains("Bảng dài quá 5.000 dòng");
    }

    @Test
    void a_hundred_columns_are_read_and_one_more_is_not() {
        assertThat(SheetReader.readPasted("a\t".repeat(100) + "\t\t")
                        .lines()
                        .get(0)
                        .cells())
                .hasSize(100);
        assertThat(refusalOfPaste("a\t".repeat(101))).contains("Bảng rộng quá 100 cột (ô CW1 có nội dung)");
    }

    @Test
    void a_cell_is_bounded() {
        assertThat(refusalOfPaste("Xã\t" + "a".repeat(32_768))).contains("Ô B1 dài quá 32767 ký tự");
    }

    @Test
    void a_zip_bomb_is_refused_before_it_fills_the_memory() {
        String bomb = "<worksheet><sheetData>" + "<row/>".repeat(60 * MB / 6) + "</sheetData></worksheet>";

        assertThat(refusal(Files.workbookOf(bomb))).contains("quá nhiều dữ liệu");
    }

    @Test
    void one_text_shown_in_many_cells_is_bounded() {
        String cells =
                "<worksheet><sheetData>" + ("<row>" + "<c t=\"s\"><v>0</v></c>".repeat(50) + "</row>").repeat(1_000)
                        + "</sheetData></worksheet>";

        assertThat(refusal(
                        Files.workbookOf(cells, "xl/t.xml", "<sst><si><t>" + "a".repeat(32_000) + "</t></si></sst>")))
                .contains("quá nhiều dữ liệu");
    }

    static Stream<Arguments> hostileXml() {
        return Stream.of(
                Arguments.of("deep", "<a>".repeat(1_000_000)),
                Arguments.of("a long attribute", "<worksheet a=\"" + "b".repeat(15 * MB) + "\"/>"),
                Arguments.of("a long text", "<worksheet>" + "b".repeat(15 * MB) + "</worksheet>"),
                Arguments.of("many names", "<worksheet>" + names() + "</worksheet>"),
                Arguments.of(
                        "an entity",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c><v>&x;</v></c></row></sheetData></worksheet>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileXml")
    void xml_that_only_fills_the_memory_is_refused(String name, String xml) {
        assertThat(refusal(Files.workbookOf(xml))).contains("Hãy");
    }

    private static String names() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 500_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        return names.toString();
    }

    private static byte[] lines(Excel excel, int count) {
        return excel.file(book -> {
            var table = book.createSheet();
            for (int line = 1; line <= count; line++) {
                row(table, line, "Xã " + line, line);
            }
        });
    }

    private static String refusal(byte[] content) {
        return catchThrowableOfType(Refused.class, () -> SheetReader.read(content, "danh sách.xlsx"))
                .getMessage();
    }

    private static String refusalOfPaste(String text) {
        return catchThrowableOfType(Refused.class, () -> SheetReader.readPasted(text))
                .getMessage();
    }
}
