package vn.diemcau.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
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
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.preparation.ConferenceStory;
import vn.diemcau.registration.Registrations;
import vn.diemcau.registration.SiteList;
import vn.diemcau.security.Web;

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
        board.get("agencies").forEach(agency -> agency.get("duties").forEach(shown::add));
        return shown;
    }

    private static JsonNode row(String site, JsonNode board) {
        return find(board.get("sites"), row -> row.get("name").asText().equals(site));
    }

    private static String cell(String site, String column, JsonNode board) {
        JsonNode cell = find(
                row(site, board).get("cells"),
                each -> each.get("column").asText().equals(column));
        return "%s %s (%s)"
                .formatted(
                        cell.get("mark").asText(),
                        cell.get("text").asText(),
                        cell.get("detail").asText());
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
