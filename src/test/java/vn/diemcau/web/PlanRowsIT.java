package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.process.preparation.ConferenceStory;

/** The Office corrects the plan of a running conference row by row, as its page does and as a program may. */
@DiemCauTest
@Import(ConferenceStory.class)
class PlanRowsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    private Officer office;
    private String path;
    private JsonNode present;

    @BeforeEach
    void theLetterIsOut() {
        story.issued().sendMails();
        office = Officer.of("VPTU", port);
        path = "/api/conferences/" + story.id() + "/plan/rows";
        present = seen(office.get(path));
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void the_rows_say_how_each_duty_stands() {
        assertThat(present.at("/sheet/milestones").findValuesAsText("kind"))
                .containsExactly("SESSION", "LINE_TEST", "REGISTRATION");
        JsonNode reports = row(present, "PrepareReports");
        assertThat(state(reports).toString())
                .isEqualTo("{\"done\":false,\"step\":false,\"kind\":\"Báo cáo\",\"words\":\"Đang làm\"}");
        assertThat(state(row(present, "IssueLetter")).toString())
                .isEqualTo("{\"done\":true,\"step\":true,\"kind\":\"Phát hành văn bản\",\"words\":\"Đã hoàn thành\"}");
        assertThat(state(row(present, "TestLines")).get("words").asText()).isEqualTo("Chưa mở");
        assertThat(present.at("/times/" + reports.get("id").asText() + "/text").asText())
                .contains("thứ");
        assertThat(present.at("/choices/kinds").findValuesAsText("name"))
                .contains("GENERAL", "POWER")
                .doesNotContain("TEST", "ISSUE", "REGISTER");
    }

    @Test
    void a_duty_is_added_moved_given_reworded_and_left_out_after_a_look_at_what_that_means() {
        ObjectNode wanted = wanted(rows -> {
            change(rows, "PrepareReports", row -> row.put("due", "m2 - 3h").put("name", "Chuẩn bị báo cáo tóm tắt"));
            change(rows, "KeepPowerStable", row -> row.put("agency", "VTHT"));
            change(rows, "AssignUnitReporters", row -> row.put("off", true));
            rows.add(added("n1", "DLHT", "Bố trí máy phát điện", "m2 - 2h"));
        });

        JsonNode foreseen = seen(office.post(path + "/preview", wanted.toString()));

        assertThat(foreseen.get("problems")).isEmpty();
        assertThat(foreseen.get("changes").findValuesAsText("what"))
                .containsExactlyInAnyOrder("ADDED", "LEFT_OUT", "MOVED", "REWORDED", "GIVEN");
        assertThat(foreseen.get("changes"))
                .anySatisfy(
                        change -> assertThat(change.get("parts").toString())
                                .isEqualTo(
                                        "[{\"name\":\"Tên việc\",\"before\":\"Chuẩn bị các báo cáo\",\"after\":\"Chuẩn bị báo cáo tóm tắt\"}]"))
                .anySatisfy(
                        change -> assertThat(change.get("parts").toString())
                                .isEqualTo(
                                        "[{\"name\":\"Cơ quan thực hiện\",\"before\":\"Điện lực Hà Tĩnh\",\"after\":\"Viễn thông Hà Tĩnh\"}]"));
        assertThat(foreseen.get("mails").asInt()).isGreaterThan(14);
        assertThat(version()).as("nothing is changed by asking").isEqualTo(present.get("version"));

        JsonNode done =
                seen(office.put(path, wanted.put("reason", "Điện lưới yếu").toString()));

        assertThat(done.get("changes")).isEqualTo(foreseen.get("changes"));
        assertThat(done.get("told")).isEqualTo(foreseen.get("told"));
        assertThat(story.mails("plan-corrected")).hasSize(foreseen.get("mails").asInt());
        assertThat(duties.get(story.id(), "bo-tri-may-phat-dien", "DLHT").isOpen())
                .isTrue();
        assertThat(duties.get(story.id(), "KeepPowerStable", "VTHT").isOpen()).isTrue();
        assertThat(duties.get(story.id(), "PrepareReports", "VPTU").name()).isEqualTo("Chuẩn bị báo cáo tóm tắt");
        assertThat(duties.ofConference(story.id()))
                .noneMatch(duty -> duty.code().equals("AssignUnitReporters"));
        assertThat(office.get("/api/conferences/" + story.id() + "/history?group=CONFERENCE")
                        .body())
                .contains("sửa kế hoạch lần 1", "Điện lưới yếu");
    }

    @Test
    void the_conference_gets_another_name_and_a_site_another_place() {
        ObjectNode wanted = wanted(rows -> {}).put("title", "Hội nghị tổng kết công tác năm 2021");
        ArrayNode sites = present.at("/sheet/sites").deepCopy();
        ((ObjectNode) sites.get(1)).put("place", "Hội trường tầng 5, Công an tỉnh");
        wanted.set("sites", sites);

        JsonNode foreseen = seen(office.post(path + "/preview", wanted.toString()));

        assertThat(foreseen.get("problems")).isEmpty();
        assertThat(foreseen.get("changes").findValuesAsText("words"))
                .containsExactly(
                        "Đổi tên Hội nghị thành “Hội nghị tổng kết công tác năm 2021”",
                        "Sửa điểm cầu “Điểm cầu tỉnh tại Công an tỉnh”: địa điểm: “Hội trường tầng 5, Công an tỉnh”");
        assertThat(foreseen.at("/changes/1/name").asText()).isEqualTo("Điểm cầu tỉnh tại Công an tỉnh");
        assertThat(foreseen.at("/changes/1/parts").toString())
                .isEqualTo(
                        "[{\"name\":\"Địa điểm\",\"before\":\"Hội trường trực tuyến Công an tỉnh (Tầng 3, Nhà 10 tầng, Trụ sở Công an tỉnh)\",\"after\":\"Hội trường tầng 5, Công an tỉnh\"}]");
        seen(office.put(path, wanted.put("reason", "Hội trường đang sửa").toString()));
        assertThat(seen(office.put(path, wanted.toString())).get("changes"))
                .as("sent again")
                .isEmpty();
        present = seen(office.get(path));
        assertThat(present.at("/sheet/sites/1/place").asText()).isEqualTo("Hội trường tầng 5, Công an tỉnh");
        assertThat(present.at("/title").asText()).isEqualTo("Hội nghị tổng kết công tác năm 2021");
    }

    @Test
    void a_site_without_words_and_one_more_or_less_are_refused_beside_it() {
        ObjectNode wanted = wanted(rows -> {}).put("title", " ");
        ArrayNode sites = present.at("/sheet/sites").deepCopy();
        ((ObjectNode) sites.get(1)).put("place", "").put("name", " ");
        wanted.set("sites", sites);
        assertThat(places(office.post(path + "/preview", wanted.toString())))
                .containsExactlyInAnyOrder(
                        "title.: Chưa ghi tên hội nghị.",
                        "site-P2.name: Chưa ghi tên điểm cầu.",
                        "site-P2.place: Chưa ghi địa điểm.");

        sites = present.at("/sheet/sites").deepCopy();
        sites.add(((ObjectNode) sites.get(1).deepCopy()).put("code", "P3").put("name", "Điểm cầu thứ ba"));
        wanted.put("title", present.at("/title").asText()).set("sites", sites);
        assertThat(places(office.post(path + "/preview", wanted.toString())).get(0))
                .contains("Không thêm, bỏ hay đổi mã điểm cầu");
        assertThat(office.put(path, wanted.put("reason", "x").toString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_is_left_out_comes_back_and_the_same_request_twice_is_one_correction() {
        ObjectNode without = wanted(rows -> change(rows, "PrepareReports", row -> row.put("off", true)))
                .put("reason", "Không cần báo cáo");
        seen(office.put(path, without.toString()));
        JsonNode again = seen(office.put(path, without.toString()));
        assertThat(again.get("changes")).isEmpty();
        assertThat(again.get("message").asText()).isEqualTo("Kế hoạch gửi lên không khác kế hoạch đang dùng.");

        present = seen(office.get(path));
        ObjectNode with = wanted(rows -> rows.add(added("n1", "VPTU", "Báo cáo nhanh", "m2 - 2h")))
                .put("reason", "Vẫn cần");
        seen(office.put(path, with.toString()));
        seen(office.put(path, with.toString()));
        present = seen(office.get(path));
        assertThat(present.at("/sheet/rows").findValuesAsText("name"))
                .filteredOn("Báo cáo nhanh"::equals)
                .hasSize(1);
        ObjectNode gone = wanted(rows -> change(rows, "bao-cao-nhanh", row -> row.put("off", true)))
                .put("reason", "Thôi");
        seen(office.put(path, gone.toString()));
        present = seen(office.get(path));
        seen(office.put(
                path,
                wanted(rows -> rows.add(added("n1", "VPTU", "Báo cáo nhanh", "m2 - 1h")))
                        .put("reason", "Lại cần")
                        .toString()));
        assertThat(duties.get(story.id(), "bao-cao-nhanh", "VPTU").isOpen()).isTrue();
    }

    @Test
    void of_two_at_once_the_second_is_told_and_may_go_on_from_what_the_first_made() throws Exception {
        List<Callable<HttpResponse<String>>> calls = List.of(
                () -> office.put(path, moved("m2 - 3h").toString()),
                () -> office.put(path, moved("m2 - 4h").toString()));
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<HttpResponse<String>> answers = new ArrayList<>();
        try {
            for (Future<HttpResponse<String>> each : both.invokeAll(calls)) {
                answers.add(each.get());
            }
        } finally {
            both.shutdownNow();
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(answers)
                .anySatisfy(answer -> assertThat(answer.body()).contains("Kế hoạch vừa được đồng nghiệp sửa."));
        assertThat(office.post(path + "/preview", moved("m2 - 5h").toString()).statusCode())
                .isEqualTo(409);
        present = seen(office.get(path));
        seen(office.put(path, moved("m2 - 5h").toString()));
    }

    @Test
    void new_dates_and_a_duty_that_was_given_away_make_another_plan_of_it_too() {
        JsonNode before = version();
        office.post(
                "/api/conferences/" + story.id() + "/reassignments",
                "{\"duties\":[{\"code\":\"KeepPowerStable\",\"agency\":\"DLHT\"}],\"to\":\"VTHT\",\"reason\":\"Bận\"}");
        JsonNode given = version();
        assertThat(given).isNotEqualTo(before);
        assertThat(office.put(path, moved("m2 - 3h").toString()).statusCode()).isEqualTo(409);

        assertThat(office.put(
                                "/api/conferences/" + story.id() + "/dates",
                                "{\"start\":\"2022-01-26T07:30\",\"lineTest\":\"2022-01-25T08:00\",\"registrationDue\":\"2022-01-24T16:00\",\"reason\":\"Bão\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(version()).isNotEqualTo(given);
        present = seen(office.get(path));
        assertThat(row(present, "KeepPowerStable").get("agency").asText()).isEqualTo("VTHT");
        assertThat(present.at("/sheet/milestones/0/at").asText()).isEqualTo("2022-01-26T07:30");
        assertThat(seen(office.post(path + "/preview", wanted(rows -> {}).toString()))
                        .get("changes"))
                .isEmpty();
    }

    @Test
    void what_is_wrong_stands_beside_its_row_in_words_and_nothing_is_kept() {
        ObjectNode wrong = wanted(rows -> {
            change(rows, "IssueLetter", row -> row.put("due", "2022-01-18T10:00"));
            change(rows, "TestLines", row -> row.put("off", true));
            change(rows, "PrepareReports", row -> row.put("due", "2022-01-10T10:00"));
            change(rows, "KeepPowerStable", row -> row.put("agency", "TTTU"));
            rows.add(added("n1", "", "", ""));
        });

        List<String> places = places(office.post(path + "/preview", wrong.toString()));

        assertThat(places).contains("n1.agency: Chưa chọn cơ quan thực hiện.", "n1.due: Chưa ghi hạn.");
        assertThat(places(office.post(path + "/check", wrong.toString()))).isEqualTo(places);
        HttpResponse<String> refused = office.put(path, wrong.put("reason", "x").toString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Officer.json(refused).get("problems").findValuesAsText("place"))
                .contains("n1.agency");

        ObjectNode late = wanted(rows -> {
            change(rows, "IssueLetter", row -> row.put("due", "2022-01-18T10:00"));
            change(rows, "PrepareReports", row -> row.put("due", "2022-01-10T10:00"));
            change(rows, "KeepPowerStable", row -> row.put("agency", "TTTU"));
        });
        assertThat(places(office.post(path + "/preview", late.toString())))
                .containsExactlyInAnyOrder(
                        id("IssueLetter") + ".code: “Duyệt và phát hành Giấy mời” đã hoàn thành, không sửa được.",
                        id("PrepareReports") + ".due: 10 giờ 00, thứ Hai ngày 10/01/2022 đã qua.",
                        id("KeepPowerStable") + ".agency: Không giao việc cho Thường trực Tỉnh ủy.");
        ObjectNode done = wanted(rows -> change(rows, "IssueLetter", row -> row.put("due", "2022-01-18T10:00")))
                .put("reason", "x");
        assertThat(office.put(path, done.toString()).statusCode()).isEqualTo(409);
        assertThat(version()).isEqualTo(present.get("version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"rows\":",
                "{\"rows\":[]}",
                "{\"version\":\"0-x\",\"reason\":\"x\"}",
                "{\"version\":\"0-x\",\"reason\":\"x\",\"rows\":{}}",
                "{\"version\":\"0-x\",\"reason\":\"x\",\"rows\":[7]}",
                "{\"version\":\"0-x\",\"rows\":[]}",
                "{\"version\":7,\"reason\":{},\"rows\":[]}"
            })
    void a_body_that_is_no_correction_is_refused_with_a_sentence(String body) {
        HttpResponse<String> answer = office.put(path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\"");
        assertThat(version()).isEqualTo(present.get("version"));
    }

    @Test
    void a_correction_without_a_reason_is_refused() {
        HttpResponse<String> answer =
                office.put(path, wanted(rows -> {}).put("reason", "  ").toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"place\":\"Lý do\"", "Chưa có nội dung.");
    }

    @Test
    void nobody_but_the_office_sees_or_corrects_the_plan_and_nobody_once_it_is_over() {
        String body = moved("m2 - 3h").toString();
        for (String account : List.of("VTHT", "TTTU", "HUONGKHE")) {
            Officer other = Officer.of(account, port);
            assertThat(other.get(path).statusCode()).isEqualTo(403);
            assertThat(other.put(path, body).statusCode()).isEqualTo(403);
            assertThat(other.post(path + "/check", body).statusCode()).isEqualTo(403);
            assertThat(other.post(path + "/preview", body).statusCode()).isEqualTo(403);
        }
        assertThat(Web.nobody(port).get(path).statusCode()).isEqualTo(401);
        assertThat(office.get("/api/conferences/khong-co/plan/rows").statusCode())
                .isEqualTo(404);

        assertThat(office.post("/api/conferences/" + story.id() + "/cancellation", "{\"reason\":\"Bão\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(office.get(path).statusCode()).isEqualTo(409);
        assertThat(office.put(path, body).body()).contains("Hội nghị đã bị hủy.");
    }

    private ObjectNode moved(String due) {
        return wanted(rows -> change(rows, "PrepareReports", row -> row.put("due", due)))
                .put("reason", "Báo cáo sớm hơn");
    }

    private ObjectNode wanted(Consumer<ArrayNode> edit) {
        ArrayNode rows = present.at("/sheet/rows").deepCopy();
        edit.accept(rows);
        ObjectNode sent =
                JSON.createObjectNode().put("version", present.get("version").asText());
        sent.set("rows", rows);
        return sent;
    }

    private static void change(ArrayNode rows, String code, Consumer<ObjectNode> edit) {
        rows.forEach(row -> {
            if (row.get("code").asText().equals(code)) {
                edit.accept((ObjectNode) row);
            }
        });
    }

    private static ObjectNode added(String id, String agency, String name, String due) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("agency", agency)
                .put("name", name)
                .put("kind", "GENERAL")
                .put("due", due);
    }

    private JsonNode version() {
        return seen(office.get(path)).get("version");
    }

    private JsonNode state(JsonNode row) {
        return present.get("states").get(row.get("id").asText());
    }

    private String id(String code) {
        return row(present, code).get("id").asText();
    }

    private static JsonNode row(JsonNode plan, String code) {
        for (JsonNode row : plan.at("/sheet/rows")) {
            if (row.get("code").asText().equals(code)) {
                return row;
            }
        }
        throw new AssertionError(code);
    }

    private static List<String> places(HttpResponse<String> answer) {
        List<String> places = new ArrayList<>();
        seen(answer)
                .get("problems")
                .forEach(problem -> places.add("%s.%s: %s"
                        .formatted(
                                problem.get("row").asText(),
                                problem.get("field").asText(),
                                problem.get("message").asText())));
        return places;
    }

    private static JsonNode seen(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }
}
