package vn.diemcau.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.DiemCauTest;
import vn.diemcau.Statements;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/** What colours the diagrams of a conference in Cockpit. */
@DiemCauTest
@Import(ConferenceStory.class)
class DiagramIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "diemcau-demo";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Conferences conferences;

    @Autowired
    private Diagrams diagrams;

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
    void a_step_of_one_agency_says_whether_it_waits_is_open_late_or_done() {
        assertThat(step("IssueLetter")).isEqualTo("DONE Đã xong");
        assertThat(step("ConnectLines")).isEqualTo("OPEN Hạn 14:00 18/01");
        assertThat(step("AcknowledgePlacesByPower")).isEqualTo("WAITING Chưa đến lượt");

        story.at("2022-01-18T15:05");
        assertThat(step("ConnectLines")).isEqualTo("OVERDUE Quá hạn 1 giờ 5 phút");
        story.does("TTCB", "ConnectLines");
        assertThat(step("ConnectLines")).isEqualTo("DONE Đã xong");
    }

    @Test
    void a_promise_that_still_holds_is_not_late() {
        story.promises("TTCB", "ConnectLines", "2022-01-18T14:45").at("2022-01-18T14:30");
        assertThat(step("ConnectLines")).startsWith("OPEN");
        story.at("2022-01-18T14:45");
        assertThat(step("ConnectLines")).startsWith("OVERDUE");
    }

    @Test
    void a_step_of_many_units_counts_them_and_the_call_of_all_counts_units_that_have_done_everything() {
        assertThat(step("RegisterSites")).isEqualTo("OPEN 0/14 xong");
        assertThat(words(diagram("").get("units"))).isEqualTo("OPEN 0/14 xong");

        story.does("HUONGKHE", "RegisterSites").does("VUQUANG", "RegisterSites").at("2022-01-17T16:00");
        assertThat(step("RegisterSites")).isEqualTo("OVERDUE 2/14 xong, 12 quá hạn");
        assertThat(words(diagram("").get("units"))).isEqualTo("OVERDUE 0/14 xong, 12 quá hạn");

        story.everybodyDoesEverythingBut().at("2022-01-18T15:00").everybodyDoesEverythingBut();
        assertThat(step("RegisterSites")).isEqualTo("DONE 14/14 xong");
        assertThat(words(diagram("").get("units"))).isEqualTo("DONE 14/14 xong");
    }

    @Test
    void the_process_of_a_unit_counts_that_unit_alone() {
        story.does("HUONGKHE", "RegisterSites").at("2022-01-17T16:00");

        assertThat(step("RegisterSites", "?unit=HUONGKHE")).isEqualTo("DONE Đã xong");
        assertThat(step("RegisterSites", "?unit=VUQUANG")).isEqualTo("OVERDUE Quá hạn dưới 1 phút");
        assertThat(diagram("?unit=VUQUANG").toString()).doesNotContain("userTask_ConnectLines");
    }

    @Test
    void reports_of_incidents_are_one_step_for_all() {
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> reported =
                    office.post("/api/conferences/" + story.id() + "/incidents", "{\"words\": \"Mất điện\"}");
            assertThat(reported.statusCode()).as(reported.body()).isBetween(200, 204);
            story.run();
        }

        assertThat(step("HandleIncident")).isEqualTo("OPEN 0/2 xong");
    }

    @Test
    void it_is_the_offices_and_the_administrators_alone() {
        String path = "/api/conferences/" + story.id() + "/diagram";
        for (String agency : List.of("huongkhe", "vtht", "tttu", "manhinh")) {
            assertThat(Web.withPassword(port, agency, PASSWORD).get(path).statusCode())
                    .as(agency)
                    .isEqualTo(403);
        }
        assertThat(Web.nobody(port).get(path).statusCode()).isEqualTo(401);
        assertThat(Web.withPassword(port, "admin", PASSWORD).get(path).statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_absent_is_said_in_words() {
        HttpResponse<String> conference = office.get("/api/conferences/khong-co/diagram");
        assertThat(conference.statusCode()).isEqualTo(404);
        assertThat(conference.body()).contains("Không có Hội nghị mang mã “khong-co”.");
        HttpResponse<String> unit = office.get("/api/conferences/" + story.id() + "/diagram?unit=KHONGCO");
        assertThat(unit.statusCode()).isEqualTo(404);
        assertThat(unit.body()).contains("Hội nghị này không có đơn vị mang mã “KHONGCO”.");
    }

    @Test
    @Transactional
    void it_takes_two_statements_for_1400_units() {
        Conference conference = conferences.get(story.id());
        story.at("2022-01-17T16:00");
        jdbc.sql("""
                        insert into agency select (jsonb_populate_record(a, jsonb_build_object('code', 'X' || n,
                          'name', 'Đơn vị ' || n))).* from agency a, generate_series(1, 1386) n where a.code = 'HUONGKHE'
                        """).update();
        jdbc.sql("insert into conference_unit select ?, 'X' || n, null from generate_series(1, 1386) n")
                .param(story.id())
                .update();
        jdbc.sql("""
                        insert into duty (conference_id, code, agency, kind, of_unit, name, due_at, words, obligations,
                          task_id, opened_at)
                        select conference_id, code, 'X' || n, kind, of_unit, name, due_at, words, obligations, code || n,
                          opened_at
                        from duty, generate_series(1, 1386) n where conference_id = ? and agency = 'HUONGKHE'
                        """).param(story.id()).update();

        jdbc.sql("analyze duty, agency, conference_unit").update();

        assertThat(diagrams.of(conference, null).units().words()).isEqualTo("0/1400 xong, 1400 quá hạn");
        assertThat(Statements.of(() -> diagrams.of(conference, null))).hasSize(2);
    }

    private String step(String duty) {
        return step(duty, "");
    }

    private String step(String duty, String query) {
        for (JsonNode step : diagram(query).get("steps")) {
            if (step.get("element").asText().equals("userTask_" + duty)) {
                return words(step.get("progress"));
            }
        }
        throw new AssertionError("no step " + duty);
    }

    private static String words(JsonNode progress) {
        return progress.get("state").asText() + " " + progress.get("words").asText();
    }

    private JsonNode diagram(String query) {
        HttpResponse<String> response = office.get("/api/conferences/" + story.id() + "/diagram" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
