package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.office.ExtraDuties;
import vn.diemcau.process.office.IncidentReports;

/** What the Office asks for besides the letter is a duty like any other. */
@DiemCauTest
@Import(ConferenceStory.class)
class ExtraDutyProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String NAME = "Bố trí máy phát điện dự phòng";
    private static final String TELECOM = "kythuat@vtht.hatinh.example";

    @Autowired
    ConferenceStory story;

    @Autowired
    ExtraDuties extraDuties;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    IncidentReports incidents;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MailLedger ledger;

    @Autowired
    Journal journal;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void each_agency_gets_a_task_that_is_called_what_the_office_typed_and_a_mail_that_opens_it() {
        story.issued();

        List<DutyResult> results = add("2022-01-14T10:00", "VTHT", "HUONGKHE");
        story.sendMails();

        assertThat(results).extracting(DutyResult::code).containsExactly("ExtraDuty-1", "ExtraDuty-2");
        assertThat(results).allMatch(DutyResult::done);
        assertThat(results.get(0).message())
                .isEqualTo("Đã giao Viễn thông Hà Tĩnh, hạn 10:00 14/01; thư báo đang được gửi.");
        assertThat(story.task("VTHT", "ExtraDuty-1")).satisfies(task -> {
            assertThat(task.getName()).isEqualTo(NAME);
            assertThat(task.getDescription()).isEqualTo("""
                            Đặt máy tại hội trường, chạy thử có tải.
                            Lý do giao thêm: Điện lưới yếu

                            Hạn: 10 giờ 00, thứ Sáu ngày 14/01/2022.""");
            assertThat(task.getDueDate()).isEqualTo("2022-01-14T10:00:00");
        });
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroup("HUONGKHE")
                        .taskName(NAME)
                        .processInstanceBusinessKey(story.id())
                        .list())
                .extracting(task -> task.getId())
                .containsExactly(story.task("HUONGKHE", "ExtraDuty-2").getId());
        assertThat(story.sent("duty-added", TELECOM)).containsExactly("Giao thêm việc, hạn 10:00 14/01: " + NAME);
        assertThat(story.texts("duty-added", TELECOM))
                .singleElement()
                .asString()
                .contains(
                        "Hạn hoàn thành: trước 10 giờ 00, thứ Sáu ngày 14/01/2022",
                        "Lý do giao thêm: Điện lưới yếu",
                        "?task=" + story.task("VTHT", "ExtraDuty-1").getId());
        assertThat(acts(Kind.DUTY_ADDED)).hasSize(2).allSatisfy(act -> {
            assertThat(act.words()).startsWith("giao thêm việc “" + NAME + "” cho ");
            assertThat(act.reason()).isEqualTo("Điện lưới yếu");
        });
    }

    @Test
    void it_is_chased_up_the_ladder_until_it_is_done() {
        story.issued();
        add("2022-01-14T10:00", "VTHT", "HUONGKHE");
        story.everybodyDoesEverythingBut("VTHT ExtraDuty-1", "HUONGKHE ExtraDuty-2");

        story.walk("2022-01-14T09:30").does("HUONGKHE", "ExtraDuty-2", Map.of("result", "Đã đặt máy"));
        story.walk("2022-01-14T13:00");

        assertThat(chaseTo(TELECOM))
                .containsExactly(
                        "13/01 10:00 duty-reminder",
                        "14/01 06:00 duty-reminder",
                        "14/01 09:00 duty-reminder",
                        "14/01 10:00 duty-overdue");
        assertThat(chaseTo(story.leaderOf("VTHT"))).containsExactly("14/01 10:00 duty-overdue");
        assertThat(chaseTo(story.contactOf("HUONGKHE")))
                .containsExactly("13/01 10:00 duty-reminder", "14/01 06:00 duty-reminder", "14/01 09:00 duty-reminder");
        assertThat(chaseTo(story.leaderOf("VPTU"))).containsExactly("14/01 11:00 duty-overdue-office");
        assertThat(chaseTo(story.leaderOf("TTTU"))).containsExactly("14/01 13:00 duty-overdue-office");
        assertThat(story.duty("HUONGKHE", "ExtraDuty-2").doneAt()).isNotNull();

        story.does("VTHT", "ExtraDuty-1", Map.of("result", "Đã đặt máy")).walk("2022-01-15T12:00");

        assertThat(chaseTo(TELECOM)).hasSize(4);
    }

    @Test
    void an_answer_without_a_result_is_refused_and_leaves_the_task_open() {
        story.issued();
        add("2022-01-14T10:00", "VTHT");

        assertThatThrownBy(() -> story.does("VTHT", "ExtraDuty-1", Map.of("result", " ")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Kết quả thực hiện");

        assertThat(story.openDutiesOf("VTHT")).contains("ExtraDuty-1");
    }

    /** The Office set these hours itself: no hour of the conference stands behind them. */
    @Test
    void new_dates_leave_it_and_an_incident_their_hour_and_tell_its_agency() {
        story.issued().at("2022-01-12T09:00");
        add("2022-01-17T10:00", "VTHT");
        String incident = incidents.report(story.id(), "Mất điện tại điểm cầu Hương Khê");
        story.run();
        story.sendMails();

        workflow.redate(
                story.id(), at("2022-01-13T07:30"), at("2022-01-12T15:00"), at("2022-01-12T11:00"), "Lịch công tác");
        story.run();
        story.sendMails();

        assertThat(story.duty("VTHT", "ExtraDuty-1").due())
                .isEqualTo(at("2022-01-17T10:00").toInstant());
        assertThat(story.task("VTHT", "ExtraDuty-1").getDueDate()).isEqualTo("2022-01-17T10:00:00");
        assertThat(story.duty("VPTU", incident).due())
                .isEqualTo(at("2022-01-12T10:00").toInstant());
        assertThat(story.texts("new-dates", TELECOM)).singleElement().asString().contains(NAME);
        assertThat(timers("timer_ExtraDuty_Due"))
                .containsExactly(at("2022-01-17T10:00").toInstant());
        assertThat(timers("timer_HandleIncident_Due"))
                .containsExactly(at("2022-01-12T10:00").toInstant());
        assertThat(story.mails("duty-overdue")).isEmpty();
    }

    private List<Instant> timers(String activity) {
        return engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(story.process().getId())
                .activityId(activity)
                .list()
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .toList();
    }

    @Test
    void it_is_withdrawn_with_the_end_and_with_the_cancellation_of_the_conference() {
        story.issued();
        add("2022-01-20T10:00", "VTHT");
        story.at("2022-01-18T15:00")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness")
                .at("2022-01-19T07:20")
                .does("VPTU", "TakeRollCall")
                .does("BTCTU", "RunAwards")
                .does("VPTU", "CloseConference");
        assertThat(story.process()).isNull();
        assertThat(story.duty("VTHT", "ExtraDuty-1").isOpen()).isFalse();
        assertThatThrownBy(() -> add("2022-01-20T10:00", "VTHT")).hasMessageContaining("Hội nghị đã kết thúc.");

        story.issued();
        add("2022-01-14T10:00", "VTHT");
        workflow.cancel(story.id(), "Bão");
        story.run();
        story.sendMails();
        assertThat(story.duty("VTHT", "ExtraDuty-1").isOpen()).isFalse();
        assertThat(story.mails("duty-added")).isNotEmpty();
        assertThat(story.sent("duty-added", TELECOM))
                .as("nobody needs it any more")
                .isEmpty();
    }

    @Test
    void one_agency_that_cannot_have_it_keeps_it_from_all() {
        story.issued();
        add("2022-01-14T10:00", "VTHT");

        assertThatThrownBy(() -> add("2022-01-14T10:00", "DLHT", "VTHT"))
                .isInstanceOf(Refused.class)
                .hasMessage("Viễn thông Hà Tĩnh: Đang được giao việc “" + NAME + "”, chưa xong.");
        assertThatThrownBy(() -> add("2022-01-14T10:00", "DLHT", "TTTU", "KHONGCO"))
                .hasMessage("Cơ quan, đơn vị thực hiện: Không giao việc cho Thường trực Tỉnh ủy.\n"
                        + "Cơ quan, đơn vị thực hiện: Danh bạ không có cơ quan mang mã “KHONGCO”.");
        assertThatThrownBy(() -> add("2022-01-12T08:00", "DLHT")).hasMessage("Hạn hoàn thành: Hạn hoàn thành đã qua.");
        assertThatThrownBy(() -> add("2022-02-18T07:31", "DLHT"))
                .hasMessage("Hạn hoàn thành: Hạn hoàn thành không được quá 30 ngày sau khai mạc.");

        assertThat(story.openDutiesOf("DLHT")).noneMatch(code -> code.startsWith("ExtraDuty"));
        assertThat(acts(Kind.DUTY_ADDED)).hasSize(1);
    }

    private List<DutyResult> add(String due, String... agencies) {
        return extraDuties.add(
                story.id(),
                new ExtraDuties.Order(
                        List.of(agencies),
                        NAME,
                        "Đặt máy tại hội trường, chạy thử có tải.",
                        at(due).toInstant(),
                        "Điện lưới yếu"));
    }

    private Stream<Act> acts(Kind kind) {
        return journal.of(story.id(), Journal.Wanted.ALL, 0, 1000).stream()
                .map(Journal.Entry::act)
                .filter(act -> act.kind() == kind);
    }

    /** The mails of the chase about this duty that went to an address, in their order. */
    private List<String> chaseTo(String address) {
        return ledger.of(story.id()).stream()
                .filter(entry -> entry.state() == MailState.SENT
                        && ledger.content(entry.mail().id())
                                .orElseThrow()
                                .text()
                                .contains(NAME))
                .map(LedgerEntry::mail)
                .filter(mail -> mail.address().equals(address)
                        && (mail.kind().startsWith("duty-reminder")
                                || mail.kind().startsWith("duty-overdue")))
                .sorted(Comparator.comparing(mail -> mail.plannedAt()))
                .map(mail -> "%td/%<tm %<tR ".formatted(mail.plannedAt().atZone(ZONE)) + mail.kind())
                .toList();
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE);
    }
}
