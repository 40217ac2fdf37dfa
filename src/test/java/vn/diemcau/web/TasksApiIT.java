package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** What an officer's browser reads of a task and hands in for it, and what it is told when that is refused. */
@DiemCauTest
@Import(ConferenceStory.class)
class TasksApiIT {

    private static final Map<String, Object> REGISTRATION = Map.of("registration", ConferenceStory.registration(40));
    private static final byte[] CONTENT = {'%', 'P', 'D', 'F', 0, (byte) 0xff};

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Duties duties;

    @Autowired
    private PreparationWorkflow workflow;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Officer huongKhe;
    private Officer huongSon;
    private Officer office;

    @BeforeEach
    void theLetterIsIssued() {
        story.issued();
        huongKhe = Officer.of("HUONGKHE", port);
        huongSon = Officer.of("HUONGSON", port);
        office = Officer.of("VPTU", port);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void an_officer_reads_all_that_the_form_of_the_task_shows() {
        String task = task("HUONGKHE", "RegisterSites");

        JsonNode shown = huongKhe.opens(task);

        assertThat(shown.get("id").asText()).isEqualTo(task);
        JsonNode duty = shown.get("duty");
        assertThat(duty.get("code").asText()).isEqualTo("RegisterSites");
        assertThat(duty.get("name").asText()).isEqualTo("Đăng ký điểm cầu và đại biểu");
        assertThat(duty.get("words").asText()).contains("trước 16 giờ 00, ngày 17/01/2022");
        assertThat(duty.get("obligations")).extracting(JsonNode::asText).contains("O29", "O36", "O59");
        assertThat(duty.get("due").asText()).isEqualTo("2022-01-17T16:00+07:00");
        assertThat(duty.get("dueText").asText()).isEqualTo("16 giờ 00, thứ Hai ngày 17/01/2022");
        assertThat(duty.get("overdue").asBoolean()).isFalse();
        assertThat(shown.at("/agency/code").asText()).isEqualTo("HUONGKHE");
        assertThat(shown.at("/agency/name").asText()).isEqualTo("Huyện ủy Hương Khê");
        JsonNode conference = shown.get("conference");
        assertThat(conference.get("id").asText()).isEqualTo(story.id());
        assertThat(conference.get("title").asText()).startsWith("Hội nghị trực tuyến tổng kết");
        assertThat(conference.get("letter").asText()).isEqualTo("Giấy mời họp của Ban Thường vụ Tỉnh ủy");
        assertThat(conference.get("startText").asText()).isEqualTo("07 giờ 30, thứ Tư ngày 19/01/2022");
        assertThat(conference.get("lineTestText").asText()).isEqualTo("15 giờ 00, thứ Ba ngày 18/01/2022");
        assertThat(conference.get("registrationDueText").asText()).isEqualTo("16 giờ 00, thứ Hai ngày 17/01/2022");
        assertThat(shown.get("helpLines")).hasSize(2).allSatisfy(line -> {
            assertThat(line.get("subject").asText()).isNotBlank();
            assertThat(line.get("agency").asText()).isNotBlank();
            assertThat(line.get("role").asText()).isNotBlank();
            assertThat(line.get("email").asText()).endsWith(".example");
            assertThat(line.has("phone")).isTrue();
        });
        assertThat(shown.get("answer").isNull()).isTrue();
        assertThat(shown.get("attachments")).isEmpty();
        assertThat(shown.get("data").isObject()).isTrue();
    }

    @Test
    void who_may_move_the_conference_sees_beforehand_which_new_dates_lie_on_days_off() {
        story.at("2022-01-18T15:00")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Bão"));
        Officer leadership = Officer.of("TTTU", port);
        String check = "/api/tasks/" + task("TTTU", "DecidePostponement") + "/move/check";
        String toSunday = "{\"newStart\":\"2022-02-01T07:30\",\"newLineTest\":\"2022-01-30T15:00\"}";

        JsonNode answer = Officer.json(leadership.post(check, toSunday));

        assertThat(answer.get("problems")).isEmpty();
        assertThat(answer.get("warnings")).hasSize(1);
        assertThat(answer.at("/warnings/0").asText())
                .startsWith("Các mốc sau rơi vào ngày nghỉ: ")
                .contains(
                        "Chủ nhật ngày 30/01/2022: giờ chạy thử đường truyền",
                        "thứ Ba ngày 01/02/2022 (Tết Nguyên đán): giờ khai mạc",
                        "“Quyết định mức sẵn sàng”")
                .doesNotContain("hạn đăng ký");
        assertThat(Officer.json(leadership.post(
                                check, "{\"newStart\":\"2022-01-26T07:30\",\"newLineTest\":\"2022-01-25T15:00\"}"))
                        .get("warnings"))
                .isEmpty();
        assertThat(Officer.json(leadership.post(check, "{\"newStart\":\"mai\"}"))
                        .get("problems")
                        .findValuesAsText("place"))
                .containsExactly("Giờ khai mạc", "Giờ chạy thử");
        assertThat(Officer.json(leadership.post(
                                check, "{\"newStart\":\"2022-01-26T07:30\",\"newLineTest\":\"2022-01-26T08:00\"}"))
                        .get("problems")
                        .findValuesAsText("place"))
                .containsExactly("Giờ chạy thử");
        assertThat(story.duty("TTTU", "DecidePostponement").isOpen()).isTrue();
        assertThat(huongKhe.post(check, toSunday).statusCode()).isEqualTo(404);
        assertThat(huongKhe.post("/api/tasks/" + task("HUONGKHE", "PrepareHall") + "/move/check", toSunday)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void the_letters_words_say_so_when_an_hour_in_them_has_moved() {
        String registration = task("HUONGKHE", "RegisterSites");
        String reporters = task("HUONGKHE", "AssignUnitReporters");
        assertThat(remark(registration)).isEmpty();

        // The deadline of the registrations stays.
        redate("2022-01-20T07:30", "2022-01-19T15:00", "2022-01-17T16:00");
        assertThat(remark(registration)).isEmpty();

        redate("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-24T16:00");
        assertThat(remark(registration))
                .isEqualTo("Trích Giấy mời ban đầu; giờ, ngày ghi trong đó đã dời, đề nghị thực hiện theo hạn của"
                        + " nhiệm vụ.");
        assertThat(remark(reporters)).isEmpty();
        assertThat(story.task("HUONGKHE", "RegisterSites").getDescription())
                .contains("(Trích Giấy mời ban đầu; ")
                .endsWith("\n\nHạn: 16 giờ 00, thứ Hai ngày 24/01/2022.");
        assertThat(story.task("HUONGKHE", "AssignUnitReporters").getDescription())
                .doesNotContain("Trích");
    }

    private String remark(String task) {
        return huongKhe.opens(task).at("/duty/wordsRemark").asText();
    }

    private void redate(String start, String lineTest, String registrationDue) {
        workflow.redate(story.id(), at(start), at(lineTest), at(registrationDue), "Lịch công tác");
        story.run();
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    @Test
    void from_its_hour_on_a_duty_is_overdue() {
        String task = task("HUONGKHE", "RegisterSites");
        story.at("2022-01-17T15:59");
        assertThat(huongKhe.opens(task).at("/duty/overdue").asBoolean()).isFalse();

        story.at("2022-01-17T16:00");

        assertThat(huongKhe.opens(task).at("/duty/overdue").asBoolean()).isTrue();
    }

    @Test
    void the_task_of_another_agency_and_one_that_is_not_there_look_the_same() {
        HttpResponse<String> foreign = huongKhe.get("/api/tasks/" + task("HUONGSON", "RegisterSites"));
        HttpResponse<String> unknown = huongKhe.get("/api/tasks/" + UUID.randomUUID());

        assertRefused(foreign, 404, "Nhiệm vụ không còn mở, hoặc không thuộc cơ quan của đồng chí.");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo(foreign.body());
        assertThat(huongKhe.get("/api/tasks/%27%20or%201=1--").statusCode()).isEqualTo(404);
    }

    @Test
    void a_finished_task_is_no_longer_shown() {
        String task = task("HUONGKHE", "PrepareSpeech");
        assertDone(huongKhe.submits(task, SampleAnswers.to("PrepareSpeech")));

        assertThat(huongKhe.get("/api/tasks/" + task).statusCode()).isEqualTo(404);
    }

    @Test
    void what_was_registered_is_shown_when_it_is_amended() {
        assertDone(huongKhe.submits(task("HUONGKHE", "RegisterSites"), REGISTRATION));
        story.run();

        JsonNode shown = huongKhe.opens(task("HUONGKHE", "AmendRegistration"));

        assertThat(shown.at("/duty/code").asText()).isEqualTo("AmendRegistration");
        assertThat(shown.get("data").toString()).contains("Hội trường tầng 2");
        assertThat(story.duty("HUONGKHE", "RegisterSites").doneBy()).isEqualTo("huongkhe");
    }

    @Test
    void a_file_is_listed_with_its_task_and_comes_back_as_it_was_handed_in_to_nobody_else() throws Exception {
        JsonNode listed = attached("Công văn đăng ký.pdf", "application/pdf", CONTENT);

        assertThat(listed.get("field").asText()).isEqualTo("registrationScan");
        assertThat(listed.get("fileName").asText()).isEqualTo("Công văn đăng ký.pdf");
        String path = "/api/attachments/" + listed.get("id").asText();
        HttpResponse<byte[]> file = huongKhe.download(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(CONTENT);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline;")
                .contains("filename*=UTF-8''C%C3%B4ng%20v%C4%83n%20%C4%91%C4%83ng%20k%C3%BD.pdf");
        assertThat(office.download(path).body()).as("the Office reads them all").isEqualTo(CONTENT);
        assertRefused(huongSon.get(path), 404, "Không có tệp này.");
        assertThat(huongSon.get("/api/attachments/" + UUID.randomUUID()).body())
                .isEqualTo(huongSon.get(path).body());
        assertThat(huongSon.get("/api/attachments/1").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "trang.pdf, text/html",
        "trang.pdf, application/pdf;charset=x",
        "hinh.png, image/svg+xml",
        "hinh.png, 'image/png\u0000'",
        "van-ban.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "khong-ro.pdf,"
    })
    void what_a_browser_might_run_is_only_ever_downloaded(String name, String type) {
        HttpResponse<String> file = huongKhe.get("/api/attachments/"
                + attached(name, type, SampleAnswers.content(name, 20))
                        .get("id")
                        .asText());

        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void a_note_has_an_end_and_a_task_no_more_of_them_than_people_read() {
        String path = "/engine-rest/task/" + task("HUONGKHE", "RegisterSites") + "/comment/create";
        assertRefused(
                huongKhe.post(path, "{\"message\":\"%s\"}".formatted("ă".repeat(4001))), 400, "Dài quá 4000 ký tự.");
        assertRefused(huongKhe.post(path, "{\"message\":\"a\\u0000b\"}"), 400, "Có ký tự không hợp lệ.");
        assertRefused(huongKhe.post(path, "{\"message\":\" \"}"), 400, "Chưa có nội dung.");
        assertRefused(huongKhe.post(path, "{}"), 400, "Chưa có nội dung.");
        for (int i = 0; i < 200; i++) {
            assertThat(huongKhe.post(path, "{\"message\":\"%s\"}".formatted("ă".repeat(4000)))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertRefused(huongKhe.post(path, "{\"message\":\"thêm\"}"), 409, "đã có 200 ghi chú");
    }

    @Test
    void a_value_that_is_a_programs_object_is_refused_by_name() {
        String object = "{\"variables\":{\"registration\":{\"type\":\"Object\",\"value\":\"rO0ABXQAAWE=\","
                + "\"valueInfo\":{\"objectTypeName\":\"java.lang.String\",\"serializationDataFormat\":\"%s\"}}}}";
        for (String format : List.of("application/x-java-serialized-object", "application/json", "x")) {
            for (String way : List.of("submit-form", "complete")) {
                HttpResponse<String> refused = huongKhe.post(
                        "/engine-rest/task/" + task("HUONGKHE", "RegisterSites") + "/" + way, object.formatted(format));
                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
                assertThat(Officer.json(refused).get("message").asText())
                        .containsPattern("Kiểu dữ liệu .*không được nhận");
            }
        }
    }

    @Test
    void a_page_is_not_taken_for_a_file() {
        Map<String, Object> answer = new HashMap<>(REGISTRATION);
        answer.put("registrationScan", upload("trang.html", "text/html", CONTENT));

        HttpResponse<String> refused = huongKhe.submits(task("HUONGKHE", "RegisterSites"), answer);

        assertRefused(refused, 400, "Chỉ nhận tệp .pdf");
        assertThat(attachments()).isZero();
    }

    @Test
    void a_file_of_the_size_that_the_form_allows_is_taken_and_a_larger_one_is_not() {
        assertThat(attached("lon.pdf", "application/pdf", SampleAnswers.content("lon.pdf", 25 * 1024 * 1024))
                        .get("fileName")
                        .asText())
                .isEqualTo("lon.pdf");

        Map<String, Object> answer = new HashMap<>(REGISTRATION);
        answer.put("registrationScan", upload("qua-lon.pdf", "application/pdf", new byte[25 * 1024 * 1024 + 1]));
        assertRefused(huongKhe.submits(task("HUONGKHE", "AmendRegistration"), answer), 400, "Tệp lớn quá 25 MB.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void what_the_form_does_not_ask_is_refused_by_name_and_reaches_no_process(String way) {
        String task = task("HUONGKHE", "RegisterSites");
        List<Object> before = state();
        for (String name : List.of("linesAccepted", "conferenceId", "registrationDue", "unit", "dutyCode", "ready")) {
            Map<String, Object> answer = new HashMap<>(REGISTRATION);
            answer.put("registrationScan", upload("cong-van.pdf", "application/pdf", CONTENT));
            answer.put(name, "true");

            HttpResponse<String> refused = huongKhe.post("/engine-rest/task/" + task + "/" + way, Officer.body(answer));

            assertRefused(refused, 400, name + ": Biểu mẫu không có mục này.");
        }
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void a_refused_answer_names_every_problem_and_leaves_nothing_behind(String way) {
        String task = task("HUONGKHE", "RegisterSites");
        List<Object> before = state();
        String registration = ConferenceStory.registration(40)
                .replace("\"Bí thư\"", "\"\"")
                .replace("\"delegates\": 40", "\"delegates\": -1");
        assertThat(registration).isNotEqualTo(ConferenceStory.registration(40));

        HttpResponse<String> refused = huongKhe.post(
                "/engine-rest/task/" + task + "/" + way,
                Officer.body(Map.of(
                        "registration",
                        registration,
                        "registrationScan",
                        upload("cong-van.pdf", "application/pdf", CONTENT))));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(Officer.json(refused).get("problems")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(state()).isEqualTo(before);
        assertThat(huongKhe.opens(task).at("/duty/code").asText()).isEqualTo("RegisterSites");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void a_task_is_not_done_without_its_answer(String way) {
        String task = task("HUONGKHE", "PrepareHall");
        List<Object> before = state();

        for (String body : List.of("{}", "{\"variables\":{}}", "{\"withVariablesInReturn\":true}")) {
            HttpResponse<String> refused = huongKhe.post("/engine-rest/task/" + task + "/" + way, body);

            assertRefused(refused, 400, "Hội trường, địa chỉ: Cần điền nội dung này.");
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void an_answer_becomes_no_process_variable() {
        List<Object> before = variables();

        assertDone(huongKhe.submits(task("HUONGKHE", "RegisterSites"), REGISTRATION));
        assertDone(huongKhe.post(
                "/engine-rest/task/" + task("HUONGKHE", "PrepareHall") + "/complete",
                Officer.body(SampleAnswers.to("PrepareHall"))));

        assertThat(variables()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void the_task_of_another_agency_and_one_that_is_gone_are_refused_in_vietnamese(String way) {
        String foreign = "/engine-rest/task/" + task("HUONGSON", "PrepareSpeech") + "/" + way;
        String body = Officer.body(SampleAnswers.to("PrepareSpeech"));
        assertRefused(huongKhe.post(foreign, body), 403, "Tài khoản không có quyền thực hiện việc này.");
        assertThat(story.duty("HUONGSON", "PrepareSpeech").isOpen()).isTrue();

        assertDone(huongSon.post(foreign, body));

        assertRefused(
                huongSon.post(foreign, body),
                404,
                "Nhiệm vụ không còn mở: có thể đã hoàn thành từ lần gửi trước, hoặc đã được rút lại."
                        + " Đồng chí hãy tải lại trang để kiểm tra.");
    }

    @Test
    void of_two_officers_who_finish_one_task_at_the_same_instant_one_is_told_that_it_was_done() throws Exception {
        colleague();
        String task = task("HUONGKHE", "PrepareSpeech");
        Map<String, Object> answer = SampleAnswers.to("PrepareSpeech");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            // Both are made to wait for the duty's row, where they would meet if they came at the same instant.
            List<Future<HttpResponse<String>>> answers = transaction.execute(status -> {
                jdbc.sql("select task_id from duty where task_id = ? for update")
                        .param(task)
                        .query(String.class)
                        .single();
                List<Future<HttpResponse<String>>> given = Stream.of("HUONGKHE", "HUONGKHE2")
                        .map(officer ->
                                two.submit(() -> Officer.of(officer, port).submits(task, answer)))
                        .toList();
                await().until(() -> waiting() == 2);
                return given;
            });
            List<HttpResponse<String>> told = new ArrayList<>();
            for (Future<HttpResponse<String>> each : answers) {
                told.add(each.get());
            }

            told.removeIf(each -> each.statusCode() == 204);
            assertThat(told).singleElement().satisfies(late -> {
                // Whichever the engine comes upon first: the finished duty, or the task that is gone.
                assertThat(late.statusCode()).isIn(404, 409);
                assertThat(Officer.json(late).get("message").asText())
                        .startsWith("Nhiệm vụ ")
                        .endsWith(" không được lưu.");
            });
        } finally {
            two.shutdownNow();
        }
    }

    private void colleague() {
        if (identity.createUserQuery().userId("huongkhe2").count() == 0) {
            User user = identity.newUser("huongkhe2");
            user.setPassword(Officer.PASSWORD);
            identity.saveUser(user);
            identity.createMembership("huongkhe2", "HUONGKHE");
        }
    }

    private int waiting() {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    /** The file as the next task lists it, after the registration was amended with it. */
    private JsonNode attached(String name, String type, byte[] content) {
        assertDone(huongKhe.submits(task("HUONGKHE", "RegisterSites"), REGISTRATION));
        story.run();
        assertDone(huongKhe.submits(
                task("HUONGKHE", "AmendRegistration"),
                Map.of(
                        "registration",
                        ConferenceStory.registration(41),
                        "registrationScan",
                        upload(name, type, content))));
        story.run();
        JsonNode attachments =
                huongKhe.opens(task("HUONGKHE", "AmendRegistration")).get("attachments");
        assertThat(attachments).hasSize(1);
        return attachments.get(0);
    }

    private static Answer.Upload upload(String name, String type, byte[] content) {
        return new Answer.Upload("registrationScan", name, type, content);
    }

    private String task(String agency, String duty) {
        return story.duty(agency, duty).taskId();
    }

    /** All that an answer of the unit could have changed. */
    private List<Object> state() {
        return List.of(
                story.openDutiesOf("HUONGKHE"),
                duties.ofConference(story.id()),
                attachments(),
                jdbc.sql("select * from registration where conference_id = ? order by unit")
                        .param(story.id())
                        .query()
                        .listOfRows(),
                jdbc.sql("select * from site where conference_id = ? order by id")
                        .param(story.id())
                        .query()
                        .listOfRows(),
                variables());
    }

    private List<Object> variables() {
        return List.of(
                runtime.getVariables(story.process().getId()),
                runtime.getVariables(story.processOf("HUONGKHE").getId()));
    }

    private int attachments() {
        return jdbc.sql("select count(*) from attachment where conference_id = ?")
                .param(story.id())
                .query(Integer.class)
                .single();
    }

    private static void assertDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Officer.json(answer).get("message").asText()).contains(words);
    }
}
