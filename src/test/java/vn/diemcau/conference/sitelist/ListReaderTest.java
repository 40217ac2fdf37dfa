package vn.diemcau.conference.sitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.sitelist.ListReader.Found;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.SheetReader;

/** What is taken out of the lists that units keep for themselves. */
class ListReaderTest {

    private static final SiteWords BLOC = new SiteWords("tỉnh", "xã", "cơ sở", true, "Khối", "đơn vị thành viên");

    @Test
    void without_headings_the_columns_are_in_the_usual_order() {
        assertThat(rows("Phú Gia\t40\tCán bộ Văn hóa\t0900000001"))
                .containsExactly("1: Phú Gia, 40, Cán bộ Văn hóa, 0900000001");
    }

    @Test
    void a_running_number_in_front_is_no_name() {
        assertThat(rows("1\tPhú Gia\t40\n2\tHương Trạch\t25"))
                .containsExactly("1: Phú Gia, 40, , ", "2: Hương Trạch, 25, , ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STT\tTên điểm cầu\tSố đại biểu\tĐầu mối kỹ thuật\tSố điện thoại",
                "TT\tTÊN XÃ, THỊ TRẤN\tSỐ LƯỢNG ĐẠI BIỂU\tCÁN BỘ KỸ THUẬT\tSĐT",
                "Số TT\tĐơn vị\tSL\tHọ và tên\tĐT",
                "stt\tdiem cau\tso dai bieu\tdau moi ky thuat\tdien thoai"
            })
    void headings_tell_the_columns_in_many_words(String headings) {
        assertThat(rows(headings + "\n1\tPhú Gia\t40\tCán bộ\t0900000001"))
                .containsExactly("2: Phú Gia, 40, Cán bộ, 0900000001");
    }

    @Test
    void the_columns_may_be_in_any_order() {
        assertThat(rows("Số điện thoại cán bộ kỹ thuật\tCán bộ kỹ thuật\tĐại biểu dự\tTên điểm cầu\n"
                        + "0900000001\tCán bộ\t40\tPhú Gia"))
                .containsExactly("2: Phú Gia, 40, Cán bộ, 0900000001");
    }

    @Test
    void headings_of_two_lines_are_read_together() {
        assertThat(rows("STT\tTên điểm cầu\tSố đại biểu\tĐầu mối kỹ thuật\t\n\t\t\tHọ và tên\tĐiện thoại\n"
                        + "1\tPhú Gia\t40\tCán bộ\t0900000001"))
                .containsExactly("3: Phú Gia, 40, Cán bộ, 0900000001");
    }

    @Test
    void titles_totals_and_signatures_are_named_as_left_out() {
        Found found = read("""
                HUYỆN ỦY HƯƠNG KHÊ
                Danh sách các đơn vị đăng ký mở điểm cầu
                STT\tTên điểm cầu\tSố đại biểu
                1\tPhú Gia\t40

                \tTổng cộng\t40
                \t\t\tNGƯỜI LẬP BIỂU""");

        assertThat(found.rows()).extracting(ListRow::line).containsExactly(4);
        assertThat(found.skipped())
                .extracting(line -> line.line() + ", " + line.why() + ": " + line.text())
                .containsExactly(
                        "1, phần đầu của danh sách: HUYỆN ỦY HƯƠNG KHÊ",
                        "2, phần đầu của danh sách: Danh sách các đơn vị đăng ký mở điểm cầu",
                        "6, dòng tổng: Tổng cộng | 40",
                        "7, phần cuối của danh sách: NGƯỜI LẬP BIỂU");
    }

    @Test
    void a_column_that_is_not_used_is_named() {
        assertThat(read("Tên điểm cầu\tSố đại biểu\tGhi chú\nPhú Gia\t40\tđông").notes())
                .containsExactly("Không dùng đến cột “Ghi chú”.");
    }

    @ParameterizedTest
    @CsvSource({
        "1.200, 1200",
        "12.000, 12000",
        "45 người, 45",
        "45 đại biểu, 45",
        "45đb, 45",
    })
    void a_number_written_as_text_is_read_and_the_reading_is_told(String written, String read) {
        Found found = read("Phú Gia\t" + written);

        assertThat(found.rows().get(0).cells()).containsEntry("delegates", read);
        assertThat(found.notes()).containsExactly("Dòng 1: đọc số đại biểu “%s” là %s.".formatted(written, read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"khoảng 40", "40-50", "1,200", "4.5", "40 + 5", "-3"})
    void a_number_that_only_a_person_can_tell_stays_as_it_is(String written) {
        assertThat(read("Phú Gia\t" + written).rows().get(0).cells()).containsEntry("delegates", written);
    }

    @Test
    void a_phone_number_behind_the_name_is_taken_from_there() {
        Found found = read("Phú Gia\t40\tCán bộ Văn hóa - 0900 000 001");

        assertThat(found.rows().get(0).cells())
                .containsEntry("technician", "Cán bộ Văn hóa")
                .containsEntry("phone", "0900 000 001");
        assertThat(found.notes()).singleElement().asString().contains("lấy số điện thoại “0900 000 001”");
    }

    @Test
    void a_wrong_total_beside_a_count_of_sites_is_asked_about_as_a_total() {
        Found found = read("Stt\tXã\tSố đại biểu\n1\tPhú Gia\t40\n2\tHương Trạch\t30\nTổng\t02 điểm cầu\t75");

        assertThat(found.rows()).hasSize(2);
        assertThat(found.skipped())
                .extracting(line -> line.why() + ": " + line.text())
                .containsExactly("dòng tổng, ghi 75 nhưng các dòng cộng lại là 70: Tổng | 02 điểm cầu | 75");
        assertThat(found.skipped()).allMatch(ListRow.Skipped::doubtful);
    }

    @Test
    void columns_whose_ticks_say_who_comes_are_not_called_unused() {
        Found found = read("Tên cơ quan\tSố đại biểu\tDự tại Khối\tKết nối về cơ quan\tGhi chú\n"
                + "Sở Y tế\t5\tx\t\t\nSở Ngoại vụ\t30\t\tx\t");

        assertThat(found.rows())
                .extracting(row -> row.cells().get("attendance"))
                .containsExactly("AT_UNIT", "CONNECTED");
        assertThat(found.notes()).containsExactly("Không dùng đến cột “Ghi chú”.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dự trực tiếp tại Đảng ủy Khối",
                "Dự tại điểm cầu Đảng ủy Khối",
                "Tại hội trường Khối",
                "tại trụ sở Đảng bộ Khối"
            })
    void whoever_comes_to_a_hall_of_the_bloc_comes_to_the_bloc(String written) {
        assertThat(new AttendanceWords(BLOC).read(written)).isEqualTo("AT_UNIT");
    }

    @Test
    void a_way_of_attending_that_is_not_clear_is_repeated() {
        Found found = read("Tên cơ quan\tSố đại biểu\tHình thức tham dự\nSở Y tế\t5\tDự tại Khối\n"
                + "Sở Ngoại vụ\t30\tTrực tuyến\nThanh tra tỉnh\t3\t");

        assertThat(found.notes()).containsExactly("Dòng 3: chưa rõ hình thức tham dự “Trực tuyến”, hãy chọn.");
    }

    @Test
    void the_blocs_list_says_who_comes_and_who_connects() {
        Found found = read("Tên cơ quan\tSố đại biểu\tHình thức tham dự\nSở Y tế\t5\tDự tại Khối\n"
                + "Sở Tư pháp\t8\tKết nối về cơ quan\nThanh tra tỉnh\t3\t?");

        assertThat(found.rows())
                .extracting(row -> row.cells().get("attendance"))
                .containsExactly("AT_UNIT", "CONNECTED", "");
    }

    @Test
    void markup_in_a_name_is_text_like_any_other() {
        assertThat(read("<script>alert(1)</script>\t40").rows().get(0).cells())
                .containsEntry("name", "<script>alert(1)</script>");
    }

    @Test
    void more_rows_than_a_unit_may_register_are_refused_with_their_number() {
        String rows =
                IntStream.rangeClosed(1, 301).mapToObj(n -> "Điểm " + n + "\t5").collect(Collectors.joining("\n"));

        assertThatThrownBy(() -> read(rows))
                .isInstanceOf(Refused.class)
                .hasMessage("Danh sách có 301 dòng, nhiều nhất 300 dòng: chỉ lấy danh sách điểm cầu của đơn vị.");
    }

    /** Also those that hold no name, the total not; and sentences without columns. */
    @Test
    void all_rows_of_a_list_that_is_too_long_are_counted() {
        String rows = IntStream.rangeClosed(1, 400)
                .mapToObj(n -> "%d\t%s\t5".formatted(n, n < 350 ? "Điểm " + n : ""))
                .collect(Collectors.joining("\n"));
        String sentences = IntStream.rangeClosed(1, 700)
                .mapToObj(n -> "Chi bộ Kho bạc: %d đại biểu".formatted(n))
                .collect(Collectors.joining("\n"));

        assertThatThrownBy(() -> read("STT\tTên cơ quan\tSố đại biểu\n" + rows + "\n\tTổng cộng\t2000"))
                .hasMessage("Danh sách có 400 dòng, nhiều nhất 300 dòng: chỉ lấy danh sách điểm cầu của đơn vị.");
        assertThatThrownBy(() -> read(sentences))
                .hasMessage("Danh sách có 700 dòng, nhiều nhất 300 dòng: chỉ lấy danh sách điểm cầu của đơn vị.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tổng công ty", "Khối", "đơn vị"})
    void members_come_to_a_collective_unit_under_the_name_that_the_directory_gives_it(String called) {
        SiteWords words = new SiteWords(
                "công ty", "chi nhánh", "chi nhánh", true, called.equals("đơn vị") ? null : called, "chi nhánh");
        Found found = ListReader.read(
                SheetReader.readPasted(
                        "Tên\tSố đại biểu\tHình thức tham dự\nMiền Bắc\t5\tDự tại hội trường %s\n".formatted(called)
                                + "Miền Nam\t3\tKết nối về cơ quan\nMiền Tây\t2\tDự tại Viện %s học".formatted(called)),
                new PlaceCatalogue(List.of(), "Tổng công ty Lâm nghiệp", words));

        assertThat(found.rows())
                .extracting(row -> row.cells().get("attendance"))
                .containsExactly("AT_UNIT", "CONNECTED", "");
    }

    @Test
    void a_list_without_any_name_is_refused() {
        assertThatThrownBy(() -> read("Tên điểm cầu\tSố đại biểu"))
                .hasMessage("Không thấy dòng nào có tên điểm cầu trong danh sách.");
    }

    private static List<String> rows(String pasted) {
        return read(pasted).rows().stream()
                .map(row -> "%d: %s, %s, %s, %s"
                        .formatted(
                                row.line(),
                                row.cells().get("name"),
                                row.cells().get("delegates"),
                                row.cells().get("technician"),
                                row.cells().get("phone")))
                .toList();
    }

    private static Found read(String pasted) {
        return ListReader.read(SheetReader.readPasted(pasted), new PlaceCatalogue(List.of(), null, BLOC));
    }
}
