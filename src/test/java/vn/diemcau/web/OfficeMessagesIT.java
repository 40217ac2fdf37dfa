package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
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

/** The Office's own messages to agencies of a conference. */
@DiemCauTest
@Import(ConferenceStory.class)
class OfficeMessagesIT {

    private static final String TO_TWO = """
            {"to": "CHOSEN", "agencies": ["HUONGKHE", "VTHT", "HUONGKHE"], "subject": "Đổi cổng vào hội trường",
             "text": "Cổng phía nam đang sửa.\\nĐề nghị đi cổng phía bắc."}""";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

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
    void it_is_shown_with_its_recipients_and_sent_once_to_each_of_them() {
        JsonNode foreseen = seen(office.post(root + "/messages/preview", TO_TWO));
        assertThat(foreseen.get("told").toString()).isEqualTo("[\"Viễn thông Hà Tĩnh\",\"Huyện ủy Hương Khê\"]");
        assertThat(story.mails(MailKind.OFFICE_MESSAGE)).isEmpty();

        JsonNode sent = seen(office.post(root + "/messages", TO_TWO));
        assertThat(sent).isEqualTo(foreseen);
        story.sendMails();
        assertThat(story.mails(MailKind.OFFICE_MESSAGE))
                .hasSize(sent.get("mails").asInt())
                .doesNotHaveDuplicates();
        assertThat(story.sent(MailKind.OFFICE_MESSAGE, story.contactOf("HUONGKHE")))
                .containsExactly("Đổi cổng vào hội trường");
        assertThat(story.texts(MailKind.OFFICE_MESSAGE, story.contactOf("HUONGKHE")))
                .singleElement()
                .satisfies(
                        text -> assertThat(text)
                                .contains(
                                        "\n\nCổng phía nam đang sửa.\nĐề nghị đi cổng phía bắc.\n\nVăn phòng Tỉnh ủy gửi, về "));
        assertThat(jdbc.sql("select words from act where conference_id = ? and kind = 'MESSAGE_SENT'")
                        .param(story.id())
                        .query(String.class)
                        .list())
                .containsExactly("gửi thư “Đổi cổng vào hội trường” tới 2 cơ quan, đơn vị");
    }

    @Test
    void a_second_press_sends_nothing_but_other_words_and_a_later_hour_do() {
        seen(office.post(root + "/messages", TO_TWO));
        int once = story.mails(MailKind.OFFICE_MESSAGE).size();

        HttpResponse<String> again = office.post(root + "/messages", TO_TWO);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Thư này vừa được gửi lúc 08:00 12/01");
        assertThat(story.mails(MailKind.OFFICE_MESSAGE)).hasSize(once);

        seen(office.post(root + "/messages", TO_TWO.replace("phía bắc", "phía đông")));
        ClockUtil.setCurrentTime(ConferenceStory.date("2022-01-12T08:11"));
        seen(office.post(root + "/messages", TO_TWO));
        assertThat(story.mails(MailKind.OFFICE_MESSAGE)).hasSize(3 * once);
    }

    @Test
    void all_get_it_or_those_with_something_overdue() {
        String toLate = TO_TWO.replace("CHOSEN", "OVERDUE");
        HttpResponse<String> nobody = office.post(root + "/messages/preview", toLate);
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("Không có cơ quan nào nhận thư.");
        assertThat(seen(office.post(root + "/messages/preview", TO_TWO.replace("CHOSEN", "ALL")))
                        .get("told"))
                .hasSize(26);

        story.does("VUQUANG", "RegisterSites").does("HUONGKHE", "RegisterSites");
        ClockUtil.setCurrentTime(ConferenceStory.date("2022-01-17T16:00"));
        assertThat(seen(office.post(root + "/messages/preview", toLate))
                        .get("told")
                        .toString())
                .contains("Huyện ủy Lộc Hà")
                .doesNotContain("Huyện ủy Vũ Quang", "Huyện ủy Hương Khê");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"CHOSEN\"; \"SOME\"; Chưa chọn nơi nhận",
                "\"VTHT\"; \"KHONGCO\"; không tham gia Hội nghị này",
                "\"VTHT\"; \"' or 1\"; Phải là mã của các cơ quan.",
                "[\"HUONGKHE\", \"VTHT\", \"HUONGKHE\"]; []; Chưa chọn cơ quan nào.",
                "Đổi cổng vào hội trường; ; Tiêu đề",
                "cổng vào; cổng\\nvào; Phải nằm trên một dòng."
            })
    void what_is_wrong_is_named(String from, String to, String told) {
        HttpResponse<String> refused = office.post(root + "/messages", TO_TWO.replace(from, to == null ? "" : to));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(told);
        assertThat(story.mails(MailKind.OFFICE_MESSAGE)).isEmpty();
    }

    @Test
    void nobody_is_written_to_before_the_letter_or_after_the_end() {
        seen(office.post(root + "/messages", TO_TWO));
        seen(office.post(root + "/cancellation", "{\"reason\": \"Bão\"}"));
        assertThat(office.post(root + "/messages", TO_TWO).statusCode()).isEqualTo(409);
        story.run();
        story.sendMails();
        assertThat(story.sent(MailKind.OFFICE_MESSAGE, story.contactOf("HUONGKHE")))
                .as("what had not left before the end")
                .isEmpty();

        story.called();
        HttpResponse<String> early = office.post("/api/conferences/" + story.id() + "/messages", TO_TWO);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("Giấy mời chưa phát hành");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/messages/preview"})
    void nobody_but_the_office_writes(String what) {
        assertThat(Officer.of("HUONGKHE", port).post(root + what, TO_TWO).statusCode())
                .isEqualTo(403);
        assertThat(Web.nobody(port).post(root + what, TO_TWO).statusCode()).isEqualTo(401);
    }

    private static JsonNode seen(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }
}
