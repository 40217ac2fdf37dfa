package vn.diemcau.conference.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.registration.Registration.SubSite;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

class RegistrationReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlaceCatalogue communes = new PlaceCatalogue(List.of(
            new Locality("Thị trấn", "Hương Khê"), new Locality("Xã", "Phú Gia"), new Locality("Xã", "Hương Trạch")));
    private final PlaceCatalogue free = new PlaceCatalogue(List.of());

    @Test
    void a_complete_registration_is_read_with_its_totals() {
        Registration read = read(answer -> {});

        assertThat(read.siteCount()).isEqualTo(3);
        assertThat(read.delegateCount()).isEqualTo(60 + 40 + 25);
        assertThat(read.own().phone()).isEqualTo("0900000003");
        assertThat(read.sites()).extracting(SubSite::label).containsExactly("xã Phú Gia", "thị trấn Hương Khê");
    }

    /** O34. */
    @Test
    void no_commune_site_at_all_is_a_complete_answer() {
        Registration read = read(answer -> {
            answer.put("noCommuneSites", true);
            answer.withArray("sites").removeAll();
        });

        assertThat(read.noCommuneSites()).isTrue();
        assertThat(read.siteCount()).isEqualTo(1);
    }

    @Test
    void no_commune_site_and_a_list_contradict_each_other() {
        assertThat(problems(answer -> answer.put("noCommuneSites", true)))
                .containsExactly("Danh sách điểm cầu: Đã đánh dấu “Không mở điểm cầu cấp xã” nhưng danh sách còn dòng: "
                        + "hãy bỏ một trong hai.");
    }

    @Test
    void neither_a_list_nor_the_tick_is_an_answer() {
        assertThat(problems(answer -> answer.withArray("sites").removeAll()))
                .containsExactly("Danh sách điểm cầu: Chưa có điểm cầu nào: hãy ghi danh sách, "
                        + "hoặc đánh dấu “Không mở điểm cầu cấp xã”.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "place       | ''           | Phòng họp: Chưa ghi.",
                "chair       | ' '          | Chủ trì: Chưa ghi.",
                "technician  | ''           | Cán bộ kỹ thuật: Chưa ghi.",
                "phone       | ''           | Số điện thoại: Chưa ghi.",
                "phone       | 12345        | Số điện thoại: “12345” không phải số điện thoại: "
                        + "cần 10 hoặc 11 chữ số, bắt đầu bằng 0.",
                "delegates   | ''           | Số đại biểu: Chưa ghi.",
                "delegates   | 0            | Số đại biểu: Là 0, phải từ 1 đến 5000.",
                "delegates   | 5001         | Số đại biểu: Là 5001, phải từ 1 đến 5000.",
                "delegates   | 45 người     | Số đại biểu: “45 người” không phải số: chỉ ghi chữ số, ví dụ 45.",
                "delegates   | 1.200        | Số đại biểu: “1.200” không phải số: chỉ ghi chữ số, ví dụ 45.",
                "delegateCap | 59           | Số đại biểu: Là 60, vượt số tối đa theo quy định là 59.",
                "backupPower | có           | Nguồn điện dự phòng: Chỉ chọn có hoặc không.",
                "maket2      | x            | maket2: Không có mục này trong biểu đăng ký.",
            })
    void what_is_wrong_at_the_units_own_site_is_named(String cell, String value, String problem) {
        assertThat(problems(answer -> answer.withObject("own").put(cell, value)))
                .containsExactly("Điểm cầu của đơn vị, mục " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name       | ''         | Tên điểm cầu: Chưa ghi.",
                "name       | Lộc Yên    | Tên điểm cầu: “Lộc Yên” không có trong danh mục thị trấn, xã của đơn vị.",
                "name       | XA PHU GIA | Tên điểm cầu: Xã Phú Gia đã có ở dòng 1; "
                        + "nếu là hai nơi khác nhau, hãy ghi tên rõ hơn.",
                "delegates  | ''         | Số đại biểu: Chưa ghi.",
                "delegates  | -3         | Số đại biểu: “-3” không phải số: chỉ ghi chữ số, ví dụ 45.",
                "delegates  | 2001       | Số đại biểu: Là 2001, phải từ 1 đến 2000.",
                "phone      | 09abc      | Số điện thoại: “09abc” không phải số điện thoại: "
                        + "cần 10 hoặc 11 chữ số, bắt đầu bằng 0.",
                "attendance | AT_UNIT    | Hình thức tham dự: Điểm cầu cấp xã luôn kết nối tại chỗ.",
                "level      | 3          | level: Không có mục này trong biểu đăng ký.",
            })
    void what_is_wrong_in_a_row_is_named_by_row_and_column(String cell, String value, String problem) {
        assertThat(problems(answer -> row(answer, 1).put(cell, value))).containsExactly("Dòng 2, cột " + problem);
    }

    /** A commune directly under its province, a hospital of its Sở. */
    @Test
    void a_unit_with_nothing_below_it_registers_its_one_site() {
        PlaceCatalogue commune = single("xã");
        ObjectNode answer = answer();
        answer.remove("noCommuneSites");
        answer.remove("sites");

        Registration read = new RegistrationReader(commune, null).read(answer);

        assertThat(read.siteCount()).isEqualTo(1);
        assertThat(read.noCommuneSites()).isTrue();
        assertThat(new RegistrationReader(commune, null).read(answer.put("noCommuneSites", true)))
                .isEqualTo(read);
    }

    @Test
    void a_unit_with_nothing_below_it_has_no_list_of_sites() {
        assertThat(problems(single("bệnh viện"), bloc("CONNECTED", "CONNECTED")))
                .contains("Danh sách điểm cầu: Đơn vị chỉ đăng ký một điểm cầu của mình, không kèm danh sách điểm cầu"
                        + " trực thuộc.");
    }

    @Test
    void sentences_speak_of_the_unit_s_own_members() {
        PlaceCatalogue company = new PlaceCatalogue(
                List.of(),
                "Tổng công ty A",
                new SiteWords("tổng công ty", "công ty", "công ty", true, "Tổng công ty", "công ty thành viên"));
        ObjectNode answer = answer();
        answer.withArray("sites").removeAll();

        assertThat(problems(company, answer))
                .containsExactly("Danh sách điểm cầu: Chưa có điểm cầu nào: hãy ghi danh sách, hoặc đánh dấu “Không mở"
                        + " điểm cầu tại các công ty thành viên”.");
        assertThat(problems(company, answer()))
                .contains("Dòng 1, cột Hình thức tham dự: Chưa chọn: dự tại Tổng công ty hay kết nối về cơ quan.");
    }

    private static PlaceCatalogue single(String level) {
        return new PlaceCatalogue(List.of(), "Đơn vị", new SiteWords(level, null, null, false, null, null));
    }

    @Test
    void all_problems_are_named_at_once() {
        List<String> problems = problems(answer -> {
            answer.withObject("own").put("place", "");
            row(answer, 0).put("delegates", "nhiều");
            row(answer, 1).put("name", "Nơi khác").put("phone", "x");
        });

        assertThat(problems).hasSize(4);
    }

    @Test
    void a_place_that_only_a_person_can_tell_is_asked_for() {
        PlaceCatalogue alike =
                new PlaceCatalogue(List.of(new Locality("Xã", "Thạch Hà"), new Locality("Xã", "Thạch Hạ")));
        ObjectNode answer = answer();
        answer.withArray("sites").remove(1);
        row(answer, 0).put("name", "thach ha");

        assertThat(problems(alike, answer))
                .containsExactly(
                        "Dòng 1, cột Tên điểm cầu: “thach ha” có thể là xã Thạch Hà, xã Thạch Hạ: hãy chọn một.");
    }

    @Test
    void three_hundred_sites_are_taken_and_no_more() {
        ObjectNode answer = answer();
        ArrayNode rows = answer.putArray("sites");
        for (int line = 1; line <= 300; line++) {
            rows.addObject().put("name", "Chi bộ " + line).put("delegates", 10).put("attendance", "CONNECTED");
        }
        assertThat(new RegistrationReader(free, null).read(answer).siteCount()).isEqualTo(301);

        rows.addObject().put("name", "Chi bộ 301").put("delegates", 10).put("attendance", "CONNECTED");
        assertThat(problems(free, answer)).containsExactly("Danh sách điểm cầu: Có 301 dòng, nhiều nhất 300 dòng.");
    }

    /** O30. */
    @Test
    void an_agency_of_the_bloc_comes_to_its_site_or_connects() {
        ObjectNode answer = bloc("AT_UNIT", "CONNECTED");

        Registration read = new RegistrationReader(free, null).read(answer);

        assertThat(read.siteCount()).isEqualTo(2);
        assertThat(read.guests()).extracting(SubSite::name).containsExactly("Sở Y tế");
        assertThat(read.delegateCount()).isEqualTo(60 + 25);
    }

    @Test
    void the_bloc_names_agencies_that_are_known_of_it_and_others() {
        PlaceCatalogue known =
                new PlaceCatalogue(List.of(new Locality("Đảng bộ", "Sở Y tế"), new Locality("Chi bộ", "Sở Ngoại vụ")));

        Registration read = new RegistrationReader(known, null).read(bloc("AT_UNIT", "CONNECTED"));

        assertThat(read.guests()).extracting(SubSite::label).containsExactly("đảng bộ Sở Y tế");
        assertThat(read.siteCount()).isEqualTo(2);
    }

    /** What the template of the Bloc writes, and what the button for the rest adds. */
    @Test
    void an_agency_of_the_bloc_is_the_same_with_and_without_its_kind() {
        PlaceCatalogue known = new PlaceCatalogue(List.of(new Locality("Đảng bộ", "Sở Y tế")));
        ObjectNode answer = bloc("AT_UNIT", "CONNECTED");
        row(answer, 0).put("name", "Đảng bộ Sở Y tế");
        row(answer, 1).put("type", "Đảng bộ").put("name", "Sở Y tế");

        assertThat(problems(known, answer))
                .containsExactly("Dòng 2, cột Tên điểm cầu: Đảng bộ Sở Y tế đã có ở dòng 1; "
                        + "nếu là hai nơi khác nhau, hãy ghi tên rõ hơn.");
    }

    @Test
    void an_agency_of_the_bloc_with_another_kind_is_asked_about() {
        PlaceCatalogue known = new PlaceCatalogue(List.of(new Locality("Đảng bộ", "Sở Y tế")));
        ObjectNode answer = bloc("AT_UNIT", "CONNECTED");
        row(answer, 0).put("name", "Chi bộ Sở Y tế");

        assertThat(problems(known, answer))
                .containsExactly("Dòng 1, cột Tên điểm cầu: “Chi bộ Sở Y tế” có thể là đảng bộ Sở Y tế: hãy chọn một, "
                        + "hoặc giữ tên đã ghi nếu là cơ quan khác.");
    }

    @Test
    void an_agency_in_short_is_asked_about_unless_somebody_says_it_is_another() {
        PlaceCatalogue known = new PlaceCatalogue(List.of(new Locality("Chi bộ", "Hội Chữ thập đỏ tỉnh")));
        ObjectNode answer = bloc("AT_UNIT", "CONNECTED");
        row(answer, 1).put("name", "Hội CTĐ");

        assertThat(problems(known, answer))
                .containsExactly(
                        "Dòng 2, cột Tên điểm cầu: “Hội CTĐ” có thể là chi bộ Hội Chữ thập đỏ tỉnh: hãy chọn một, "
                                + "hoặc giữ tên đã ghi nếu là cơ quan khác.");

        row(answer, 1).put("unlisted", true);

        assertThat(new RegistrationReader(known, null).read(answer).sites())
                .extracting(SubSite::label)
                .containsExactly("Sở Y tế", "Hội CTĐ");
    }

    @Test
    void two_places_in_one_cell_are_two_rows() {
        assertThat(problems(answer -> row(answer, 0).put("name", "Phú Gia, Hương Trạch")))
                .containsExactly(
                        "Dòng 1, cột Tên điểm cầu: “Phú Gia, Hương Trạch” là nhiều nơi (xã Phú Gia, xã Hương Trạch), "
                                + "mỗi dòng chỉ ghi một: hãy chọn một, rồi thêm dòng cho nơi còn lại.");
    }

    @Test
    void a_new_agency_is_the_same_whatever_joins_its_words() {
        ObjectNode answer = bloc("AT_UNIT", "CONNECTED");
        row(answer, 0).put("name", "Công ty Điện & Nước");
        row(answer, 1).put("name", "Công ty Điện và Nước");

        assertThat(problems(free, answer))
                .containsExactly("Dòng 2, cột Tên điểm cầu: Công ty Điện và Nước đã có ở dòng 1; "
                        + "nếu là hai nơi khác nhau, hãy ghi tên rõ hơn.");
    }

    @Test
    void a_district_has_no_place_besides_the_known_ones() {
        assertThat(problems(answer -> row(answer, 0).put("unlisted", true)))
                .containsExactly(
                        "Dòng 1, cột Tên điểm cầu: Chỉ mở điểm cầu tại thị trấn, xã trong danh mục của đơn vị.");
        assertThat(problems(answer -> row(answer, 0).put("unlisted", "có")))
                .contains("Dòng 1, cột Tên điểm cầu: Chỉ chọn có hoặc không.");
    }

    @Test
    void two_telephones_with_whose_they_are_are_told_apart_whatever_their_length() {
        String both = "0900000001 (Văn phòng Đảng ủy), 0900000002 (di động của đồng chí kỹ thuật)";

        assertThat(problems(answer -> {
                    row(answer, 0).put("phone", both);
                    ((ObjectNode) answer.get("own")).put("phone", both);
                }))
                .containsExactly(
                        "Điểm cầu của đơn vị, mục Số điện thoại: “" + both
                                + "” có 2 số điện thoại (0900000001, 0900000002): chỉ ghi một số.",
                        "Dòng 1, cột Số điện thoại: “" + both
                                + "” có 2 số điện thoại (0900000001, 0900000002): chỉ ghi một số.");
    }

    /** A Western Windows writes "?" for each letter that it does not know. */
    @ParameterizedTest
    @ValueSource(strings = {"Nguy?n Van Ánh", "Tr?n Đ?c", "L? Thị B", "Nguyễn V\ufffdn A"})
    void a_name_that_lost_letters_is_to_be_looked_at(String technician) {
        assertThat(problems(answer -> row(answer, 0).put("technician", technician)))
                .containsExactly("Dòng 1, cột Đầu mối kỹ thuật: “" + technician
                        + "” bị mất chữ (dấu “?”): hãy ghi lại cho đúng.");
    }

    @Test
    void an_agency_whose_name_lost_letters_is_no_new_agency() {
        ObjectNode answer = bloc("AT_UNIT", "CONNECTED");
        row(answer, 1).put("name", "S? Xây d?ng");

        assertThat(problems(free, answer))
                .containsExactly("Dòng 2, cột Tên điểm cầu: “S? Xây d?ng” bị mất chữ (dấu “?”): hãy ghi lại cho đúng.");
    }

    @Test
    void an_agency_of_the_bloc_must_say_how_it_takes_part() {
        assertThat(problems(free, bloc("", "CONNECTED")))
                .containsExactly("Dòng 1, cột Hình thức tham dự: Chưa chọn: dự tại đơn vị hay kết nối về cơ quan.");
    }

    @Test
    void guests_are_part_of_the_units_own_delegates() {
        ObjectNode answer = bloc("AT_UNIT", "AT_UNIT");
        answer.withObject("own").put("delegates", 64);

        assertThat(problems(free, answer))
                .containsExactly("Điểm cầu của đơn vị, mục Số đại biểu: Là 64, "
                        + "ít hơn số đại biểu của các nơi dự tại đơn vị cộng lại là 65.");
    }

    @Test
    void the_bloc_may_take_every_agency_in_and_open_no_site() {
        ObjectNode answer = bloc("AT_UNIT", "AT_UNIT");
        answer.put("noCommuneSites", true);
        answer.withObject("own").put("delegates", 65);

        assertThat(new RegistrationReader(free, null).read(answer).noCommuneSites())
                .isTrue();
    }

    /** O31, O32. */
    @Test
    void the_chair_of_the_letter_need_not_be_typed() {
        ObjectNode answer = answer();
        answer.withObject("own").remove("chair");

        Registration read = new RegistrationReader(communes, "Bí thư Thành ủy Hà Tĩnh").read(answer);

        assertThat(read.own().chair()).isEqualTo("Bí thư Thành ủy Hà Tĩnh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0900.000.003", "0900 000 003", "+84 900 000 003", "0084900000003", "(0900)-000-003"})
    void a_phone_number_is_kept_as_digits(String typed) {
        assertThat(read(answer -> answer.withObject("own").put("phone", typed))
                        .own()
                        .phone())
                .isEqualTo("0900000003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "3", "\"x\"", "{}", "{\"own\": 1}", "{\"own\": {}, \"sites\": \"x\"}"})
    void what_is_no_registration_is_refused_as_a_whole(String text) throws Exception {
        assertThat(problems(communes, JSON.readTree(text)))
                .containsExactly("Không đọc được đăng ký: hãy mở lại biểu và gửi lại.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[null]", "[[]]", "[{\"name\": {}, \"delegates\": [], \"phone\": true}]"})
    void rows_that_are_no_rows_are_problems_of_their_line(String rows) throws Exception {
        ObjectNode answer = answer();
        answer.set("sites", JSON.readTree(rows));

        assertThat(problems(communes, answer)).isNotEmpty().allMatch(problem -> problem.startsWith("Dòng 1, cột "));
    }

    private Registration read(Consumer<ObjectNode> edit) {
        ObjectNode answer = answer();
        edit.accept(answer);
        return new RegistrationReader(communes, null).read(answer);
    }

    private List<String> problems(Consumer<ObjectNode> edit) {
        ObjectNode answer = answer();
        edit.accept(answer);
        return problems(communes, answer);
    }

    private static List<String> problems(PlaceCatalogue catalogue, JsonNode answer) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> new RegistrationReader(catalogue, null).read(answer));
        assertThat(refused).as("refused").isNotNull();
        return refused.problems().stream().map(Problem::toString).toList();
    }

    private static ObjectNode answer() {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("own")
                .put("place", "Hội trường tầng 2")
                .put("chair", "Bí thư Huyện ủy")
                .put("technician", "Cán bộ Văn phòng")
                .put("phone", "0900.000.003")
                .put("delegates", 60);
        answer.put("noCommuneSites", false);
        ArrayNode rows = answer.putArray("sites");
        rows.addObject().put("name", "Phú Gia").put("delegates", 40);
        rows.addObject().put("type", "Thị trấn").put("name", "Hương Khê").put("delegates", "25");
        return answer;
    }

    private static ObjectNode bloc(String first, String second) {
        ObjectNode answer = answer();
        ArrayNode rows = answer.putArray("sites");
        rows.addObject().put("name", "Sở Y tế").put("delegates", 40).put("attendance", first);
        rows.addObject().put("name", "Sở Xây dựng").put("delegates", 25).put("attendance", second);
        return answer;
    }

    private static ObjectNode row(ObjectNode answer, int index) {
        return (ObjectNode) answer.withArray("sites").get(index);
    }
}
