package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.preparation.ConferenceStory;

/** What the Office does with duties over HTTP, and nobody else. */
@DiemCauTest
@Import(ConferenceStory.class)
class ActsApiIT {

    private static final String REGISTRATION = "{\"code\": \"RegisterSites\", \"agency\": \"VUQUANG\"}";
    private static final String LINES = "{\"code\": \"KeepLinesStable\", \"agency\": \"VTHT\"}";
    private static final String REMINDING = "{\"duties\": [" + REGISTRATION + "]}";
    private static final String REASSIGNING =
            "{\"duties\": [" + LINES + "], \"to\": \"TTCB\", \"reason\": \"Thiếu người\"}";
    private static final String ADDING = """
            {"agencies": ["VTHT", "DLHT"], "name": "Bố trí máy phát điện", "words": "Đặt máy tại hội trường",
             "due": "2022-01-14T10:00", "reason": "Điện lưới yếu"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    private Officer office;

    @BeforeEach
    void theLetterIsIssued() {
        story.issued();
        office = Officer.of("VPTU", port);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void only_the_office_may() {
        for (Officer other : List.of(Officer.of("VUQUANG", port), Officer.of("VTHT", port), Officer.of("TTTU", port))) {
            assertRefused(other.post(path("reminders"), REMINDING), 403, "Chỉ Văn phòng Tỉnh ủy");
            assertRefused(other.post(path("reassignments"), REASSIGNING), 403, "Chỉ Văn phòng Tỉnh ủy");
            assertRefused(other.post(path("duties"), ADDING), 403, "Chỉ Văn phòng Tỉnh ủy");
            assertRefused(other.get(path("agencies")), 403, "Chỉ Văn phòng Tỉnh ủy");
        }
        for (String act : List.of("reminders", "reassignments", "duties")) {
            assertThat(Web.nobody(port).post(path(act), REMINDING).statusCode()).isEqualTo(401);
        }
        assertThat(story.mails("reminder-now")).isEmpty();
        assertThat(story.mails("duty-added")).isEmpty();
        assertThat(story.openDutiesOf("VTHT")).contains("KeepLinesStable");
    }

    @Test
    void of_a_conference_that_is_not_there_nothing_is_done() {
        String nowhere = "/api/conferences/khong-co/";
        assertRefused(office.post(nowhere + "reminders", REMINDING), 404, "Không có Hội nghị mang mã “khong-co”.");
        assertRefused(office.post(nowhere + "reassignments", REASSIGNING), 404, "Không có Hội nghị");
        assertRefused(office.post(nowhere + "duties", ADDING), 404, "Không có Hội nghị");
        assertRefused(office.get(nowhere + "agencies"), 404, "Không có Hội nghị");
    }

    @Test
    void each_row_says_what_became_of_it() {
        JsonNode answer = Officer.json(ok(office.post(
                path("reminders"),
                "{\"duties\": [" + REGISTRATION
                        + ", {\"code\": \"TestLines\", \"agency\": \"TTCB\"}], \"note\": \"Gửi ngay\"}")));

        assertThat(answer.at("/rows/0/done").asBoolean()).isTrue();
        assertThat(answer.at("/rows/0/agency").asText()).isEqualTo("VUQUANG");
        assertThat(answer.at("/rows/1/done").asBoolean()).isFalse();
        assertThat(answer.at("/rows/1/message").asText()).startsWith("Nhiệm vụ chưa mở");
        assertThat(Officer.json(office.get(path("mails") + "?agency=VUQUANG")).findValuesAsText("orderedBy"))
                .contains("Cán bộ Văn phòng Tỉnh ủy (vptu)");
    }

    @Test
    void a_duty_is_added_and_given_to_another_agency_whose_officers_then_see_it() {
        JsonNode added = Officer.json(created(office.post(path("duties"), ADDING)));
        assertThat(added.findValuesAsText("code")).containsExactly("ExtraDuty-1", "ExtraDuty-2");
        String task = story.task("VTHT", "ExtraDuty-1").getId();
        Officer telecom = Officer.of("VTHT", port);
        Officer centre = Officer.of("TTCB", port);
        assertThat(telecom.opens(task).at("/duty/name").asText()).isEqualTo("Bố trí máy phát điện");
        assertThat(telecom.form(task)).isEqualTo("ExtraDuty");
        assertThat(telecom.post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"vtht\"}")
                        .statusCode())
                .isEqualTo(204);
        String comments = "/engine-rest/task/" + task + "/comment";
        ok(telecom.post(comments + "/create", "{\"message\": \"Chờ xe chở máy\"}"));
        assertThat(centre.tasks()).doesNotContain(task);

        ok(office.post(
                path("reassignments"),
                "{\"duties\": [{\"code\": \"ExtraDuty-1\", \"agency\": \"VTHT\"}], \"to\": \"TTCB\","
                        + " \"reason\": \"Máy đặt ở Trung tâm\"}"));

        assertThat(centre.tasks()).contains(task);
        assertThat(telecom.tasks()).doesNotContain(task);
        assertThat(telecom.get("/api/tasks/" + task).statusCode()).isEqualTo(404);
        assertThat(telecom.get("/engine-rest/task/" + task).statusCode()).isNotEqualTo(200);
        assertThat(telecom.get(comments).statusCode()).isEqualTo(404);
        assertThat(centre.get(comments).body()).contains("Chờ xe chở máy");
        assertThat(telecom.submits(task, Map.of("result", "x")).statusCode()).isEqualTo(403);
        assertThat(centre.submits(task, Map.of("result", "Đã đặt máy")).statusCode())
                .isEqualTo(204);
        assertThat(story.duty("TTCB", "ExtraDuty-1").doneBy()).isEqualTo("ttcb");
    }

    @Test
    void a_day_that_nobody_chose_is_asked_for_without_a_pattern() {
        assertRefused(office.post(path("duties"), "{}"), 400, "Chưa chọn ngày, giờ.");
        assertRefused(office.post(path("duties"), ADDING.replace("T10:00", "")), 400, "theo mẫu 2022-01-19T07:30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reminders | {} | Việc đã chọn",
                "reminders | {\"duties\": []} | Việc đã chọn",
                "reminders | {\"duties\": [null, {\"code\": \"X\"}]} | Việc đã chọn thứ 1; Việc đã chọn thứ 2",
                "reminders | {\"duties\": [{\"code\": \"a\\u0000b\", \"agency\": \"VTHT\"}]} | Việc đã chọn thứ 1",
                "reminders | {\"duties\": [{\"code\": \"X\", \"agency\": \"Y\"}], \"note\": \"a\\u0000b\"} | Lời nhắn",
                "reassignments | {\"reason\": \"x\"} | Việc đã chọn",
                "reassignments | {\"duties\": [{\"code\": \"KeepLinesStable\", \"agency\": \"VTHT\"}], \"to\": \"TTCB\"} | Lý do",
                "reassignments | {\"duties\": [{\"code\": \"KeepLinesStable\", \"agency\": \"VTHT\"}], \"to\": \"K C\", \"reason\": \"x\"} | Giao cho",
                "reassignments | {\"duties\": [{\"code\": \"KeepLinesStable\", \"agency\": \"VTHT\"}], \"to\": \"KHONGCO\", \"reason\": \"x\"} | Giao cho",
                "duties | {} | Cơ quan, đơn vị thực hiện; Tên việc; Nội dung, yêu cầu; Hạn hoàn thành",
                "duties | {\"agencies\": [\"VTHT\"], \"name\": \"a\\nb\", \"words\": \"w\", \"due\": \"2022-01-14\"} | Tên việc; Hạn hoàn thành",
                "duties | {\"agencies\": [\"V'HT\"], \"name\": \"a\", \"words\": \"w\", \"due\": \"2022-01-14T10:00\"} | Cơ quan, đơn vị thực hiện",
                "duties | {\"agencies\": [\"KHONGCO\"], \"name\": \"a\", \"words\": \"w\", \"due\": \"2022-01-11T10:00\"} | Cơ quan, đơn vị thực hiện; Hạn hoàn thành",
            })
    void what_is_wrong_is_named_at_its_place(String act, String body, String places) {
        HttpResponse<String> answer = office.post(path(act), body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Officer.json(answer).get("problems").findValuesAsText("place"))
                .containsExactly(places.split("; "));
        assertThat(story.mails("duty-added")).isEmpty();
        assertThat(story.mails("reminder-now")).isEmpty();
    }

    @Test
    void too_long_a_name_and_a_body_that_is_none_are_refused() {
        String longName = ADDING.replace("Bố trí máy phát điện", "a".repeat(151));
        assertRefused(office.post(path("duties"), longName), 400, "Tên việc: Dài quá 150 ký tự.");
        assertRefused(office.post(path("duties"), "[]"), 400, "không đọc được");
        assertRefused(office.post(path("reminders"), "{\"duties\": \"x\"}"), 400, "không đọc được");
    }

    @Test
    void what_cannot_be_given_away_is_a_conflict_that_names_each_row() {
        HttpResponse<String> answer = office.post(
                path("reassignments"),
                "{\"duties\": [" + LINES + "," + REGISTRATION + "], \"to\": \"TTCB\", \"reason\": \"x\"}");

        assertRefused(answer, 409, "Huyện ủy Vũ Quang – Đăng ký điểm cầu và đại biểu: Việc đăng ký");
        assertThat(story.openDutiesOf("VTHT")).contains("KeepLinesStable");
    }

    @Test
    void two_officers_who_press_at_once_send_and_give_nothing_twice() throws Exception {
        Officer colleague = Officer.named("admin", port);

        List<HttpResponse<String>> reminded = atOnce(
                () -> office.post(path("reminders"), REMINDING), () -> colleague.post(path("reminders"), REMINDING));
        assertThat(reminded).allMatch(answer -> answer.statusCode() == 200);
        assertThat(reminded)
                .extracting(answer -> Officer.json(answer).at("/rows/0/done").asBoolean())
                .containsExactlyInAnyOrder(true, false);
        assertThat(story.mails("reminder-now")).hasSize(2);

        List<HttpResponse<String>> added =
                atOnce(() -> office.post(path("duties"), ADDING), () -> colleague.post(path("duties"), ADDING));
        assertThat(added).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(story.openDutiesOf("VTHT").stream().filter(code -> code.startsWith("ExtraDuty")))
                .hasSize(1);

        List<HttpResponse<String>> moved = atOnce(
                () -> office.post(path("reassignments"), REASSIGNING),
                () -> colleague.post(path("reassignments"), REASSIGNING.replace("TTCB", "DLHT")));
        assertThat(moved).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 404);
        assertThat(story.mails("duty-reassigned")).hasSize(2);
    }

    @Test
    void the_choice_of_agencies_knows_who_is_invited_and_leaves_out_those_above_the_office() {
        JsonNode agencies = Officer.json(office.get(path("agencies")));

        assertThat(agencies.findValuesAsText("code"))
                .contains("VTHT", "HUONGKHE", "VPTU")
                .doesNotContain("TTTU");
        assertThat(agencies).allMatch(agency -> agency.get("invited").asBoolean());
    }

    private static List<HttpResponse<String>> atOnce(
            Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<HttpResponse<String>>> running = new ArrayList<>();
            for (Callable<HttpResponse<String>> act : List.of(one, other)) {
                running.add(pool.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : running) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private String path(String act) {
        return "/api/conferences/" + story.id() + "/" + act;
    }

    private static HttpResponse<String> ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static HttpResponse<String> created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Officer.json(answer).get("message").asText()).contains(words);
    }
}
