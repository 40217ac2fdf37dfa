package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Officer;
import vn.diemcau.web.Web;

/** The Office changes a running conference at its page in Cockpit: the plan, the dates, that it is held at all. */
@BrowserTest
class ChangeBrowserIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    private Web web;
    private Browser office;

    @BeforeEach
    void theLetterIsOut() {
        story.issued().sendMails();
        web = Web.withPassword(port, "vptu", BrowserTest.PASSWORD);
        office = new Browser(port);
        office.bringSession("vptu", BrowserTest.PASSWORD);
    }

    @AfterEach
    void close() {
        office.close();
        ClockUtil.reset();
    }

    @Test
    void the_plan_is_corrected_after_a_look_at_what_that_means() {
        office.open("/camunda/app/cockpit/default/#/diemcau/" + story.id());
        office.see(".dc-board .dc-heading");
        office.screenshot("90-change-from-the-board");
        office.click(".dc-tabs .dc-to-change");
        office.see(".dc-desk-bar", "Chưa sửa gì");
        office.screenshot("91-change-plan");

        String reports = row("PrepareReports");
        office.click(reports + " button");
        office.until("the duty is open", page -> page.focused().equals("Cơ quan thực hiện"));
        office.type(reports + " [data-key=name]", "Chuẩn bị báo cáo tóm tắt");
        change(reports + " input[type=date]", "2022-01-15");
        office.see(reports, "thứ Bảy ngày 15/01/2022");
        office.see(reports, "Ngày nghỉ.");
        // An agency by a part of its name, by keys alone.
        String power = row("KeepPowerStable");
        office.click(power + " button");
        office.type(power + " [data-choose]", "vien thong");
        office.press(Keys.ENTER);
        office.until("chosen", page -> page.value(power + " [data-choose]").equals("Viễn thông Hà Tĩnh"));
        office.click(row("AssignUnitReporters") + " button:last-child");
        office.see(row("AssignUnitReporters"), "Bỏ việc này");
        office.click(".dc-words summary");
        office.type("[data-row=site-P2] [name=place]", "Hội trường tầng 5, Công an tỉnh");
        office.screenshot("92-change-plan-words");
        office.click("[data-act=add]");
        office.click("[data-act=look]");
        office.see(".dc-problems", "chỗ cần sửa, nêu bên từng dòng");
        office.see("[data-row=n1]", "Chưa chọn cơ quan thực hiện.");
        office.screenshot("92-change-plan-rows");
        office.type("[data-row=n1] [data-choose]", "dien luc");
        office.press(Keys.ENTER);
        office.type("[data-row=n1] [data-key=name]", "Bố trí máy phát điện");
        office.choose("[data-row=n1] [data-key=from]", "m2");
        office.see("[data-row=n1] [data-key=words]", "thứ Ba ngày 18/01/2022");
        office.until(
                "nothing is wrong", page -> !page.texts(".dc-desk-bar").get(0).contains("cần sửa"));

        office.click("[data-act=look]");
        office.see(".dc-outcome caption", "5 chỗ thay đổi");
        office.see(".dc-outcome", "thư báo tới");
        office.screenshot("93-change-plan-preview");
        office.show(360, 780);
        office.screenshot("94-change-plan-preview-on-a-phone");
        office.show(1366, 768);
        office.click("[data-act=confirm]");
        office.see(".dc-outcome .dc-warn[role=alert]", "Chưa ghi lý do.");
        office.type("[name=reason]", "Điện lưới yếu");
        office.click("[data-act=confirm]");

        office.see(".dc-done", "Đã sửa kế hoạch; ");
        office.see(".dc-desk-bar", "Chưa sửa gì");
        office.screenshot("95-change-plan-done");
        office.show(360, 780);
        office.screenshot("96-change-plan-on-a-phone");
        assertThat(office.complaints()).isEmpty();
        assertThat(duties.get(story.id(), "bo-tri-may-phat-dien", "DLHT").isOpen())
                .isTrue();
        assertThat(duties.get(story.id(), "KeepPowerStable", "VTHT").isOpen()).isTrue();
        assertThat(duties.get(story.id(), "PrepareReports", "VPTU").name()).isEqualTo("Chuẩn bị báo cáo tóm tắt");
        assertThat(duties.ofConference(story.id()))
                .noneMatch(duty -> duty.code().equals("AssignUnitReporters"));
    }

    @Test
    void duties_that_are_chosen_on_the_board_are_open_on_the_page_of_changes() {
        office.open("/camunda/app/cockpit/default/#/diemcau/" + story.id());
        for (String duty : List.of("DLHT KeepPowerStable", "VTHT KeepLinesStable")) {
            String box = "[data-key=\"" + duty + "\"] input";
            office.until(duty + " is there", page -> page.count(box) == 1);
            // Far down on the page, which the driver takes for hidden until it is scrolled to.
            office.run("document.querySelector('" + box + "').scrollIntoView({block: 'center'})");
            office.click(box);
        }
        office.see(".dc-changing", "Sửa việc (2)");
        office.screenshot("98-change-of-chosen-duties");
        office.click("[data-act=deadline]");
        office.set(".dc-panel [name=due]", "2022-01-18T09:00");
        office.type(".dc-panel [name=reason]", "Đường dây đang sửa");
        pressInPanel();
        office.see(".dc-panel .dc-outcome", "09 giờ 00, thứ Ba ngày 18/01/2022");
        office.screenshot("115-deadline-preview");
        office.show(360, 780);
        office.run("document.querySelector('.dc-panel .dc-outcome').scrollIntoView({block: 'center'})");
        office.screenshot("116-deadline-preview-on-a-phone");
        office.show(1366, 768);
        pressInPanel();
        office.see(".dc-results", "Đã dời hạn từ");
        assertThat(duties.get(story.id(), "KeepPowerStable", "DLHT").due())
                .isEqualTo(Instant.parse("2022-01-18T02:00:00Z"));
        office.click("[data-act=message]");
        office.see(".dc-panel", "Gửi tới");
        office.type(".dc-panel [name=subject]", "Đổi cổng vào hội trường");
        office.type(".dc-panel [name=text]", "Cổng phía nam đang sửa.");
        pressInPanel();
        office.see(".dc-panel .dc-outcome", "thư báo tới 2 cơ quan, đơn vị");
        office.screenshot("117-message-preview");
        office.show(360, 780);
        office.run("document.querySelector('.dc-panel .dc-outcome').scrollIntoView({block: 'center'})");
        office.screenshot("118-message-preview-on-a-phone");
        office.show(1366, 768);
        pressInPanel();
        office.see(".dc-results", "thư tới 2 cơ quan, đơn vị");
        office.click(".dc-changing");

        office.until("both are open", page -> page.count(".dc-ask") == 2);
        assertThat(office.values(".dc-ask [data-choose]"))
                .containsExactlyInAnyOrder("Điện lực Hà Tĩnh", "Viễn thông Hà Tĩnh");
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    void a_colleague_who_was_faster_is_told_and_nothing_typed_is_lost() {
        openPart("ke-hoach");
        String reports = row("PrepareReports");
        office.click(reports + " button");
        office.type(reports + " [data-key=name]", "Tên của tôi");
        String lines = row("ConnectLines");
        office.click(lines + " button");
        office.type(lines + " [data-key=name]", "Đường truyền của tôi");
        correctedByAColleague("PrepareReports", "Tên của đồng nghiệp", "KeepPowerStable", "Nguồn điện của đồng nghiệp");

        office.click("[data-act=look]");

        office.see(".dc-settle", "Kế hoạch vừa được đồng nghiệp sửa.");
        office.see(row("PrepareReports"), "Đồng nghiệp cũng vừa sửa việc này: tên việc “Tên của đồng nghiệp”");
        assertThat(office.value(row("PrepareReports") + " [data-key=name]")).isEqualTo("Tên của tôi");
        assertThat(office.value(row("ConnectLines") + " [data-key=name]")).isEqualTo("Đường truyền của tôi");
        office.see(row("KeepPowerStable"), "Nguồn điện của đồng nghiệp");
        office.screenshot("97-change-plan-conflict");

        office.openAnew(part("ke-hoach"));
        office.see(".dc-settle", "Phần đang sửa dở trước đây vẫn còn");
        office.see(row("ConnectLines"), "Đường truyền của tôi");
        office.click("[data-act=look]");
        office.see(".dc-outcome caption", "2 chỗ thay đổi");
        office.type("[name=reason]", "Thống nhất tên");
        office.click("[data-act=confirm]");
        office.see(".dc-done", "Đã sửa kế hoạch; ");
        assertThat(duties.get(story.id(), "PrepareReports", "VPTU").name()).isEqualTo("Tên của tôi");
        assertThat(duties.get(story.id(), "KeepPowerStable", "DLHT").name()).isEqualTo("Nguồn điện của đồng nghiệp");
        assertThat(office.complaints("409")).isEmpty();
    }

    @Test
    void the_dates_move_with_every_deadline_after_a_look() {
        openPart("ngay-gio");
        office.see("[data-row=start]", "07 giờ 30, thứ Tư ngày 19/01/2022");
        office.screenshot("100-change-dates");
        change("[data-row=start] input[type=date]", "2022-01-16");
        office.see("[data-row=start]", "Ngày nghỉ.");
        office.see("[data-row=lineTest]", "Phải trước giờ khai mạc.");
        office.screenshot("101-change-dates-out-of-order");
        change("[data-row=start] input[type=date]", "2022-01-26");
        office.see("[data-row=start]", "thứ Tư ngày 26/01/2022");
        office.click("[data-act=follow]");
        office.see("[data-row=lineTest]", "thứ Ba ngày 25/01/2022");
        office.see("[data-row=registrationDue]", "Đang là 16 giờ 00, thứ Hai ngày 17/01/2022");
        office.click("[data-act=look]");
        office.see(".dc-outcome", "Mốc của Hội nghị");
        office.see(".dc-outcome", "14 cơ quan, đơn vị");
        office.screenshot("102-change-dates-preview");
        office.show(360, 780);
        office.screenshot("103-change-dates-preview-on-a-phone");
        office.show(1366, 768);
        office.type("[name=reason]", "Bão số 1");

        // A colleague was faster.
        assertThat(web.put(
                                "/api/conferences/" + story.id() + "/dates",
                                "{\"start\":\"2022-01-20T08:00\",\"lineTest\":\"2022-01-18T14:00\",\"registrationDue\":\"2022-01-17T16:00\",\"reason\":\"Bận\"}")
                        .statusCode())
                .isEqualTo(200);
        office.click("[data-act=confirm]");
        office.see(".dc-settle", "Lịch Hội nghị vừa được đổi (lần 1, lý do: Bận)");
        office.see("[data-row=start]", "Đang là 08 giờ 00, thứ Năm ngày 20/01/2022");
        office.see("[data-row=start]", "07 giờ 30, thứ Tư ngày 26/01/2022");
        office.screenshot("104-change-dates-conflict");
        office.click("[data-act=look]");
        office.see(".dc-outcome", "Mốc của Hội nghị");
        assertThat(office.value("[name=reason]")).isEqualTo("Bão số 1");
        office.click("[data-act=confirm]");
        office.see(".dc-done", "Đã đổi ngày giờ");
        office.see("[data-row=start]", "07 giờ 30, thứ Tư ngày 26/01/2022");
        office.screenshot("105-change-dates-done");

        assertThat(office.complaints("409")).isEmpty();
        assertThat(duties.get(story.id(), "RegisterSites", "HUONGKHE").due())
                .isEqualTo(Instant.parse("2022-01-24T09:00:00Z"));
    }

    @Test
    void a_conference_is_deferred_and_taken_up_again_with_new_dates() {
        openPart("tam-hoan");
        office.click("[data-act=look]");
        office.see(".dc-outcome", "việc đang mở không còn hạn");
        office.screenshot("109-change-defer-preview");
        office.show(360, 780);
        office.screenshot("110-change-defer-preview-on-a-phone");
        office.show(1366, 768);
        office.type("[name=reason]", "Bão số 1");
        office.click("[data-act=confirm]");
        office.see(".dc-done", "Đã tạm hoãn Hội nghị; thư báo đang được gửi.");
        office.see(".dc-note", "Hội nghị đang tạm hoãn, chưa có lịch mới. Lý do: Bão số 1");
        story.run();
        ClockUtil.setCurrentTime(ConferenceStory.date("2022-02-15T09:00"));
        office.turnTo("/diemcau/" + story.id());
        office.see(".dc-heading", "Hội nghị tạm hoãn từ");
        office.screenshot("111-board-of-a-deferred-conference");
        office.show(360, 780);
        office.screenshot("112-board-of-a-deferred-conference-on-a-phone");
        office.show(1366, 768);

        office.turnTo("/sua-hoi-nghi/" + story.id() + "?phan=ngay-gio");
        office.see(".dc-settle", "Hội nghị đang tạm hoãn.");
        office.see("[data-row=start]", "Đã qua.");
        change("[data-row=start] input[type=date]", "2022-03-16");
        office.see("[data-row=start]", "thứ Tư ngày 16/03/2022");
        office.click("[data-act=follow]");
        office.see("[data-row=registrationDue]", "thứ Hai ngày 14/03/2022");
        office.click("[data-act=look]");
        office.see(".dc-outcome", "Mốc của Hội nghị");
        office.screenshot("113-change-resume-preview");
        office.type("[name=reason]", "Bão đã tan");
        office.click("[data-act=confirm]");
        office.see(".dc-done", "Đã tiếp tục Hội nghị; thư báo lịch mới đang được gửi.");
        office.screenshot("114-change-resumed");
        assertThat(office.complaints()).isEmpty();
        assertThat(duties.get(story.id(), "RegisterSites", "HUONGKHE").due())
                .isEqualTo(Instant.parse("2022-03-14T09:00:00Z"));
    }

    @Test
    void a_conference_is_cancelled_after_a_look_at_who_is_told() {
        openPart("huy");
        office.click("[data-act=look]");
        office.see(".dc-outcome", "việc đang mở sẽ đóng");
        office.see(".dc-outcome", "thư báo tới");
        office.screenshot("106-change-cancel-preview");
        office.show(360, 780);
        office.screenshot("107-change-cancel-preview-on-a-phone");
        office.show(1366, 768);
        office.click("[data-act=confirm]");
        office.see(".dc-outcome .dc-warn[role=alert]", "Chưa ghi lý do.");
        office.type("[name=reason]", "Bão số 1");
        office.click("[data-act=confirm]");

        office.see(".dc-done", "Đã hủy Hội nghị; thư báo đang được gửi.");
        office.see(".dc-note", "Hội nghị đã bị hủy, không sửa được nữa.");
        office.screenshot("108-change-cancelled");
        assertThat(office.complaints()).isEmpty();
        assertThat(Officer.json(web.get("/api/conferences/" + story.id()))
                        .get("status")
                        .asText())
                .isEqualTo("CANCELLED");
        office.clickLink("Xem Hội nghị");
        office.see(".dc-board .dc-heading");
        assertThat(office.count(".dc-to-change")).isZero();
    }

    /** Far down on the page, which the driver takes for hidden until it is scrolled to. */
    private void pressInPanel() {
        String button = ".dc-panel button.dc-button";
        office.run("document.querySelector('" + button + "').scrollIntoView({block: 'center'})");
        office.click(button);
    }

    private void openPart(String part) {
        office.open(part(part));
        office.see(".dc-desk-page .dc-tabs");
    }

    private String part(String part) {
        return "/camunda/app/cockpit/default/#/sua-hoi-nghi/" + story.id() + "?phan=" + part;
    }

    /** Where a duty stands on the page. */
    private String row(String code) {
        for (var row : Officer.json(web.get("/api/conferences/" + story.id() + "/plan/rows"))
                .at("/sheet/rows")) {
            if (row.get("code").asText().equals(code)) {
                return "[data-row=" + row.get("id").asText() + "]";
            }
        }
        throw new AssertionError(code);
    }

    private void correctedByAColleague(String code, String name, String other, String otherName) {
        ObjectNode sent = (ObjectNode) Officer.json(web.get("/api/conferences/" + story.id() + "/plan/rows"));
        ArrayNode rows = (ArrayNode) sent.at("/sheet/rows");
        rows.forEach(row -> {
            if (row.get("code").asText().equals(code)) {
                ((ObjectNode) row).put("name", name);
            }
            if (row.get("code").asText().equals(other)) {
                ((ObjectNode) row).put("name", otherName);
            }
        });
        ObjectNode wanted = JSON.createObjectNode()
                .put("version", sent.get("version").asText())
                .put("reason", "x");
        wanted.set("rows", rows);
        assertThat(web.put("/api/conferences/" + story.id() + "/plan/rows", wanted.toString())
                        .statusCode())
                .isEqualTo(200);
    }

    /** As a date picker does. */
    private void change(String css, String value) {
        office.set(css, value);
        office.run("document.querySelector('" + css + "').dispatchEvent(new Event('change', {bubbles: true}))");
    }
}
