package vn.diemcau.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.diemcau.platform.document.Documents.paragraph;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.Refused.Reason;

/** The text of a letter in whatever file an office sends it. */
class DocumentTextTest {

    private static final String LETTER =
            "GIẤY MỜI\nThời gian: 07 giờ 30, ngày 19 tháng 01 năm 2022.\nĐề nghị các đơn vị dự họp.";

    private static Reason refusal(byte[] file) {
        Refused refused = catchThrowableOfType(Refused.class, () -> DocumentText.read(file));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.getMessage()).endsWith(".").doesNotContain("Exception");
        return refused.reason();
    }

    @Test
    void plain_text_is_read_in_each_encoding_of_unicode() {
        assertThat(DocumentText.read(LETTER.getBytes(StandardCharsets.UTF_8))).isEqualTo(LETTER);
        assertThat(DocumentText.read(("\ufeff" + LETTER).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(LETTER);
        assertThat(DocumentText.read(LETTER.getBytes(StandardCharsets.UTF_16))).isEqualTo(LETTER);
        assertThat(DocumentText.read(LETTER.getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(LETTER);
    }

    @Test
    void plain_text_of_vietnamese_windows_is_read() {
        String parted = Normalizer.normalize("Đề nghị dự họp trực tuyến", Normalizer.Form.NFD);
        String marks = parted.replace("e\u0302", "ê")
                .replace("D\u0335", "Đ")
                .replace("u\u031b", "ư")
                .replace("o\u031b", "ơ");
        assertThat(DocumentText.read(marks.getBytes(Charset.forName("windows-1258"))))
                .isEqualTo("Đề nghị dự họp trực tuyến");
    }

    @Test
    void plain_text_of_the_old_fonts_is_read() {
        byte[] tcvn3 = "§Ò nghÞ c¸c ®¬n vÞ chuÈn bÞ b¸o c¸o".getBytes(Charset.forName("windows-1252"));
        assertThat(DocumentText.read(tcvn3)).isEqualTo("Đề nghị các đơn vị chuẩn bị báo cáo");
        byte[] vni = "Ñeà nghò caùc ñôn vò chuaån bò baùo caùo".getBytes(Charset.forName("windows-1252"));
        assertThat(DocumentText.read(vni)).isEqualTo("Đề nghị các đơn vị chuẩn bị báo cáo");
    }

    @Test
    void decomposed_letters_are_composed() {
        byte[] parted = Normalizer.normalize(LETTER, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8);
        assertThat(DocumentText.read(parted)).isEqualTo(LETTER);
    }

    @Test
    void an_empty_file_has_an_empty_text() throws IOException {
        assertThat(DocumentText.read(new byte[0])).isEmpty();
        assertThat(DocumentText.read(Documents.docx(""))).isBlank();
    }

    @Test
    void a_word_file_is_read_by_paragraphs_with_the_numbers_that_word_shows() throws IOException {
        String numbering = """
                <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                <w:abstractNum w:abstractNumId="3">
                <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
                <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xf0b7;"/></w:lvl>
                </w:abstractNum>
                <w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>""";
        String item =
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        String body = paragraph("Yêu cầu:")
                + item.formatted(0, "Sở Y tế:")
                + item.formatted(1, "Chuẩn bị hội trường.")
                + item.formatted(0, "Sở Tài chính bố trí kinh phí.");

        assertThat(DocumentText.read(Documents.docx(body, numbering)).lines())
                .containsExactly(
                        "Yêu cầu:", "1. Sở Y tế:", "+ Chuẩn bị hội trường.", "2. Sở Tài chính bố trí kinh phí.");
    }

    @Test
    void a_table_of_a_word_file_keeps_its_rows_and_the_letterhead_becomes_lines() throws IOException {
        String cell = "<w:tc>%s</w:tc>";
        String head = "<w:tbl><w:tr>"
                + cell.formatted(paragraph("SỞ Y TẾ") + paragraph("Số: 12/SYT"))
                + cell.formatted(paragraph("Độc lập - Tự do - Hạnh phúc")) + "</w:tr></w:tbl>";
        String row = "<w:tr>" + cell + cell + "</w:tr>";
        String duties = "<w:tbl>"
                + row.formatted(paragraph("Đơn vị"), paragraph("Công việc"))
                + row.formatted(paragraph("Văn phòng"), paragraph("In tài liệu") + paragraph("Mời đại biểu"))
                + row.formatted(paragraph("Tổ kỹ thuật"), paragraph("Chạy thử")) + "</w:tbl>";

        assertThat(DocumentText.read(Documents.docx(head + duties, null)).lines())
                .containsExactly(
                        "SỞ Y TẾ",
                        "Số: 12/SYT",
                        "Độc lập - Tự do - Hạnh phúc",
                        "Đơn vị\tCông việc",
                        "Văn phòng\tIn tài liệu; Mời đại biểu",
                        "Tổ kỹ thuật\tChạy thử");
    }

    @Test
    void what_was_deleted_from_a_word_file_is_not_read() throws IOException {
        String body = "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:r><w:t>mới</w:t></w:r></w:p>";
        assertThat(DocumentText.read(Documents.docx(body, null)).strip()).isEqualTo("mới");
    }

    @Test
    void a_pdf_with_text_is_read() throws IOException {
        assertThat(DocumentText.read(Documents.pdf(LETTER.lines().toList()))
                        .strip()
                        .lines()
                        .map(String::strip))
                .containsExactlyElementsOf(LETTER.lines().toList());
    }

    @Test
    void a_letter_of_two_hundred_pages_is_read() throws IOException {
        List<String> lines =
                Collections.nCopies(200 * 45, "Đề nghị Sở Y tế chuẩn bị hội trường trước ngày 01/12/2026.");
        assertThat(DocumentText.read(Documents.pdf(lines)).lines()).hasSizeGreaterThanOrEqualTo(lines.size());
        assertThat(DocumentText.read(Documents.docx(String.join("\n", lines))).lines())
                .hasSize(lines.size());
    }

    @Test
    void what_cannot_be_read_is_told_from_what_is_no_letter() throws IOException, GeneralSecurityException {
        assertThat(refusal(Documents.lockedDocx())).isEqualTo(Reason.UNREADABLE);
        assertThat(refusal(Documents.lockedPdf())).isEqualTo(Reason.UNREADABLE);
        assertThat(refusal(Documents.scannedPdf())).isEqualTo(Reason.UNREADABLE);
        assertThat(refusal("%PDF-1.7 hỏng".getBytes(StandardCharsets.UTF_8))).isEqualTo(Reason.UNREADABLE);
        assertThat(refusal(Documents.oldWord())).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal(Documents.zip(Map.of("xl/workbook.xml", "<workbook/>"))))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal("\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal("<html><body>Giấy mời".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void files_that_would_fill_the_memory_are_refused() throws IOException {
        assertThat(refusal(Documents.pdfBomb())).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(Documents.docx(paragraph("a".repeat(30_000_000)), null)))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(new byte[DocumentText.LARGEST_FILE_MB * 1024 * 1024 + 1]))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal("a ".repeat(TextLimit.LONGEST).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.TOO_LARGE);
    }
}
