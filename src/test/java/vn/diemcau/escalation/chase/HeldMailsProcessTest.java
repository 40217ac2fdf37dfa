package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.process.correction.CurrentPlan;
import vn.diemcau.process.correction.PlanCorrection;
import vn.diemcau.process.office.DutyReassignment;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** What opened at night waits for the morning only as long as there is something to say and time to wait. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class HeldMailsProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    DutyReassignment reassignment;

    @Autowired
    PlanCorrection correction;

    @Autowired
    MailLedger ledger;

    @BeforeEach
    void openADutyAtNight() {
        ClockUtil.setCurrentTime(Date.from(at("2026-12-08T08:00")));
        story.ofConference(workflow.call("""
                id: trong-dem-%d
                title: Họp khẩn
                letter: Thông báo
                host: VPS
                zone: Asia/Ho_Chi_Minh
                registrationDue: 2026-12-09T16:00
                start: 2026-12-10T14:00
                units: [BV1]
                duties:
                  - {code: IssueLetter, agency: VPS, due: 2026-12-08, words: phát hành}
                  - {code: so-lieu, name: Gửi số liệu, agency: CNTT, due: 2026-12-09T09:00, words: số liệu}
                  - {code: tong-hop, name: Tổng hợp số liệu, agency: NVY, after: [so-lieu], due: 2026-12-09T11:00, words: tổng hợp}
                  - {code: TakeRollCall, agency: VPS, due: start, words: điểm danh}
                  - {code: CloseConference, agency: VPS, due: start + 4h, words: kết thúc}
                unitDuties:
                  - {code: RegisterSites, due: registrationDue, words: đăng ký}
                """.formatted(++called)));
        story.does("VPS", "IssueLetter").sendMails();
        story.at("2026-12-08T23:10").does("CNTT", "so-lieu").sendMails();
        assertThat(opening().state()).isEqualTo(MailState.PLANNED);
        assertThat(opening().mail().plannedAt()).isEqualTo(at("2026-12-09T06:00"));
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void it_leaves_at_once_when_the_conference_is_moved_to_within_24_hours() {
        redate("2026-12-09T16:00", "2026-12-09T22:00");

        assertThat(opening().state()).isEqualTo(MailState.SENT);
        assertThat(opening().mail().plannedAt()).isEqualTo(at("2026-12-08T23:10"));
        assertThat(story.texts(MailKind.OPENED, "chuyenvien@nvy.example"))
                .singleElement(STRING)
                .contains("Tổng hợp số liệu");
    }

    @Test
    void it_leaves_when_the_last_24_hours_begin_if_that_is_before_the_morning() {
        redate("2026-12-09T16:00", "2026-12-10T02:00");
        assertThat(opening().state()).isEqualTo(MailState.PLANNED);
        assertThat(opening().mail().plannedAt()).isEqualTo(at("2026-12-09T02:00"));
    }

    @Test
    void it_waits_on_when_the_conference_stays_far() {
        redate("2026-12-09T16:00", "2026-12-17T14:00");

        assertThat(opening().state()).isEqualTo(MailState.PLANNED);
        assertThat(opening().mail().plannedAt()).isEqualTo(at("2026-12-09T06:00"));
    }

    @Test
    void what_the_mail_of_the_new_dates_says_is_not_said_again() {
        redate("2026-12-16T16:00", "2026-12-17T14:00");

        assertThat(opening().state()).isEqualTo(MailState.DROPPED);
        assertThat(story.texts(MailKind.NEW_DATES, "chuyenvien@nvy.example"))
                .singleElement(STRING)
                .contains("?task=" + story.duty("NVY", "tong-hop").taskId());
    }

    @Test
    void it_waits_no_longer_once_its_duty_is_done() {
        story.does("NVY", "tong-hop").sendMails();

        assertThat(opening().state()).isEqualTo(MailState.DROPPED);
    }

    @Test
    void it_waits_no_longer_once_its_duty_is_given_to_another_agency_which_is_told() {
        reassignment.reassign(story.id(), List.of(new DutyRef("tong-hop", "NVY")), "CNTT", "Phòng có việc khác");
        story.sendMails();

        assertThat(opening().state()).isEqualTo(MailState.DROPPED);
        assertThat(story.texts(MailKind.DUTY_REASSIGNED, "kythuat@cntt.example"))
                .singleElement(STRING)
                .contains("?task=" + story.duty("CNTT", "tong-hop").taskId());
    }

    @Test
    void it_waits_no_longer_once_a_corrected_plan_gives_its_duty_to_another_agency() {
        CurrentPlan present = correction.present(story.id());
        correction.correct(
                story.id(),
                present.revision(),
                present.plan().source().replace("agency: NVY", "agency: CNTT"),
                "Phòng có việc khác");
        story.run();
        story.sendMails();

        assertThat(opening().state()).isEqualTo(MailState.DROPPED);
        assertThat(story.texts(MailKind.PLAN_CORRECTED, "kythuat@cntt.example"))
                .singleElement(STRING)
                .contains("?task=" + story.duty("CNTT", "tong-hop").taskId());
    }

    @Test
    void it_waits_no_longer_once_the_conference_is_cancelled() {
        workflow.cancel(story.id(), "Hoãn");
        story.run();
        story.sendMails();

        assertThat(opening().state()).isEqualTo(MailState.DROPPED);
    }

    private void redate(String registrationDue, String start) {
        workflow.redate(
                story.id(), at(start).atZone(ZONE), null, at(registrationDue).atZone(ZONE), "Bão đổi hướng");
        story.run();
        story.sendMails();
    }

    private LedgerEntry opening() {
        List<LedgerEntry> all = ledger.of(story.id()).stream()
                .filter(entry -> "NVY".equals(entry.mail().agency())
                        && entry.mail().kind().equals(MailKind.OPENED))
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }
}
