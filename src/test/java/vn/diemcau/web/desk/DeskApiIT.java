package vn.diemcau.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.desk.LetterNine;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Officer;

/** The Office turns a letter into a conference over HTTP, as the page does and as a program may. */
@DiemCauTest
class DeskApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static int letters;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    private Officer office;

    @BeforeEach
    void theLetterIsOnTheDesk() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-11-30T08:00+07:00").toInstant()));
        office = Officer.of("VPTU", port);
        letters++;
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void a_letter_becomes_a_conference_whose_agencies_find_their_tasks() {
        JsonNode draft = begun();
        String id = draft.path("id").asText();
        assertThat(draft.path("sheet").path("rows")).hasSize(7);
        assertThat(draft.path("sheet").path("host").asText()).isEqualTo("VPTU");

        JsonNode preview = preview(id);
        assertThat(preview.path("problems")).as(preview.toString()).isEmpty();
        assertThat(preview.path("counts").path("agencies").asInt()).isGreaterThan(14);
        assertThat(preview.path("counts").path("mails").asInt()).isGreaterThan(14);
        assertThat(preview.path("agencies").findValuesAsText("name"))
                .contains("Chuẩn bị báo cáo tình hình và phương án ứng phó");

        HttpResponse<String> called = call(id, 1);
        assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        String conference = Officer.json(called).path("id").asText();
        assertThat(called.headers().firstValue("Location")).hasValue("/api/conferences/" + conference);
        assertThat(Officer.json(office.get("/api/desk/drafts/" + id))
                        .path("conference")
                        .asText())
                .isEqualTo(conference);
        story.ofConference(conference).does("VPTU", "IssueLetter");
        assertThat(story.task("BTCTU", "chuan-bi-bao-cao-tinh-hinh-va-phuong-an"))
                .isNotNull();
        assertThat(story.task("HUONGKHE", "RegisterSites")).isNotNull();
    }

    /** What a clerk has to correct in the letter of the example, before its conference can be called. */
    @Test
    void the_letter_of_the_example_lacks_one_agency_and_is_called_without_what_delegates_do() throws IOException {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2022-01-10T08:00+07:00").toInstant()));
        String text = Files.readString(Path.of("src/test/resources/reading/01-hatinh-2022-thu-goc.txt"));
        HttpResponse<String> answer = post(JSON.createObjectNode()
                .put("text", text.substring(text.indexOf('\n') + 1))
                .toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = Officer.json(answer).path("id").asText();

        JsonNode problems = preview(id).path("problems");
        assertThat(problems).as(problems.toPrettyString()).hasSize(1);
        assertThat(problems.get(0).path("message").asText()).isEqualTo("Chưa chọn cơ quan thực hiện.");
        String nobody = problems.get(0).path("row").asText();
        save(id, 1, sheet -> {
            sheet.put("letter", "Giấy mời họp của Ban Thường vụ Tỉnh ủy").put("conference", "tu-van-ban-" + letters);
            sheet.path("rows").forEach(row -> {
                if (row.path("id").asText().equals(nobody)) {
                    assertThat(row.path("who").asText()).isEqualTo("đại biểu");
                    ((ObjectNode) row).put("off", true);
                }
            });
        });

        HttpResponse<String> called = call(id, 2);
        assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        assertThat(Officer.json(called).path("id").asText()).isEqualTo("tu-van-ban-" + letters);
    }

    @Test
    void two_line_tests_and_two_registrations_are_called_with_their_units_and_copied_with_them() {
        String id = begun().path("id").asText();
        save(id, 1, sheet -> {
            sheet.withArray("milestones")
                    .addObject()
                    .put("id", "m8")
                    .put("kind", "LINE_TEST")
                    .put("at", "2026-12-01T11:00")
                    .putArray("units")
                    .add("HUONGKHE");
            sheet.withArray("milestones")
                    .addObject()
                    .put("id", "m9")
                    .put("kind", "REGISTRATION")
                    .put("at", "2026-12-01T07:00")
                    .putArray("units")
                    .add("VUQUANG");
        });

        JsonNode preview = preview(id);
        assertThat(preview.path("problems")).as(preview.toPrettyString()).isEmpty();
        assertThat(preview.path("times").path("m8").path("text").asText())
                .isEqualTo("11 giờ 00, thứ Ba ngày 01/12/2026");
        String conference = Officer.json(call(id, 2)).path("id").asText();
        String plan = office.get("/api/conferences/" + conference + "/plan").body();
        assertThat(plan).contains("LINE_TEST", "khac-phuc-m8", "Hạn đăng ký điểm cầu lần 2");
        HttpResponse<String> copy = post("{\"copyOf\":\"" + conference + "\",\"start\":\"2026-12-16T14:00\"}");
        JsonNode marks = Officer.json(copy).path("sheet").path("milestones");
        assertThat(marks)
                .filteredOn(mark -> !mark.path("units").isEmpty())
                .extracting(
                        mark -> mark.path("kind").asText(),
                        mark -> mark.path("at").asText(),
                        mark -> mark.path("units").size())
                .containsExactlyInAnyOrder(
                        tuple("REGISTRATION", "2026-12-15T20:00", 13),
                        tuple("REGISTRATION", "2026-12-16T07:00", 1),
                        tuple("LINE_TEST", "2026-12-16T11:00", 1));
        JsonNode again = preview(Officer.json(copy).path("id").asText());
        assertThat(again.path("problems")).as(again.toPrettyString()).isEmpty();
    }

    @Test
    void a_former_conference_is_called_again_at_another_date() {
        String id = begun().path("id").asText();
        String former = Officer.json(call(id, 1)).path("id").asText();

        HttpResponse<String> copy = post("{\"copyOf\":\"" + former + "\",\"start\":\"2026-12-16T14:00\"}");

        assertThat(copy.statusCode()).as(copy.body()).isEqualTo(201);
        String again = Officer.json(copy).path("id").asText();
        JsonNode preview = preview(again);
        assertThat(preview.path("problems")).as(preview.toPrettyString()).isEmpty();
        HttpResponse<String> called = call(again, 1);
        assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        assertThat(Officer.json(called).path("id").asText()).isNotEqualTo(former);
        assertThat(post("{\"copyOf\":\"khong-co\",\"start\":\"2026-12-16T14:00\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("{\"copyOf\":\"" + former + "\",\"start\":\"mai\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_letter_to_try_with_has_its_days_ahead_and_is_read() {
        String text = office.get("/api/desk/example-letter").body();

        assertThat(text).contains("ngày 09 tháng 12 năm 2026").doesNotContain("{");
        JsonNode draft =
                Officer.json(post(JSON.createObjectNode().put("text", text).toString()));
        assertThat(draft.path("sheet").path("milestones").findValuesAsText("kind"))
                .contains("SESSION", "LINE_TEST", "REGISTRATION");
        JsonNode problems = preview(draft.path("id").asText()).path("problems");
        assertThat(problems).as(problems.toPrettyString()).hasSize(1);
    }

    @Test
    void a_draft_that_was_called_is_told_so_and_not_doubled() {
        String id = begun().path("id").asText();
        assertThat(call(id, 1).statusCode()).isEqualTo(201);

        HttpResponse<String> again = call(id, 1);
        HttpResponse<String> saved = save(id, 1, sheet -> {});

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(message(again)).isEqualTo("Hội nghị này đã được triệu tập.");
        assertThat(saved.statusCode()).isEqualTo(409);
        assertThat(message(saved)).contains("đã được triệu tập");
    }

    @Test
    void the_same_letter_on_another_colleagues_desk_is_told_and_not_doubled() {
        String one = begun().path("id").asText();
        String other = begun().path("id").asText();
        save(
                other,
                1,
                sheet -> sheet.put("title", "Tên khác")
                        .put("text", sheet.path("text").asText() + "\n\n"));
        assertThat(call(one, 1).statusCode()).isEqualTo(201);

        HttpResponse<String> answer = call(other, 2);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(message(answer)).startsWith("Văn bản này đã được triệu tập thành “");
    }

    @Test
    void of_two_colleagues_who_call_at_once_one_calls() throws Exception {
        String id = begun().path("id").asText();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> calling = () -> call(id, 1).statusCode();
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : two.invokeAll(List.of(calling, calling))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409);
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void a_colleague_who_saved_meanwhile_is_told_and_neither_text_is_lost() {
        String id = begun().path("id").asText();

        HttpResponse<String> first = save(id, 1, sheet -> sheet.put("title", "Bản thứ nhất"));
        HttpResponse<String> second = save(id, 1, sheet -> sheet.put("title", "Bản thứ hai"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(message(second)).contains("vừa lưu bản khác lúc 08 giờ 00");
        assertThat(call(id, 1).statusCode()).isEqualTo(409);
        assertThat(save(id, 2, sheet -> sheet.put("title", "Bản thứ hai")).statusCode())
                .isEqualTo(200);
        JsonNode earlier = Officer.json(office.get("/api/desk/drafts/" + id + "?version=2"));
        assertThat(earlier.path("sheet").path("title").asText()).isEqualTo("Bản thứ nhất");
        assertThat(earlier.path("version").asInt()).isEqualTo(3);
        assertThat(earlier.path("first").asInt()).isEqualTo(1);
        assertThat(office.get("/api/desk/drafts/" + id + "?version=9").statusCode())
                .isEqualTo(404);
    }

    @Test
    void problems_stand_beside_rows_and_a_client_that_skips_the_check_is_refused_with_the_same() {
        String id = begun().path("id").asText();
        save(id, 1, sheet -> ((ObjectNode) sheet.path("rows").get(0)).put("agency", ""));

        JsonNode problem = preview(id).path("problems").get(0);
        HttpResponse<String> called = call(id, 2);

        assertThat(problem.path("row").asText()).isEqualTo("r1");
        assertThat(problem.path("field").asText()).isEqualTo("agency");
        assertThat(problem.path("message").asText()).isEqualTo("Chưa chọn cơ quan thực hiện.");
        assertThat(called.statusCode()).isEqualTo(400);
        assertThat(Officer.json(called).path("problems").get(0).path("place").asText())
                .isEqualTo("r1.agency");
        assertThat(Officer.json(office.get("/api/desk/drafts/" + id))
                        .path("conference")
                        .isNull())
                .isTrue();
    }

    @Test
    void drafts_are_shared_by_the_office_and_a_deleted_one_is_gone() {
        String id = begun().path("id").asText();

        assertThat(Officer.json(office.get("/api/desk/drafts")).findValuesAsText("id"))
                .contains(id);
        assertThat(delete(id).statusCode()).isEqualTo(204);
        assertThat(office.get("/api/desk/drafts/" + id).statusCode()).isEqualTo(404);
        assertThat(delete(id).statusCode()).isEqualTo(404);
        assertThat(call(id, 1).statusCode()).isEqualTo(404);
    }

    @Test
    void other_agencies_see_no_drafts_and_call_nothing() {
        String id = begun().path("id").asText();
        Officer unit = Officer.of("HUONGKHE", port);

        assertThat(unit.get("/api/desk/drafts").statusCode()).isEqualTo(403);
        assertThat(unit.get("/api/desk/choices").statusCode()).isEqualTo(403);
        assertThat(unit.get("/api/desk/drafts/" + id).statusCode()).isEqualTo(403);
        assertThat(unit.post("/api/desk/drafts", "{}").statusCode()).isEqualTo(403);
        assertThat(unit.put("/api/desk/drafts/" + id, "{}").statusCode()).isEqualTo(403);
        assertThat(unit.post("/api/desk/drafts/" + id + "/check", "{}").statusCode())
                .isEqualTo(403);
        assertThat(unit.post("/api/desk/drafts/" + id + "/call", "{\"version\":1}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_letter_above_one_megabyte_is_refused_and_one_of_almost_as_much_is_kept() {
        assertThat(post("{\"text\":\"" + "x".repeat(1024 * 1024 + 1) + "\"}").statusCode())
                .isEqualTo(413);
        HttpResponse<String> kept = post("{\"text\":\"" + "x".repeat(1024 * 1024) + "\"}");
        assertThat(kept.statusCode()).isEqualTo(201);
        delete(Officer.json(kept).path("id").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"version\":1}",
                "{\"version\":\"1\",\"sheet\":{}}",
                "{\"version\":1,\"sheet\":[]}",
                "{\"version\":1,\"sheet\":{\"rows\":7}}",
                "{\"version\":1,\"sheet\":{\"milestones\":[{\"kind\":\"KHONG_CO\"}]}}"
            })
    void what_is_no_draft_is_refused(String body) {
        String id = begun().path("id").asText();

        assertThat(office.put("/api/desk/drafts/" + id, body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"rows,1001", "milestones,1001", "unassigned,1001"})
    void more_rows_than_a_letter_can_have_are_refused(String list, int count) {
        String id = begun().path("id").asText();

        HttpResponse<String> answer = save(id, 1, sheet -> {
            for (int i = 0; i < count; i++) {
                sheet.withArray(list).addObject().put("id", "z" + i);
            }
        });

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void any_signs_in_a_draft_are_kept_as_they_are() {
        String id = begun().path("id").asText();
        String strange = "<script>alert(1)</script> \u0000 \ud83d\ude00 =1+1";

        assertThat(save(id, 1, sheet -> sheet.put("title", strange)).statusCode())
                .isEqualTo(200);
        assertThat(Officer.json(office.get("/api/desk/drafts/" + id))
                        .path("sheet")
                        .path("title")
                        .asText())
                .isEqualTo(strange);
        HttpResponse<String> called = call(id, 2);
        assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        assertThat(Officer.json(office.get("/api/conferences/"
                                + Officer.json(called).path("id").asText()))
                        .path("title")
                        .asText())
                .isEqualTo("<script>alert(1)</script> \ud83d\ude00 =1+1");
    }

    private JsonNode begun() {
        ObjectNode reading = LetterNine.reading().deepCopy();
        String[] codes = {"BTCTU", "TTCB", "VTHT", "DLHT", null, null, "BAOHT"};
        for (int i = 0; i < codes.length; i++) {
            ((ObjectNode) reading.path("duties").get(i)).put("agencyCode", codes[i]);
        }
        reading.put("title", "Cuộc họp thứ %d".formatted(letters)).put("text", LetterNine.TEXT + letters);
        ObjectNode sent = JSON.createObjectNode();
        sent.set("reading", reading);
        HttpResponse<String> answer = post(sent.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Officer.json(answer);
    }

    private HttpResponse<String> post(String body) {
        return office.post("/api/desk/drafts", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode preview(String id) {
        HttpResponse<String> answer = office.post("/api/desk/drafts/" + id + "/check", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }

    private HttpResponse<String> call(String id, int version) {
        return office.post("/api/desk/drafts/" + id + "/call", "{\"version\":" + version + "}");
    }

    private HttpResponse<String> delete(String id) {
        return office.delete("/api/desk/drafts/" + id);
    }

    private HttpResponse<String> save(String id, int seen, Consumer<ObjectNode> change) {
        ObjectNode sheet =
                (ObjectNode) Officer.json(office.get("/api/desk/drafts/" + id)).path("sheet");
        change.accept(sheet);
        ObjectNode sent = JSON.createObjectNode().put("version", seen);
        sent.set("sheet", sheet);
        try {
            return office.put("/api/desk/drafts/" + id, JSON.writeValueAsString(sent));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String message(HttpResponse<String> answer) {
        return Officer.json(answer).path("message").asText();
    }
}
