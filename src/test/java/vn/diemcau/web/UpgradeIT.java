package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.relay.MailRelay;
import vn.diemcau.process.preparation.ConferenceStory;

/**
 * This release starts on the database of commit 74b4569, in the middle of five conferences, and they go on. What is
 * there after the start is looked at first; then each conference goes on to its end.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.mail.relay.enabled=false",
            "diemcau.retention.enabled=false",
            "diemcau.seal.enabled=false",
            "camunda.bpm.job-execution.enabled=false",
            "diemcau.limits.requests-at-once=1000000"
        })
@Import(ConferenceStory.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeIT {

    private static final int AFTER_ALL_WAS_LOOKED_AT = Integer.MAX_VALUE;
    private static final String LETTER = "hatinh-tongket-2021";
    private static final String MOVED = "dang-chuan-bi";
    private static final String TESTED = "dang-chay-thu";
    private static final String BEGUN = "da-khai-mac";
    private static final String NOT_ISSUED = "chua-phat-hanh";
    private static final String HALL_ANSWERED = """
            update duty set answer = '{"hall": "Hội trường", "seats": 200, "maket": true, "noMaketBelow": true, "covid": false}'
            where conference_id = '%s' and code = 'PrepareHall' and agency = 'HUONGKHE' returning code""".formatted(LETTER);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static final Map<Kept, List<String>> BEFORE = new EnumMap<>(Kept.class);
    private static OldRelease old;

    private final Map<String, Officer> officers = new HashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private MailRelay relay;

    @Autowired
    private JdbcClient jdbc;

    /** What has to be the same after the start, and where it stands. */
    enum Kept {
        TASKS("""
                select row(t.id_, t.task_def_key_, t.name_, t.description_, t.assignee_, t.due_date_, t.follow_up_date_,
                  t.proc_def_id_, (select string_agg(group_id_, ',') from act_ru_identitylink where task_id_ = t.id_))::text
                from act_ru_task t order by 1"""),
        TIMERS_AND_JOBS("""
                select row(id_, handler_type_, handler_cfg_, duedate_, retries_)::text from act_ru_job
                where handler_type_ <> 'history-cleanup' order by 1"""),
        /** But for what the forms asked of a hall, which stands in the plan now. */
        PLANS("""
                select row(id, title, start_at, line_test_at, registration_due_at, status, revision, reason,
                  regexp_replace(plan, '\n    ticks:(\n      - "[^"]*")+', '', 'g'))::text
                from conference order by 1"""),
        DUTIES("""
                select row(conference_id, code, agency, name, due_at, words, obligations, task_id, opened_at, done_at,
                  done_by, answer - array['ticks', 'maket', 'noMaketBelow', 'covid'])::text from duty order by 1"""),
        DRAFTS("""
                select row(conference_id, duty, agency, author, version, saved_at, saved_by,
                  case when duty not like 'Prepare%' then fields end)::text
                from draft order by 1"""),
        PROMISES("select promise::text from promise order by 1"),
        CHASES("select chase_duty::text from chase_duty union all select chase_line::text from chase_line order by 1"),
        REGISTRATIONS("select registration::text from registration order by 1"),
        SITES("select site::text from site order by 1"),
        RESULTS_OF_TESTS(
                "select row(kind, conference_id, site_id, round, passed, note)::text from site_check order by 1"),
        FILES("select row(id, duty, file_name, md5(content))::text from attachment order by 1"),
        MAILS(
                "select row(key, state, address, message_id, planned_at, sent_at, subject, text)::text from mail order by 1"),
        // Those who look at what is there leave a trace.
        RECORD("select act::text from act where at < '" + OldRelease.NOON + "+07' order by 1"),
        ACCOUNTS("select row(user_id_, group_id_)::text from act_id_membership order by 1");

        private final String sql;

        Kept(String sql) {
            this.sql = sql;
        }
    }

    @TestConfiguration
    static class Database {

        /** The pool depends on it, so that it outlives the application. */
        @Bean
        OldRelease oldRelease() {
            return old;
        }
    }

    @DynamicPropertySource
    static void onTheDatabaseOfTheOldRelease(DynamicPropertyRegistry properties) {
        old = OldRelease.start();
        assertThat(old.rows(HALL_ANSWERED)).hasSize(1);
        for (Kept kept : Kept.values()) {
            BEFORE.put(kept, old.rows(kept.sql));
        }
        SERVER.start();
        ClockUtil.setCurrentTime(ConferenceStory.date(OldRelease.NOON));
        properties.add("spring.datasource.url", old::getJdbcUrl);
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @BeforeEach
    void atNoon() {
        ClockUtil.setCurrentTime(ConferenceStory.date(OldRelease.NOON));
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @ParameterizedTest
    @EnumSource
    void the_start_changes_nothing_of_what_was_there(Kept kept) {
        assertThat(BEFORE.get(kept)).isNotEmpty();
        assertThat(old.rows(kept.sql)).containsExactlyElementsOf(BEFORE.get(kept));
    }

    @Test
    void every_agency_opens_its_tasks_under_the_ids_that_they_had() {
        List<Task> open = open(null);
        assertThat(open).hasSizeGreaterThan(150);
        for (Task task : open) {
            Officer officer = officer(task.agency());
            HttpResponse<String> seen = officer.get("/api/tasks/" + task.id());
            assertThat(seen.statusCode()).as(task.toString()).isEqualTo(200);
            assertThat(Officer.json(seen).at("/worker/mayAnswer").asBoolean())
                    .as(task.toString())
                    .isTrue();
            assertThat(Web.nobody(port)
                            .get("/forms/" + officer.form(task.id()) + ".html")
                            .statusCode())
                    .as(task.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void drafts_are_shown_in_their_forms_to_those_who_wrote_them() {
        JsonNode hall = officer("DUCA").opens(task(LETTER, "PreparePoliceSite", "DUCA"));
        assertThat(hall.at("/draft/fields/hall").asText()).isEqualTo("Hội trường tầng 3");
        assertThat(json(hall.at("/draft/fields/ticks").asText()))
                .as("what the form of that letter asked")
                .isEqualTo(hall.at("/duty/ticks"));
        assertThat(hall.at("/duty/ticks")).hasSize(2);
        assertThat(hall.at("/draft/fields/maket").isMissingNode()).isTrue();
        String registering = task(LETTER, "RegisterSites", "VUQUANG");
        JsonNode registration = officer("VUQUANG").opens(registering);
        assertThat(registration.at("/draft/fields/registration").asText())
                .contains("\"delegates\":25")
                .contains("\"chair\":\"\"");
        assertThat(registration.at("/worker/isMine").asBoolean())
                .as("who had claimed it holds it")
                .isTrue();
        JsonNode letter = officer("VPTU").opens(task(NOT_ISSUED, "IssueLetter", "VPTU"));
        assertThat(letter.at("/draft/fields/number").asText()).isEqualTo("15-GM/TU");
        assertThat(letter.at("/data/recipients").toString()).contains("Huyện ủy Hương Khê");
        assertThat(letter.at("/data/going/agencies").asInt()).isEqualTo(16);
    }

    @Test
    void what_was_confirmed_of_a_hall_is_confirmed_in_the_plan_s_words() {
        JsonNode answer = json(jdbc.sql("""
                        select answer::text from duty
                        where conference_id = ? and code = 'PrepareHall' and agency = 'HUONGKHE'""").param(LETTER).query(String.class).single());
        assertThat(answer.get("hall").asText()).isEqualTo("Hội trường");
        assertThat(answer.has("maket") || answer.has("covid")).isFalse();
        assertThat(json(answer.get("ticks").asText()).findValuesAsText("words"))
                .containsExactly(
                        "Đã trang trí Hội nghị đúng mẫu gửi kèm Giấy mời",
                        "Không trang trí theo mẫu tại các điểm cầu cấp dưới");
        assertThat(Officer.json(officer("VPTU").get("/api/conferences/" + LETTER + "/plan"))
                        .get("plan")
                        .asText())
                .as("a correction starts from what is asked")
                .containsPattern("- code: PrepareHall\n +ticks:\n +- \"Đã trang trí");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void promises_are_shown_and_count_among_those_that_may_be_given() {
        JsonNode promise =
                Officer.json(officer("KYANH").get("/api/tasks/" + task(LETTER, "RegisterSites", "KYANH") + "/promise"));

        assertThat(promise.get("untilText").asText()).startsWith("18 giờ 00").contains("17/01/2022");
        assertThat(promise.get("isToCome").asBoolean()).isTrue();
        assertThat(promise.get("left").asInt()).isOne();
    }

    @Test
    void duties_get_the_kinds_by_which_lists_columns_and_ladder_go() {
        assertThat(jdbc.sql("select distinct code, kind from duty where code !~ '-[0-9]+$'")
                        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                        .list())
                .hasSize(38)
                .allSatisfy(duty -> assertThat(DutyKind.ofDrawn(duty.getKey()).orElseThrow())
                        .hasToString(duty.getValue()));
        assertThat(jdbc.sql("select distinct kind from duty where code ~ '-[0-9]+$'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("INCIDENT", "EXTRA");
        assertThat(jdbc.sql("select distinct code from duty where of_unit")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "RegisterSites",
                        "AmendRegistration",
                        "PrepareHall",
                        "InviteUnitDelegates",
                        "AssignUnitReporters",
                        "SignUnitReadiness",
                        "PrepareSpeech");
    }

    @ParameterizedTest
    @ValueSource(strings = {LETTER, MOVED, TESTED, BEGUN, NOT_ISSUED})
    void every_page_of_a_conference_opens(String conference) {
        for (String page : List.of(
                "",
                "/board",
                "/diagram",
                "/diagram?unit=HUONGKHE",
                "/mails",
                "/mails/future",
                "/registrations",
                "/agencies",
                "/history",
                "/history.xlsx",
                "/lists/sites.xlsx",
                "/lists/delegates.xlsx")) {
            assertThat(officer("VPTU")
                            .download("/api/conferences/" + conference + page)
                            .statusCode())
                    .as(page)
                    .isEqualTo(200);
        }
        assertThat(officer("VPTU").get("/api/wall/" + conference).statusCode()).isEqualTo(200);
    }

    @Test
    void the_list_of_sites_has_all_that_was_registered() throws IOException {
        List<String> cells = new ArrayList<>();
        byte[] list = officer("VPTU")
                .download("/api/conferences/" + LETTER + "/lists/sites.xlsx")
                .body();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(list))) {
            workbook.getSheetAt(0)
                    .forEach(
                            row -> row.forEach(cell -> cells.add(cell.toString().strip())));
        }

        List<String> registered =
                jdbc.sql("""
                        select name from site where conference_id = ? and unit = 'HUONGKHE' and level = 'COMMUNE'""").param(LETTER).query(String.class).list();
        assertThat(registered).containsExactlyInAnyOrder("Phúc Trạch", "Hương Trạch", "Hương Lâm");
        assertThat(cells).contains("ĐẢNG CỘNG SẢN VIỆT NAM", "Cán bộ xã", "0900000001");
        assertThat(registered)
                .allSatisfy(name ->
                        assertThat(cells).anySatisfy(cell -> assertThat(cell).endsWith(name)));
    }

    @Test
    void what_belongs_to_all_conferences_answers() {
        assertThat(Officer.json(officer("VPTU").get("/api/boards"))).hasSize(5);
        assertThat(Web.nobody(port).get("/actuator/health/readiness").statusCode())
                .isEqualTo(200);
        JsonNode seal = Officer.json(officer("VPTU").get("/api/history/seal"));
        assertThat(seal.get("broken").isNull()).as(seal.toString()).isTrue();
        assertThat(officer("VPTU")
                        .get("/api/attachments/"
                                + jdbc.sql("select id from attachment")
                                        .query(String.class)
                                        .single())
                        .body())
                .startsWith("%PDF");
    }

    @Test
    void the_diagram_counts_what_was_done_under_the_old_release() {
        JsonNode diagram = Officer.json(officer("VPTU").get("/api/conferences/" + LETTER + "/diagram"));

        Map<String, String> steps = new TreeMap<>();
        diagram.get("steps")
                .forEach(step -> steps.put(
                        step.get("element").asText(), step.at("/progress/words").asText()));
        assertThat(steps)
                .containsEntry("userTask_RegisterSites", "5/14 xong")
                .containsEntry("userTask_IssueLetter", "Đã xong")
                .containsEntry("userTask_ConnectLines", "Hạn 14:00 18/01")
                .containsEntry("userTask_TestLines", "Chưa đến lượt")
                .containsEntry("userTask_ExtraDuty", "0/2 xong");
    }

    @TestFactory
    Stream<DynamicTest> the_office_is_told_the_same_as_by_the_old_release() throws IOException {
        JsonNode told = JSON.readTree(getClass().getResourceAsStream("/upgrade/told-74b4569.json"));
        assertThat(told).hasSize(15);
        return StreamSupport.stream(told.spliterator(), false).map(each -> {
            String what = each.get("what").asText();
            String address = "/api/conferences/" + each.get("conference").asText() + "/" + what;
            return dynamicTest(
                    address,
                    () -> assertThat(Told.of(what, Officer.json(officer("VPTU").get(address))))
                            .isEqualTo(each.get("answer")));
        });
    }

    @Test
    @Order(AFTER_ALL_WAS_LOOKED_AT)
    void a_conference_that_stays_on_its_models_is_chased_once_moved_tested_and_closed() {
        story.following(LETTER);
        send();
        story.walk("2022-01-17T18:30", this::send);
        assertThat(chaseOf("RegisterSites", "HUONGSON"))
                .as("sent before the upgrade, ordered before it and sent after it, and come due since")
                .containsExactly(
                        "14/01 16 duty-reminder 0 chanhvanphong@huongson.hatinh.example",
                        "14/01 16 duty-reminder 0 vanphong@huongson.hatinh.example",
                        "17/01 12 duty-reminder 0 chanhvanphong@huongson.hatinh.example",
                        "17/01 12 duty-reminder 0 vanphong@huongson.hatinh.example",
                        "17/01 15 duty-reminder 0 chanhvanphong@huongson.hatinh.example",
                        "17/01 15 duty-reminder 0 vanphong@huongson.hatinh.example",
                        "17/01 16 duty-overdue 1 chanhvanphong@huongson.hatinh.example",
                        "17/01 16 duty-overdue 1 phobithuthuongtruc@huongson.hatinh.example",
                        "17/01 16 duty-overdue 1 vanphong@huongson.hatinh.example");
        assertThat(chaseOf("RegisterSites", "KYANH"))
                .as("left alone until its promise is broken, then told one level up")
                .containsExactly(
                        "17/01 18 duty-overdue 2 chanhvanphong@kyanh.hatinh.example",
                        "17/01 18 duty-overdue 2 phobithuthuongtruc@kyanh.hatinh.example",
                        "17/01 18 duty-overdue 2 vanphong@kyanh.hatinh.example");
        assertThat(story.mails("sites")).as("the list, to its four receivers").hasSize(4);

        assertThat(redate(LETTER, "2022-01-18T12:00", "2022-01-19T15:00", "2022-01-20T07:30")
                        .statusCode())
                .isEqualTo(200);
        assertThat(officer("VPTU")
                        .post("/api/conferences/" + LETTER + "/duties", """
                        {"agencies": ["TTCB"], "name": "Kiểm tra âm thanh", "words": "Kiểm tra âm thanh",
                         "due": "2022-01-19T10:00"}""")
                        .statusCode())
                .isEqualTo(201);
        assertThat(officer("HUONGKHE")
                        .post("/api/conferences/" + LETTER + "/incidents", "{\"words\": \"Mất điện\"}")
                        .statusCode())
                .isEqualTo(201);
        story.walk("2022-01-18T09:00", this::send);
        assertThat(story.openDutiesOf("TTCB")).contains("ExtraDuty-3");
        assertThat(story.openDutiesOf("VPTU")).contains("HandleIncident-1", "HandleIncident-2");
        assertThat(story.duty("TTCB", "ConnectLines").due())
                .as("an hour before the line test")
                .isEqualTo("2022-01-19T07:00:00Z");
        assertThat(story.duty("VTHT", "ExtraDuty-1").due())
                .as("the Office's own hour")
                .isEqualTo("2022-01-18T03:00:00Z");
        everybodyActs();
        story.walk("2022-01-19T15:00", this::send);
        everybodyActs();
        story.walk("2022-01-20T07:20", this::send);
        everybodyActs();

        assertThat(status(LETTER)).isEqualTo("CLOSED");
        assertThat(story.process()).isNull();
        assertThatNobodyWasToldTwice();
    }

    @Test
    @Order(AFTER_ALL_WAS_LOOKED_AT)
    void a_conference_that_is_moved_to_the_new_models_keeps_tasks_and_timers_and_goes_on() {
        story.following(MOVED);
        List<String> tasks = tasksAndTimers();
        assertThat(tasks).isNotEmpty();
        HttpResponse<String> moved = Officer.of(OldRelease.ADMINISTRATOR, OldRelease.PASSWORD, port)
                .post("/api/models/migration", "{\"conferences\": [\"" + MOVED + "\"]}");
        assertThat(Officer.json(moved).at("/conferences/0/message").asText())
                .startsWith("Đã chuyển sang phiên bản mới nhất của quy trình: Hội nghị và 4 đơn vị");
        assertThat(tasksAndTimers()).isEqualTo(tasks);
        send();
        story.walk("2022-01-17T17:30", this::send);
        assertThat(redate(MOVED, "2022-01-18T12:00", "2022-01-19T15:00", "2022-01-20T14:00")
                        .statusCode())
                .isEqualTo(200);
        story.walk("2022-01-18T11:00", this::send);
        everybodyActs();
        story.walk("2022-01-18T12:00", this::send);
        assertThat(story.mails("sites"))
                .as("a second list, of the longer deadline")
                .hasSize(8);
        everybodyActs();
        story.walk("2022-01-19T15:00", this::send);
        everybodyActs();
        story.walk("2022-01-20T13:50", this::send);
        everybodyActs();

        assertThat(status(MOVED)).isEqualTo("CLOSED");
        assertThat(story.process()).isNull();
        assertThatNobodyWasToldTwice();
    }

    @Test
    @Order(AFTER_ALL_WAS_LOOKED_AT)
    void a_conference_in_the_line_test_has_its_failed_line_repaired_and_tested_alone() {
        story.following(TESTED);
        send();
        act("VTHT", "RepairLines");
        JsonNode test = officer("TTCB").opens(task(TESTED, "TestLines", "TTCB")).get("data");
        assertThat(test.get("round").asInt()).isEqualTo(2);
        assertThat(test.get("passed").asInt()).isEqualTo(6);
        assertThat(test.get("total").asInt()).isEqualTo(7);
        act("TTCB", "TestLines");
        act("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Bão"));
        act(
                "TTTU",
                "DecidePostponement",
                Map.of("decision", "MOVE", "newStart", "2022-01-20T07:30", "newLineTest", "2022-01-19T15:00"));
        story.walk("2022-01-19T15:00", this::send);
        test = officer("TTCB").opens(task(TESTED, "TestLines", "TTCB")).get("data");
        assertThat(test.get("passed").asInt()).as("all lines are tested again").isZero();
        everybodyActs();
        story.walk("2022-01-20T07:20", this::send);
        everybodyActs();

        assertThat(status(TESTED)).isEqualTo("CLOSED");
        assertThatNobodyWasToldTwice();
    }

    @Test
    @Order(AFTER_ALL_WAS_LOOKED_AT)
    void a_conference_that_has_begun_keeps_its_roll_call_and_is_closed() {
        story.following(BEGUN);
        assertThat(jdbc.sql("select distinct duty from site_check where conference_id = ? and kind = 'ROLL_CALL'")
                        .param(BEGUN)
                        .query(String.class)
                        .list())
                .containsExactly("TakeRollCall");
        assertThat(story.openDutiesOf("VPTU")).doesNotContain("TakeRollCall");
        assertThat(story.openDutiesOf("BTCTU")).contains("RunAwards");
        everybodyActs();

        assertThat(status(BEGUN)).isEqualTo("CLOSED");
        assertThatNobodyWasToldTwice();
    }

    @Test
    @Order(AFTER_ALL_WAS_LOOKED_AT)
    void a_letter_that_was_not_issued_is_issued_by_the_form_of_today() {
        story.following(NOT_ISSUED);
        send();
        assertThat(redate(NOT_ISSUED, "2022-01-24T16:00", "2022-01-25T15:00", "2022-01-26T07:30")
                        .statusCode())
                .isEqualTo(200);
        story.run();
        act("VPTU", "IssueLetter");
        send();

        assertThat(story.mails("duties-announced")).contains("vanphong@huongkhe.hatinh.example");
        assertThat(story.openDutiesOf("HUONGKHE")).hasSize(5);
        everybodyActs();
        story.walk("2022-01-25T15:00", this::send);
        everybodyActs();
        story.walk("2022-01-26T07:20", this::send);
        everybodyActs();
        assertThat(status(NOT_ISSUED)).isEqualTo("CLOSED");
        assertThatNobodyWasToldTwice();
    }

    @Test
    @Order(AFTER_ALL_WAS_LOOKED_AT)
    void a_plan_of_the_old_form_is_called_and_its_dates_are_changed_as_before() {
        String plan = jdbc.sql("select plan from conference where id = ?")
                .param(LETTER)
                .query(String.class)
                .single()
                .replaceFirst("(?m)^id: .*$", "id: ke-hoach-cu")
                .replace("2022-01-", "2022-02-");
        Officer office = officer("VPTU");
        assertThat(Officer.json(office.post("/api/conferences/check", plan))
                        .get("problems")
                        .toString())
                .isEqualTo("[]");
        HttpResponse<String> called = office.post("/api/conferences", plan);
        assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        assertThat(redate("ke-hoach-cu", "2022-02-21T16:00", "2022-02-22T15:00", "2022-02-23T07:30")
                        .statusCode())
                .isEqualTo(200);
        story.ofConference("ke-hoach-cu");
        act("VPTU", "IssueLetter");
        assertThat(open("ke-hoach-cu")).hasSize(87);
    }

    /** What was sent about a duty since the conference was called, before the upgrade and after it. */
    private List<String> chaseOf(String duty, String agency) {
        return jdbc.sql("""
                        select to_char(mail.planned_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM HH24') || ' ' || mail.kind
                          || ' ' || mail.level || ' ' || mail.address
                        from chase_line line join mail on mail.key = line.mail_key
                        where line.conference_id = ? and line.duty = ? and line.agency = ? and mail.agency = line.agency
                          and mail.state = 'SENT'
                        order by mail.planned_at, mail.kind, mail.address""")
                .params(story.id(), duty, agency)
                .query(String.class)
                .list();
    }

    private void assertThatNobodyWasToldTwice() {
        send();
        assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(UpgradeIT::messageId))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(old.sentBefore());
        assertThat(jdbc.sql("""
                        select mail.address, mail.kind, mail.level, mail.planned_at, line.duty, line.agency
                        from chase_line line join mail on mail.key = line.mail_key
                        where line.conference_id = ? and mail.state = 'SENT'
                        group by 1, 2, 3, 4, 5, 6 having count(*) > 1""").param(story.id()).query().listOfRows()).isEmpty();
        assertThat(jdbc.sql(
                                "select address, agency, count(*) from mail"
                                        + " where conference_id = ? and kind = 'duties-announced' group by 1, 2 having count(*) > 1")
                        .param(story.id())
                        .query()
                        .listOfRows())
                .as("the letter")
                .isEmpty();
        assertThat(jdbc.sql("select state, kind, planned_at, error from mail"
                                + " where conference_id = ? and state not in ('SENT', 'DROPPED')")
                        .param(story.id())
                        .query()
                        .listOfRows())
                .as("not sent")
                .isEmpty();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the conference and its units. */
    private List<String> tasksAndTimers() {
        return jdbc.sql("""
                        select row(task.id_, task.task_def_key_, task.assignee_, task.due_date_, task.follow_up_date_)::text
                        from act_ru_task task join duty on duty.task_id = task.id_ where duty.conference_id = :id
                        union all
                        select row(job.id_, job.handler_cfg_, job.duedate_)::text
                        from act_ru_job job where job.type_ = 'timer' and job.root_proc_inst_id_ = :process
                        order by 1""")
                .param("id", story.id())
                .param("process", story.process().getId())
                .query(String.class)
                .list();
    }

    /** All that is open is done in its form by its agency, and what that opens. */
    private void everybodyActs() {
        for (List<Task> open = open(story.id()); !open.isEmpty(); open = open(story.id())) {
            open.forEach(task -> act(task.agency(), task.duty()));
        }
    }

    private void act(String agency, String duty) {
        act(agency, duty, Map.of());
    }

    private void act(String agency, String duty, Map<String, Object> given) {
        Map<String, Object> answer = new HashMap<>(story.usual(agency, duty));
        answer.putAll(given);
        HttpResponse<String> done = officer(agency).submits(task(story.id(), duty, agency), answer);
        assertThat(done.statusCode())
                .as(duty + " of " + agency + ": " + done.body())
                .isEqualTo(204);
        story.run();
    }

    private HttpResponse<String> redate(String id, String registrationDue, String lineTest, String start) {
        return officer("VPTU")
                .put("/api/conferences/" + id + "/dates", """
                {"registrationDue": "%s", "lineTest": "%s", "start": "%s", "reason": "Theo lịch công tác"}""".formatted(registrationDue, lineTest, start));
    }

    private String status(String conference) {
        return Officer.json(officer("VPTU").get("/api/conferences/" + conference))
                .get("status")
                .asText();
    }

    /** An open task of an agency. */
    private record Task(String conference, String agency, String duty, String id) {}

    /** @param conference null for all; the right to change a registration is left out */
    private List<Task> open(String conference) {
        return jdbc.sql("""
                        select conference_id, agency, code, task_id from duty
                        where task_id is not null and code <> 'AmendRegistration'
                          and (cast(:conference as text) is null or conference_id = :conference)
                        order by due_at, code, agency""")
                .param("conference", conference)
                .query((row, n) -> new Task(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private String task(String conference, String duty, String agency) {
        return open(conference).stream()
                .filter(task -> task.duty().equals(duty) && task.agency().equals(agency))
                .map(Task::id)
                .findFirst()
                .orElseThrow();
    }

    private Officer officer(String agency) {
        return officers.computeIfAbsent(agency, code -> Officer.of(code, OldRelease.PASSWORD, port));
    }

    private void send() {
        while (relay.sendDue() > 0) {
            // until none is left
        }
    }
}
