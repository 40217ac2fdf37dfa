package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;
import vn.diemcau.process.preparation.TwoRegistrations;

/** What the Office sees and sets where units register by different dates. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class RegistrationDatesApiIT {

    private static int called;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private PreparationWorkflow workflow;

    @BeforeEach
    void issue() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(TwoRegistrations.plan("han-dang-ky-" + ++called) + """
                helpLines:
                  - {subject: REGISTRATION, agency: VPS, role: Chuyên viên tổng hợp}
                  - {subject: LINE_TEST, agency: CNTT, role: Cán bộ kỹ thuật}
                  - {subject: Văn nghệ, agency: VPS, role: Chuyên viên tổng hợp}
                """));
        story.does("VPS", "IssueLetter")
                .does("BV1", "RegisterSites", Map.of("registration", ConferenceStory.registration(40)));
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void counts_are_of_those_who_register() {
        JsonNode board = Officer.json(office().get("/api/conferences/%s/board".formatted(story.id())));
        assertThat(board.at("/totals/units").asInt()).isEqualTo(2);
        assertThat(board.at("/totals/registering").asInt()).isEqualTo(2);
        assertThat(board.at("/totals/registered").asInt()).isEqualTo(1);
        board.at("/sites").forEach(row -> assertThat(row.toString()).doesNotContain("Chưa đăng ký"));

        JsonNode view = Officer.json(office().get("/api/conferences/%s/registrations".formatted(story.id())));
        assertThat(view.at("/totals/units").asInt()).isEqualTo(2);
        assertThat(view.at("/units")).hasSize(2);
        assertThat(view.at("/units/1/stateText").asText()).isEqualTo("Chưa đăng ký, hạn 10:00 12/12");
        assertThat(view.at("/conference/deadlines/0/registered").asInt()).isEqualTo(1);
        assertThat(view.at("/conference/deadlines/1/name").asText()).isEqualTo("Hạn đăng ký của tuyến sau");
        assertThat(view.at("/conference/deadlines/1/units").asInt()).isEqualTo(1);
        assertThat(view.at("/conference/deadlines/1/registered").asInt()).isZero();
    }

    @Test
    void a_unit_that_registers_nothing_sees_no_line_test_and_no_help_for_either() {
        JsonNode asked = task("BV2", "bao-cao");
        assertThat(asked.at("/conference/lineTestText").asText()).isEqualTo("14 giờ 00, thứ Bảy ngày 12/12/2026");
        assertThat(asked.at("/helpLines").findValuesAsText("subject"))
                .containsExactly("Đăng ký điểm cầu, đại biểu", "Đường truyền, chạy thử", "Văn nghệ");

        JsonNode free = task("BV3", "bao-cao");
        assertThat(free.at("/conference/lineTestText").isNull()).isTrue();
        assertThat(free.at("/helpLines").findValuesAsText("subject")).containsExactly("Văn nghệ");
    }

    @Test
    void the_office_moves_one_date_alone() {
        HttpResponse<String> answer = dates("2026-12-12T11:30");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(story.duty("BV2", "RegisterSites").due())
                .isEqualTo(OffsetDateTime.parse("2026-12-12T11:30+07:00").toInstant());
        assertThat(Officer.json(office().get("/api/conferences/%s/registrations".formatted(story.id())))
                        .at("/units/1/stateText")
                        .asText())
                .isEqualTo("Chưa đăng ký, hạn 11:30 12/12");
    }

    @Test
    void a_date_out_of_order_is_refused_with_its_name() {
        HttpResponse<String> answer = dates("2026-12-11T09:00");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Hạn đăng ký của tuyến sau").contains("phải sau hạn đăng ký đầu tiên");
    }

    @Test
    void what_was_never_asked_is_not_opened_again() {
        HttpResponse<String> answer = office().post(
                        "/api/conferences/%s/registrations/BV3/reopening".formatted(story.id()),
                        "{\"until\": \"2026-12-12T09:00\", \"reason\": \"Bổ sung\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private JsonNode task(String unit, String duty) {
        return Officer.json(Officer.of(unit, port)
                .get("/api/tasks/" + story.duty(unit, duty).taskId()));
    }

    private HttpResponse<String> dates(String later) {
        return office().put("/api/conferences/%s/dates".formatted(story.id()), """
                        {"start": "2026-12-15T08:00", "lineTest": "2026-12-12T14:00", "registrationDue": "2026-12-11T16:00",
                         "milestones": {"dang-ky-sau": "%s"}, "reason": "Mưa lũ"}""".formatted(later));
    }

    private Officer office() {
        return Officer.of("VPS", port);
    }
}
