package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.model.OlderModels;
import vn.diemcau.process.preparation.ConferenceStory;

/** How an administrator moves running conferences to a new release's models over HTTP. */
@DiemCauTest
@Import({ConferenceStory.class, OlderModels.class})
class ModelMigrationIT {

    private static final String PATH = "/api/models/migration";
    private static final String ADDING = """
            {"agencies": ["VTHT"], "name": "Bố trí máy phát điện", "words": "Đặt máy tại hội trường",
             "due": "2022-01-14T10:00"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private OlderModels models;

    private Officer administrator;

    @BeforeEach
    void aConferenceRunsUnderTheModelsOfTheReleaseBefore() {
        administrator = Officer.named("admin", port);
        models.deployOlder();
        story.issued();
        models.deployPresent();
    }

    @AfterEach
    void leaveThePresentModelsToTheOthers() {
        ClockUtil.reset();
        models.deployPresent();
    }

    @Test
    void an_administrator_sees_what_is_to_be_moved_moves_it_and_reads_what_became_of_it() {
        Officer office = Officer.of("VPTU", port);
        HttpResponse<String> refused = office.post("/api/conferences/" + story.id() + "/duties", ADDING);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Officer.json(refused).get("message").asText())
                .startsWith("Hội nghị đang chạy theo phiên bản cũ của quy trình")
                .contains("Đề nghị quản trị hệ thống");
        assertThat(Officer.json(administrator.get(PATH)).findValuesAsText("conference"))
                .contains(story.id());

        HttpResponse<String> answer = administrator.post(PATH, "{\"conferences\": [\"" + story.id() + "\"]}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode moved = Officer.json(answer);
        assertThat(moved.get("message").asText()).isEqualTo("1 Hội nghị đã ở phiên bản mới nhất của quy trình.");
        assertThat(moved.at("/conferences/0/done").asBoolean()).isTrue();
        assertThat(moved.at("/conferences/0/message").asText())
                .matches(
                        "Đã chuyển sang phiên bản mới nhất của quy trình: Hội nghị và 14 đơn vị; giữ nguyên \\d+ hẹn giờ\\.");
        assertThat(Officer.json(administrator.get(PATH)).findValuesAsText("conference"))
                .doesNotContain(story.id());
        JsonNode history = Officer.json(office.get("/api/conferences/" + story.id() + "/history?group=CONFERENCE"));
        assertThat(history.toString()).contains("chuyển sang phiên bản mới nhất của quy trình: Hội nghị và 14 đơn vị");
        assertThat(office.post("/api/conferences/" + story.id() + "/duties", ADDING)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void nobody_else_may() {
        for (Officer other : List.of(
                Officer.of("VPTU", port),
                Officer.of("VTHT", port),
                Officer.of("HUONGKHE", port),
                Officer.of("TTTU", port))) {
            for (HttpResponse<String> answer : List.of(other.get(PATH), other.post(PATH, "{}"))) {
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(Officer.json(answer).get("message").asText())
                        .isEqualTo("Chỉ quản trị hệ thống được thực hiện việc này.");
            }
        }
        assertThat(Officer.named("manhinh", port).post(PATH, "{}").statusCode()).isEqualTo(403);
        assertThat(Web.nobody(port).post(PATH, "{}").statusCode()).isEqualTo(401);
        assertThat(Officer.json(administrator.get(PATH)).findValuesAsText("conference"))
                .as("nothing was moved")
                .contains(story.id());
    }

    @Test
    void one_that_is_not_there_is_named_and_keeps_the_others_where_they_are() {
        HttpResponse<String> answer =
                administrator.post(PATH, "{\"conferences\": [\"" + story.id() + "\", \"khong-co\"]}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Officer.json(answer).get("message").asText()).isEqualTo("Không có Hội nghị mang mã “khong-co”.");
        assertThat(Officer.json(administrator.get(PATH)).findValuesAsText("conference"))
                .contains(story.id());
        assertThat(administrator.post(PATH, "[]").statusCode()).isEqualTo(400);
        assertThat(Officer.json(administrator.post(PATH, "{\"conferences\": []}"))
                        .get("message")
                        .asText())
                .isEqualTo("Không có Hội nghị nào cần chuyển.");
    }
}
