package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.process.preparation.ConferenceStory;

/** The Office changes the place of the site of a registered unit. */
@DiemCauTest
@Import(ConferenceStory.class)
class PlaceChangesIT {

    private static final String MOVE = "{\"place\": \"Nhà văn hóa huyện\", \"reason\": \"Hội trường đang sửa\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private JdbcClient jdbc;

    private Officer office;
    private String way;

    @BeforeEach
    void aUnitHasRegistered() {
        story.issued().does("HUONGKHE", "RegisterSites").sendMails();
        office = Officer.of("VPTU", port);
        way = "/api/conferences/" + story.id() + "/registrations/HUONGKHE/place";
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void the_unit_and_the_receivers_of_the_lists_are_told_once_and_the_calendar_follows() {
        JsonNode foreseen = seen(office.post(way + "/preview", MOVE));
        assertThat(foreseen.get("before").asText()).isEqualTo("Hội trường tầng 2");
        assertThat(foreseen.get("told").toString()).contains("Huyện ủy Hương Khê", "Viễn thông Hà Tĩnh");
        assertThat(story.mails(MailKind.PLACE_CHANGED)).isEmpty();
        assertThat(place()).isEqualTo("Hội trường tầng 2");

        JsonNode done = seen(office.post(way, MOVE));
        assertThat(done).isEqualTo(foreseen);
        story.sendMails();
        assertThat(place()).isEqualTo("Nhà văn hóa huyện");
        assertThat(story.mails(MailKind.PLACE_CHANGED).size()
                        + story.mails(MailKind.AMENDMENT).size())
                .isEqualTo(done.get("mails").asInt());
        assertThat(story.texts(MailKind.PLACE_CHANGED, story.contactOf("HUONGKHE")))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains(
                                "Địa điểm mới: Nhà văn hóa huyện\nĐịa điểm cũ: Hội trường tầng 2\nLý do: Hội trường đang sửa.")
                        .doesNotContain("null"));
        assertThat(new String(
                        story.files(MailKind.PLACE_CHANGED, story.contactOf("HUONGKHE"))
                                .get(0)
                                .content(),
                        StandardCharsets.UTF_8))
                .contains("SEQUENCE:1\r\n", "Nhà văn hóa huyện");
        assertThat(story.texts(MailKind.AMENDMENT, story.contactOf("VTHT")))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("phòng họp"));
        assertThat(jdbc.sql("select words from act where conference_id = ? and kind = 'PLACE_CHANGED'")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .containsExactly("đổi địa điểm điểm cầu: Hội trường tầng 2 → Nhà văn hóa huyện");

        HttpResponse<String> again = office.post(way, MOVE);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Điểm cầu đang ở địa điểm này.");
    }

    @Test
    void a_unit_without_a_registration_has_no_place_to_change() {
        HttpResponse<String> early = office.post(way.replace("HUONGKHE", "VUQUANG"), MOVE);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("Huyện ủy Vũ Quang chưa đăng ký điểm cầu");
        assertThat(office.post(way.replace("HUONGKHE", "VTHT"), MOVE).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Nhà văn hóa huyện; ; Địa điểm mới",
                "văn hóa; văn\\nhóa; Phải nằm trên một dòng.",
                "Hội trường đang sửa; ; Lý do"
            })
    void what_is_wrong_is_named(String from, String to, String told) {
        HttpResponse<String> refused = office.post(way, MOVE.replace(from, to == null ? "" : to));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(told);
        assertThat(place()).isEqualTo("Hội trường tầng 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/preview"})
    void nobody_but_the_office_moves_it(String what) {
        assertThat(Officer.of("HUONGKHE", port).post(way + what, MOVE).statusCode())
                .isEqualTo(403);
        assertThat(Web.nobody(port).post(way + what, MOVE).statusCode()).isEqualTo(401);
    }

    private String place() {
        return jdbc.sql("select place from site where conference_id = ? and unit = 'HUONGKHE' and level = 'DISTRICT'")
                .param(story.id())
                .query(String.class)
                .single();
    }

    private static JsonNode seen(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }
}
