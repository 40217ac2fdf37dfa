package vn.diemcau.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.Statements;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/** What the Office reads on the board, step by step through the letter's story, against what is so. */
@DiemCauTest
@Import(ConferenceStory.class)
class BoardIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "diemcau-demo";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    @Autowired
    private Registrations registrations;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DirectoryStore directory;

    @Autowired
    private Conferences conferences;

    @Autowired
    private Boards boards;

    @Autowired
    private DutyRows dutyRows;

    @Autowired
    private Headlines headliner;

    private Web office;

    @BeforeEach
    void theLetterIsIssued() {
        office = Web.withPassword(port, "vptu", PASSWORD);
        story.issued();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void all_are_silent_then_some_are_done_then_the_deadline_passes_then_the_late_register_then_all_is_ready() {
        JsonNode silent = board();
        assertAgrees(silent);
        assertThat(silent.at("/totals/done").asInt()).as("the letter itself").isOne();
        assertThat(silent.at("/totals/registered").asInt()).isZero();
        assertThat(silent.at("/totals/ready").asInt()).isZero();
        assertThat(silent.at("/next/words").asText()).isEqualTo("Chuẩn bị các báo cáo");
        assertThat(silent.at("/next/length").asText()).isEqualTo("2 ngày 2 giờ 00 phút");
        assertThat(silent.at("/conference/statusText").asText()).isEqualTo("Đang chuẩn bị");
        assertThat(silent.get("sites")).hasSize(16);
        assertThat(cell("Huyện ủy Hương Khê", "registration", silent)).isEqualTo("OPEN Chưa làm (hạn 16:00 17/01)");
        assertThat(cell("Huyện ủy Hương Khê", "lineTest", silent)).isEqualTo("WAITING Chưa đến lượt (hạn 17:00 18/01)");

        story.at("2022-01-14T09:00").does("HUONGKHE", "RegisterSites").does("VPTU", "PrepareReports");
        JsonNode some = board();
        assertAgrees(some);
        assertThat(some.at("/totals/registered").asInt()).isOne();
        assertThat(some.at("/totals/done").asInt()).isEqualTo(3);
        assertThat(cell("Huyện ủy Hương Khê", "registration", some)).isEqualTo("DONE 1 điểm cầu, 40 đại biểu ()");

        story.at("2022-01-17T16:00").sendMails();
        JsonNode due = board();
        assertAgrees(due);
        assertThat(cell("Huyện ủy Vũ Quang", "registration", due)).isEqualTo("OVERDUE Quá hạn (dưới 1 phút)");
        assertThat(row("Huyện ủy Vũ Quang", due).get("verdictText").asText())
                .isEqualTo("Chưa sẵn sàng: 1 mục quá hạn hoặc chưa đạt");
        assertThat(due.at("/chase/escalations").asInt())
                .isEqualTo(escalations())
                .isPositive();
        assertThat(shown(due))
                .allSatisfy(duty -> assertThat(duty.path("level").asInt())
                        .as(duty.toString())
                        .matches(
                                level -> level > 0 == duty.get("state").asText().equals("OVERDUE")));
        assertThat(shown(due))
                .filteredOn(duty -> duty.at("/due/text").asText().equals("16:00 17/01")
                        && duty.get("state").asText().equals("OVERDUE"))
                .isNotEmpty()
                .allSatisfy(duty -> assertThat(duty.path("level").asInt()).isOne());

        story.at("2022-01-17T18:05").does("VUQUANG", "RegisterSites").everybodyDoesEverythingBut();
        JsonNode late = board();
        assertAgrees(late);
        assertThat(late.at("/totals/registered").asInt()).isEqualTo(14);
        assertThat(late.at("/totals/overdue").asInt()).isZero();
        assertThat(cell("Huyện ủy Vũ Quang", "registration", late))
                .isEqualTo("DONE 1 điểm cầu, 40 đại biểu (muộn 2 giờ 05 phút)");

        story.at("2022-01-18T15:00").everybodyDoesEverythingBut("VPTU DecideReadiness");
        JsonNode ready = board();
        assertAgrees(ready);
        assertThat(cell("Huyện ủy Hương Khê", "lineTest", ready)).isEqualTo("DONE Đạt (lần 1, lúc 15:00 18/01)");
        assertThat(ready.get("sites"))
                .allSatisfy(row -> assertThat(row.get("verdict").asText())
                        .as(row.toString())
                        .isIn("DONE", "RISK"));
        assertThat(ready.at("/totals/ready").asInt()).isEqualTo(16);
        assertThat(ready.at("/totals/passed").asInt()).isEqualTo(16);
    }

    @Test
    void a_promise_a_draft_and_a_claim_are_told_apart_from_silence() {
        Web hall = Web.withPassword(port, "kyanh", PASSWORD);
        hall.post(
                "/engine-rest/task/" + story.task("KYANH", "PrepareHall").getId() + "/claim",
                "{\"userId\": \"kyanh\"}");
        Web.withPassword(port, "vuquang", PASSWORD)
                .put(
                        "/api/tasks/" + story.task("VUQUANG", "RegisterSites").getId() + "/draft",
                        "{\"version\": 0, \"fields\": {\"note\": \"x\"}}");
        story.promises("THACHHA", "RegisterSites", "2022-01-17T18:00");

        JsonNode board = board();
        assertThat(task("KYANH", "PrepareHall", board))
                .isEqualTo("WORKING Đang làm: hạn 14:00 18/01, Cán bộ Huyện ủy Kỳ Anh (kyanh) đã nhận, từ 08:00 12/01");
        assertThat(task("VUQUANG", "RegisterSites", board))
                .isEqualTo("WORKING Đang làm: hạn 16:00 17/01, lưu nháp lúc 08:00 12/01, từ 08:00 12/01");
        assertThat(task("THACHHA", "RegisterSites", board))
                .isEqualTo("PROMISED Đã hẹn: gửi lúc 18:00 17/01, từ 08:00 12/01");
        assertThat(task("KYANH", "RegisterSites", board)).startsWith("OPEN Chưa làm: hạn 16:00 17/01");
        assertThat(board.at("/totals/working").asInt()).isEqualTo(2);
        assertThat(board.at("/totals/promised").asInt()).isOne();

        story.at("2022-01-17T15:00");
        assertThat(task("KYANH", "RegisterSites", board())).startsWith("DUE_SOON Sắp đến hạn: còn 1 giờ 00 phút");

        story.at("2022-01-17T17:00");
        JsonNode late = board();
        assertThat(task("THACHHA", "RegisterSites", late))
                .isEqualTo("PROMISED Đã hẹn: gửi lúc 18:00 17/01, quá hạn 1 giờ 00 phút, từ 08:00 12/01");
        assertThat(task("VUQUANG", "RegisterSites", late))
                .isEqualTo("OVERDUE Quá hạn: 1 giờ 00 phút, lưu nháp lúc 08:00 12/01, từ 16:00 17/01");
        assertThat(headline().get("overdue")).isEqualTo(late.at("/totals/overdue"));

        story.at("2022-01-17T18:00");
        JsonNode broken = board();
        assertThat(task("THACHHA", "RegisterSites", broken))
                .isEqualTo("OVERDUE Quá hạn: 2 giờ 00 phút, đã hẹn 18:00 17/01 mà chưa gửi, từ 16:00 17/01");
        assertThat(headline().get("overdue")).isEqualTo(broken.at("/totals/overdue"));
    }

    @Test
    void a_site_whose_line_fails_is_not_ready_and_its_commune_sites_are_rolled_up() {
        String registration = FullHouse.registration(directory.find("HUONGKHE").orElseThrow());
        story.does("HUONGKHE", "RegisterSites", Map.of("registration", registration))
                .everybodyDoesEverythingBut()
                .at("2022-01-18T15:00")
                .everybodyDoesEverythingBut("TTCB TestLines");
        story.does(
                "TTCB",
                "TestLines",
                Map.of("results", story.results("passed", "Huyện ủy Hương Khê", "xã Phú Gia", "xã Hòa Hải")));

        JsonNode board = board();
        assertThat(cell("Huyện ủy Hương Khê", "lineTest", board))
                .isEqualTo("FAILED Chưa đạt (Mất tín hiệu (lần 1, lúc 15:00 18/01))");
        assertThat(row("Huyện ủy Hương Khê", board).get("verdictText").asText())
                .isEqualTo("Chưa sẵn sàng: 1 mục quá hạn hoặc chưa đạt");
        JsonNode communes = row("Huyện ủy Hương Khê", board).get("communes");
        assertThat(communes.toString())
                .isEqualTo(
                        "{\"registered\":21,\"passed\":19,\"failed\":2,\"failing\":[\"xã Hòa Hải\",\"xã Phú Gia\"]}");
        assertThat(board.at("/totals/failed").asInt()).isEqualTo(3);
        assertThat(board.at("/totals/passed").asInt())
                .isEqualTo(registrations.sites(story.id()).siteCount() - 3);
        assertThat(task("VTHT", "RepairLines", board)).startsWith("DUE_SOON");

        story.does("VTHT", "RepairLines")
                .does(
                        "TTCB",
                        "TestLines",
                        Map.of(
                                "results",
                                story.results("passed", "Huyện ủy Hương Khê"),
                                "riskAccepted",
                                true,
                                "riskAcceptedBy",
                                "Chánh Văn phòng",
                                "riskReason",
                                "Có đường truyền dự phòng"));
        JsonNode accepted = board();
        assertThat(cell("Huyện ủy Hương Khê", "lineTest", accepted)).startsWith("RISK Chưa đạt, chấp nhận");
        assertThat(row("Huyện ủy Hương Khê", accepted).get("verdictText").asText())
                .isEqualTo("Sẵn sàng, có điểm cần lưu ý");
        assertThat(row("Huyện ủy Hương Khê", accepted).at("/communes/failed").asInt())
                .isZero();
    }

    @Test
    void what_could_go_wrong_at_a_hall_is_said_although_the_duty_is_done() {
        Map<String, Object> speech = new HashMap<>(SampleAnswers.to("PrepareSpeech"));
        for (String content : List.of("partyBuilding", "results", "difficulties", "lessons", "proposals")) {
            speech.put(content, true);
        }
        speech.putAll(Map.of("speech", "YES", "minutes", 8, "title", "Chuyển đổi số", "speaker", "Bí thư Huyện ủy"));
        story.does("DUCTHO", "RegisterSites", Map.of("registration", ConferenceStory.registration(300)))
                .does(
                        "DUCTHO",
                        "PrepareHall",
                        Map.of("seats", 250, "backupPower", "NONE", "withoutPower", "Chuyển sang phòng họp bên cạnh"))
                .does("DUCTHO", "PrepareSpeech", speech)
                .does(
                        "DUCTHO",
                        "AssignUnitReporters",
                        Map.of("reporters", "Phóng viên thứ nhất, 0900000001\nPhóng viên thứ hai, 0900000002"))
                .does("DUCTHO", "InviteUnitDelegates", Map.of("invited", 290));

        JsonNode board = board();
        assertThat(cell("Huyện ủy Đức Thọ", "hall", board)).startsWith("RISK 250 chỗ, 300 đại biểu");
        assertThat(cell("Huyện ủy Đức Thọ", "power", board))
                .isEqualTo("RISK Không có điện dự phòng (Chuyển sang phòng họp bên cạnh)");
        assertThat(cell("Huyện ủy Đức Thọ", "demands", board)).startsWith("DONE Đã xác nhận");
        assertThat(cell("Huyện ủy Đức Thọ", "conditions", board)).startsWith("DONE Đã đủ");
        assertThat(cell("Huyện ủy Đức Thọ", "speech", board)).isEqualTo("DONE Phát biểu 8 phút (Chuyển đổi số)");
        assertThat(cell("Huyện ủy Đức Thọ", "reporters", board)).startsWith("DONE 2 phóng viên");
        assertThat(cell("Huyện ủy Đức Thọ", "invitations", board)).startsWith("DONE 290 đại biểu");
        assertThat(row("Huyện ủy Đức Thọ", board).get("people").get(0).toString())
                .contains("Kỹ thuật điểm cầu: Cán bộ kỹ thuật", "0900000000");
    }

    @Test
    void a_site_of_the_province_is_ready_only_when_all_who_work_for_it_are_done() {
        String centre = "Điểm cầu tỉnh tại Trung tâm Công báo - Tin học";
        story.does("VPUBND", "PrepareProvinceSite").does("BAOHT", "AssignNewspaperReporters");

        JsonNode board = board();
        assertThat(cell(centre, "registration", board)).startsWith("NONE Theo Giấy mời");
        assertThat(cell(centre, "hall", board)).startsWith("DONE");
        assertThat(cell(centre, "reporters", board)).startsWith("OPEN Chưa làm (xong 1/2; Cử phóng viên dự, đưa tin");
        assertThat(cell(centre, "conditions", board)).startsWith("OPEN Chưa làm (xong 1/2; Phối hợp chuẩn bị");
        assertThat(cell(centre, "invitations", board)).startsWith("OPEN Chưa làm (xong 0/2");

        story.does("PTTH", "AssignBroadcastReporters").does("BTCTU", "InviteAwardees");
        story.does("VPTU", "InviteCentralDelegates");
        JsonNode later = board();
        assertThat(cell(centre, "reporters", later)).startsWith("DONE");
        assertThat(cell(centre, "invitations", later)).startsWith("DONE");
    }

    @Test
    void mails_that_reached_nobody_are_counted_at_their_agency() {
        jdbc.sql("""
                        update mail set state = 'FAILED' where conference_id = ?
                          and kind = 'duties-announced' and agency = 'VUQUANG'""").param(story.id()).update();

        JsonNode board = board();
        int failed = jdbc.sql("select count(*) from mail where conference_id = ? and state = 'FAILED'")
                .param(story.id())
                .query(Integer.class)
                .single();
        assertThat(board.at("/chase/undelivered").asInt()).isEqualTo(failed).isPositive();
        assertThat(line("VUQUANG", board).get("undelivered").asInt()).isEqualTo(failed);
        assertThat(line("HUONGKHE", board).get("undelivered").asInt()).isZero();
        assertThat(headline().get("undelivered").asInt()).isEqualTo(failed);
    }

    @Test
    void a_conference_that_was_cancelled_can_still_be_read_and_asks_for_nothing() {
        story.does("HUONGKHE", "RegisterSites");
        assertThat(running()).contains(story.id());
        office.post("/api/conferences/" + story.id() + "/cancellation", "{\"reason\": \"Bão lớn\"}");
        story.run();

        JsonNode board = board();
        assertThat(board.at("/conference/statusText").asText()).isEqualTo("Đã hủy");
        assertThat(board.at("/conference/process").isNull()).isTrue();
        assertThat(board.get("next").isNull()).isTrue();
        assertThat(shown(board))
                .allSatisfy(duty -> assertThat(duty.get("state").asText()).isIn("DONE", "CLOSED"));
        assertThat(cell("Huyện ủy Hương Khê", "registration", board)).startsWith("DONE 1 điểm cầu");
        assertThat(headline().get("over").asBoolean()).isTrue();
        assertThat(headline().get("done")).isEqualTo(board.at("/totals/done"));
        assertThat(running()).doesNotContain(story.id());
    }

    @Test
    void a_reopened_registration_leads_to_its_task_and_asks_for_no_more_duty() {
        story.does("HUONGKHE", "RegisterSites");
        int before = board().at("/totals/duties").asInt();
        story.at("2022-01-18T15:30");
        HttpResponse<String> reopened = office.post(
                "/api/conferences/" + story.id() + "/registrations/HUONGKHE/reopening",
                "{\"reason\": \"Bổ sung\", \"until\": \"2022-01-18T17:00\"}");
        assertThat(reopened.statusCode()).as(reopened.body()).isLessThan(300);
        story.run();

        JsonNode board = board();
        assertThat(cell("Huyện ủy Hương Khê", "registration", board))
                .isEqualTo("DONE 1 điểm cầu, 40 đại biểu (đang mở lại, nhận đến 17:00 18/01)");
        assertThat(find(row("Huyện ủy Hương Khê", board).get("cells"), each -> true)
                        .get("task")
                        .asText())
                .isEqualTo(story.task("HUONGKHE", "CorrectRegistration-1").getId());
        assertThat(board.at("/totals/duties").asInt()).isEqualTo(before);
    }

    @Test
    void as_many_statements_are_needed_for_232_sites_as_for_two() {
        Conference conference = conferences.get(story.id());
        boards.of(conference);
        List<String> few = Statements.of(() -> boards.of(conference));
        FullHouse.registers(story, directory);
        story.everybodyDoesEverythingBut().at("2022-01-18T15:00").does("TTCB", "TestLines");
        boards.of(conference);
        List<String> many = Statements.of(() -> boards.of(conference));

        assertThat(registrations.sites(story.id()).siteCount()).isEqualTo(232);
        assertThat(many).hasSameSizeAs(few).hasSizeBetween(8, 17);

        List<String> headlines = Statements.of(() -> headliner.all(each -> true));
        story.issued();
        assertThat(Statements.of(() -> headliner.all(each -> true)))
                .hasSameSizeAs(headlines)
                .hasSize(3);
    }

    @Test
    void a_unit_with_all_its_duties_open_takes_no_more_than_two_and_a_half_thousand_bytes() {
        story.at("2022-01-17T16:00").sendMails();

        JsonNode board = board();
        for (JsonNode row : board.get("sites")) {
            String unit = row.get("code").asText();
            if (directory.find(unit).isPresent()) {
                assertThat(bytes(row) + bytes(line(unit, board))).as(unit).isBetween(1_000, 2_500);
            }
        }
    }

    @Test
    void of_an_answer_with_many_sites_nothing_is_read() {
        FullHouse.registers(story, directory);
        story.does("HUONGKHE", "PrepareHall");

        List<DutyRow> rows = dutyRows.of(story.id());
        assertThat(rows)
                .filteredOn(row -> row.code().equals("RegisterSites"))
                .hasSize(14)
                .allSatisfy(row -> assertThat(row.answer().isMissingNode()).isTrue());
        assertThat(rows)
                .filteredOn(row -> row.agency().equals("HUONGKHE") && row.code().equals("PrepareHall"))
                .singleElement()
                .satisfies(row -> assertThat(row.answer().fieldNames())
                        .toIterable()
                        .contains("seats", "hall", "backupPower")
                        .doesNotContain("ticks", "conditions"));
        assertThat(Statements.of(() -> boards.of(conferences.get(story.id()))))
                .as("ten thousand commune sites are counted by the database")
                .noneMatch(sql -> sql.contains("d.*") || sql.contains("where conference_id = ? order by ordinal"));
    }

    private static int bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void it_is_the_offices_alone_and_the_wall_is_the_screens_too() {
        String board = "/api/conferences/" + story.id() + "/board";
        String wall = "/api/wall/" + story.id();
        for (String agency : List.of("huongkhe", "vtht", "tttu")) {
            Web officer = Web.withPassword(port, agency, PASSWORD);
            for (String path : List.of(board, "/api/boards", wall, "/api/wall")) {
                assertThat(officer.get(path).statusCode())
                        .as(agency + " " + path)
                        .isEqualTo(403);
            }
        }
        for (String path : List.of(board, "/api/boards", wall, "/api/wall", "/api/wall/khong-co")) {
            assertThat(Web.nobody(port).get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(office.get("/api/conferences/khong-co/board").statusCode()).isEqualTo(404);
        assertThat(office.get("/api/wall/khong-co").statusCode()).isEqualTo(404);
        assertThat(office.get(wall).statusCode()).isEqualTo(200);
        assertThat(json(office.get("/api/wall")).at("/conference/id").asText()).isNotEmpty();
    }

    @Test
    void the_screens_account_sees_the_wall_and_nothing_else() {
        String wall = "/api/wall/" + story.id();
        for (Web screen :
                List.of(Web.withPassword(port, "manhinh", PASSWORD), Web.signedIn(port, "manhinh", PASSWORD))) {
            JsonNode seen = json(screen.get(wall));
            assertThat(seen.get("sites")).hasSize(16);
            assertThat(seen.toString())
                    .as("no task, no person, no way in")
                    .doesNotContain(
                            "\"task\"",
                            "\"people\"",
                            "email",
                            story.task("VUQUANG", "RegisterSites").getId());
            String task = story.task("VUQUANG", "RegisterSites").getId();
            for (String path : List.of(
                    "/api/conferences/" + story.id() + "/board",
                    "/api/boards",
                    "/api/conferences",
                    "/api/conferences/" + story.id(),
                    "/api/conferences/" + story.id() + "/registrations",
                    "/api/conferences/" + story.id() + "/mails",
                    "/api/tasks/" + task,
                    "/api/plan-template",
                    "/api/wall/../boards")) {
                assertThat(screen.get(path).statusCode()).as(path).isEqualTo(403);
            }
        }
        Web screen = Web.withPassword(port, "manhinh", PASSWORD);
        assertThat(screen.get("/engine-rest/task").statusCode()).isEqualTo(403);
        assertThat(screen.get("/engine-rest/process-instance").statusCode()).isEqualTo(403);
        assertThat(screen.post("/api/conferences/" + story.id() + "/incidents", "{\"words\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Web.signedIn(port, "manhinh", PASSWORD)
                        .get("/camunda/api/cockpit/plugin/base/default/incident")
                        .statusCode())
                .isEqualTo(403);
    }

    /** The board's numbers are those of the tables and of the engine, and those of the one line per conference. */
    private void assertAgrees(JsonNode board) {
        List<Duty> all = duties.ofConference(story.id()).stream()
                .filter(duty -> !duty.code().equals("AmendRegistration"))
                .filter(duty ->
                        !List.of("RepairLines", "DecidePostponement").contains(duty.code()) || duty.openedAt() != null)
                .toList();
        assertThat(board.at("/totals/duties").asInt()).isEqualTo(all.size());
        assertThat(board.at("/totals/done").asInt())
                .isEqualTo(count(all, duty -> duty.doneAt() != null))
                .isEqualTo(
                        count(shown(board), duty -> duty.get("state").asText().equals("DONE")));
        assertThat(board.at("/totals/overdue").asInt())
                .isEqualTo(count(
                        all,
                        duty -> duty.isOpen()
                                && !ClockUtil.getCurrentTime().toInstant().isBefore(duty.due())));
        List<JsonNode> open =
                shown(board).stream().filter(duty -> duty.hasNonNull("task")).toList();
        assertThat(open)
                .hasSize(count(all, Duty::isOpen))
                .allSatisfy(duty -> assertThat(tasks.createTaskQuery()
                                .taskId(duty.get("task").asText())
                                .singleResult()
                                .getProcessInstanceId())
                        .isEqualTo(duty.get("process").asText()));
        SiteList sites = registrations.sites(story.id());
        assertThat(board.at("/totals/sites").asInt()).isEqualTo(sites.siteCount());
        assertThat(board.at("/totals/delegates").asInt()).isEqualTo(sites.delegateCount());
        assertThat(board.at("/totals/registered").asInt())
                .isEqualTo(14 - sites.missing().size());
        JsonNode headline = headline();
        for (String number : List.of("duties", "done", "overdue", "units", "registered", "sites", "delegates")) {
            assertThat(headline.get(number)).as(number).isEqualTo(board.at("/totals/" + number));
        }
        assertThat(headline.get("next")).isEqualTo(board.get("next"));
        assertThat(headline.get("process")).isEqualTo(board.at("/conference/process"));
    }

    private int escalations() {
        return jdbc.sql("select count(*) from mail where conference_id = ? and level > 0 and state = 'SENT'")
                .param(story.id())
                .query(Integer.class)
                .single();
    }

    private static List<JsonNode> shown(JsonNode board) {
        List<JsonNode> shown = new ArrayList<>();
        board.get("agencies").forEach(agency -> shown.addAll(inFull(agency, board)));
        return shown;
    }

    /** Duties with what the board says once for many. */
    private static List<JsonNode> inFull(JsonNode agency, JsonNode board) {
        List<JsonNode> duties = new ArrayList<>();
        for (JsonNode duty : agency.get("duties")) {
            ObjectNode full = board.get("duties").get(duty.get("duty").asInt()).deepCopy();
            full.set("stateText", board.get("marks").get(duty.get("state").asText()));
            full.set("process", agency.get("process"));
            duties.add(full.setAll((ObjectNode) duty));
        }
        return duties;
    }

    private static JsonNode line(String agency, JsonNode board) {
        return find(board.get("agencies"), line -> line.get("code").asText().equals(agency));
    }

    private static String task(String agency, String code, JsonNode board) {
        JsonNode duty = inFull(line(agency, board), board).stream()
                .filter(each -> each.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
        return "%s %s: %s, từ %s"
                .formatted(
                        duty.get("state").asText(),
                        duty.get("stateText").asText(),
                        duty.path("detail").asText(),
                        duty.path("since").asText());
    }

    private static JsonNode row(String site, JsonNode board) {
        return find(board.get("sites"), row -> row.get("name").asText().equals(site));
    }

    private static String cell(String site, String column, JsonNode board) {
        JsonNode cell = row(site, board)
                .get("cells")
                .get(board.get("columns").findValuesAsText("id").indexOf(column));
        String mark = cell.get("mark").asText();
        return "%s %s (%s)"
                .formatted(
                        mark,
                        cell.path("text").asText(board.get("marks").get(mark).asText()),
                        cell.path("detail").asText());
    }

    private static JsonNode find(JsonNode all, Predicate<JsonNode> condition) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in " + all));
    }

    private static <T> int count(List<T> all, Predicate<T> condition) {
        return (int) all.stream().filter(condition).count();
    }

    private JsonNode headline() {
        return find(
                json(office.get("/api/boards")), each -> each.get("id").asText().equals(story.id()));
    }

    /** Ids of the conferences that are being prepared. */
    private List<String> running() {
        return json(office.get("/api/boards?over=false")).findValuesAsText("id");
    }

    private JsonNode board() {
        return json(office.get("/api/conferences/" + story.id() + "/board"));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
