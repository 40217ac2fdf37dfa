package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.escalation.order.OfficeMessages;
import vn.diemcau.process.correction.CurrentPlan;
import vn.diemcau.process.correction.PlanCorrection;
import vn.diemcau.process.office.DutyReassignment;
import vn.diemcau.process.office.ExtraDuties;
import vn.diemcau.process.office.IncidentReports;
import vn.diemcau.process.office.PlaceMoves;
import vn.diemcau.process.office.RegistrationReopening;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.DeadlineMoves;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Every kind of mail as the letter's conference makes it; also left under target/mails, to be looked at. */
@DiemCauTest
@Import(ConferenceStory.class)
class MailsOfTheStoryTest {

    private static final Path FOLDER = Path.of("target/mails");

    /** What a mail reader's list shows of a subject on a wide screen. */
    private static final int LONGEST_SUBJECT = 80;

    private static final String UNIT = "vanphong@vuquang.hatinh.example";
    private static final String OFFICE = "tonghop@vptu.hatinh.example";
    private static final String TELECOM = "kythuat@vtht.hatinh.example";

    private static final String REGISTRATION = """
            {"own": {"place": "Hội trường tầng 3, Trụ sở Thành ủy", "chair": "Bí thư Thành ủy",
              "technician": "Cán bộ kỹ thuật Văn phòng Thành ủy", "phone": "0900000011", "delegates": 120,
              "backupPower": true, "backupLine": true},
             "noCommuneSites": false, "sites": [
              {"type": "Phường", "name": "Bắc Hà", "delegates": %d, "technician": "Công chức Văn phòng - Thống kê",
               "phone": "0900000012"},
              {"type": "Phường", "name": "Nam Hà", "delegates": 38},
              {"type": "Xã", "name": "Thạch Hạ", "delegates": 52, "technician": "Công chức Văn hóa - Xã hội",
               "phone": "0900000013"}]}""";

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    IncidentReports incidents;

    @Autowired
    RegistrationReopening reopening;

    @Autowired
    ExtraDuties extraDuties;

    @Autowired
    DutyReassignment reassignment;

    @Autowired
    Reminders reminders;

    @Autowired
    DeadlineMoves deadlines;

    @Autowired
    OfficeMessages messages;

    @Autowired
    PlaceMoves places;

    @Autowired
    PlanCorrection correction;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MailLedger ledger;

    @Autowired
    List<MailComposer> composers;

    private final Map<String, MailContent> mails = new LinkedHashMap<>();

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void every_kind_of_mail_is_fit_to_be_read_by_an_office() {
        story.issued().sendMails();
        look("duties-announced", "vanphong@huongkhe.hatinh.example", "unit");
        look("duties-announced", OFFICE, "office");
        story.does("TPHATINH", "RegisterSites", Map.of("registration", REGISTRATION.formatted(45)))
                .does("HUONGKHE", "RegisterSites")
                .at("2022-01-14T16:00")
                .sendMails();
        look("duty-reminder", UNIT, "one");
        story.at("2022-01-17T11:00").sendMails();
        look("duty-reminder", UNIT, "two");
        officeActs();
        story.promises("LOCHA", "RegisterSites", "2022-01-17T18:00");
        story.at("2022-01-17T16:00").sendMails();
        look("duty-overdue", story.leaderOf("VUQUANG"), "unit");
        look("duty-overdue", story.leaderOf("VPTU"), "office");
        look("duty-overdue-office", OFFICE, "many");
        look("duty-overdue-office", story.leaderOf("TTTU"), "leadership");
        officeReminds();
        look("sites", TELECOM, "telecom");
        look("sites", OFFICE, "office");
        assertThat(mails.get("sites_telecom").text())
                .contains("?task="
                        + story.task("VTHT", "AcknowledgeSitesByTelecom").getId());
        assertThat(filesOf("sites_telecom")).containsExactly("danh-sach-diem-cau.xlsx");
        assertThat(filesOf("sites_office")).containsExactly("tong-hop-diem-cau-va-dai-bieu.xlsx");
        story.does("TPHATINH", "AmendRegistration", Map.of("registration", REGISTRATION.formatted(60)))
                .sendMails();
        look("registration-amended", TELECOM, "telecom");
        story.at("2022-01-17T18:00").sendMails();
        look("duty-overdue", story.leaderOf("LOCHA"), "promise");
        story.at("2022-01-18T07:30").sendMails();
        look("duty-overdue-office", story.leaderOf("VPTU"), "morning");
        workflow.redate(
                story.id(), at("2022-01-26T07:30"), at("2022-01-25T15:00"), at("2022-01-24T16:00"), "Lịch công tác");
        story.run();
        story.sendMails();
        look("new-dates", UNIT, "unit");
        story.at("2022-01-25T15:30").sendMails();
        look("duty-opened", story.contactOf("TTCB"), "test");
        laterSteps();
        reopening.reopen(story.id(), "TPHATINH", at("2022-01-25T17:00").toInstant(), "Bổ sung đại biểu");
        story.run();
        story.sendMails();
        look("registration-reopened", "vanphong@tphatinh.hatinh.example", "unit");
        officeCorrects();
        officeDefers();
        workflow.cancel(story.id(), "Tình hình dịch bệnh.");
        story.run();
        story.sendMails();
        look("cancelled", UNIT, "unit");
        anotherIsClosed();

        assertThat(mails.keySet().stream().map(name -> name.substring(0, name.indexOf('_'))))
                .hasSameElementsAs(composers.stream()
                        .flatMap(composer -> composer.kinds().stream())
                        .collect(Collectors.toSet()));
        mails.forEach(MailsOfTheStoryTest::isFit);
        assertThat(subjects())
                .contains(
                        "QUÁ HẠN từ 16:00 17/01: Đăng ký điểm cầu và đại biểu – Huyện ủy Vũ Quang",
                        "QUÁ HẠN từ 16:00 17/01: 14 nhiệm vụ của 14 cơ quan, đơn vị",
                        "QUÁ HẠN: 21 nhiệm vụ của 20 cơ quan, đơn vị, sớm nhất từ 11:00 17/01",
                        "QUÁ HẠN: 2 nhiệm vụ, sớm nhất từ 10:00 14/01 – Văn phòng Tỉnh ủy",
                        "Nhắc việc: 2 nhiệm vụ, hạn 11:00 18/01 – Huyện ủy Vũ Quang",
                        "NHẮC NGAY: 3 nhiệm vụ, hạn sớm nhất 16:00 17/01 – Huyện ủy Lộc Hà");
        assertThat(mails.get("new-dates_unit").text()).contains("Lý do: Lịch công tác. Lịch mới như sau:");
        assertThat(mails.get("cancelled_unit").text()).contains("Lý do: Tình hình dịch bệnh.\n");
    }

    private void officeDefers() {
        workflow.defer(story.id(), 1, "Bão số 8 vào đất liền");
        story.run();
        story.sendMails();
        look("deferred", UNIT, "unit");
        workflow.redate(
                story.id(), at("2022-02-16T07:30"), at("2022-02-15T15:00"), at("2022-02-14T16:00"), "Bão đã tan");
        story.run();
        story.sendMails();
        look("new-dates", UNIT, "resumed");
        assertThat(mails.get("new-dates_resumed").subject()).startsWith("Tiếp tục Hội nghị: khai mạc lúc ");
    }

    private void anotherIsClosed() {
        story.issuedAndAt("2022-01-18T15:00")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness")
                .at("2022-01-19T07:20")
                .does("VPTU", "TakeRollCall")
                .does("BTCTU", "RunAwards")
                .does("VPTU", "CloseConference")
                .sendMails();
        look("duties-ended", UNIT, "many");
        look("duties-ended", story.contactOf("BAOHT"), "one");
    }

    private void laterSteps() {
        story.does("TTCB", "TestLines", Map.of("results", story.results("passed", "Điểm cầu tỉnh tại Công an tỉnh")))
                .sendMails();
        look("duty-opened", TELECOM, "repair");
        story.does("VTHT", "RepairLines")
                .does("TTCB", "TestLines")
                .does(
                        "VPTU",
                        "DecideReadiness",
                        Map.of("decision", "NO_GO", "risks", "Bão số 8 vào đất liền trong đêm"))
                .sendMails();
        look("duty-opened", story.contactOf("TTTU"), "leadership");
        incidents.report(story.id(), "Mất điện tại điểm cầu Hương Khê");
        incidents.report(story.id(), "Đường truyền phụ tại điểm cầu tỉnh bị đứt");
        story.run();
        story.sendMails();
        look("duty-opened", OFFICE, "office");
        aStepStops();
    }

    private void aStepStops() {
        ManagementService jobs = engine.getManagementService();
        jobs.setJobRetries(
                jobs.createJobQuery()
                        .processInstanceId(story.processOf("VUQUANG").getId())
                        .activityId("timer_PrepareSpeech_Due")
                        .singleResult()
                        .getId(),
                0);
        ClockUtil.setCurrentTime(Date.from(at("2022-01-25T15:31").toInstant()));
        story.sendMails();
        look("step-stopped", OFFICE, "unit");
        assertThat(mails.get("step-stopped_unit").text())
                .contains("* Đến hạn: Nghiên cứu báo cáo, chuẩn bị phát biểu\n  Huyện ủy Vũ Quang. Liên hệ: ");
    }

    private void officeActs() {
        extraDuties.add(
                story.id(),
                new ExtraDuties.Order(
                        List.of("VTHT"),
                        "Bố trí máy phát điện dự phòng",
                        "Đặt máy tại hội trường, chạy thử có tải.",
                        at("2022-01-18T10:00").toInstant(),
                        "Điện lưới yếu"));
        reassignment.reassign(
                story.id(), List.of(new DutyRef("KeepLinesStable", "VTHT")), "TTCB", "Viễn thông thiếu người");
        reminders.remind(story.id(), List.of(new DutyRef("RegisterSites", "VUQUANG")), null, "vptu");
        story.sendMails();
        look("duty-added", TELECOM, "telecom");
        look("duty-reassigned", TELECOM, "before");
        look("duty-reassigned", "kythuat@ttcb.hatinh.example", "now");
        look("reminder-now", UNIT, "one");
        Map<DutyRef, Instant> moved = new HashMap<>();
        moved.put(new DutyRef("PrepareHall", "VUQUANG"), null);
        deadlines.move(
                story.id(),
                new DeadlineMoves.Order(moved, at("2022-01-18T14:30").toInstant(), "Hội trường đang sửa", "vptu"));
        story.sendMails();
        look("deadline-moved", UNIT, "one");
        messages.send(
                story.id(),
                new OfficeMessages.Message(
                        OfficeMessages.To.CHOSEN,
                        List.of("VUQUANG"),
                        "Đổi đường vào hội trường",
                        "Đường phía nam đang sửa.\nĐề nghị đi cổng phía bắc."),
                "vptu");
        story.sendMails();
        look("office-message", UNIT, "unit");
        places.move(story.id(), "HUONGKHE", "Nhà văn hóa huyện", "Hội trường đang sửa", "vptu");
        story.sendMails();
        look("place-changed", story.contactOf("HUONGKHE"), "unit");
    }

    private void officeCorrects() {
        CurrentPlan present = correction.present(story.id());
        correction.correct(
                story.id(),
                present.revision(),
                present.plan()
                        .source()
                        .replaceAll("(?m)^  - code: CoverByBroadcast\\n(    .*\\n)+", "")
                        .replaceFirst("(?s)(code: CoverByNewspaper.*?due: )\\S+", "$12022-01-26T20:00")
                        .replaceFirst("(code: CoverByNewspaper\\n)", "$1    name: Đưa tin, bài về Hội nghị\n")
                        .replace("unitDuties:\n", """
                                  - code: may-phat
                                    kind: POWER
                                    name: Bố trí máy phát điện
                                    agency: DLHT
                                    due: 2022-01-25T20:00
                                    words: Điện lực bố trí máy phát điện dự phòng tại hội trường.

                                unitDuties:
                                """),
                "Điện lưới yếu");
        story.run();
        story.sendMails();
        look("plan-corrected", story.contactOf("DLHT"), "more");
        look("plan-corrected", story.contactOf("PTTH"), "less");
        look("plan-corrected", story.contactOf("BAOHT"), "moved");
    }

    private void officeReminds() {
        reminders.remind(
                story.id(),
                List.of(
                        new DutyRef("RegisterSites", "LOCHA"),
                        new DutyRef("PrepareHall", "LOCHA"),
                        new DutyRef("PrepareSpeech", "LOCHA")),
                "Đề nghị đơn vị gửi trước 17 giờ hôm nay.",
                "vptu");
        story.sendMails();
        look("reminder-now", story.leaderOf("LOCHA"), "leader");
        look("reminder-now", story.contactOf("LOCHA"), "many");
    }

    private List<String> subjects() {
        return mails.values().stream().map(MailContent::subject).toList();
    }

    private List<String> filesOf(String mail) {
        return mails.get(mail).attachments().stream()
                .map(MailContent.Attachment::fileName)
                .toList();
    }

    private static void isFit(String name, MailContent mail) {
        Document page = Jsoup.parse(mail.html());
        // Without addresses, and without the mark for what the letter's words leave out.
        String words = mail.text().replaceAll("https?://\\S+|\\S+@\\S+|\\(\\.{3}\\)", "")
                + page.text().replace("(...)", "");
        assertThat(mail.subject().length()).as(name).isBetween(10, LONGEST_SUBJECT);
        assertThat(page.select("td").first().text()).as(name).contains(mail.subject());
        assertThat(words)
                .as(name)
                .doesNotContain("null", "${", "[(", "[[", "..", " ,", " .\n", "“”")
                // A code instead of a name: "RegisterSites", "VUQUANG".
                .doesNotContainPattern("[a-z][A-Z]|\\b[A-Z]{5,}\\b");
        assertThat(mail.text())
                .as(name)
                .startsWith("Kính gửi: ")
                .endsWith("\n\n--\nThư do hệ thống Điểm Cầu gửi tự động theo tiến độ chuẩn bị Hội nghị.\n"
                        + "Khi cần trao đổi, đề nghị trả lời thư này.\n")
                .doesNotContain("\n\n\n", " \n");
        assertThat(page.select("[width], img, pre").eachAttr("width")).as(name).containsOnly("100%");
    }

    private void look(String kind, String address, String label) {
        LedgerEntry last = ledger.of(story.id()).stream()
                .filter(entry -> entry.state() == MailState.SENT
                        && entry.mail().kind().equals(kind)
                        && entry.mail().address().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No mail " + kind + " went to " + address));
        MailContent mail = ledger.content(last.mail().id()).orElseThrow();
        mails.put(kind + "_" + label, mail);
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(kind + "_" + label + ".html"), mail.html());
            Files.writeString(FOLDER.resolve(kind + "_" + label + ".txt"), mail.subject() + "\n\n" + mail.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
