package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.preparation.ConferenceStory;

/** Where the registrations stand, as the Office reads it. */
@DiemCauTest
@Import(ConferenceStory.class)
class RegistrationsApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    private Officer office;

    @BeforeEach
    void theLetterIsIssued() {
        office = Officer.of("VPTU", port);
        story.issued();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void every_unit_has_its_line_with_what_it_registered_and_how_that_changed() {
        story.does("HUONGKHE", "RegisterSites", registration(40))
                .does("HUONGKHE", "AmendRegistration", registration(55));

        JsonNode view = view();

        assertThat(view.get("units")).hasSize(14);
        JsonNode unit = unit("HUONGKHE", view);
        assertThat(unit.get("state").asText()).isEqualTo("REGISTERED");
        assertThat(unit.get("stateText").asText()).isEqualTo("Đã đăng ký");
        assertThat(unit.get("sites").asInt()).isOne();
        assertThat(unit.get("delegates").asInt()).isEqualTo(55);
        assertThat(unit.get("changes").findValuesAsText("words"))
                .containsExactly("điểm cầu của đơn vị: 40 → 55 đại biểu", "đăng ký lần đầu: 1 điểm cầu, 40 đại biểu");
        assertThat(unit.at("/changed/text").asText()).isEqualTo("08:00 12/01");
        assertThat(unit.get("task").asText())
                .isEqualTo(story.task("HUONGKHE", "AmendRegistration").getId());
        JsonNode silent = unit("VUQUANG", view);
        assertThat(silent.get("stateText").asText()).isEqualTo("Chưa đăng ký");
        assertThat(silent.get("changes")).isEmpty();
        assertThat(silent.get("task").asText())
                .isEqualTo(story.task("VUQUANG", "RegisterSites").getId());
        assertThat(view.at("/totals/registered").asInt()).isOne();
        assertThat(view.at("/totals/missing").asInt()).isEqualTo(13);
        assertThat(view.at("/totals/delegates").asInt()).isEqualTo(55);
    }

    @Test
    void who_registers_late_is_marked_with_how_late_and_who_is_silent_with_how_long() {
        story.at("2022-01-17T16:00");
        assertThat(unit("VUQUANG", view()).get("stateText").asText()).isEqualTo("Chưa đăng ký, quá hạn dưới 1 phút");

        story.at("2022-01-17T18:05").does("HUONGKHE", "RegisterSites");

        JsonNode view = view();
        assertThat(unit("HUONGKHE", view).get("state").asText()).isEqualTo("LATE");
        assertThat(unit("HUONGKHE", view).get("stateText").asText()).isEqualTo("Đã đăng ký, muộn 2 giờ 05 phút");
        assertThat(unit("VUQUANG", view).get("state").asText()).isEqualTo("OVERDUE");
        assertThat(unit("VUQUANG", view).get("stateText").asText()).isEqualTo("Chưa đăng ký, quá hạn 2 giờ 05 phút");
        assertThat(view.at("/totals/late").asInt()).isOne();
    }

    @Test
    void the_receivers_are_shown_with_whether_they_acknowledged_the_list() {
        assertThat(receivers(view()))
                .hasSize(4)
                .allSatisfy(receiver ->
                        assertThat(receiver.get("stateText").asText()).isEqualTo("Chưa gửi danh sách"));

        story.at("2022-01-17T16:00").does("DLHT", "AcknowledgePlacesByPower");

        List<JsonNode> receivers = receivers(view());
        assertThat(receivers)
                .filteredOn(receiver -> receiver.get("agency").asText().equals("DLHT"))
                .singleElement()
                .satisfies(power -> {
                    assertThat(power.get("stateText").asText()).isEqualTo("Đã xác nhận");
                    assertThat(power.at("/done/text").asText()).isEqualTo("16:00 17/01");
                });
        assertThat(receivers)
                .filteredOn(receiver -> receiver.get("stateText").asText().equals("Chưa xác nhận"))
                .hasSize(3)
                .allSatisfy(receiver -> {
                    assertThat(receiver.get("task").asText()).isNotEmpty();
                    assertThat(receiver.get("overdue").asBoolean()).isFalse();
                });

        story.at("2022-01-18T14:00");
        assertThat(receivers(view()))
                .filteredOn(receiver -> receiver.get("overdue").asBoolean())
                .isNotEmpty()
                .noneMatch(receiver -> receiver.get("agency").asText().equals("DLHT"));
    }

    @Test
    void who_did_it_is_called_by_the_accounts_name() {
        Officer unit = Officer.of("HUONGKHE", port);
        unit.submits(
                story.task("HUONGKHE", "RegisterSites").getId(),
                Map.of("registration", ConferenceStory.registration(40)));

        assertThat(unit("HUONGKHE", view()).at("/changes/0/by").asText())
                .isEqualTo("Cán bộ Huyện ủy Hương Khê (huongkhe)");
    }

    @Test
    void it_is_the_offices_alone() {
        String path = "/api/conferences/" + story.id() + "/registrations";

        for (String agency : List.of("HUONGKHE", "VTHT", "TTTU")) {
            assertRefused(Officer.of(agency, port).get(path), 403, "Văn phòng Tỉnh ủy");
        }
        assertThat(Web.nobody(port).get(path).statusCode()).isEqualTo(401);
        assertRefused(office.get("/api/conferences/khong-co/registrations"), 404, "Không có Hội nghị");
    }

    private JsonNode view() {
        HttpResponse<String> answer = office.get("/api/conferences/" + story.id() + "/registrations");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }

    private static JsonNode unit(String code, JsonNode view) {
        for (JsonNode unit : view.get("units")) {
            if (unit.get("unit").asText().equals(code)) {
                return unit;
            }
        }
        throw new AssertionError("no line of " + code);
    }

    private static List<JsonNode> receivers(JsonNode view) {
        List<JsonNode> receivers = new ArrayList<>();
        view.get("receivers").forEach(receivers::add);
        return receivers;
    }

    private static Map<String, Object> registration(int delegates) {
        return Map.of("registration", ConferenceStory.registration(delegates));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Officer.json(answer).get("message").asText()).contains(words);
    }
}
