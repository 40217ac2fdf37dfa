package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.preparation.ConferenceStory;

/** What Tasklist's cards and its tab "Liên hệ" are told over HTTP. */
@DiemCauTest
@Import(ConferenceStory.class)
class CardsApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    private Officer huongKhe;
    private Officer vuQuang;
    private Officer office;
    private String registration;
    private String hall;
    private String othersRegistration;

    @BeforeEach
    void theDeadlineHasPassed() {
        story.issuedAndAt("2022-01-17T18:10");
        huongKhe = Officer.of("HUONGKHE", port);
        vuQuang = Officer.of("VUQUANG", port);
        office = Officer.of("VPTU", port);
        registration = story.task("HUONGKHE", "RegisterSites").getId();
        hall = story.task("HUONGKHE", "PrepareHall").getId();
        othersRegistration = story.task("VUQUANG", "RegisterSites").getId();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void a_card_tells_the_conference_the_agency_the_deadline_in_words_and_who_works_on_it() {
        JsonNode card = cards(huongKhe, registration).get(0);

        assertThat(card.get("id").asText()).isEqualTo(registration);
        assertThat(card.get("conference").asText())
                .isEqualTo("Hội nghị trực tuyến tổng kết công tác năm 2021, triển khai nhiệm vụ năm 2022");
        assertThat(card.get("agency").asText()).isEqualTo("Huyện ủy Hương Khê");
        assertThat(card.get("due").asText()).isEqualTo("16 giờ 00, thứ Hai ngày 17/01/2022");
        assertThat(card.get("dueBrief").asText()).isEqualTo("16:00 17/01");
        assertThat(card.get("left").asText()).isEqualTo("Quá hạn 2 giờ 10 phút");
        assertThat(card.get("state").asText()).isEqualTo("OVERDUE");
        assertThat(card.get("promised").isNull()).isTrue();
        assertThat(card.get("worker").isNull()).isTrue();

        huongKhe.post("/engine-rest/task/" + registration + "/claim", "{\"userId\":\"huongkhe\"}");
        assertThat(huongKhe.post("/api/tasks/" + registration + "/promise", "{\"until\":\"2022-01-17T20:00\"}")
                        .statusCode())
                .isEqualTo(200);

        card = cards(huongKhe, registration).get(0);
        assertThat(card.get("promised").asText()).isEqualTo("20:00 17/01");
        assertThat(card.get("isMine").asBoolean()).isTrue();
        card = cards(office, registration).get(0);
        assertThat(card.get("worker").asText()).isEqualTo("Cán bộ Huyện ủy Hương Khê (huongkhe)");
        assertThat(card.get("isMine").asBoolean()).isFalse();
    }

    @Test
    void a_deadline_is_near_in_the_24_hours_before() {
        String speech = story.task("HUONGKHE", "PrepareSpeech").getId();
        story.at("2022-01-17T15:00");

        assertThat(cards(huongKhe, registration, hall, speech))
                .extracting(card -> card.get("left").asText())
                .startsWith("Còn 1 giờ")
                .allSatisfy(left -> assertThat(left).startsWith("Còn "));
        assertThat(cards(huongKhe, registration).get(0).get("state").asText()).isEqualTo("SOON");
        story.at("2022-01-17T15:59:59");
        assertThat(cards(huongKhe, registration).get(0).get("left").asText()).isEqualTo("Còn dưới 1 phút");
        story.at("2022-01-17T16:00");
        assertThat(cards(huongKhe, registration).get(0).get("left").asText()).isEqualTo("Quá hạn dưới 1 phút");
    }

    @Test
    void an_agency_that_asks_for_anothers_tasks_is_told_nothing_of_them() {
        HttpResponse<String> guessed = ask(vuQuang, registration, hall, "00000000-0000-0000-0000-000000000000");
        assertThat(guessed.statusCode()).isEqualTo(200);
        assertThat(guessed.body()).isEqualTo("{\"cards\":[]}");

        assertThat(cards(vuQuang, registration, othersRegistration, hall))
                .singleElement()
                .satisfies(card -> assertThat(card.get("id").asText()).isEqualTo(othersRegistration));
        assertThat(cards(office, registration, othersRegistration, hall)).hasSize(3);
    }

    @Test
    void what_is_done_has_no_card() {
        story.does("HUONGKHE", "PrepareHall");

        assertThat(cards(huongKhe, registration, hall))
                .singleElement()
                .satisfies(card -> assertThat(card.get("id").asText()).isEqualTo(registration));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                          | Chưa ghi hỏi những nhiệm vụ nào",
                "{\"ids\":null}              | Chưa ghi hỏi những nhiệm vụ nào",
                "{\"ids\":[\"x\",null]}      | Mã nhiệm vụ thứ 2",
                "{\"ids\":[\"a\\u0000b\"]}   | Mã nhiệm vụ thứ 1",
                "{\"ids\":\"x                | Nội dung gửi lên không đọc được.",
                "[]                          | Nội dung gửi lên không đọc được.",
                "''                          | Nội dung gửi lên không đọc được.",
                "{\"ids\":[{\"a\":1}]}       | Nội dung gửi lên không đọc được."
            })
    void a_question_that_is_none_is_refused_with_the_place(String body, String words) {
        HttpResponse<String> answer = huongKhe.post("/api/tasks/cards", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void one_asks_for_at_most_100_at_once() {
        List<String> ids = new ArrayList<>(Collections.nCopies(99, "x"));
        ids.add(registration);
        assertThat(cards(huongKhe, ids.toArray(String[]::new))).hasSize(1);

        ids.add("x");
        assertThat(ask(huongKhe, ids.toArray(String[]::new)).statusCode()).isEqualTo(400);
        assertThat(cards(huongKhe)).isEmpty();
    }

    @Test
    void a_unit_is_told_whom_to_call_and_never_itself() {
        assertThat(contacts(huongKhe, registration))
                .containsExactly(
                        "Đăng ký điểm cầu, đại biểu: Chuyên viên Phòng Tổng hợp, Văn phòng Tỉnh ủy",
                        "Đường truyền, chạy thử: Cán bộ kỹ thuật Viễn thông Hà Tĩnh",
                        "Văn phòng Tỉnh ủy, nơi chủ trì: Chánh Văn phòng Tỉnh ủy");
        assertThat(contacts(office, registration))
                .hasSizeGreaterThan(2)
                .noneMatch(contact -> contact.contains("Văn phòng Tỉnh ủy"))
                .first()
                .asString()
                .startsWith("Huyện ủy Hương Khê, nơi thực hiện: ");
    }

    @Test
    void nobody_is_told_whom_to_call_about_anothers_task() {
        HttpResponse<String> answer = vuQuang.get("/api/tasks/" + registration + "/contacts");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("không thuộc cơ quan của đồng chí").doesNotContain("hatinh.example");
    }

    private static List<String> contacts(Officer officer, String task) {
        List<String> all = new ArrayList<>();
        Officer.json(officer.get("/api/tasks/" + task + "/contacts"))
                .get("groups")
                .forEach(group -> group.get("people")
                        .forEach(person -> all.add(group.get("about").asText() + ": "
                                + person.get("post").asText())));
        return all;
    }

    private static List<JsonNode> cards(Officer officer, String... ids) {
        List<JsonNode> cards = new ArrayList<>();
        Officer.json(ask(officer, ids)).get("cards").forEach(cards::add);
        return cards;
    }

    private static HttpResponse<String> ask(Officer officer, String... ids) {
        String list = Arrays.stream(ids).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return officer.post("/api/tasks/cards", "{\"ids\":[" + list + "]}");
    }
}
