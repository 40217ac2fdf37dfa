package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.process.preparation.ConferenceStory;

/** The Office moves the deadline of single duties of single agencies. */
@DiemCauTest
@Import(ConferenceStory.class)
class DeadlineMovesIT {

    private static final String HALL = """
            {"duties": [{"code": "PrepareHall", "agency": "HUONGKHE", "due": "2022-01-18T07:00:00Z"}],
             "due": "2022-01-18T16:30", "reason": "Hội trường đang sửa"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    @Autowired
    private JdbcClient jdbc;

    private Officer office;
    private String root;

    @BeforeEach
    void theLetterIsOut() {
        story.issued().sendMails();
        office = Officer.of("VPTU", port);
        root = "/api/conferences/" + story.id();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void one_unit_gets_more_time_and_is_chased_by_its_new_deadline() {
        JsonNode foreseen = seen(office.post(root + "/deadlines/preview", HALL));
        assertThat(foreseen.at("/effect/duties/0/holders").asText()).isEqualTo("Huyện ủy Hương Khê");
        assertThat(foreseen.at("/effect/duties/0/before").asText()).isEqualTo("14 giờ 00, thứ Ba ngày 18/01/2022");
        assertThat(foreseen.at("/effect/duties/0/after").asText()).isEqualTo("16 giờ 30, thứ Ba ngày 18/01/2022");
        assertThat(foreseen.at("/effect/told").toString()).isEqualTo("[\"Huyện ủy Hương Khê\"]");
        assertThat(due("HUONGKHE")).isEqualTo(Instant.parse("2022-01-18T07:00:00Z"));
        assertThat(story.mails(MailKind.DEADLINE_MOVED)).isEmpty();

        JsonNode done = seen(office.post(root + "/deadlines", HALL));
        assertThat(done.at("/rows/0/message").asText())
                .isEqualTo("Đã dời hạn từ 14:00 18/01 sang 16:30 18/01; thư báo đang được gửi.");
        story.sendMails();
        assertThat(due("HUONGKHE")).isEqualTo(Instant.parse("2022-01-18T09:30:00Z"));
        assertThat(due("VUQUANG")).isEqualTo(Instant.parse("2022-01-18T07:00:00Z"));
        assertThat(story.task("HUONGKHE", "PrepareHall").getDueDate())
                .isEqualTo(ConferenceStory.date("2022-01-18T16:30"));
        assertThat(story.task("HUONGKHE", "PrepareHall").getDescription()).contains("Hạn: 16 giờ 30");
        assertThat(story.mails(MailKind.DEADLINE_MOVED))
                .hasSize(foreseen.at("/effect/mails").asInt());
        assertThat(story.texts(MailKind.DEADLINE_MOVED, story.contactOf("HUONGKHE")))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Hạn mới: trước 16 giờ 30, thứ Ba ngày 18/01/2022")
                        .contains("Hạn cũ: trước 14 giờ 00, thứ Ba ngày 18/01/2022")
                        .contains("Lý do: Hội trường đang sửa."));
        assertThat(jdbc.sql("select words from act where conference_id = ? and kind = 'DEADLINE_MOVED'")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .containsExactly("dời hạn “Chuẩn bị hội trường, trang trí, điều kiện”: 14:00 18/01 → 16:30 18/01");

        story.at("2022-01-18T14:00").sendMails();
        assertThat(jdbc.sql("select agency from chase_duty where conference_id = ? and duty = 'PrepareHall'"
                                + " and settled_until > '2022-01-18T06:00:00Z'")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .contains("VUQUANG")
                .doesNotContain("HUONGKHE");
        story.at("2022-01-18T16:30").sendMails();
        assertThat(story.sent(MailKind.OVERDUE, story.contactOf("HUONGKHE")))
                .anyMatch(subject -> subject.contains("16:30 18/01"));
    }

    @Test
    void the_entry_in_the_calendar_moves_with_each_move_and_with_the_dates() {
        seen(office.post(root + "/deadlines", HALL));
        story.sendMails();
        assertThat(entry(MailKind.DEADLINE_MOVED)).contains("SEQUENCE:1\r\n").contains("DTSTART:20220118T093000Z");

        seen(office.put(
                root + "/dates",
                "{\"start\": \"2022-01-26T07:30\", \"lineTest\": \"2022-01-25T15:00\", \"registrationDue\":"
                        + " \"2022-01-24T16:00\", \"reason\": \"Bão\"}"));
        story.run();
        story.sendMails();
        assertThat(entry(MailKind.NEW_DATES)).contains("SEQUENCE:2\r\n").contains("DTSTART:20220125T093000Z");
    }

    @Test
    void nothing_moves_when_one_of_them_cannot() {
        story.does("VTHT", "KeepLinesStable");
        for (String[] each : new String[][] {
            {"{\"code\": \"KeepLinesStable\", \"agency\": \"VTHT\"}", "409", "Đã hoàn thành, không dời hạn được."},
            {"{\"code\": \"RegisterSites\", \"agency\": \"VUQUANG\"}", "400", "đổi ở phần “Đổi ngày giờ”"},
            {"{\"code\": \"Nothing\", \"agency\": \"VUQUANG\"}", "400", "không có nhiệm vụ Nothing"},
            {
                "{\"code\": \"PrepareHall\", \"agency\": \"VUQUANG\", \"due\": \"2022-01-18T05:00:00Z\"}",
                "409",
                "Hạn vừa được đổi sang 14 giờ 00"
            },
            {"{\"code\": \"PrepareHall\", \"agency\": \"VUQUANG\", \"due\": \"nay\"}", "400", "không phải là một giờ"},
        }) {
            HttpResponse<String> refused =
                    office.post(root + "/deadlines", HALL.replace("}],", "}, " + each[0] + "],"));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(Integer.parseInt(each[1]));
            assertThat(refused.body()).contains(each[2]);
        }
        assertThat(due("HUONGKHE")).isEqualTo(Instant.parse("2022-01-18T07:00:00Z"));
        assertThat(story.mails(MailKind.DEADLINE_MOVED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2022-01-18T16:30; 2022-01-12T07:00; Hạn mới đã qua.",
                "2022-01-18T16:30; 2022-03-18T07:00; quá 30 ngày sau khai mạc",
                "2022-01-18T16:30; 2022-01-18T14:00; Hạn đang là giờ này.",
                "Hội trường đang sửa; ; Lý do",
                "2022-01-18T16:30; ; Hạn mới"
            })
    void what_is_wrong_is_named(String from, String to, String told) {
        HttpResponse<String> refused = office.post(root + "/deadlines", HALL.replace(from, to == null ? "" : to));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(told);
    }

    @Test
    void the_second_of_two_who_move_at_once_is_told() {
        seen(office.post(root + "/deadlines", HALL));

        HttpResponse<String> second = office.post(root + "/deadlines", HALL.replace("T16:30", "T17:00"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Hạn vừa được đổi sang 16 giờ 30, thứ Ba ngày 18/01/2022");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/deadlines", "/deadlines/preview"})
    void nobody_but_the_office_moves_them(String what) {
        assertThat(Officer.of("HUONGKHE", port).post(root + what, HALL).statusCode())
                .isEqualTo(403);
        assertThat(Web.nobody(port).post(root + what, HALL).statusCode()).isEqualTo(401);
    }

    private Instant due(String unit) {
        return duties.get(story.id(), "PrepareHall", unit).due();
    }

    /** The entry of the duty in the newest calendar file of that kind. */
    private String entry(String kind) {
        List<String> files = story.files(kind, story.contactOf("HUONGKHE")).stream()
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .toList();
        String file = files.get(files.size() - 1);
        int at = file.indexOf("UID:" + story.id() + "/duty/PrepareHall/HUONGKHE@diemcau");
        assertThat(at).as(file).isPositive();
        return file.substring(at, file.indexOf("END:VEVENT", at));
    }

    private static JsonNode seen(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }
}
