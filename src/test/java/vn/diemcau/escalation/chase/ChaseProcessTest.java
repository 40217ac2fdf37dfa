package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Who is told what when, from the letter to the opening. */
@DiemCauTest
@Import(ConferenceStory.class)
class ChaseProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Set<String> CHASE = Set.of(MailKind.REMINDER, MailKind.OVERDUE, MailKind.OVERDUE_OFFICE);

    private static final String UNIT = "vanphong@vuquang";
    private static final String OFFICE = "tonghop@vptu";
    private static final String CHIEF = "chanhvanphong@vptu";
    private static final String STANDING = "phobithuthuongtruc@tttu";

    @Autowired
    ConferenceStory story;

    @Autowired
    Chase chase;

    @Autowired
    Promises promises;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MailLedger ledger;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    @Tag("zone")
    void the_letters_four_days() {
        story.issued()
                .everybodyDoesEverythingBut(
                        "VPTU PrepareReports",
                        "HUONGKHE RegisterSites",
                        "VUQUANG RegisterSites",
                        "DUKHOI RegisterSites",
                        "LOCHA RegisterSites");
        story.walk("2022-01-14T10:30").does("VPTU", "PrepareReports");
        story.walk("2022-01-17T15:30").does("HUONGKHE", "RegisterSites");
        story.walk("2022-01-17T16:10")
                .promises("DUKHOI", "RegisterSites", "2022-01-17T18:00")
                .promises("LOCHA", "RegisterSites", "2022-01-17T17:30");
        story.walk("2022-01-17T16:45")
                .does("VPUBND", "AcknowledgeSitesByPeoplesCommittee")
                .does("VTHT", "AcknowledgeSitesByTelecom")
                .does("DLHT", "AcknowledgePlacesByPower")
                .does("VPTU", "AcknowledgeNumbersByPartyOffice");
        story.walk("2022-01-17T17:50").does("DUKHOI", "RegisterSites");
        story.walk("2022-01-17T19:30").does("LOCHA", "RegisterSites");
        story.walk("2022-01-18T08:00").does("VUQUANG", "RegisterSites");
        story.walk("2022-01-18T15:30").does("TTCB", "TestLines");
        story.walk("2022-01-18T17:30").does("VPTU", "DecideReadiness");
        story.walk("2022-01-19T07:25").does("VPTU", "TakeRollCall");
        story.walk("2022-01-19T07:30");

        assertThat(sent().filter(mail -> !mail.kind().equals(MailKind.DUTIES_ANNOUNCED))
                        .map(ChaseProcessTest::line))
                .containsExactlyElementsOf("""
                        13/01 10:00 duty-reminder 0 tonghop@vptu
                        14/01 06:00 duty-reminder 0 tonghop@vptu
                        14/01 09:00 duty-reminder 0 tonghop@vptu
                        14/01 10:00 duty-overdue 1 chanhvanphong@vptu
                        14/01 10:00 duty-overdue 1 tonghop@vptu
                        14/01 16:00 duty-reminder 0 chanhvanphong@dukhoi
                        14/01 16:00 duty-reminder 0 chanhvanphong@huongkhe
                        14/01 16:00 duty-reminder 0 chanhvanphong@locha
                        14/01 16:00 duty-reminder 0 chanhvanphong@vuquang
                        14/01 16:00 duty-reminder 0 vanphong@dukhoi
                        14/01 16:00 duty-reminder 0 vanphong@huongkhe
                        14/01 16:00 duty-reminder 0 vanphong@locha
                        14/01 16:00 duty-reminder 0 vanphong@vuquang
                        17/01 12:00 duty-reminder 0 chanhvanphong@dukhoi
                        17/01 12:00 duty-reminder 0 chanhvanphong@huongkhe
                        17/01 12:00 duty-reminder 0 chanhvanphong@locha
                        17/01 12:00 duty-reminder 0 chanhvanphong@vuquang
                        17/01 12:00 duty-reminder 0 vanphong@dukhoi
                        17/01 12:00 duty-reminder 0 vanphong@huongkhe
                        17/01 12:00 duty-reminder 0 vanphong@locha
                        17/01 12:00 duty-reminder 0 vanphong@vuquang
                        17/01 15:00 duty-reminder 0 chanhvanphong@dukhoi
                        17/01 15:00 duty-reminder 0 chanhvanphong@huongkhe
                        17/01 15:00 duty-reminder 0 chanhvanphong@locha
                        17/01 15:00 duty-reminder 0 chanhvanphong@vuquang
                        17/01 15:00 duty-reminder 0 vanphong@dukhoi
                        17/01 15:00 duty-reminder 0 vanphong@huongkhe
                        17/01 15:00 duty-reminder 0 vanphong@locha
                        17/01 15:00 duty-reminder 0 vanphong@vuquang
                        17/01 16:00 duty-overdue 1 chanhvanphong@dukhoi
                        17/01 16:00 duty-overdue 1 chanhvanphong@locha
                        17/01 16:00 duty-overdue 1 chanhvanphong@vuquang
                        17/01 16:00 sites 0 dieudo@dlht
                        17/01 16:00 sites 0 hanhchinh@vpubnd
                        17/01 16:00 sites 0 kythuat@vtht
                        17/01 16:00 duty-overdue 1 phobithuthuongtruc@dukhoi
                        17/01 16:00 duty-overdue 1 phobithuthuongtruc@locha
                        17/01 16:00 duty-overdue 1 phobithuthuongtruc@vuquang
                        17/01 16:00 duty-overdue-office 1 tonghop@vptu
                        17/01 16:00 sites 0 tonghop@vptu
                        17/01 16:00 duty-overdue 1 vanphong@dukhoi
                        17/01 16:00 duty-overdue 1 vanphong@locha
                        17/01 16:00 duty-overdue 1 vanphong@vuquang
                        17/01 16:30 duty-reminder 0 dieudo@dlht
                        17/01 16:30 duty-reminder 0 hanhchinh@vpubnd
                        17/01 16:30 duty-reminder 0 kythuat@vtht
                        17/01 16:30 duty-reminder 0 tonghop@vptu
                        17/01 17:00 duty-overdue-office 2 chanhvanphong@vptu
                        17/01 17:30 duty-overdue 2 chanhvanphong@locha
                        17/01 17:30 duty-overdue-office 2 chanhvanphong@vptu
                        17/01 17:30 duty-overdue 2 phobithuthuongtruc@locha
                        17/01 17:30 duty-overdue-office 2 tonghop@vptu
                        17/01 17:30 duty-overdue 2 vanphong@locha
                        17/01 17:50 registration-amended 0 dieudo@dlht
                        17/01 17:50 registration-amended 0 hanhchinh@vpubnd
                        17/01 17:50 registration-amended 0 kythuat@vtht
                        17/01 17:50 registration-amended 0 tonghop@vptu
                        17/01 19:00 duty-overdue-office 3 phobithuthuongtruc@tttu
                        17/01 19:30 registration-amended 0 dieudo@dlht
                        17/01 19:30 registration-amended 0 hanhchinh@vpubnd
                        17/01 19:30 registration-amended 0 kythuat@vtht
                        17/01 19:30 registration-amended 0 tonghop@vptu
                        18/01 07:30 duty-overdue-office 3 chanhvanphong@vptu
                        18/01 07:30 duty-overdue 3 chanhvanphong@vuquang
                        18/01 07:30 duty-overdue-office 3 phobithuthuongtruc@tttu
                        18/01 07:30 duty-overdue 3 phobithuthuongtruc@vuquang
                        18/01 07:30 duty-overdue-office 3 tonghop@vptu
                        18/01 07:30 duty-overdue 3 vanphong@vuquang
                        18/01 08:00 registration-amended 0 dieudo@dlht
                        18/01 08:00 registration-amended 0 hanhchinh@vpubnd
                        18/01 08:00 registration-amended 0 kythuat@vtht
                        18/01 08:00 registration-amended 0 tonghop@vptu
                        18/01 15:00 duty-opened 0 kythuat@ttcb
                        18/01 15:30 duty-opened 0 tonghop@vptu
                        18/01 17:00 duty-reminder 0 tonghop@vptu
                        19/01 07:20 duty-opened 0 tonghop@vptu
                        19/01 07:25 duty-opened 0 khenthuong@btctu
                        19/01 07:30 duty-reminder 0 khenthuong@btctu
                        """.lines().toList());
    }

    @Test
    void what_is_foretold_is_what_goes_out_if_nobody_does_anything() {
        story.issued().walk("2022-01-14T16:10");
        story.promises("VUQUANG", "RegisterSites", "2022-01-17T18:00").does("HUONGKHE", "RegisterSites");
        Instant from = ClockUtil.getCurrentTime().toInstant();
        List<PlannedMail> foretold = chase.future(story.id());

        story.walk("2022-01-19T07:29");

        assertThat(foretold)
                .hasSizeBetween(200, 2_000)
                .extracting(PlannedMail::at, PlannedMail::address, PlannedMail::kind, PlannedMail::level)
                .containsExactlyElementsOf(
                        sent().filter(mail -> mail.plannedAt().isAfter(from))
                                .map(mail -> tuple(mail.plannedAt(), mail.address(), mail.kind(), mail.level()))
                                .toList());
        assertThat(foretold)
                .filteredOn(mail -> mail.address().equals(OFFICE + ".hatinh.example")
                        && mail.at().equals(at("2022-01-17T16:00").toInstant())
                        && mail.kind().equals(MailKind.OVERDUE_OFFICE))
                .singleElement()
                .satisfies(mail -> assertThat(mail.duties())
                        .hasSize(12 + 3)
                        .contains(new PlannedMail.Matter("RegisterSites", "LOCHA", "Đăng ký điểm cầu và đại biểu")));
    }

    @Test
    @Tag("zone")
    void at_the_deadline_the_office_gets_one_mail_about_fourteen_silent_units() {
        story.issued()
                .everybodyDoesEverythingBut(
                        units().map(unit -> unit + " RegisterSites").toArray(String[]::new));
        story.walk("2022-01-17T16:00");

        assertThat(chaseAt("2022-01-17T16:00").filter(mail -> addressOf(mail).equals(OFFICE)))
                .hasSize(1);
        assertThat(story.texts(MailKind.OVERDUE_OFFICE, OFFICE + ".hatinh.example"))
                .singleElement()
                .asString()
                .contains("14. Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh – Đăng ký");
        assertThat(story.sent(MailKind.OVERDUE_OFFICE, OFFICE + ".hatinh.example"))
                .containsExactly("QUÁ HẠN từ 16:00 17/01: 14 nhiệm vụ của 14 cơ quan, đơn vị");
    }

    @Test
    void after_an_outage_each_person_gets_one_mail_at_the_level_due_now_and_the_ladder_goes_on() {
        onlyVuQuangIsSilent();
        story.walk("2022-01-17T15:30");

        story.isBackAt("2022-01-17T20:15");

        assertThat(chaseAfter("2022-01-17T15:30").map(ChaseProcessTest::line))
                .as("each of those who missed a mail is told once, at level 3")
                .containsExactly(
                        "17/01 20:15 duty-overdue-office 3 " + CHIEF,
                        // To acknowledge the list by 17:30 was asked only now.
                        "17/01 20:15 duty-overdue 2 chanhvanphong@vpubnd",
                        "17/01 20:15 duty-overdue 3 chanhvanphong@vuquang",
                        "17/01 20:15 duty-overdue 2 dieudo@dlht",
                        "17/01 20:15 duty-overdue 2 giamdoc@dlht",
                        "17/01 20:15 duty-overdue 2 giamdoc@vtht",
                        "17/01 20:15 duty-overdue 2 hanhchinh@vpubnd",
                        "17/01 20:15 duty-overdue 2 kythuat@vtht",
                        "17/01 20:15 duty-overdue-office 3 " + STANDING,
                        "17/01 20:15 duty-overdue 3 phobithuthuongtruc@vuquang",
                        "17/01 20:15 duty-overdue-office 3 " + OFFICE,
                        "17/01 20:15 duty-overdue 3 " + UNIT);
        story.walk("2022-01-18T07:29");
        assertThat(chaseAfter("2022-01-17T20:15").filter(mail -> addressOf(mail).equals(UNIT)))
                .isEmpty();
        story.walk("2022-01-18T07:30");
        assertThat(chaseAt("2022-01-18T07:30").map(ChaseProcessTest::addressOf)).contains(UNIT, CHIEF, STANDING);
    }

    @Test
    void after_an_outage_that_ends_at_a_deadline_each_person_still_gets_one_mail() {
        story.issued().sendMails();

        story.isBackAt("2022-01-18T14:10");

        assertThat(chaseAfter("2022-01-12T08:00").filter(mail -> addressOf(mail).equals(UNIT)))
                .singleElement()
                .satisfies(mail -> assertThat(story.texts(mail.kind(), mail.address()))
                        .singleElement()
                        .asString()
                        .contains("Đăng ký điểm cầu và đại biểu", "Chuẩn bị hội trường, trang trí, điều kiện"));
        // So many are ordered in portions. Who receives the list is asked to confirm it only afterwards.
        assertThat(chaseAfter("2022-01-12T08:00")
                        .filter(mail -> !List.of("VPUBND", "VTHT", "DLHT").contains(mail.agency()))
                        .map(OrderedMail::address))
                .doesNotHaveDuplicates();
        assertThat(story.texts(MailKind.OVERDUE_OFFICE, OFFICE + ".hatinh.example"))
                .singleElement()
                .asString()
                .contains("Huyện ủy Hương Khê", "Huyện ủy Vũ Quang", "Huyện ủy Kỳ Anh", "Viễn thông Hà Tĩnh");
    }

    @Test
    void after_a_short_outage_a_reminder_goes_out_late_but_only_once() {
        onlyVuQuangIsSilent();
        story.walk("2022-01-17T11:30");

        story.isBackAt("2022-01-17T13:00").walk("2022-01-17T14:59");

        assertThat(chaseAfter("2022-01-17T11:30").filter(mail -> addressOf(mail).equals(UNIT)))
                .extracting(OrderedMail::plannedAt)
                .containsExactly(at("2022-01-17T13:00").toInstant());
        story.walk("2022-01-17T15:00");
        assertThat(chaseAt("2022-01-17T15:00").map(ChaseProcessTest::addressOf)).contains(UNIT);
    }

    @Test
    void finishing_a_duty_ends_its_timers_and_what_was_ordered_about_it_is_not_sent() {
        onlyVuQuangIsSilent();
        story.at("2022-01-17T16:00");
        assertThat(timersOf("VUQUANG")).hasSize(1);

        story.does("VUQUANG", "RegisterSites").sendMails();

        assertThat(timersOf("VUQUANG")).isEmpty();
        assertThat(sent().filter(mail ->
                        mail.kind().equals(MailKind.OVERDUE) && addressOf(mail).equals(UNIT)))
                .isEmpty();
    }

    @Test
    void every_next_step_is_a_timer_on_the_border_of_the_very_task() {
        onlyVuQuangIsSilent();
        assertThat(timersOf("VUQUANG"))
                .containsExactly(
                        tuple("timer_RegisterSites_Due", at("2022-01-17T16:00").toInstant()),
                        tuple(
                                "timer_RegisterSites_Reminder",
                                at("2022-01-14T16:00").toInstant()));

        story.at("2022-01-17T12:00");
        assertThat(timersOf("VUQUANG"))
                .contains(tuple(
                        "timer_RegisterSites_Reminder", at("2022-01-17T15:00").toInstant()));

        story.at("2022-01-17T16:59");
        assertThat(timersOf("VUQUANG"))
                .containsExactly(
                        tuple("timer_RegisterSites_Due", at("2022-01-17T17:00").toInstant()));

        story.at("2022-01-18T12:00");
        assertThat(timersOf("VUQUANG"))
                .as("nothing is left to say before the conference begins")
                .isEmpty();
    }

    @Test
    void a_task_opened_late_begins_at_the_level_due_now() {
        onlyVuQuangIsSilent();
        story.does("VUQUANG", "RegisterSites");
        story.walk("2022-01-18T15:10")
                .does(
                        "TTCB",
                        "TestLines",
                        Map.of("results", story.results("passed", "Điểm cầu tỉnh tại Công an tỉnh")));
        story.walk("2022-01-18T18:30");

        story.does("VTHT", "RepairLines").walk("2022-01-18T18:31");

        assertThat(chaseAfter("2022-01-18T18:29").map(ChaseProcessTest::line))
                .as("the test was due at 17:00")
                .containsExactly(
                        "18/01 18:30 duty-overdue-office 2 " + CHIEF,
                        "18/01 18:30 duty-overdue 2 giamdoc@ttcb",
                        "18/01 18:30 duty-overdue 2 kythuat@ttcb",
                        "18/01 18:30 duty-overdue-office 2 " + OFFICE);
        story.walk("2022-01-18T20:00");
        assertThat(chaseAt("2022-01-18T20:00").map(ChaseProcessTest::addressOf)).containsExactly(STANDING);
    }

    @Test
    void new_dates_start_the_ladder_anew() {
        onlyVuQuangIsSilent();
        story.walk("2022-01-17T16:30");

        workflow.redate(
                story.id(), at("2022-01-26T07:30"), at("2022-01-25T15:00"), at("2022-01-24T16:00"), "Lịch công tác");
        // Tasks and timers follow in a job.
        story.run();
        story.walk("2022-01-24T16:00");

        assertThat(chaseAfter("2022-01-17T16:30")
                        .filter(mail -> addressOf(mail).equals(UNIT))
                        .map(ChaseProcessTest::line))
                .containsExactly(
                        "21/01 16:00 duty-reminder 0 " + UNIT,
                        "24/01 12:00 duty-reminder 0 " + UNIT,
                        "24/01 15:00 duty-reminder 0 " + UNIT,
                        "24/01 16:00 duty-overdue 1 " + UNIT);
    }

    @Test
    void a_deadline_moved_near_brings_no_reminder_of_an_hour_that_has_passed() {
        onlyVuQuangIsSilent();
        story.walk("2022-01-14T10:00");

        workflow.redate(
                story.id(), at("2022-01-17T07:30"), at("2022-01-16T15:00"), at("2022-01-14T18:00"), "Lịch công tác");
        // Tasks and timers follow in a job.
        story.run();
        story.walk("2022-01-14T18:00");

        assertThat(chaseAfter("2022-01-14T09:59")
                        .filter(mail -> addressOf(mail).equals(UNIT))
                        .map(ChaseProcessTest::line))
                .as("the day before would have been 13/01 18:00")
                .containsExactly(
                        "14/01 14:00 duty-reminder 0 " + UNIT,
                        "14/01 17:00 duty-reminder 0 " + UNIT,
                        "14/01 18:00 duty-overdue 1 " + UNIT);
    }

    @Test
    void a_promise_holds_the_ladder_and_when_it_is_kept_nobody_is_told_anything() {
        onlyVuQuangIsSilent();
        story.walk("2022-01-17T16:10").promises("VUQUANG", "RegisterSites", "2022-01-17T18:00");
        assertThat(story.task("VUQUANG", "RegisterSites").getFollowUpDate()).isEqualTo("2022-01-17T18:00:00");
        assertThat(promises.toCome(story.id())).hasSize(1);

        story.walk("2022-01-17T17:59").does("VUQUANG", "RegisterSites").walk("2022-01-18T12:00");

        assertThat(chaseAfter("2022-01-17T16:10").filter(mail -> addressOf(mail).endsWith("@vuquang")))
                .isEmpty();
    }

    @Test
    void a_broken_promise_is_told_at_once_one_level_up() {
        onlyVuQuangIsSilent();
        story.walk("2022-01-17T16:10").promises("VUQUANG", "RegisterSites", "2022-01-17T16:40");

        story.walk("2022-01-17T17:30");

        assertThat(chaseAfter("2022-01-17T16:10").map(ChaseProcessTest::line))
                .contains("17/01 16:40 duty-overdue-office 2 " + CHIEF, "17/01 16:40 duty-overdue 2 " + UNIT)
                .as("level 2 is not told again at 17:00")
                .doesNotContain("17/01 17:00 duty-overdue-office 2 " + CHIEF);
        assertThat(story.texts(MailKind.OVERDUE_OFFICE, CHIEF + ".hatinh.example"))
                .singleElement()
                .asString()
                .contains("Đã hẹn gửi lúc 16 giờ 40, thứ Hai ngày 17/01/2022 nhưng chưa gửi.");
        assertThat(story.sent(MailKind.OVERDUE_OFFICE, CHIEF + ".hatinh.example"))
                .containsExactly("CHƯA GỬI NHƯ ĐÃ HẸN: Đăng ký điểm cầu và đại biểu – Huyện ủy Vũ Quang");
        story.walk("2022-01-17T19:00");
        assertThat(chaseAt("2022-01-17T19:00").map(ChaseProcessTest::addressOf)).contains(STANDING);
    }

    @Test
    void the_office_sees_in_its_digest_who_promised_what() {
        story.issued().everybodyDoesEverythingBut("VUQUANG RegisterSites", "LOCHA RegisterSites");
        story.walk("2022-01-17T15:30").promises("LOCHA", "RegisterSites", "2022-01-17T18:00");

        story.walk("2022-01-17T16:00");

        assertThat(story.texts(MailKind.OVERDUE_OFFICE, OFFICE + ".hatinh.example"))
                .singleElement()
                .asString()
                .contains(
                        "1. Huyện ủy Vũ Quang – Đăng ký",
                        "Đã nhận, hẹn gửi sau:\n- Huyện ủy Lộc Hà – Đăng ký điểm cầu và đại biểu: hẹn 18 giờ 00");
    }

    @Test
    void one_may_promise_twice_never_past_the_line_test_and_never_what_has_passed() {
        onlyVuQuangIsSilent();
        story.walk("2022-01-17T16:10");

        assertRefused("2022-01-17T16:10", "Giờ hẹn phải ở sau lúc này.");
        assertRefused("2022-01-18T15:01", "Giờ hẹn không được quá giờ chạy thử đường truyền (15 giờ 00, thứ Ba");
        story.promises("VUQUANG", "RegisterSites", "2022-01-17T16:20")
                .promises("VUQUANG", "RegisterSites", "2022-01-18T15:00");
        assertRefused("2022-01-17T19:00", "Nhiệm vụ này đã hẹn 2 lần, không hẹn thêm được");

        assertThat(story.task("VUQUANG", "RegisterSites").getFollowUpDate()).isEqualTo("2022-01-18T15:00:00");
        story.walk("2022-01-18T14:59");
        assertThat(chaseAfter("2022-01-17T16:10").filter(mail -> addressOf(mail).equals(UNIT)))
                .as("the second promise was given before the first was broken")
                .isEmpty();
    }

    @Test
    void a_promise_is_void_once_the_deadline_has_moved() {
        onlyVuQuangIsSilent();
        story.walk("2022-01-17T16:10").promises("VUQUANG", "RegisterSites", "2022-01-18T10:00");

        workflow.redate(
                story.id(), at("2022-01-26T07:30"), at("2022-01-25T15:00"), at("2022-01-24T16:00"), "Lịch công tác");
        // Tasks and timers follow in a job.
        story.run();

        assertThat(story.task("VUQUANG", "RegisterSites").getFollowUpDate()).isNull();
        assertThat(promises.toCome(story.id())).isEmpty();
        story.walk("2022-01-18T12:00");
        assertThat(chaseAfter("2022-01-17T16:10").filter(mail -> addressOf(mail).equals(UNIT)))
                .isEmpty();
    }

    private void assertRefused(String until, String why) {
        assertThatThrownBy(() -> story.promises("VUQUANG", "RegisterSites", until))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(why);
    }

    private void onlyVuQuangIsSilent() {
        story.issued().everybodyDoesEverythingBut("VUQUANG RegisterSites");
    }

    private Stream<String> units() {
        Set<String> units = new TreeSet<>();
        chase.future(story.issued().id())
                .forEach(mail -> mail.duties().stream()
                        .filter(duty -> duty.code().equals("RegisterSites"))
                        .forEach(duty -> units.add(duty.agency())));
        return units.stream();
    }

    /** The timers of a unit's registration as "which, when". */
    private List<org.assertj.core.groups.Tuple> timersOf(String unit) {
        return engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(story.processOf(unit).getId())
                .timers()
                .list()
                .stream()
                .map(timer -> tuple(activityOf(timer), timer.getDuedate().toInstant()))
                .filter(timer -> timer.toList().get(0).toString().startsWith("timer_RegisterSites"))
                .sorted(Comparator.comparing(timer -> timer.toList().get(0).toString()))
                .toList();
    }

    private String activityOf(Job timer) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    /** By hour, address and kind. */
    private Stream<OrderedMail> sent() {
        return ledger.of(story.id()).stream()
                .filter(entry -> entry.state() == MailState.SENT)
                .map(LedgerEntry::mail)
                .sorted(Comparator.comparing(OrderedMail::plannedAt)
                        .thenComparing(OrderedMail::address)
                        .thenComparing(OrderedMail::kind));
    }

    private Stream<OrderedMail> chaseAfter(String time) {
        return sent().filter(
                        mail -> CHASE.contains(mail.kind()) && mail.plannedAt().isAfter(at(time).toInstant()));
    }

    private Stream<OrderedMail> chaseAt(String time) {
        return sent().filter(
                        mail -> CHASE.contains(mail.kind()) && mail.plannedAt().equals(at(time).toInstant()));
    }

    private static String line(OrderedMail mail) {
        String[] at = VietnameseTime.brief(mail.plannedAt().atZone(ZONE)).split(" ");
        return "%s %s %s %d %s".formatted(at[1], at[0], mail.kind(), mail.level(), addressOf(mail));
    }

    private static String addressOf(OrderedMail mail) {
        return mail.address().replace(".hatinh.example", "");
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE);
    }
}
