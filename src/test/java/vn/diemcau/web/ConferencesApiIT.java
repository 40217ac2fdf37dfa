package vn.diemcau.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.yaml.snakeyaml.Yaml;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.platform.input.Document;
import vn.diemcau.process.preparation.ConferenceStory;

/** Conferences as a program, or the Office's start form, calls and changes them over HTTP. */
@DiemCauTest
@Import(ConferenceStory.class)
class ConferencesApiIT {

    private static final String GOOD_DATES = """
            {"start": "2022-01-26T07:30", "lineTest": "2022-01-25T15:00", "registrationDue": "2022-01-24T16:00",
             "reason": "Bão số 1"}""";
    private static int called;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    @Autowired
    private RuntimeService runtime;

    private Officer office;
    private Officer unit;
    private String id;

    @BeforeEach
    void theLetterIsStillAhead() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2022-01-12T01:00:00Z")));
        office = Officer.of("VPTU", port);
        unit = Officer.of("HUONGKHE", port);
        id = "qua-api-" + ++called;
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "text/plain",
                "text/plain;charset=ISO-8859-1",
                "application/octet-stream",
                // What curl says of any --data.
                "application/x-www-form-urlencoded"
            })
    void a_plan_in_yaml_calls_its_conference_whatever_the_client_calls_the_text(String type) {
        HttpResponse<String> answer =
                office.post("/api/conferences", type, ConferenceStory.plan(id).getBytes(UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(Officer.json(answer).get("id").asText()).isEqualTo(id);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/conferences/" + id);
        JsonNode conference = Officer.json(office.get("/api/conferences/" + id));
        assertThat(conference.get("title").asText())
                .isEqualTo("Hội nghị trực tuyến tổng kết công tác năm 2021, triển khai nhiệm vụ năm 2022");
        assertThat(conference.get("status").asText()).isEqualTo("CALLED");
        assertThat(conference.get("start").asText()).isEqualTo("2022-01-19T07:30+07:00");
        assertThat(processes()).isOne();
    }

    @Test
    void a_plan_in_json_calls_its_conference() throws Exception {
        Object plan = new Yaml().load(ConferenceStory.plan(id));

        HttpResponse<String> answer = office.post("/api/conferences", new ObjectMapper().writeValueAsString(plan));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(Officer.json(office.get("/api/conferences/" + id))
                        .get("registrationDue")
                        .asText())
                .isEqualTo("2022-01-17T16:00+07:00");
    }

    @Test
    void a_plan_saved_by_notepad_calls_its_conference() {
        byte[] plan = ("\uFEFF" + ConferenceStory.plan(id).replace("\n", "\r\n")).getBytes(UTF_8);

        assertThat(office.post("/api/conferences", "application/yaml", plan).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_bad_plan_is_refused_with_every_problem_and_its_place() {
        HttpResponse<String> answer = call(badPlan());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(places(answer))
                .hasSize(3)
                .anyMatch(place -> place.matches("dòng \\d+, lineTest"))
                .anyMatch(place -> place.matches("dòng \\d+, duties\\[0\\]\\.agency"))
                .anyMatch(place -> place.matches("dòng \\d+, chuTri"));
        assertThat(office.get("/api/conferences/" + id).statusCode()).isEqualTo(404);
        assertThat(processes()).isZero();
    }

    @Test
    void a_check_names_the_same_problems_and_calls_nothing() {
        HttpResponse<String> bad = check(badPlan());
        HttpResponse<String> good = check(ConferenceStory.plan(id));

        assertThat(bad.statusCode()).isEqualTo(200);
        assertThat(places(bad)).isEqualTo(places(call(badPlan()))).isNotEmpty();
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(places(good)).isEmpty();
        assertThat(office.get("/api/conferences/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void dates_in_a_year_whose_holidays_nobody_knows_are_said_and_keep_nobody_from_calling() {
        String far = ConferenceStory.plan(id).replaceAll("2022-01-(\\d\\d)T", "2035-01-$1T");

        assertThat(Officer.json(check(ConferenceStory.plan(id))).get("warnings"))
                .isEmpty();
        JsonNode checked = Officer.json(check(far));
        assertThat(checked.get("problems")).isEmpty();
        assertThat(checked.at("/warnings/0").asText())
                .startsWith("Danh sách ngày nghỉ chưa có ngày nghỉ của năm 2035 (Tết Nguyên đán");
        HttpResponse<String> called = call(far);
        assertThat(called.statusCode()).isEqualTo(201);
        assertThat(Officer.json(called).get("warnings")).isEqualTo(checked.get("warnings"));
    }

    @Test
    void a_letter_whose_number_has_called_a_conference_already_is_told_before_and_after_the_call() {
        String first = numbered(id + "-mot", "Giấy mời số 12-GM/TU ngày 05/01/2022");
        String second = numbered(id + "-hai", "Giấy mời Số 12-gm/tu của Tỉnh ủy");
        String told = "Văn bản số 12-GM/TU đã có Hội nghị “Hội nghị trực tuyến tổng kết công tác năm 2021, triển khai"
                + " nhiệm vụ năm 2022”, khai mạc 07 giờ 30, thứ Tư ngày 19/01/2022. Chỉ triệu tập khi đây là Hội nghị"
                + " khác.";
        assertThat(warnings(check(first))).isEmpty();
        assertThat(warnings(call(first))).isEmpty();

        assertThat(warnings(check(second))).containsExactly(told);
        assertThat(warnings(call(second))).containsExactly(told);
        assertThat(warnings(check(numbered(id + "-ba", "Giấy mời số 121-GM/TU"))))
                .isEmpty();
        cancel(id + "-mot", "{\"reason\":\"Bão\"}");
        cancel(id + "-hai", "{\"reason\":\"Bão\"}");
        assertThat(warnings(check(numbered(id + "-ba", "Giấy mời số 12-GM/TU"))))
                .isEmpty();
    }

    private static String numbered(String conference, String letter) {
        return ConferenceStory.plan(conference).replaceFirst("(?m)^letter: .*$", "letter: " + letter);
    }

    @Test
    void dates_on_days_off_are_named_before_and_after_the_call_and_whenever_they_move() {
        String plan = ConferenceStory.plan(id)
                .replaceFirst("(code: PrepareReports\n(?: .*\n)*?\\s+due: )2022-01-..T", "$12022-01-15T");
        assertThat(plan).isNotEqualTo(ConferenceStory.plan(id));
        String onSaturday = "Các mốc sau rơi vào ngày nghỉ: thứ Bảy ngày 15/01/2022: “Chuẩn bị các báo cáo”.";

        assertThat(warnings(check(plan))).containsExactly(onSaturday);
        assertThat(warnings(call(plan))).containsExactly(onSaturday);
        assertThat(warnings(office.get("/api/conferences/" + id))).containsExactly(onSaturday);

        String toTet = GOOD_DATES
                .replace("2022-01-26T07:30", "2022-02-01T07:30")
                .replace("2022-01-25T15:00", "2022-01-31T15:00");
        HttpResponse<String> before = office.post("/api/conferences/" + id + "/dates/check", toTet);
        assertThat(warnings(before))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("Các mốc sau rơi vào ngày nghỉ: ")
                .contains(
                        "thứ Bảy ngày 22/01/2022: “Chuẩn bị các báo cáo”",
                        "thứ Hai ngày 31/01/2022 (Tết Nguyên đán): giờ chạy thử đường truyền, ",
                        "“Quyết định mức sẵn sàng”",
                        "thứ Ba ngày 01/02/2022 (Tết Nguyên đán): giờ khai mạc, ")
                .doesNotContain("hạn đăng ký điểm cầu");
        assertThat(Officer.json(office.get("/api/conferences/" + id))
                        .get("revision")
                        .asInt())
                .as("nothing is moved by asking")
                .isZero();
        assertThat(warnings(dates(id, toTet))).isEqualTo(warnings(before));
        assertThat(warnings(dates(id, GOOD_DATES)))
                .as("the reports keep their distance")
                .containsExactly("Các mốc sau rơi vào ngày nghỉ: thứ Bảy ngày 22/01/2022: “Chuẩn bị các báo cáo”.");
        assertThat(warnings(cancel(id, "{\"reason\":\"Bão\"}"))).isEmpty();
    }

    @Test
    void what_is_wrong_with_new_dates_is_said_before_they_are_sent() {
        call(ConferenceStory.plan(id));

        assertThat(
                        places(
                                office.post(
                                        "/api/conferences/" + id + "/dates/check",
                                        "{\"start\":\"mai\",\"lineTest\":\"2022-01-25T15:00\",\"registrationDue\":\"2022-01-24T16:00\"}")))
                .containsExactly("Giờ khai mạc");
        assertThat(places(office.post(
                        "/api/conferences/" + id + "/dates/check",
                        GOOD_DATES.replace("2022-01-26T07:30", "2022-01-25T07:30"))))
                .containsExactly("Giờ chạy thử");
    }

    private static List<String> warnings(HttpResponse<String> answer) {
        List<String> warnings = new ArrayList<>();
        Officer.json(answer).get("warnings").forEach(each -> warnings.add(each.asText()));
        return warnings;
    }

    @Test
    void the_same_conference_is_not_called_twice() {
        assertThat(call(ConferenceStory.plan(id)).statusCode()).isEqualTo(201);

        assertRefused(call(ConferenceStory.plan(id)), 409, "Đã có Hội nghị mang mã “" + id + "”.");
        assertThat(processes()).isOne();
    }

    @Test
    void of_two_who_call_the_same_conference_at_once_one_does() throws Exception {
        List<HttpResponse<String>> answers = atOnce(
                () -> call(ConferenceStory.plan(id)),
                () -> Officer.of("admin", port).post("/api/conferences", ConferenceStory.plan(id)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(processes()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/conferences",
        "POST, /api/conferences/check",
        "GET, /api/plan-template",
        "GET, /api/conferences",
        "GET, /api/conferences/any",
        "PUT, /api/conferences/any/dates",
        "POST, /api/conferences/any/dates/check",
        "POST, /api/conferences/any/cancellation"
    })
    void only_the_office_calls_reads_and_changes_conferences(String method, String path) {
        assertRefused(send(unit, method, path), 403, "Chỉ Văn phòng Tỉnh ủy được thực hiện việc này.");
        assertRefused(send(Officer.of("TTTU", port), method, path), 403, "Văn phòng Tỉnh ủy");
        Web nobody = Web.nobody(port);
        assertThat((method.equals("GET")
                                ? nobody.get(path)
                                : method.equals("PUT") ? nobody.put(path, "{}") : nobody.post(path, "{}"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_template_is_a_plan_that_could_be_called_today() {
        HttpResponse<String> template = office.get("/api/plan-template");

        assertThat(template.statusCode()).isEqualTo(200);
        assertThat(template.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(template.body())
                .contains("Hội nghị trực tuyến", "due: 2022-01-20T16:00", "16 giờ 00, ngày 24/01/2022");
        assertThat(places(check(template.body()))).isEmpty();
    }

    @Test
    void the_list_has_every_conference_and_one_that_is_not_there_is_not_found() {
        call(ConferenceStory.plan(id));

        assertThat(Officer.json(office.get("/api/conferences")).findValuesAsText("id"))
                .contains(id);
        assertRefused(office.get("/api/conferences/khong-co"), 404, "Không có Hội nghị mang mã “khong-co”.");
        assertRefused(dates("khong-co", GOOD_DATES), 404, "Không có Hội nghị");
        assertRefused(cancel("khong-co", "{\"reason\":\"Bão\"}"), 404, "Không có Hội nghị");
        assertRefused(report(office, "khong-co", "{\"words\":\"Mất điện\"}"), 404, "Không có Hội nghị");
    }

    @Test
    void new_dates_move_the_conference_with_its_deadlines_and_everybody_reads_why() {
        story.issued().sendMails();

        HttpResponse<String> answer = dates(story.id(), GOOD_DATES);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode conference = Officer.json(answer);
        assertThat(conference.get("start").asText()).isEqualTo("2022-01-26T07:30+07:00");
        assertThat(conference.get("lineTest").asText()).isEqualTo("2022-01-25T15:00+07:00");
        assertThat(conference.get("registrationDue").asText()).isEqualTo("2022-01-24T16:00+07:00");
        assertThat(conference.get("revision").asInt()).isOne();
        assertThat(duties.get(story.id(), "RegisterSites", "HUONGKHE").due())
                .isEqualTo(Instant.parse("2022-01-24T09:00:00Z"));
        story.run();
        story.sendMails();
        assertThat(story.texts("new-dates", "vanphong@huongkhe.hatinh.example"))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("Lý do: Bão số 1"));
        assertThat(Officer.json(dates(story.id(), GOOD_DATES)).get("revision").asInt())
                .as("sent again by a client that heard no answer")
                .isOne();
        assertRefused(
                dates(
                        story.id(),
                        GOOD_DATES
                                .replaceFirst("\\{", "{\"revision\": 0, ")
                                .replace("2022-01-26T07:30", "2022-01-26T08:30")),
                409,
                "Lịch Hội nghị vừa được đổi (lần 1, lý do: Bão số 1): hạn đăng ký 16:00 24/01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2022-01-24T15:00 | 2022-01-25T15:00 | 2022-01-25T15:00 | Bão | Hạn đăng ký;Giờ chạy thử",
                "2022-01-11T07:30 | 2022-01-10T15:00 | 2022-01-09T15:00 | Bão | Hạn đăng ký;Giờ chạy thử;Giờ khai mạc",
                "2022-01-26T07:30 | 2022-01-25T15:00 | 9999-01-24T16:00 | Bão | Hạn đăng ký",
                "9999-01-26T07:30 | 2022-01-25T15:00 | 1022-01-24T16:00 | Bão | Giờ khai mạc;Hạn đăng ký",
                "9999-01-01T00:00 | 2022-01-25T15:00 | 2022-01-24T16:00 | Bão | Giờ khai mạc",
                "mai              | 2022-01-32T15:00 | 24/01/2022 16:00 | Bão | Giờ khai mạc;Giờ chạy thử;Hạn đăng ký",
                "+999999999-12-31T23:59 | 2022-01-25T15:00 | 2022-01-24T16:00 | Bão | Giờ khai mạc",
                "2022-01-26T07:30+07:00 | 2022-01-25T15:00 | 2022-01-24T16:00 | '' | Giờ khai mạc;Lý do"
            })
    void wrong_dates_change_nothing(
            String start, String lineTest, String registrationDue, String reason, String places) {
        call(ConferenceStory.plan(id));
        String before = office.get("/api/conferences/" + id).body();

        HttpResponse<String> answer = dates(
                id,
                "{\"start\":\"%s\",\"lineTest\":\"%s\",\"registrationDue\":\"%s\",\"reason\":\"%s\"}"
                        .formatted(start, lineTest, registrationDue, reason));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(places(answer)).containsExactly(places.split(";"));
        assertThat(office.get("/api/conferences/" + id).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1.0", "99999999999", "\"0\"", "\"\"", "true", "[]", "{}"})
    void a_revision_that_is_no_whole_number_is_refused_even_with_the_dates_that_stand(String revision) {
        call(ConferenceStory.plan(id));
        JsonNode now = Officer.json(office.get("/api/conferences/" + id));
        String same =
                "{\"start\":\"%s\",\"lineTest\":\"%s\",\"registrationDue\":\"%s\",\"reason\":\"Bão\",\"revision\":%s}"
                        .formatted(local(now, "start"), local(now, "lineTest"), local(now, "registrationDue"), "%s");

        assertRefused(dates(id, same.formatted(revision)), 400, "Lần đổi lịch: Phải là số nguyên từ 0 trở lên.");
        assertThat(dates(id, same.formatted("0")).statusCode()).isEqualTo(200);
        assertThat(dates(id, same.formatted("null")).statusCode()).isEqualTo(200);
    }

    private static String local(JsonNode conference, String field) {
        return conference.get(field).asText().substring(0, "2022-01-19T07:30".length());
    }

    @Test
    void missing_dates_are_named_all_at_once() {
        call(ConferenceStory.plan(id));

        assertThat(places(dates(id, "{}"))).containsExactly("Giờ khai mạc", "Giờ chạy thử", "Hạn đăng ký", "Lý do");
    }

    @Test
    void a_change_of_the_dates_that_nobody_made_was_not_seen() {
        call(ConferenceStory.plan(id));

        assertRefused(
                dates(id, GOOD_DATES.replaceFirst("\\{", "{\"revision\": 7,")),
                409,
                "Lịch Hội nghị không có lần đổi 7, lần mới nhất là 0.");
    }

    @Test
    void a_cancelled_conference_is_over() {
        call(ConferenceStory.plan(id));

        HttpResponse<String> answer = cancel(id, "{\"reason\":\"Bão số 1\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Officer.json(answer).get("status").asText()).isEqualTo("CANCELLED");
        assertRefused(cancel(id, "{\"reason\":\"Bão số 2\"}"), 409, "Hội nghị đã bị hủy.");
        assertRefused(dates(id, GOOD_DATES), 409, "Hội nghị đã bị hủy.");
        assertRefused(report(office, id, "{\"words\":\"Mất điện\"}"), 409, "Hội nghị đã bị hủy.");
    }

    @Test
    void an_incident_is_reported_by_those_whom_the_conference_concerns() {
        String plan = ConferenceStory.planWithout("HUONGSON", id);
        assertThat(call(plan).statusCode()).isEqualTo(201);

        HttpResponse<String> answer = report(unit, id, "{\"words\":\"Mất điện tại hội trường\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String duty = Officer.json(answer).get("duty").asText();
        assertThat(duty).isEqualTo("HandleIncident-1");
        assertThat(duties.get(id, duty, "VPTU").words()).isEqualTo("Huyện ủy Hương Khê báo: Mất điện tại hội trường");
        assertThat(duties.get(id, duty, "VPTU").isOpen()).isTrue();
        String own = Officer.json(report(office, id, "{\"words\":\"Đứt cáp\"}"))
                .get("duty")
                .asText();
        assertThat(duties.get(id, own, "VPTU").words()).isEqualTo("Đứt cáp");
        assertRefused(
                report(Officer.of("HUONGSON", port), id, "{\"words\":\"Mất điện\"}"),
                404,
                "Không có Hội nghị mang mã “" + id + "”.");
        assertThat(Web.nobody(port)
                        .post("/api/conferences/" + id + "/incidents", "{\"words\":\"Mất điện\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"chữ\"", "{\"reason\":", "{\"reason\":{\"a\":1}}"})
    void a_body_that_is_not_what_was_asked_for_is_refused(String body) {
        call(ConferenceStory.plan(id));

        assertRefused(cancel(id, body), 400, "Nội dung gửi lên không đọc được.");
        assertRefused(
                office.post("/api/conferences/" + id + "/cancellation", "text/plain", body.getBytes(UTF_8)),
                415,
                "Định dạng dữ liệu không được hỗ trợ.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":\"  \"}"})
    void a_cancellation_needs_its_reason(String body) {
        call(ConferenceStory.plan(id));

        assertRefused(cancel(id, body), 400, "Lý do: Chưa có nội dung.");
    }

    @Test
    void words_that_no_mail_could_carry_are_refused() {
        call(ConferenceStory.plan(id));

        assertRefused(cancel(id, "{\"reason\":\"a\\u0000b\"}"), 400, "Lý do: Có ký tự không hợp lệ.");
        assertRefused(cancel(id, "{\"reason\":\"a\\ud800b\"}"), 400, "Lý do: Có ký tự không hợp lệ.");
        assertRefused(cancel(id, "{\"reason\":\"" + "a".repeat(50_000) + "\"}"), 400, "Lý do: Dài quá 2000 ký tự.");
        assertRefused(cancel(id, "{\"reason\":\"" + "a".repeat(1_100_000) + "\"}"), 413, "dài quá 64 KB.");
        assertRefused(
                report(unit, id, "{\"words\":\"" + "a".repeat(2001) + "\"}"),
                400,
                "Sự cố gì, ở đâu, từ bao giờ: Dài quá 2000 ký tự.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "null", "[]", "chỉ là chữ"})
    void a_plan_of_nothing_is_refused(String plan) {
        assertRefused(call(plan), 400, "Nội dung trống");
        assertThat(Officer.json(check(plan)).get("problems")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1258", "UTF-16"})
    void a_plan_in_another_encoding_is_refused_by_name(String charset) {
        byte[] plan = ConferenceStory.plan(id).getBytes(Charset.forName(charset));

        assertRefused(
                office.post("/api/conferences", "application/yaml", plan),
                400,
                "Tệp phải được lưu theo bảng mã UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(ints = {Document.MAX_BYTES + 1, 7 * Document.MAX_BYTES})
    void a_plan_beyond_measure_is_refused(int size) {
        byte[] plan = ("# " + "a".repeat(size)).getBytes(StandardCharsets.US_ASCII);

        for (String path : List.of("/api/conferences", "/api/conferences/check")) {
            HttpResponse<String> answer = office.post(path, "application/yaml", plan);
            assertThat(answer.body()).contains("Nội dung lớn hơn 1 MB.");
        }
    }

    @Test
    void a_conference_is_not_started_past_its_plan() {
        String start = "/engine-rest/process-definition/key/conference-preparation/";

        Officer admin = Officer.named("admin", port);

        assertThat(office.post(start + "start", "{}").statusCode()).isEqualTo(403);
        assertRefused(admin.post(start + "start", "{}"), 409, "Hội nghị chỉ mở được bằng một kế hoạch.");
        assertRefused(
                admin.post(
                        start + "start",
                        "{\"businessKey\":\"" + id + "\",\"variables\":{\"conferenceId\":{\"value\":\"" + id + "\"}}}"),
                409,
                "Hội nghị chỉ mở được bằng một kế hoạch.");
        assertRefused(office.post(start + "submit-form", "{}"), 400, "Chưa có kế hoạch Hội nghị.");
        assertThat(processes()).isZero();
    }

    @Test
    void the_start_form_calls_its_conference_or_says_what_is_wrong() {
        String start = "/engine-rest/process-definition/key/conference-preparation/submit-form";

        HttpResponse<String> refused = office.post(start, Officer.body(Map.of("plan", badPlan())));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(places(refused)).hasSize(3);
        HttpResponse<String> started = office.post(start, Officer.body(Map.of("plan", ConferenceStory.plan(id))));

        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        assertThat(Officer.json(started).get("businessKey").asText()).isEqualTo(id);
        assertThat(unit.post(start, Officer.body(Map.of("plan", ConferenceStory.plan(id + "b"))))
                        .statusCode())
                .isIn(403, 404);
        assertThat(office.get("/api/conferences/" + id + "b").statusCode()).isEqualTo(404);
    }

    private String badPlan() {
        return ConferenceStory.plan(id)
                .replace("lineTest: 2022-01-18T15:00", "lineTest: 2022-01-17T15:00")
                .replaceFirst("agency: VPTU\n", "agency: KHONGCO\n")
                .concat("\nchuTri: Bí thư\n");
    }

    private HttpResponse<String> call(String plan) {
        return office.post("/api/conferences", "application/yaml", plan.getBytes(UTF_8));
    }

    private HttpResponse<String> check(String plan) {
        return office.post("/api/conferences/check", "application/yaml", plan.getBytes(UTF_8));
    }

    private HttpResponse<String> dates(String conference, String body) {
        return office.put("/api/conferences/" + conference + "/dates", body);
    }

    private HttpResponse<String> cancel(String conference, String body) {
        return office.post("/api/conferences/" + conference + "/cancellation", body);
    }

    @Test
    void an_agency_reports_ten_incidents_an_hour_and_the_office_as_many_as_there_are() throws Exception {
        call(ConferenceStory.plan(id));
        Officer agency = Officer.of("CANLOC", port);
        ExecutorService four = Executors.newFixedThreadPool(4);
        try {
            List<Callable<HttpResponse<String>>> reports = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                reports.add(() -> report(agency, id, "{\"words\":\"Mất điện\"}"));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : four.invokeAll(reports)) {
                answers.add(each.get());
            }
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(10);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() != 201)
                    .allSatisfy(answer -> assertRefused(answer, 429, "Cơ quan đã báo 10 sự cố trong một giờ qua."));
        } finally {
            four.shutdownNow();
        }
        assertThat(report(office, id, "{\"words\":\"Mất điện\"}").statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> report(Officer officer, String conference, String body) {
        return officer.post("/api/conferences/" + conference + "/incidents", body);
    }

    private static HttpResponse<String> send(Officer officer, String method, String path) {
        return switch (method) {
            case "GET" -> officer.get(path);
            case "PUT" -> officer.put(path, "{}");
            default -> officer.post(path, "{}");
        };
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Officer.json(answer).get("message").asText()).contains(words);
    }

    private static List<String> places(HttpResponse<String> answer) {
        return Officer.json(answer).get("problems").findValuesAsText("place");
    }

    private long processes() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .count();
    }

    private static List<HttpResponse<String>> atOnce(
            Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : two.invokeAll(List.of(one, other))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            two.shutdownNow();
        }
    }
}
