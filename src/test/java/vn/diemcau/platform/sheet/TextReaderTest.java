package vn.diemcau.platform.sheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files and what people paste. */
class TextReaderTest {

    private static final List<Line> TWO_SITES = List.of(
            new Line(1, List.of("Tên điểm cầu", "Số đại biểu")), new Line(2, List.of("Thị trấn Hương Khê", "45")));

    static Stream<Arguments> encodings() {
        Charset old = Charset.forName("windows-1258");
        String text = "Tên điểm cầu,Số đại biểu\r\nThị trấn Hương Khê,45\r\n";
        return Stream.of(
                Arguments.of("UTF-8", text.getBytes(UTF_8)),
                Arguments.of("UTF-8 BOM", ("\ufeff" + text).getBytes(UTF_8)),
                Arguments.of(
                        "UTF-8 NFD",
                        Normalizer.normalize(text, Normalizer.Form.NFD).getBytes(UTF_8)),
                Arguments.of("UTF-16LE BOM", ("\ufeff" + text).getBytes(UTF_16LE)),
                Arguments.of("UTF-16BE BOM", ("\ufeff" + text).getBytes(UTF_16BE)),
                Arguments.of("UTF-16LE", text.getBytes(UTF_16LE)),
                Arguments.of("UTF-16BE", text.getBytes(UTF_16BE)),
                Arguments.of("Windows-1258", oldVietnamese(text).getBytes(old)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void a_csv_file_is_read_in_any_encoding_that_offices_write(String name, byte[] content) {
        Sheet sheet = SheetReader.read(content, "danh sách.csv");

        assertThat(sheet.lines()).isEqualTo(TWO_SITES);
        assertThat(sheet.notes()).hasSize(name.equals("Windows-1258") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", ","})
    void the_separator_is_found(String separator) {
        String text =
                "Tên điểm cầu;Địa điểm;Số đại biểu\nXã A;\"Nhà 2, tầng 3; phòng họp\";45\nXã B;\"Nhà \"\"B\"\"\";30\n"
                        .replace("điểm cầu;", "điểm cầu" + separator)
                        .replace("Địa điểm;", "Địa điểm" + separator)
                        .replace("A;", "A" + separator)
                        .replace("B;", "B" + separator)
                        .replace("\";", "\"" + separator);

        assertThat(SheetReader.read(text.getBytes(UTF_8), "a.csv").lines())
                .containsExactly(
                        new Line(1, List.of("Tên điểm cầu", "Địa điểm", "Số đại biểu")),
                        new Line(2, List.of("Xã A", "Nhà 2, tầng 3; phòng họp", "45")),
                        new Line(3, List.of("Xã B", "Nhà \"B\"", "30")));
    }

    @Test
    void commas_within_an_address_do_not_separate_columns() {
        String text = "Xã A;Phòng 1, tầng 2, nhà 3, khu 4;45\nXã B;Hội trường;30\n";

        assertThat(SheetReader.read(text.getBytes(UTF_8), "a.csv").lines())
                .extracting(line -> line.cells().size())
                .containsExactly(3, 3);
    }

    @Test
    void excels_own_hint_names_the_separator() {
        assertThat(SheetReader.read("sep=;\r\nXã A, B;45\r\n".getBytes(UTF_8), "a.csv")
                        .lines())
                .containsExactly(new Line(2, List.of("Xã A, B", "45")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void what_was_copied_from_excel_is_read(String lineBreak) {
        String pasted = String.join(
                lineBreak,
                "Xã Phú Gia\t40\tHội trường A",
                "",
                "Xã Hà Linh\t1.200\t\"Tầng 2\nnhà B\"",
                "Xã Lộc Yên\t\t",
                "");

        assertThat(SheetReader.readPasted(pasted).lines())
                .containsExactly(
                        new Line(1, List.of("Xã Phú Gia", "40", "Hội trường A")),
                        new Line(3, List.of("Xã Hà Linh", "1.200", "Tầng 2 nhà B")),
                        new Line(4, List.of("Xã Lộc Yên")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Nhà văn hóa\" xã A\t40\nXã B\t30", "\"Xã A\t40\nXã B\t30", "\"Xã A\t40\nXã \"B\"\t30"})
    void a_quotation_mark_that_is_none_swallows_nothing(String pasted) {
        Sheet sheet = SheetReader.readPasted(pasted);

        assertThat(sheet.lines()).hasSize(2);
        assertThat(sheet.lines()).allSatisfy(line -> assertThat(line.cells()).hasSize(2));
        assertThat(sheet.notes()).containsExactly("Có dấu ngoặc kép (\") không khép, được đọc như chữ.");
    }

    @Test
    void a_list_of_names_is_one_column() {
        assertThat(SheetReader.readPasted("Xã Phú Gia\nXã Hà Linh, Hương Khê\n").lines())
                .containsExactly(new Line(1, List.of("Xã Phú Gia")), new Line(2, List.of("Xã Hà Linh, Hương Khê")));
    }

    @Test
    void half_a_character_is_not_handed_on() {
        assertThat(SheetReader.readPasted("Xã \ud83d\t4\u00005").lines())
                .containsExactly(new Line(1, List.of("Xã ?", "4 5")));
    }

    /** As the code page has it: a letter with its shape, the tone behind it. */
    private static String oldVietnamese(String text) {
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
            if (Charset.forName("windows-1258").newEncoder().canEncode(letter)) {
                written.append(letter);
            } else {
                String tone = apart.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
                written.append(Normalizer.normalize(
                                apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", ""), Normalizer.Form.NFC))
                        .append(tone);
            }
        });
        return written.toString();
    }
}
