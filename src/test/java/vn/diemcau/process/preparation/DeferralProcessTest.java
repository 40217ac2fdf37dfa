package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.chase.Chase;
import vn.diemcau.escalation.chase.Reminders;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.platform.input.Refused;

/** A conference that rests without a date, and is taken up again. */
@DiemCauTest
@Import(ConferenceStory.class)
class DeferralProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String WHY = "Bão số 1 đổ bộ";

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Conferences conferences;

    @Autowired
    Reminders reminders;

    @Autowired
    Chase chase;

    @Autowired
    MailLedger ledger;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void it_rests_past_all_its_hours_and_is_taken_up_and_walked_to_its_close() {
        ProcessInstance process = story.issuedAndAt("2022-01-13T09:00").process();
        story.sendMails();

        defer();
        story.sendMails();

        assertThat(readers(MailKind.DEFERRED)).containsExactlyInAnyOrderElementsOf(conferences.agencies(story.id()));
        assertThat(story.sent(MailKind.DEFERRED, story.contactOf("HUONGKHE")))
                .containsExactly("Tạm hoãn Hội nghị ngày 19/01/2022");
        assertThat(story.texts(MailKind.DEFERRED, story.contactOf("HUONGKHE")).get(0))
                .contains("Lý do: Bão số 1 đổ bộ.")
                .doesNotContain("Hội nghị đang tạm hoãn");
        assertThat(chase.future(story.id())).isEmpty();

        List<String> mails = mails();
        Set<String> open = open();
        story.at("2022-03-01T08:00").sendMails();
        assertThat(mails()).as("nobody is mailed").isEqualTo(mails);
        assertThat(open()).as("nothing opens, nothing closes").isEqualTo(open);

        story.does("HUONGKHE", "RegisterSites").does("VTHT", "KeepLinesStable").does("HUONGKHE", "AmendRegistration");
        story.sendMails();
        assertThat(mails()).as("what is done meanwhile disturbs nobody").isEqualTo(mails);

        assertThat(story.duty("VTHT", "KeepLinesStable").doneAt()).isEqualTo(instant("2022-03-01T08:00"));

        resume("2022-03-16T07:30", "2022-03-15T15:00", "2022-03-14T16:00");
        story.sendMails();
        assertThat(story.duty("VTHT", "KeepLinesStable").due())
                .as("done in the rest is not done late")
                .isAfter(instant("2022-03-01T08:00"));
        assertThat(story.sent(MailKind.NEW_DATES, story.contactOf("HUONGKHE")))
                .containsExactly("Tiếp tục Hội nghị: khai mạc lúc 07 giờ 30, thứ Tư ngày 16/03/2022");
        assertThat(readers(MailKind.NEW_DATES)).containsExactlyInAnyOrderElementsOf(conferences.agencies(story.id()));
        assertThat(story.duty("VUQUANG", "RegisterSites").due()).isEqualTo(instant("2022-03-14T16:00"));
        assertThat(story.task("VUQUANG", "RegisterSites").getDueDate())
                .isEqualTo(ConferenceStory.date("2022-03-14T16:00"));

        story.at("2022-03-14T15:30");
        assertThat(sentSince("2022-03-02T00:00", MailKind.REMINDER)).contains(story.contactOf("VUQUANG"));
        assertThat(story.mails(MailKind.SITES)).isEmpty();
        story.at("2022-03-14T16:30");
        assertThat(story.mails(MailKind.OVERDUE)).contains(story.contactOf("VUQUANG"));
        assertThat(story.mails(MailKind.SITES)).contains(story.contactOf("VTHT"));

        story.at("2022-03-15T15:00").does("TTCB", "TestLines").everybodyDoesEverythingBut();
        story.at("2022-03-16T07:20").everybodyDoesEverythingBut();
        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
        assertThat(story.process()).as(process.getId()).isNull();
        assertThat(recorded())
                .containsExactly(
                        "tạm hoãn Hội nghị, lịch cũ khai mạc 07:30 19/01",
                        "tiếp tục Hội nghị sau tạm hoãn: hạn đăng ký 16:00 17/01 → 16:00 14/03; chạy thử đường truyền"
                                + " 15:00 18/01 → 15:00 15/03; khai mạc 07:30 19/01 → 07:30 16/03");
    }

    @Test
    void what_falls_due_at_that_moment_does_not_come() {
        story.issuedAndAt("2022-01-17T15:00").sendMails();
        List<String> mails = mails();
        ClockUtil.setCurrentTime(ConferenceStory.date("2022-01-17T16:00"));

        workflow.defer(story.id(), 0, WHY);
        story.run();
        story.sendMails();

        assertThat(mails(MailKind.SITES)).isEmpty();
        assertThat(mails()).filteredOn(mail -> !mails.contains(mail)).allMatch(mail -> mail.startsWith("deferred "));
        assertThat(timersUntil("9000-01-01T00:00")).isZero();
    }

    @Test
    void a_mail_that_is_ordered_but_not_gone_is_dropped_and_a_letter_waits_for_the_new_dates() {
        story.issued();
        reminders.remind(story.id(), List.of(new DutyRef("KeepLinesStable", "VTHT")), null, "vptu");

        defer();
        story.sendMails();
        assertThat(readers(MailKind.DUTIES_ANNOUNCED)).isEmpty();
        assertThat(mails(MailKind.REMINDER_NOW)).allMatch(mail -> mail.endsWith(" DROPPED"));
        assertThat(readers(MailKind.DEFERRED)).as("who never heard of it").containsExactly("VPTU");

        resume("2022-03-16T07:30", "2022-03-15T15:00", "2022-03-14T16:00");
        story.sendMails();
        assertThat(readers(MailKind.DUTIES_ANNOUNCED))
                .containsExactlyInAnyOrderElementsOf(conferences.agencies(story.id()));
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, story.contactOf("HUONGKHE")))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("07 giờ 30, thứ Tư ngày 16/03/2022"));
        assertThat(readers(MailKind.NEW_DATES)).isEmpty();
    }

    @Test
    void a_task_has_no_deadline_while_its_conference_rests_and_says_why() {
        story.issued();

        defer();

        assertThat(List.of(story.task("HUONGKHE", "RegisterSites"), story.task("VPTU", "PrepareReports")))
                .allSatisfy(task -> {
                    assertThat(task.getDueDate()).isNull();
                    assertThat(task.getDescription()).contains("Hội nghị đang tạm hoãn, chưa có lịch mới");
                });
        story.does("HUONGKHE", "RegisterSites");
        Task opened = story.task("HUONGKHE", "AmendRegistration");
        assertThat(opened.getDueDate()).isNull();
        assertThat(opened.getDescription()).contains("Hội nghị đang tạm hoãn");
        story.at("2022-02-01T08:00");
        assertThat(story.openDutiesOf("HUONGKHE")).as("past the line test").contains("AmendRegistration");
        story.does("HUONGKHE", "AmendRegistration", Map.of("registration", ConferenceStory.registration(41)));

        resume("2022-03-16T07:30", "2022-03-15T15:00", "2022-03-14T16:00");
        assertThat(story.task("HUONGKHE", "AmendRegistration").getDueDate())
                .isEqualTo(ConferenceStory.date("2022-03-15T15:00"));
        assertThat(story.task("HUONGKHE", "AmendRegistration").getDescription()).doesNotContain("tạm hoãn");
    }

    @Test
    void calendars_lose_the_entries_and_get_the_same_ones_again() {
        story.issued().sendMails();
        String unit = story.contactOf("HUONGKHE");
        Set<String> uids = of("UID", story.files(MailKind.DUTIES_ANNOUNCED, unit));

        defer();
        story.sendMails();
        List<MailContent.Attachment> removed = story.files(MailKind.DEFERRED, unit);
        assertThat(of("UID", removed)).isEqualTo(uids).hasSize(2);
        assertThat(of("SEQUENCE", removed)).containsExactly("1");
        assertThat(of("METHOD", removed)).containsExactly("CANCEL");
        assertThat(of("STATUS", removed)).containsExactly("CANCELLED");

        resume("2022-03-16T07:30", "2022-03-15T15:00", "2022-03-14T16:00");
        story.sendMails();
        List<MailContent.Attachment> again = story.files(MailKind.NEW_DATES, unit);
        assertThat(of("UID", again)).isEqualTo(uids);
        assertThat(of("SEQUENCE", again)).containsExactly("2");
        assertThat(of("STATUS", again)).containsExactly("CONFIRMED");
    }

    @Test
    void it_is_taken_up_with_the_dates_that_it_had_and_all_are_told() {
        story.issued().sendMails();
        defer();
        story.sendMails();
        ClockUtil.setCurrentTime(ConferenceStory.date("2022-01-13T09:00"));

        resume("2022-01-19T07:30", "2022-01-18T14:00", "2022-01-17T16:00");
        story.sendMails();

        assertThat(readers(MailKind.NEW_DATES)).containsExactlyInAnyOrderElementsOf(conferences.agencies(story.id()));
        story.at("2022-01-17T16:00");
        assertThat(story.mails(MailKind.SITES)).isNotEmpty();
    }

    @Test
    void hours_that_passed_while_it_rested_are_set_anew() {
        story.issued();
        defer();
        ClockUtil.setCurrentTime(ConferenceStory.date("2022-01-18T08:00"));

        assertThatThrownBy(() -> resume("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-17T16:00"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Hạn đăng ký")
                .hasMessageContaining("đã qua");

        resume("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-18T16:00");
        story.sendMails();
        assertThat(mails(MailKind.OVERDUE)).as("nobody is overdue at once").isEmpty();
        assertThat(story.duty("HUONGKHE", "RegisterSites").due()).isEqualTo(instant("2022-01-18T16:00"));
    }

    @Test
    void what_needs_a_date_is_refused_while_there_is_none() {
        story.called();
        defer();
        assertThatThrownBy(() -> story.does("VPTU", "IssueLetter")).hasMessageContaining("Hội nghị đang tạm hoãn");
        resume("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-24T16:00");
        story.does("VPTU", "IssueLetter").sendMails();

        defer();
        assertThatThrownBy(() ->
                        reminders.remind(story.id(), List.of(new DutyRef("KeepLinesStable", "VTHT")), null, "vptu"))
                .hasMessageContaining("Hội nghị đang tạm hoãn");
        assertThatThrownBy(() -> story.promises("VTHT", "KeepLinesStable", "2022-01-13T08:00"))
                .hasMessageContaining("Hội nghị đang tạm hoãn");
    }

    @Test
    void it_is_deferred_once_by_who_has_seen_its_dates_and_before_it_opens() {
        story.issued();
        assertThatThrownBy(() -> workflow.defer(story.id(), 3, WHY)).hasMessageContaining("không có lần đổi 3");
        defer();
        assertThatThrownBy(() -> workflow.defer(story.id(), 1, "lần nữa"))
                .hasMessage("Hội nghị đang tạm hoãn từ 08 giờ 00, thứ Tư ngày 12/01/2022 (lý do: Bão số 1 đổ bộ).");
        assertThatThrownBy(() -> workflow.redate(
                        story.id(),
                        0,
                        at("2022-01-26T07:30"),
                        at("2022-01-25T15:00"),
                        at("2022-01-24T16:00"),
                        "chưa biết là đã hoãn"))
                .hasMessageContaining("Hội nghị vừa được tạm hoãn (lý do: Bão số 1 đổ bộ)");
        resume("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-24T16:00");

        ClockUtil.setCurrentTime(ConferenceStory.date("2022-01-26T07:30"));
        assertThatThrownBy(() -> workflow.defer(story.id(), 2, WHY)).hasMessageContaining("Hội nghị đã khai mạc lúc");
    }

    @Test
    void a_resting_conference_is_cancelled_like_any_other() {
        ProcessInstance process = story.issued().process();
        story.sendMails();
        defer();
        story.sendMails();

        workflow.cancel(story.id(), "Không còn cần thiết");
        story.run();
        story.sendMails();

        assertThat(story.process()).as(process.getId()).isNull();
        assertThat(readers(MailKind.CANCELLED)).containsExactlyInAnyOrderElementsOf(conferences.agencies(story.id()));
        assertThat(of("SEQUENCE", story.files(MailKind.CANCELLED, story.contactOf("HUONGKHE"))))
                .containsExactly("2");
        assertThat(conferences.get(story.id()).isDeferred()).isFalse();
    }

    private void defer() {
        workflow.defer(story.id(), conferences.get(story.id()).revision(), WHY);
        story.run();
    }

    private void resume(String start, String lineTest, String registrationDue) {
        workflow.redate(story.id(), at(start), at(lineTest), at(registrationDue), "Bão đã tan");
        story.run();
    }

    /** All mails as "kind address state". */
    private List<String> mails() {
        return ledger.of(story.id()).stream()
                .map(mail ->
                        "%s %s %s".formatted(mail.mail().kind(), mail.mail().address(), mail.state()))
                .sorted()
                .toList();
    }

    private List<String> mails(String kind) {
        return mails().stream().filter(mail -> mail.startsWith(kind + " ")).toList();
    }

    private Set<String> open() {
        return jdbc
                .sql("select code || ' ' || agency from duty where conference_id = ? and task_id is not null")
                .param(story.id())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Agencies that got a mail of that kind, once for each of its contacts. */
    private List<String> readers(String kind) {
        List<LedgerEntry> sent = ledger.of(story.id()).stream()
                .filter(mail ->
                        mail.state() == MailState.SENT && mail.mail().kind().equals(kind))
                .toList();
        assertThat(sent)
                .extracting(mail -> mail.mail().agency() + mail.mail().address())
                .doesNotHaveDuplicates();
        return sent.stream().map(mail -> mail.mail().agency()).distinct().toList();
    }

    private List<String> sentSince(String time, String kind) {
        return ledger.of(story.id()).stream()
                .filter(mail -> mail.mail().kind().equals(kind)
                        && mail.mail().plannedAt().isAfter(instant(time)))
                .map(mail -> mail.mail().address())
                .toList();
    }

    private long timersUntil(String time) {
        return jobs.createJobQuery().timers().duedateLowerThan(ConferenceStory.date(time)).list().stream()
                .filter(job -> job.getProcessInstanceId().equals(story.process().getId()))
                .count();
    }

    private List<String> recorded() {
        return jdbc.sql("select words from act where conference_id = ? and kind in (?, ?) order by at, id")
                .params(story.id(), Kind.CONFERENCE_DEFERRED.name(), Kind.CONFERENCE_RESUMED.name())
                .query(String.class)
                .list();
    }

    private static Set<String> of(String property, List<MailContent.Attachment> files) {
        return files.stream()
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .flatMap(text -> Pattern.compile("(?m)^" + property + ":(\\S+)")
                        .matcher(text)
                        .results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE);
    }

    private static Instant instant(String time) {
        return at(time).toInstant();
    }
}
