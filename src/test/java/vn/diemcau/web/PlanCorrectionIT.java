package vn.diemcau.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.SampleAnswers;

/** The Office corrects a running conference over HTTP, while the job executor works. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"diemcau.embedded.temporary=true", "diemcau.example=false", "diemcau.mail.relay.enabled=false"})
class PlanCorrectionIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REASONED = "?revision=0&reason=x";

    @LocalServerPort
    private int port;

    @Autowired
    private Duties duties;

    @Autowired
    private Conferences conferences;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    private Officer office;
    private String id;

    @BeforeEach
    void theLetterIsIssued() {
        office = Officer.of("VPTU", port);
        id = "sua-" + System.nanoTime();
        String plan = office.get("/api/plan-template").body().replaceFirst("(?m)^id: .*$", "id: " + id);
        assertThat(office.post("/api/conferences", "application/yaml", plan.getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(201);
        assertThat(finish(duties.get(id, "IssueLetter", "VPTU")).statusCode()).isEqualTo(204);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(open()).hasSize(17 + 14 * 5));
    }

    @AfterEach
    void nobodyElseMeetsThisConference() {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "the test is over"));
    }

    @Test
    void the_office_loads_the_plan_sees_what_changes_and_changes_it() {
        JsonNode present = Officer.json(office.get(path("")));
        assertThat(present.get("revision").asInt()).isZero();
        String plan = corrected(present.get("plan").asText());

        JsonNode seen = Officer.json(office.post(path("/check"), "application/yaml", plan.getBytes(UTF_8)));
        assertThat(seen.get("problems")).isEmpty();
        assertThat(seen.findValuesAsText("words"))
                .hasSize(3)
                .anyMatch(words -> words.startsWith("Thêm “Bố trí máy phát điện” cho Điện lực Hà Tĩnh, hạn "))
                .anyMatch(words -> words.startsWith("Bỏ “") && words.endsWith("của 14 đơn vị"));
        assertThat(seen.get("mails").asInt()).isPositive();
        assertThat(open()).noneMatch(duty -> duty.code().equals("may-phat"));

        HttpResponse<String> answer = put(plan, "?revision=0&reason=" + encoded("Điện lưới yếu"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode done = Officer.json(answer);
        assertThat(done.get("revision").asInt()).isEqualTo(1);
        assertThat(done.get("changes")).isEqualTo(seen.get("changes"));
        assertThat(done.get("mails")).isEqualTo(seen.get("mails"));
        assertThat(done.get("message").asText()).startsWith("Đã sửa kế hoạch; ");
        String task = duties.get(id, "may-phat", "DLHT").taskId();
        assertThat(Officer.of("DLHT", port).tasks()).contains(task);
        assertThat(Officer.of("VTHT", port).tasks()).doesNotContain(task);
        assertThat(open())
                .filteredOn(duty -> duty.code().equals("AssignUnitReporters"))
                .isEmpty();
        assertThat(office.get("/api/conferences/" + id + "/history?group=CONFERENCE")
                        .body())
                .contains("sửa kế hoạch lần 1", "Điện lưới yếu");
        JsonNode board = Officer.json(office.get("/api/conferences/" + id + "/board"));
        assertThat(board.toString()).contains("Bố trí máy phát điện");
        assertThat(office.get("/api/conferences/" + id + "/diagram").statusCode())
                .isEqualTo(200);
        assertThat(office.get("/api/conferences/" + id + "/mails").body()).contains("Sửa kế hoạch");
        noJobFailed();
    }

    @Test
    void of_two_who_correct_at_once_the_second_is_told_and_nothing_of_theirs_is_kept() throws Exception {
        String plan = Officer.json(office.get(path(""))).get("plan").asText();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<HttpResponse<String>>> calls = List.of(
                    () -> put(corrected(plan), REASONED),
                    () -> put(corrected(plan).replace("máy phát điện", "bộ lưu điện"), REASONED));
            List<Integer> answers = new ArrayList<>();
            String told = "";
            for (Future<HttpResponse<String>> each : both.invokeAll(calls)) {
                answers.add(each.get().statusCode());
                told += each.get().body();
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            assertThat(told).contains("Kế hoạch vừa được sửa (lần 1)");
        } finally {
            both.shutdownNow();
        }
        assertThat(open()).filteredOn(duty -> duty.code().equals("may-phat")).hasSize(1);
        assertThat(Officer.json(office.get(path(""))).get("revision").asInt()).isEqualTo(1);
    }

    @Test
    void a_correction_beside_officers_who_finish_loses_nothing_of_them() throws Exception {
        String plan = Officer.json(office.get(path(""))).get("plan").asText();
        List<Duty> halls = open().stream()
                .filter(duty -> duty.code().equals("PrepareHall"))
                .toList();
        ExecutorService all = Executors.newFixedThreadPool(4);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (Duty hall : halls) {
                answers.add(all.submit(() -> finish(hall)));
            }
            Future<HttpResponse<String>> correction = all.submit(() -> put(corrected(plan), REASONED));
            for (Future<HttpResponse<String>> each : answers) {
                assertThat(each.get().statusCode()).as(each.get().body()).isIn(200, 204);
            }
            assertThat(correction.get().statusCode())
                    .as(correction.get().body())
                    .isEqualTo(200);
        } finally {
            all.shutdownNow();
        }
        for (Duty hall : halls) {
            assertThat(duties.get(id, "PrepareHall", hall.agency()).doneAt()).isNotNull();
        }
        for (Duty hall : halls) {
            finish(duties.get(id, "InviteUnitDelegates", hall.agency()));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(open())
                        .filteredOn(duty -> duty.code().equals("SignUnitReadiness"))
                        .hasSize(14));
        noJobFailed();
    }

    @Test
    void who_sends_nothing_of_use_is_told_what_and_where() {
        String plan = Officer.json(office.get(path(""))).get("plan").asText();

        HttpResponse<String> blind = put(corrected(plan), "");
        assertThat(blind.statusCode()).isEqualTo(400);
        assertThat(blind.body()).contains("revision=0", "Lý do");
        HttpResponse<String> unexplained = put(corrected(plan), "?revision=0&reason=%20");
        assertThat(unexplained.statusCode()).isEqualTo(400);
        assertThat(unexplained.body()).contains("Lý do: Chưa có nội dung.");
        HttpResponse<String> unknown = put(corrected(plan), "?revision=7&reason=x");
        assertThat(unknown.statusCode()).isEqualTo(409);
        assertThat(unknown.body())
                .contains("Kế hoạch không có lần sửa 7, lần mới nhất là 0.")
                .doesNotContain("vừa được sửa");
        HttpResponse<String> other = put(plan.replace("id: " + id, "id: khac"), REASONED);
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("Mục này không sửa được khi Hội nghị đang chạy");
        assertThat(put("[]", REASONED).statusCode()).isEqualTo(400);
        JsonNode seen =
                Officer.json(office.post(path("/check"), "application/yaml", "title: Hội nghị".getBytes(UTF_8)));
        assertThat(seen.get("problems")).isNotEmpty();
        assertThat(Officer.of("VTHT", port).get(path("")).statusCode()).isEqualTo(403);
        assertThat(office.get("/api/conferences/khong-co/plan").statusCode()).isEqualTo(404);
        assertThat(Officer.json(office.get(path(""))).get("revision").asInt()).isZero();
    }

    private String corrected(String plan) {
        LocalDateTime due = LocalDateTime.ofInstant(
                conferences.get(id).lineTest().toInstant().minus(Duration.ofHours(2)), ZoneId.of("Asia/Ho_Chi_Minh"));
        return plan.replaceAll("(?m)^  - code: AssignUnitReporters\\n(    .*\\n)+", "")
                .replaceFirst("(?s)(code: PrepareReports\\n.*?due: )\\S+", "$1" + due)
                .replace("unitDuties:\n", """
                          - code: may-phat
                            kind: POWER
                            name: Bố trí máy phát điện
                            agency: DLHT
                            due: %s
                            words: Điện lực bố trí máy phát điện dự phòng.

                        unitDuties:
                        """.formatted(due));
    }

    private HttpResponse<String> put(String plan, String query) {
        return office.put(path(query), plan);
    }

    private HttpResponse<String> finish(Duty duty) {
        Officer officer = Officer.of(duty.agency(), port);
        return officer.submits(duty.taskId(), new HashMap<>(SampleAnswers.to(officer.form(duty.taskId()))));
    }

    private String path(String rest) {
        return "/api/conferences/" + id + "/plan" + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<Duty> open() {
        return duties.ofConference(id).stream().filter(Duty::isOpen).toList();
    }

    private void noJobFailed() {
        await().atMost(PATIENCE).until(() -> jobs.createJobQuery().messages().count() == 0);
        assertThat(jobs.createJobQuery().withException().count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }
}
