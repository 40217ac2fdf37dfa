package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.process.office.IncidentReports;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Whoever gets a duty is told when it opens, once, with what opens it. */
@DiemCauTest
@Import(ConferenceStory.class)
class DutyOpeningsProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String LATER = "Nhiệm vụ mở khi đến bước này; khi đó có thư kèm đường dẫn.";

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    IncidentReports incidents;

    @Autowired
    Conferences conferences;

    @Autowired
    DirectoryStore directory;

    @Autowired
    Duties duties;

    @Autowired
    MailLedger ledger;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void a_unit_gets_its_letter_with_its_tasks_and_not_before() {
        story.called().doesWithoutJobs("VPTU", "IssueLetter").runOneRound().sendMails();

        List<String> units = conferences.units(story.id());
        assertThat(announced()).isNotEmpty().doesNotContainAnyElementsOf(units);
        announced().forEach(this::letterOpensWhatIsOpen);

        story.run();
        assertThat(announced()).containsAll(units);
        story.sendMails();

        assertThat(units).allSatisfy(unit -> {
            assertThat(story.openDutiesOf(unit)).hasSize(5);
            letterOpensWhatIsOpen(unit);
        });
        assertThat(letter("VUQUANG"))
                .contains("Mở ngay khi đơn vị đăng ký xong; chỉ thực hiện khi có thay đổi.")
                .containsOnlyOnce(LATER);
    }

    /** All that an agency can do is linked, and nothing else is. */
    private void letterOpensWhatIsOpen(String agency) {
        List<Duty> open = duties.ofConference(story.id()).stream()
                .filter(duty -> duty.agency().equals(agency) && duty.isOpen())
                .toList();
        assertThat(letter(agency).split("\\?task=")).as(agency).hasSize(open.size() + 1);
        assertThat(open).allSatisfy(duty -> assertThat(letter(agency)).contains("?task=" + duty.taskId()));
    }

    @Test
    void what_the_letter_tells_with_its_link_is_not_told_again() {
        story.called().sendMails();
        assertThat(story.sent(MailKind.OPENED, story.contactOf("VPTU")))
                .containsExactly("Cần thực hiện, hạn 16:00 13/01: Duyệt và phát hành Giấy mời");

        story.does("VPTU", "IssueLetter").sendMails();

        assertThat(story.mails(MailKind.OPENED)).containsExactly(story.contactOf("VPTU"));
    }

    @Test
    void every_duty_that_opens_later_is_told_to_whoever_gets_it() {
        story.issued().everybodyDoesEverythingBut("HUONGKHE SignUnitReadiness").sendMails();
        told("HUONGKHE", "Ký xác nhận đơn vị đã sẵn sàng");

        story.at("2022-01-18T15:00");
        told("TTCB", "Chạy thử đường truyền");
        String failing = "Điểm cầu tỉnh tại Công an tỉnh";
        story.does("TTCB", "TestLines", Map.of("results", story.results("passed", failing)));
        told("VTHT", "Khắc phục điểm cầu chưa đạt");
        ClockUtil.setCurrentTime(Date.from(at("2022-01-18T16:00")));
        story.does("VTHT", "RepairLines");
        told("TTCB", "Chạy thử đường truyền");
        story.does("TTCB", "TestLines");
        told("VPTU", "Quyết định mức sẵn sàng");
        story.does("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Bão vào đất liền"));
        told("TTTU", "Quyết định họp hay dời Hội nghị");
        story.does("TTTU", "DecidePostponement", Map.of("decision", "PROCEED"));
        story.at("2022-01-19T07:20");
        told("VPTU", "Điểm danh các điểm cầu");
        story.does("VPTU", "TakeRollCall");
        told("BTCTU", "Điều hành phần khen thưởng");
        story.does("BTCTU", "RunAwards");
        told("BAOHT", "Đưa tin về Hội nghị");
        told("PTTH", "Đưa tin về Hội nghị");
        told("VPTU", "Tổng kết, kết thúc Hội nghị");
        incidents.report(story.id(), "Mất điện ở điểm cầu Hương Khê");
        told("VPTU", "Xử lý sự cố");

        assertThat(opened()).extracting(OrderedMail::key).doesNotHaveDuplicates();
    }

    /** The last mail to the first contact of the agency names the duty and opens it. */
    private void told(String agency, String name) {
        story.sendMails();
        Duty duty = duties.ofConference(story.id()).stream()
                .filter(each -> each.isOpen()
                        && each.agency().equals(agency)
                        && each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " of " + agency + " is not open"));
        assertThat(story.texts(MailKind.OPENED, story.contactOf(agency)))
                .as(name)
                .filteredOn(text -> text.contains("?task=" + duty.taskId()))
                .singleElement()
                .asString()
                .contains("* " + name + "\n");
        assertThat(duty.openedAt()).isEqualTo(ClockUtil.getCurrentTime().toInstant());
    }

    @Test
    void the_leadership_is_reported_to_and_asked_for_direction() {
        story.issued()
                .at("2022-01-18T15:00")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Bão vào đất liền"))
                .sendMails();

        assertThat(story.sent(MailKind.OPENED, story.contactOf("TTTU")))
                .containsExactly("Xin ý kiến chỉ đạo, hạn 22:00 18/01: Quyết định họp hay dời Hội nghị");
        assertThat(story.texts(MailKind.OPENED, story.contactOf("TTTU")))
                .singleElement()
                .asString()
                .contains("kính báo cáo", "đã đến bước cần ý kiến chỉ đạo", "Lý do chưa sẵn sàng: Bão vào đất liền.")
                .doesNotContain("giao", "Giấy mời ghi", "Mở nhiệm vụ");
    }

    @Test
    void at_night_it_waits_for_the_morning() {
        story.issuedAndAt("2022-01-13T23:10")
                .does("HUONGKHE", "PrepareHall")
                .does("HUONGKHE", "InviteUnitDelegates")
                .does("HUONGKHE", "AssignUnitReporters");
        assertThat(story.openDutiesOf("HUONGKHE")).contains("SignUnitReadiness");
        story.sendMails();
        assertThat(story.sent(MailKind.OPENED, story.contactOf("HUONGKHE"))).isEmpty();

        ClockUtil.setCurrentTime(Date.from(at("2022-01-14T06:00")));
        story.sendMails();

        assertThat(story.sent(MailKind.OPENED, story.contactOf("HUONGKHE")))
                .containsExactly("Đề nghị thực hiện, hạn 17:00 18/01: Ký xác nhận đơn vị đã sẵn sàng");
    }

    /** Its hour to handle it is over by then. */
    @Test
    void what_is_late_by_the_morning_is_told_as_that_in_one_mail() {
        story.issuedAndAt("2022-01-13T23:10");
        incidents.report(story.id(), "Cáp quang bị đứt");
        incidents.report(story.id(), "Nước vào phòng máy");
        story.walk("2022-01-14T06:00");

        assertThat(mails().filter(mail -> mail.address().equals(story.contactOf("VPTU"))
                        && !mail.plannedAt().isBefore(at("2022-01-13T23:10"))))
                .singleElement()
                .satisfies(mail -> assertThat(
                                ledger.content(mail.id()).orElseThrow().text())
                        .contains("Quá hạn từ: 00 giờ 10"));
    }

    @Test
    void what_opens_at_one_instant_is_one_mail_for_one_person() {
        story.issued().at("2022-01-14T09:30");
        incidents.report(story.id(), "Cáp quang bị đứt");
        incidents.report(story.id(), "Nước vào phòng máy");
        story.run();
        story.sendMails();

        assertThat(story.sent(MailKind.OPENED, story.contactOf("VPTU")))
                .contains("Cần thực hiện: 2 nhiệm vụ, hạn 10:30 14/01 – Văn phòng Tỉnh ủy");
    }

    @Test
    void one_that_opens_after_its_deadline_is_told_as_late_and_since_when_it_is_open() {
        story.issued().everybodyDoesEverythingBut().at("2022-01-18T15:00");
        story.does("TTCB", "TestLines", Map.of("results", story.results("passed", "Điểm cầu tỉnh tại Công an tỉnh")))
                .at("2022-01-18T19:00")
                .does("VTHT", "RepairLines")
                .sendMails();

        String centre = story.contactOf("TTCB");
        assertThat(story.sent(MailKind.OPENED, centre)).hasSize(1);
        assertThat(story.texts(MailKind.OVERDUE, centre))
                .singleElement()
                .asString()
                .contains(
                        "Nhiệm vụ mở lúc 19 giờ 00",
                        "?task=" + story.task("TTCB", "TestLines").getId());
    }

    @Test
    void nobody_hears_of_other_dates_or_of_an_end_before_the_letter_is_issued() {
        story.called();
        workflow.redate(
                story.id(),
                at("2022-01-26T07:30").atZone(ZONE),
                at("2022-01-25T15:00").atZone(ZONE),
                at("2022-01-24T16:00").atZone(ZONE),
                "Lịch công tác");
        story.run();
        workflow.cancel(story.id(), "Hoãn");
        story.run();

        assertThat(story.mails(MailKind.NEW_DATES)).containsExactly(story.contactOf("VPTU"));
        assertThat(story.mails(MailKind.CANCELLED)).containsExactly(story.contactOf("VPTU"));
    }

    private List<OrderedMail> opened() {
        return mails().filter(mail -> mail.kind().equals(MailKind.OPENED)).toList();
    }

    private List<String> announced() {
        return mails().filter(mail -> mail.kind().equals(MailKind.DUTIES_ANNOUNCED))
                .map(OrderedMail::agency)
                .distinct()
                .toList();
    }

    private String letter(String agency) {
        String address = directory.find(agency).orElseThrow().contacts().get(0).email();
        return story.texts(MailKind.DUTIES_ANNOUNCED, address).get(0);
    }

    private Stream<OrderedMail> mails() {
        return ledger.of(story.id()).stream().map(LedgerEntry::mail);
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }
}
