package vn.diemcau.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private enum Level {
        PROVINCE,
        DISTRICT
    }

    @Test
    void a_yaml_text_gives_what_is_written() {
        Section root = Document.read("""
                        title: Hội nghị trực tuyến   # the rest of the line is a comment
                        words: >-
                          hai
                          dòng
                        minutes: 10
                        separate: true
                        level: DISTRICT
                        start: 2022-01-19T07:30
                        units: [VPTU, VTHT]
                        duties:
                          - code: TestLines
                        """).root();

        assertThat(root.line("title", 100)).isEqualTo("Hội nghị trực tuyến");
        assertThat(root.text("words", 100)).isEqualTo("hai dòng");
        assertThat(root.number("minutes", 0, 120)).isEqualTo(10);
        assertThat(root.flag("separate", false)).isTrue();
        assertThat(root.choice("level", Level.class)).isEqualTo(Level.DISTRICT);
        assertThat(root.time("start", VIETNAM)).isEqualTo(ZonedDateTime.of(2022, 1, 19, 7, 30, 0, 0, VIETNAM));
        assertThat(root.items("units", 10)).extracting(Section.Item::text).containsExactly("VPTU", "VTHT");
        assertThat(root.sections("duties"))
                .singleElement()
                .satisfies(duty -> assertThat(duty.line("code", 100)).isEqualTo("TestLines"));
        assertThat(root.optionalLine("letter", 100)).isEmpty();
        assertThat(root.optionalSection("localities")).isEmpty();
    }

    @Test
    void a_json_text_is_read_as_well_even_when_indented_with_tabs() {
        Document document = Document.read("{\n\t\"title\":\"Hội nghị\",\n\t\"n\": 1, \"d\": \"A\\u1ea1\\/\\\\/\"\n}");

        assertThat(document.root().line("title", 100)).isEqualTo("Hội nghị");
        assertThat(document.root().number("n", 0, 1)).isEqualTo(1);
        assertThat(document.root().line("d", 100)).isEqualTo("Aạ/\\/");
        document.accept();
    }

    @Test
    void text_from_a_mac_or_from_word_is_the_same_text() {
        String decomposed =
                Normalizer.normalize("Điểm cầu", Normalizer.Form.NFD).replace(' ', '\u00a0');

        assertThat(Document.read("\uFEFFtitle: \"" + decomposed + " \"").root().line("title", 100))
                .isEqualTo("Điểm cầu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-01-17T16:00", "2022-01-17 16:00:00", "2022-01-17T16:00+07:00", "2022-01-17T09:00Z"})
    void an_hour_may_bear_the_offset_of_its_zone_only(String written) {
        Document document = Document.read("due: " + written);

        ZonedDateTime time = document.root().time("due", VIETNAM);

        if (written.endsWith("Z")) {
            assertThat(problems(document))
                    .containsExactly("dòng 1, due: Z không phải là giờ của múi giờ Asia/Ho_Chi_Minh (+07:00).");
        } else {
            document.accept();
            assertThat(time).isEqualTo(ZonedDateTime.of(2022, 1, 17, 16, 0, 0, 0, VIETNAM));
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                value("a: 1", root -> root.line("title", 9), "dòng 1, title: Còn thiếu mục này."),
                value("x: 1\ntitle:", root -> root.line("title", 9), "dòng 2, title: Còn thiếu mục này."),
                value("title: ' '", root -> root.line("title", 9), "dòng 1, title: Không được để trống."),
                value("title: 0123456789", root -> root.line("title", 9), "dòng 1, title: Dài quá 9 ký tự."),
                value(
                        "title: [a]",
                        root -> root.line("title", 9),
                        "dòng 1, title: Phải ghi một giá trị, không phải danh sách hay nhiều mục con."),
                value(
                        "title: \"a\\nBcc: b\"",
                        root -> root.line("title", 9),
                        "dòng 1, title: Phải ghi trên một dòng, không có ký tự điều khiển."),
                value("title: \"a\\0\"", root -> root.text("title", 9), "dòng 1, title: Có ký tự không đọc được."),
                value(
                        "n: mười",
                        root -> root.number("n", 0, 120),
                        "dòng 1, n: “mười” không phải là số nguyên từ 0 đến 120."),
                value(
                        "n: 121",
                        root -> root.number("n", 0, 120),
                        "dòng 1, n: “121” không phải là số nguyên từ 0 đến 120."),
                value(
                        "n: 1.5",
                        root -> root.number("n", 0, 120),
                        "dòng 1, n: “1.5” không phải là số nguyên từ 0 đến 120."),
                value(
                        "f: yes",
                        root -> root.flag("f", false),
                        "dòng 1, f: “yes” phải là true (có) hoặc false (không)."),
                value(
                        "l: XA",
                        root -> root.choice("l", Level.class),
                        "dòng 1, l: “XA” phải là một trong: PROVINCE, DISTRICT."),
                value(
                        "due: 17/01/2022 16:00",
                        root -> root.time("due", VIETNAM),
                        "dòng 1, due: “17/01/2022 16:00” không phải là ngày giờ; hãy ghi như 2022-01-17T16:00."),
                value(
                        "due: 2022-02-30T16:00",
                        root -> root.time("due", VIETNAM),
                        "dòng 1, due: Không có ngày giờ “2022-02-30T16:00”."),
                value(
                        "due: 2022-01-17T16:00+99:00",
                        root -> root.time("due", VIETNAM),
                        "dòng 1, due: Không có ngày giờ “2022-01-17T16:00+99:00”."),
                value(
                        "due: 2022-03-27T02:30",
                        root -> root.time("due", ZoneId.of("Europe/Berlin")),
                        "dòng 1, due: Múi giờ Europe/Berlin không có giờ này (đồng hồ chỉnh sang giờ khác)."),
                value("units: VPTU", root -> root.items("units", 9), "dòng 1, units: Phải là một danh sách."),
                value(
                        "units:\n- VPTU\n- {a: b}",
                        root -> root.items("units", 9),
                        "dòng 3, units[1]: Phải là một dòng chữ."),
                value(
                        "duties:\n- a",
                        root -> root.sections("duties"),
                        "dòng 2, duties[0]: Phải gồm các mục có tên (tên: nội dung)."),
                value("a: 1", root -> root.section("leader"), "dòng 1, leader: Còn thiếu mục này."),
                value(
                        "a: 1\nb: 2\na: 3",
                        root -> List.of(root.line("a", 9), root.line("b", 9)),
                        "dòng 3, a: Mục này ghi hai lần."),
                value("? [a]\n: b", root -> root.keys(), "dòng 1: Tên mục phải là chữ."));
    }

    private static Arguments value(String text, Consumer<Section> reading, String problem) {
        return arguments(text, reading, problem);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("values")
    void a_wrong_value_is_named_with_its_place(String text, Consumer<Section> reading, String problem) {
        Document document = Document.read(text);
        reading.accept(document.root());
        document.root().keys();

        assertThat(problems(document)).containsExactly(problem);
    }

    @Test
    void a_misspelt_key_is_not_silently_ignored() {
        Document document = Document.read("titel: a\nleader:\n  role: x\n  mial: y");
        document.root().line("title", 9);
        document.root().section("leader").orElseThrow().line("role", 9);

        assertThat(problems(document))
                .containsExactly(
                        "dòng 1, title: Còn thiếu mục này.",
                        "dòng 1, titel: Không có mục tên này; các mục ở đây là: title, leader.",
                        "dòng 4, leader.mial: Không có mục tên này; các mục ở đây là: role.");
    }

    @Test
    void all_problems_come_at_once_in_the_order_of_lines() {
        Document document = Document.read("a: x\nb: y\nc: z");
        document.root().number("c", 0, 1);
        document.root().number("a", 0, 1);

        assertThat(problems(document))
                .extracting(problem -> problem.substring(0, 9))
                .containsExactly("dòng 1, a", "dòng 2, b", "dòng 3, c");
    }

    @Test
    void more_problems_than_anybody_reads_are_counted_only() {
        Document document = Document.read("a: 1\nb:\n" + "- x\n".repeat(300));
        document.root().line("a", 9);
        document.root().sections("b");

        assertThat(problems(document)).hasSize(201).last().isEqualTo("Còn 100 lỗi khác không liệt kê ở đây.");
    }

    static Stream<Arguments> unreadable() {
        String tab = "Không thụt dòng bằng phím Tab; hãy dùng dấu cách.";
        String syntax = "Sai cách ghi; hãy kiểm tra dấu hai chấm, dấu ngoặc và cách thụt dòng ở dòng này và dòng trên.";
        String alias = "Không dùng ký hiệu tham chiếu (& và *); hãy ghi lại đầy đủ nội dung.";
        String tag = "Không dùng ký hiệu kiểu dữ liệu (dấu !); nếu là chữ, hãy đặt trong ngoặc kép.";
        String shape = "Nội dung trống, hoặc không gồm các mục có tên (tên: nội dung).";
        return Stream.of(
                arguments("", "dòng 1: " + shape),
                arguments("# only a comment", "dòng 1: " + shape),
                arguments("- a\n- b", "dòng 1: " + shape),
                arguments("a: b\nc: [d", "dòng 2: " + syntax),
                arguments("a: b\n  c: d", "dòng 2: " + syntax),
                arguments("{\"a\": \"b\"", "dòng 1: " + syntax),
                arguments("a:\n\tb: c", "dòng 2: " + tab),
                arguments("a: b\nc: d\u0007", "dòng 2: Có ký tự điều khiển không được phép; hãy xóa ký tự này."),
                arguments("a: &x [b]\nc: *x", "dòng 1: " + alias),
                arguments("a: b\nc: *x", "dòng 2: " + alias),
                arguments("a: !!javax.script.ScriptEngineManager []", "dòng 1: " + tag),
                arguments("a: !x b", "dòng 1: " + tag),
                arguments(
                        "a: b\n---\nc: d",
                        "dòng 2: Chỉ ghi một văn bản trong tệp; không dùng dòng --- để ngăn nhiều văn bản."),
                arguments("a: " + "[".repeat(5000), "dòng 1: Các mục lồng nhau quá sâu."),
                arguments("a: " + "x".repeat(Document.MAX_BYTES), "Nội dung lớn hơn 1 MB."),
                arguments("a: " + "ạ".repeat(Document.MAX_BYTES / 2), "Nội dung lớn hơn 1 MB."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unreadable")
    void what_is_no_readable_document_is_refused_in_one_sentence(String text, String problem) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Document.read(text));

        assertThat(refused.problems()).extracting(Problem::toString).containsExactly(problem);
    }

    @Test
    void a_file_in_another_encoding_is_refused() {
        assertThat(Document.decode("Điểm cầu".getBytes(StandardCharsets.UTF_8))).isEqualTo("Điểm cầu");

        Refused refused = catchThrowableOfType(
                Refused.class, () -> Document.decode("Hà Tĩnh".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(refused).hasMessage("Tệp phải được lưu theo bảng mã UTF-8.");
    }

    @Test
    void a_value_can_be_found_again_in_the_text() {
        Document document = Document.read("title: 😀\nstart: 2022-01-19T07:30 # comment\nend: \"x\"");

        assertThat(List.of("start", "end"))
                .map(key -> document.root().span(key).orElseThrow())
                .map(span -> document.text().substring(span.start(), span.end()))
                .containsExactly("2022-01-19T07:30", "\"x\"");
    }

    @Test
    void a_file_that_does_not_open_is_told_by_the_letters_that_the_environment_lacks() {
        IOException failure = new NoSuchFileException("/srv/Điểm cầu/danh bạ.yaml");

        assertThat(UnreadableName.whyNotOpened(failure, "ANSI_X3.4-1968"))
                .startsWith("Không mở được tệp: /srv/Điểm cầu/danh bạ.yaml")
                .contains("Bảng mã của môi trường (ANSI_X3.4-1968)", "LANG=C.UTF-8");
        assertThat(UnreadableName.whyNotOpened(failure, "UTF-8"))
                .isEqualTo("Không mở được tệp: /srv/Điểm cầu/danh bạ.yaml");
    }

    private static List<String> problems(Document document) {
        return catchThrowableOfType(Refused.class, document::accept).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
