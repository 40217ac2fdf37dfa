package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.MailContent;

/** Any agency may receive the list of sites: here the department's own, under codes that only its letter knows. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class ReceiversProcessTest {

    private static final String RECEIVERS = """
              - {code: nhan-diem-cau, kind: ACKNOWLEDGE, name: Nhận danh sách điểm cầu, agency: CNTT,
                 due: registrationDue + 2h, words: Trung tâm Công nghệ thông tin nhận danh sách điểm cầu}
              - {code: nhan-dia-diem, kind: ACKNOWLEDGE, list: PLACES, name: Nhận danh sách địa điểm, agency: CNTT,
                 due: registrationDue + 2h, words: và danh sách địa điểm để kiểm tra nguồn điện}
              - {code: nhan-tong-hop, kind: ACKNOWLEDGE, list: SUMMARY, name: Nhận bảng tổng hợp, agency: NVY,
                 due: registrationDue + 2h, words: Phòng Nghiệp vụ Y nhận bảng tổng hợp}
            """;

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @BeforeEach
    void issue() throws IOException {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(new ClassPathResource("letters/10-so-y-te-hai-ngay-tong-duyet.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("id: nganh-y-te", "id: nhan-danh-sach-" + ++called)
                .replace("unitDuties:\n", RECEIVERS + """
                                unitDuties:
                                  - {code: AmendRegistration, due: lineTest, words: điều chỉnh}
                                """)));
        story.does("VPS", "IssueLetter")
                .does("BV1", "RegisterSites", Map.of("registration", ConferenceStory.registration(40)))
                .does("BV2", "RegisterSites", Map.of("registration", ConferenceStory.registration(20)))
                .does("BV3", "RegisterSites", Map.of("registration", ConferenceStory.registration(10)));
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void its_task_opens_with_the_list_that_the_letter_gives_it() {
        assertThat(story.openDutiesOf("CNTT")).isEmpty();

        story.walk("2026-12-11T16:00").sendMails();

        assertThat(story.openDutiesOf("CNTT")).containsExactlyInAnyOrder("nhan-diem-cau", "nhan-dia-diem");
        assertThat(story.openDutiesOf("NVY")).contains("nhan-tong-hop");
        assertThat(story.task("NVY", "nhan-tong-hop").getFormKey()).contains("AcknowledgeSites");
        assertThat(story.files(MailKind.SITES, "kythuat@cntt.example"))
                .extracting(MailContent.Attachment::fileName)
                .containsExactlyInAnyOrder("danh-sach-diem-cau.xlsx", "danh-sach-dia-diem.xlsx");
        assertThat(story.files(MailKind.SITES, "chuyenvien@nvy.example"))
                .extracting(MailContent.Attachment::fileName)
                .containsExactly("tong-hop-diem-cau-va-dai-bieu.xlsx");
        assertThat(story.texts(MailKind.OPENED, "kythuat@cntt.example"))
                .as("the mail with the list tells of its task")
                .isEmpty();
    }

    @Test
    void a_receiver_of_two_lists_gets_a_link_to_each_of_its_tasks() {
        story.walk("2026-12-11T16:00").sendMails();

        assertThat(story.texts(MailKind.SITES, "kythuat@cntt.example"))
                .singleElement()
                .asString()
                .contains("Nhận danh sách điểm cầu: ")
                .contains("?task=" + story.duty("CNTT", "nhan-diem-cau").taskId())
                .contains("Nhận danh sách địa điểm: ")
                .contains("?task=" + story.duty("CNTT", "nhan-dia-diem").taskId());
        assertThat(story.texts(MailKind.SITES, "chuyenvien@nvy.example"))
                .singleElement()
                .asString()
                .contains("Đề nghị xác nhận đã nhận: ")
                .contains("?task=" + story.duty("NVY", "nhan-tong-hop").taskId());
    }

    @Test
    void it_acknowledges_anew_when_the_list_goes_out_again() {
        story.walk("2026-12-11T16:00").does("CNTT", "nhan-diem-cau").does("NVY", "nhan-tong-hop");

        workflow.redate(story.id(), at("2026-12-15T08:00"), at("2026-12-12T14:00"), at("2026-12-12T09:00"), "Bão");
        story.run();
        story.walk("2026-12-12T09:00");

        assertThat(story.openDutiesOf("CNTT")).containsExactlyInAnyOrder("nhan-diem-cau", "nhan-dia-diem");
        assertThat(story.openDutiesOf("NVY")).contains("nhan-tong-hop");
        assertThat(story.duty("NVY", "nhan-tong-hop").due())
                .isEqualTo(at("2026-12-12T11:00").toInstant());
    }

    @Test
    void it_is_told_of_a_change_after_the_list() {
        story.walk("2026-12-11T16:00")
                .does("BV1", "AmendRegistration", Map.of("registration", ConferenceStory.registration(45)))
                .sendMails();

        assertThat(story.mails(MailKind.AMENDMENT)).containsExactly("chuyenvien@nvy.example", "kythuat@cntt.example");
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
