package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.registration.Change;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.process.preparation.ConferenceStory;

/** How a registration comes about: typed with a colleague, pasted, brought as a file, or told to the Office by phone. */
@DiemCauTest
@Import(ConferenceStory.class)
class RegistrationEntryIT {

    private static final String UNIT = "HUONGKHE";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Registrations registrations;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    private Officer clerk;
    private Officer colleague;
    private Officer stranger;
    private Officer office;

    @BeforeEach
    void theLetterIsIssued() {
        story.issued();
        clerk = Officer.of(UNIT, port);
        stranger = Officer.of("HUONGSON", port);
        office = Officer.of("VPTU", port);
        if (identity.createUserQuery().userId("huongkhe2").count() == 0) {
            User second = identity.newUser("huongkhe2");
            second.setFirstName("Chuyên viên");
            second.setLastName("Huyện ủy Hương Khê");
            second.setPassword(Officer.PASSWORD);
            identity.saveUser(second);
            identity.createMembership("huongkhe2", UNIT);
        }
        colleague = Officer.named("huongkhe2", port);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void a_draft_is_there_for_a_colleague_on_another_computer() {
        HttpResponse<String> saved = clerk.put(task() + "/draft", draft(0, "Hội trường A"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);

        JsonNode shown = Officer.json(colleague.get(task())).get("draft");

        assertThat(shown.get("version").asInt()).isEqualTo(1);
        assertThat(shown.at("/fields/hall").asText()).isEqualTo("Hội trường A");
        assertThat(shown.get("savedText").asText()).isEqualTo("08 giờ 00, thứ Tư ngày 12/01/2022");
        assertThat(shown.get("by").asText()).isEqualTo("Cán bộ Huyện ủy Hương Khê (huongkhe)");
    }

    @Test
    void nobody_outside_the_unit_sees_its_draft() {
        clerk.put(task() + "/draft", draft(0, "Hội trường A"));

        assertThat(stranger.get(task()).statusCode()).isEqualTo(404);
        assertThat(stranger.put(task() + "/draft", draft(1, "khác")).statusCode())
                .isEqualTo(404);
        assertThat(Officer.json(office.get(task())).get("draft").isNull())
                .as("the Office sees the task, not what is unfinished")
                .isTrue();
    }

    @Test
    void who_saves_over_what_a_colleague_has_saved_since_is_told_so() {
        clerk.put(task() + "/draft", draft(0, "Hội trường A"));
        colleague.put(task() + "/draft", draft(1, "Hội trường B"));

        assertRefused(
                clerk.put(task() + "/draft", draft(1, "Hội trường C")),
                409,
                "Chuyên viên Huyện ủy Hương Khê (huongkhe2) vừa lưu nháp khác lúc 08 giờ 00");
        assertRefused(clerk.put(task() + "/draft", draft(0, "Hội trường C")), 409, "vừa lưu nháp khác");
        assertThat(Officer.json(clerk.get(task())).at("/draft/fields/hall").asText())
                .isEqualTo("Hội trường B");
    }

    @Test
    void a_draft_may_hold_what_no_answer_may() {
        HttpResponse<String> saved = clerk.put(task() + "/draft", draft(0, "<b>\\u0000\\ud800 & nửa chừng"));

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    }

    @Test
    void a_draft_that_is_none_or_too_long_is_refused() {
        assertRefused(clerk.put(task() + "/draft", "[]"), 400, "không đọc được");
        assertRefused(clerk.put(task() + "/draft", "{\"fields\":{}}"), 400, "không đọc được");
        assertRefused(clerk.put(task() + "/draft", draft(0, "x".repeat(1_600_000))), 400, "dài quá 1500 KB");
    }

    @Test
    void a_draft_ends_with_the_answer_or_when_it_is_thrown_away() {
        clerk.put(task() + "/draft", draft(0, "Hội trường A"));
        assertThat(clerk.delete(task() + "/draft").statusCode()).isEqualTo(204);
        assertThat(Officer.json(clerk.get(task())).get("draft").isNull()).isTrue();

        clerk.put(task() + "/draft", draft(0, "Hội trường A"));
        String finished = task();
        registers(clerk, Map.of("registration", ConferenceStory.registration(40)));

        assertThat(clerk.put(finished + "/draft", draft(1, "quá muộn")).statusCode())
                .isEqualTo(404);
        assertThat(Officer.json(clerk.get(task("AmendRegistration")))
                        .get("draft")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_colleague_takes_over_what_another_has_claimed() {
        tasks.claim(id("RegisterSites"), "huongkhe");
        JsonNode worker = Officer.json(colleague.get(task())).get("worker");
        assertThat(worker.get("claimedBy").asText()).isEqualTo("Cán bộ Huyện ủy Hương Khê (huongkhe)");
        assertThat(worker.get("isMine").asBoolean()).isFalse();

        assertThat(colleague.post(task() + "/takeover", "").statusCode()).isEqualTo(204);

        assertThat(Officer.json(colleague.get(task())).at("/worker/isMine").asBoolean())
                .isTrue();
        assertThat(stranger.post(task() + "/takeover", "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_office_takes_over_no_duty_but_a_registration() {
        assertRefused(
                office.post(task("PrepareHall") + "/takeover", ""),
                403,
                "Nhiệm vụ này không giao cho cơ quan của đồng chí.");
    }

    @Test
    void the_office_registers_for_a_unit_that_phones_and_everybody_sees_on_whose_word() {
        assertThat(office.post(task() + "/takeover", "").statusCode()).isEqualTo(204);
        Map<String, Object> answer = new HashMap<>(Map.of("registration", ConferenceStory.registration(40)));
        assertRefused(
                office.submits(id("RegisterSites"), answer),
                400,
                "Chưa ghi: khi nhập thay đơn vị phải cho biết căn cứ.");
        answer.put("source", "PHONE");
        answer.put("sourceDetail", "Chánh Văn phòng Huyện ủy");

        registers(office, answer);

        String source = "Văn phòng Tỉnh ủy nhập thay qua điện thoại của Chánh Văn phòng Huyện ủy";
        assertThat(unit().source()).isEqualTo(source);
        assertThat(lastChange().by()).isEqualTo("vptu");
        story.at("2022-01-17T16:00");
        JsonNode received = Officer.json(Officer.of("VTHT", port)
                .get("/api/tasks/"
                        + story.task("VTHT", "AcknowledgeSitesByTelecom").getId()));
        assertThat(received.at("/data/units").findValuesAsText("source")).contains(source);
        JsonNode shown = Officer.json(clerk.get(task("AmendRegistration")));
        assertThat(shown.at("/data/lastChange/source").asText()).isEqualTo(source);
        assertThat(shown.at("/worker/onBehalf").asBoolean()).isFalse();
    }

    @Test
    void what_the_unit_says_itself_has_no_other_source() {
        registers(
                clerk,
                Map.of("registration", ConferenceStory.registration(40), "source", "PHONE", "sourceDetail", "ai đó"));

        assertThat(unit().source()).isNull();
    }

    @Test
    void rows_are_reviewed_by_the_rules_that_will_take_them() {
        JsonNode reviewed = reviews("""
                [{"name": "phu gia", "delegates": "40", "attendance": "CONNECTED"},
                 {"name": "Phú Gai", "delegates": "40"},
                 {"name": "xã Phú Gia", "delegates": "40"},
                 {"name": "Điểm lạ", "delegates": "40"},
                 {"name": "Hương Trạch", "delegates": "bốn mươi"},
                 null]""");

        assertThat(reviewed.get("rows"))
                .extracting(row -> row.get("state").asText())
                .containsExactly("OK", "CHOICE", "DUPLICATE", "UNKNOWN", "INCOMPLETE", "EMPTY");
        assertThat(reviewed.at("/rows/0/place/name").asText()).isEqualTo("Phú Gia");
        assertThat(reviewed.at("/rows/1/choices/0/name").asText()).isEqualTo("Phú Gia");
        assertThat(reviewed.at("/rows/4/problems/0/place").asText()).isEqualTo("Dòng 5, cột Số đại biểu");
        assertThat(reviewed.get("doubtful").asInt()).isEqualTo(4);
        assertThat(reviewed.get("unconnected"))
                .hasSize(19)
                .noneMatch(place -> place.get("name").asText().equals("Phú Gia"));
    }

    @Test
    void a_pasted_list_comes_back_as_rows_with_all_that_was_left_out() {
        JsonNode found = Officer.json(pastes("""
                Tên xã\tĐại biểu
                PHÚ GIA\t45 người
                Tổng cộng\t45"""));

        assertThat(found.at("/rows/0/cells/delegates").asText()).isEqualTo("45");
        assertThat(found.at("/reviewed/rows/0/place/name").asText()).isEqualTo("Phú Gia");
        assertThat(found.get("notes")).hasSize(1);
        assertThat(found.at("/skipped/0/why").asText()).isEqualTo("dòng tổng");
        assertThat(registrations.sites(story.id()).missing())
                .as("reading keeps nothing")
                .hasSize(14);
    }

    @Test
    void two_columns_that_may_be_meant_come_back_as_a_question_with_what_each_gives() {
        JsonNode found = Officer.json(pastes("""
                Tên xã\tSố đại biểu đăng ký\tSố đại biểu dự kiến
                Phú Gia\t40\t44
                Hòa Hải\t25\t25
                \tTổng cộng\t69"""));

        assertThat(found.at("/questions/0/column").asText()).isEqualTo("delegates");
        assertThat(found.at("/questions/0/choices"))
                .extracting(choice -> choice.get("place").asText() + " "
                        + choice.at("/cells/0/delegates").asText())
                .containsExactly("B 40", "C 44");
        assertThat(found.at("/rows/0/cells/delegates").asText())
                .as("nothing is taken before a person has chosen")
                .isEmpty();
        assertThat(found.get("doubtful").asInt()).isEqualTo(2);
    }

    /** The Bloc's own template, filled in: what the product hands out it takes back. */
    @Test
    void a_list_with_the_kinds_of_the_bloc_is_known_again() throws IOException {
        JsonNode found = Officer.json(Officer.of("DUKHOI", port)
                .post(
                        "/api/tasks/" + story.task("DUKHOI", "RegisterSites").getId()
                                + "/registration/rows?name=mau.xlsx",
                        "application/octet-stream",
                        new ClassPathResource("lists/K02-mau-khoi-dien.xlsx").getContentAsByteArray()));

        assertThat(found.get("doubtful").asInt()).isZero();
        assertThat(found.at("/reviewed/unconnected")).isEmpty();
    }

    @Test
    void a_csv_file_of_an_old_office_pc_is_read() {
        byte[] csv = "Tên xã;Đại biểu\r\nPhú Gia;40\r\n".getBytes(StandardCharsets.UTF_16LE);

        HttpResponse<String> found =
                clerk.post(task() + "/registration/rows?name=danh-sach.csv", "application/octet-stream", csv);

        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(Officer.json(found).at("/reviewed/rows/0/state").asText()).isEqualTo("OK");
    }

    @Test
    void what_is_no_list_is_refused_in_words_and_the_server_goes_on() {
        assertRefused(pastes("Phú Gia\t40\n".repeat(900_000)), 413, "Tệp gửi lên quá lớn.");
        assertRefused(pastes("Phú Gia\t40\n".repeat(500_000)), 400, "");
        assertRefused(pastes("Phú Gia\t40\n".repeat(5_001)), 400, "");
        assertRefused(pastes(""), 400, "");
        assertRefused(
                clerk.post(
                        task() + "/registration/rows?name=danh-sach.xlsx",
                        "application/octet-stream",
                        "MZ\u0090\u0000\u0003 chương trình".getBytes(StandardCharsets.ISO_8859_1)),
                400,
                "không phải bảng tính");
        assertRefused(
                clerk.post(
                        task() + "/registration/rows?name=lon.xlsx", "application/octet-stream", new byte[26_000_000]),
                413,
                "Tệp gửi lên quá lớn.");
        assertThat(pastes("Phú Gia\t40").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_reviews_or_reads_rows_for_a_unit_that_is_not_theirs() {
        assertThat(stranger.post(task() + "/registration/review", "{\"rows\":[]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.post(task() + "/registration/rows", "text/plain", "Phú Gia\t40".getBytes())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void three_hundred_rows_are_reviewed_and_not_one_more() {
        assertThat(reviews(rows(300)).get("rows")).hasSize(300);
        assertRefused(
                clerk.post(task() + "/registration/review", "{\"rows\":" + rows(301) + "}"),
                400,
                "Có 301 dòng, nhiều nhất 300 dòng.");
    }

    @Test
    void the_office_opens_a_closed_registration_again_and_the_correction_goes_to_the_receivers() {
        registers(clerk, Map.of("registration", ConferenceStory.registration(40)));
        assertRefused(reopens(UNIT, "2022-01-18T17:00"), 409, "vẫn điều chỉnh được đăng ký");
        story.at("2022-01-18T15:30");

        HttpResponse<String> opened = reopens(UNIT, "2022-01-18T17:00");

        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertRefused(reopens(UNIT, "2022-01-18T17:00"), 409, "đang được mở lại rồi");
        String task = task("CorrectRegistration-1");
        assertThat(Officer.json(clerk.get(task)).at("/duty/words").asText())
                .isEqualTo("Văn phòng mở lại đăng ký, lý do: bổ sung đại biểu");
        assertThat(Officer.json(clerk.get(task)).at("/data/closed").isNull()).isTrue();
        HttpResponse<String> corrected = clerk.submits(
                story.duty(UNIT, "CorrectRegistration-1").taskId(),
                Map.of("registration", ConferenceStory.registration(55)));
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(204);
        story.run();
        story.sendMails();
        assertThat(story.texts("registration-amended", "kythuat@vtht.hatinh.example"))
                .singleElement()
                .asString()
                .contains("40 → 55 đại biểu");
        assertThat(reopens(UNIT, "2022-01-18T17:00").statusCode())
                .as("and once more, as often as it is needed")
                .isEqualTo(201);
    }

    @Test
    void a_registration_that_was_opened_again_closes_at_its_hour_as_it_was() {
        registers(clerk, Map.of("registration", ConferenceStory.registration(40)));
        story.at("2022-01-18T15:30");
        reopens(UNIT, "2022-01-18T17:00");
        story.sendMails();
        assertThat(story.sent("registration-reopened", "vanphong@huongkhe.hatinh.example"))
                .containsExactly("Mở lại đăng ký điểm cầu đến 17 giờ 00, thứ Ba ngày 18/01/2022: Huyện ủy Hương Khê");

        story.at("2022-01-18T17:00");

        assertThat(story.duty(UNIT, "CorrectRegistration-1").isOpen()).isFalse();
        assertThat(unit().delegateCount()).isEqualTo(40);
        assertThat(unit().version()).isEqualTo(1);
    }

    @Test
    void only_the_office_opens_again_and_only_what_can_be() {
        registers(clerk, Map.of("registration", ConferenceStory.registration(40)));
        story.at("2022-01-18T15:30");

        assertThat(clerk.post(reopening(UNIT), wanted("2022-01-18T17:00")).statusCode())
                .isEqualTo(403);
        assertRefused(reopens("HUONGSON", "2022-01-18T17:00"), 409, "Đơn vị chưa đăng ký");
        assertRefused(reopens("VTHT", "2022-01-18T17:00"), 404, "Đơn vị không có tên");
        assertRefused(reopens(UNIT, "2022-01-18T15:00"), 400, "Giờ đóng lại đã qua.");
        assertRefused(reopens(UNIT, "2022-01-19T08:00"), 400, "trước giờ khai mạc");
        assertRefused(reopens(UNIT, "ngày mai"), 400, "Phải là ngày giờ");
        assertRefused(office.post(reopening(UNIT), "{\"until\":\"2022-01-18T17:00\"}"), 400, "Chưa có nội dung.");
    }

    private String task() {
        return task("RegisterSites");
    }

    private String task(String duty) {
        return "/api/tasks/" + id(duty);
    }

    private String id(String duty) {
        return story.task(UNIT, duty).getId();
    }

    private void registers(Officer officer, Map<String, Object> answer) {
        HttpResponse<String> done = officer.submits(id("RegisterSites"), answer);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        story.run();
    }

    private HttpResponse<String> reopens(String unit, String until) {
        HttpResponse<String> answer = office.post(reopening(unit), wanted(until));
        story.run();
        return answer;
    }

    private String reopening(String unit) {
        return "/api/conferences/%s/registrations/%s/reopening".formatted(story.id(), unit);
    }

    private static String wanted(String until) {
        return "{\"reason\": \"bổ sung đại biểu\", \"until\": \"%s\"}".formatted(until);
    }

    private JsonNode reviews(String rows) {
        return Officer.json(clerk.post(task() + "/registration/review", "{\"rows\":" + rows + "}"));
    }

    private HttpResponse<String> pastes(String text) {
        return clerk.post(
                task() + "/registration/rows", "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "{\"name\": \"Điểm %d\"}".formatted(n))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String draft(int version, String hall) {
        return "{\"version\": %d, \"fields\": {\"hall\": \"%s\"}}".formatted(version, hall);
    }

    private UnitSites unit() {
        return registrations.sites(story.id()).units().stream()
                .filter(unit -> unit.unit().equals(UNIT))
                .findFirst()
                .orElseThrow();
    }

    private Change lastChange() {
        return registrations.lastChange(story.id(), UNIT).orElseThrow();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String message = Officer.json(answer).get("message").asText();
        assertThat(message).isNotBlank().contains(words);
    }
}
