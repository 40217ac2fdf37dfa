package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** "Nhắc ngay". */
@DiemCauTest
@Import(ConferenceStory.class)
class RemindersProcessTest {

    private static final DutyRef REGISTRATION = new DutyRef("RegisterSites", "VUQUANG");
    private static final DutyRef HALL = new DutyRef("PrepareHall", "VUQUANG");
    private static final String UNIT = "vanphong@vuquang.hatinh.example";

    @Autowired
    ConferenceStory story;

    @Autowired
    Reminders reminders;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    MailLedger ledger;

    @Autowired
    DirectoryStore directory;

    @Autowired
    Journal journal;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void before_the_deadline_the_contacts_get_one_mail_about_all_that_was_ticked() {
        story.issued().sendMails();

        Reminders.Reminded reminded = remind("Đề nghị gửi trước 11 giờ.", REGISTRATION, HALL);
        story.sendMails();

        assertThat(reminded.rows()).allMatch(DutyResult::done).hasSize(2);
        assertThat(reminded.rows().get(0).message())
                .isEqualTo(
                        "Đã gửi thư nhắc tới: Chánh Văn phòng Huyện ủy Vũ Quang, Chuyên viên Văn phòng Huyện ủy Vũ Quang.");
        assertThat(reminded.remark()).isNull();
        assertThat(story.mails(MailKind.REMINDER_NOW)).containsExactly("chanhvanphong@vuquang.hatinh.example", UNIT);
        assertThat(story.sent(MailKind.REMINDER_NOW, UNIT))
                .containsExactly("NHẮC NGAY: 2 nhiệm vụ, hạn sớm nhất 16:00 17/01 – Huyện ủy Vũ Quang");
        assertThat(story.texts(MailKind.REMINDER_NOW, UNIT))
                .singleElement()
                .asString()
                .contains(
                        "Thư này gửi theo yêu cầu trực tiếp của Văn phòng Tỉnh ủy.\n\nĐề nghị gửi trước 11 giờ.",
                        "Hạn: trước 16 giờ 00, thứ Hai ngày 17/01/2022",
                        "?task=" + story.task("VUQUANG", "RegisterSites").getId())
                .doesNotContain("Quá hạn");
    }

    @Test
    void after_the_deadline_the_leader_is_told_too_and_each_person_once() {
        story.issuedAndAt("2022-01-17T16:20").sendMails();

        remind(null, REGISTRATION, new DutyRef("RegisterSites", "LOCHA"), HALL);
        story.sendMails();

        assertThat(story.mails(MailKind.REMINDER_NOW))
                .containsExactly(
                        "chanhvanphong@locha.hatinh.example",
                        "chanhvanphong@vuquang.hatinh.example",
                        story.leaderOf("LOCHA"),
                        story.leaderOf("VUQUANG"),
                        "vanphong@locha.hatinh.example",
                        UNIT);
        assertThat(story.sent(MailKind.REMINDER_NOW, story.leaderOf("VUQUANG")))
                .containsExactly("NHẮC NGAY, hạn 16:00 17/01: Đăng ký điểm cầu và đại biểu – Huyện ủy Vũ Quang");
    }

    @Test
    void pressed_twice_it_sends_nothing_twice_and_after_ten_minutes_it_does_again() {
        story.issued();
        remind(null, REGISTRATION);

        assertThat(remind(null, REGISTRATION, HALL).rows())
                .extracting(DutyResult::code, DutyResult::done, DutyResult::message)
                .containsExactly(
                        tuple("RegisterSites", false, "Vừa được nhắc trong 10 phút qua, không gửi thêm."),
                        tuple(
                                "PrepareHall",
                                true,
                                "Đã gửi thư nhắc tới: Chánh Văn phòng Huyện ủy Vũ Quang, Chuyên viên Văn phòng Huyện ủy Vũ Quang."));
        assertThat(story.mails(MailKind.REMINDER_NOW)).hasSize(4);

        story.at("2022-01-12T08:10");
        assertThat(remind(null, REGISTRATION).rows()).allMatch(DutyResult::done);
        assertThat(story.mails(MailKind.REMINDER_NOW)).hasSize(6);
    }

    @Test
    void what_cannot_be_reminded_of_says_why_and_holds_up_no_other() {
        story.issued().does("VUQUANG", "RegisterSites");

        assertThat(remind(
                                null,
                                REGISTRATION,
                                new DutyRef("AmendRegistration", "VUQUANG"),
                                new DutyRef("TestLines", "TTCB"),
                                new DutyRef("RegisterSites", "TTCB"),
                                HALL,
                                HALL)
                        .rows())
                .extracting(DutyResult::done, DutyResult::message)
                .containsExactly(
                        tuple(false, "Đã hoàn thành lúc 08:00 12/01, không cần nhắc."),
                        tuple(false, "Việc này tùy đơn vị, không bắt buộc; không nhắc."),
                        tuple(false, "Nhiệm vụ chưa mở hoặc đã đóng, không nhắc được."),
                        tuple(false, "Hội nghị không có nhiệm vụ này."),
                        tuple(
                                true,
                                "Đã gửi thư nhắc tới: Chánh Văn phòng Huyện ủy Vũ Quang, Chuyên viên Văn phòng Huyện ủy Vũ Quang."));
        assertThat(story.mails(MailKind.REMINDER_NOW)).hasSize(2);

        workflow.cancel(story.id(), "Bão");
        assertThatThrownBy(() -> remind(null, HALL)).hasMessageContaining("Hội nghị đã bị hủy.");
    }

    @Test
    void the_night_does_not_hold_it_but_the_office_is_told_that_it_is_night_and_who_promised_what() {
        story.issuedAndAt("2022-01-13T21:30").promises("VUQUANG", "RegisterSites", "2022-01-14T09:00");
        story.at("2022-01-13T23:15");

        Reminders.Reminded reminded = remind(null, REGISTRATION);
        story.sendMails();

        assertThat(reminded.remark()).startsWith("Đang ngoài giờ làm việc; thư vẫn được gửi ngay");
        assertThat(reminded.rows().get(0).message()).endsWith("Cơ quan đã hẹn gửi lúc 09:00 14/01.");
        assertThat(story.sent(MailKind.REMINDER_NOW, UNIT)).hasSize(1);
    }

    @Test
    void what_is_done_before_the_mail_leaves_is_left_out() {
        story.issued();
        remind(null, REGISTRATION, HALL);

        story.does("VUQUANG", "RegisterSites").sendMails();

        assertThat(story.sent(MailKind.REMINDER_NOW, UNIT))
                .singleElement()
                .asString()
                .doesNotContain("2 nhiệm vụ");
        assertThat(story.texts(MailKind.REMINDER_NOW, UNIT))
                .singleElement()
                .asString()
                .doesNotContain("Đăng ký điểm cầu và đại biểu");
    }

    /** O70. */
    @Test
    void only_posts_of_the_directory_are_written_to() {
        story.issuedAndAt("2022-01-17T16:20");
        reminders.remind(
                story.id(),
                story.openDutiesOf("HUONGKHE").stream()
                        .map(code -> new DutyRef(code, "HUONGKHE"))
                        .toList(),
                "Đại biểu <dai.bieu@rieng.example>",
                "vptu");

        assertThat(ledger.of(story.id()).stream()
                        .map(LedgerEntry::mail)
                        .filter(mail -> mail.kind().equals(MailKind.REMINDER_NOW)))
                .hasSize(3)
                .allMatch(this::isToAPost);
    }

    @Test
    void each_order_is_one_act_on_record() {
        story.issued();

        remind("Đề nghị gửi ngay.", REGISTRATION, new DutyRef("RegisterSites", "LOCHA"), HALL);
        remind(null, REGISTRATION);

        assertThat(journal.of(story.id(), Journal.Wanted.ALL, 0, 100).stream()
                        .map(Journal.Entry::act)
                        .filter(act -> act.kind() == Kind.REMINDED))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.words()).isEqualTo("nhắc ngay 3 nhiệm vụ của 2 cơ quan, đơn vị, kèm lời nhắn");
                    assertThat(act.reason()).isEqualTo("Đề nghị gửi ngay.");
                    assertThat(act.agencies()).containsExactly("VUQUANG", "LOCHA");
                });
    }

    private Reminders.Reminded remind(String note, DutyRef... duties) {
        return reminders.remind(story.id(), List.of(duties), note, "vptu");
    }

    private boolean isToAPost(OrderedMail mail) {
        var agency = directory.find(mail.agency()).orElseThrow();
        return agency.contacts().stream().anyMatch(post -> post.email().equals(mail.address()))
                || agency.leader().email().equals(mail.address());
    }
}
