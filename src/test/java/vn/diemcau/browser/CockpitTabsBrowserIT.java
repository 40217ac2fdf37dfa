package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.process.preparation.ConferenceStory;

/** The Office's own tabs in Cockpit. */
@BrowserTest
class CockpitTabsBrowserIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private JdbcClient jdbc;

    private Browser office;

    @BeforeEach
    void theDeadlineHasPassed() {
        story.issued()
                .does("HUONGKHE", "RegisterSites")
                .does("HUONGKHE", "AmendRegistration", Map.of("registration", ConferenceStory.registration(55)))
                .at("2022-01-17T17:30")
                .does("DLHT", "AcknowledgePlacesByPower")
                .sendMails();
        office = new Browser(port);
        office.bringSession("vptu", BrowserTest.PASSWORD);
    }

    @AfterEach
    void close() {
        office.close();
        ClockUtil.reset();
    }

    @Test
    void the_office_sees_who_registered_and_who_did_not_and_what_it_can_do() {
        // With the line test the registrations are closed.
        story.at("2022-01-18T15:00");
        open(story.process());

        office.see(".dc-summary", "1/14 đơn vị đã đăng ký. Còn 13 đơn vị chưa đăng ký.");
        office.see("tr[data-key=HUONGKHE]", "Đã đăng ký");
        office.see("tr[data-key=HUONGKHE] summary", "1 lần thay đổi. Gần nhất: điểm cầu của đơn vị: 40 → 55 đại biểu");
        office.see("tr[data-key=VUQUANG].dc-bad", "Chưa đăng ký, quá hạn 23 giờ 00 phút");
        office.see(".dc section", "3 nơi chưa xác nhận");
        assertThat(office.count("tr[data-key=VUQUANG] a[href$='?task="
                        + story.task("VUQUANG", "RegisterSites").getId() + "']"))
                .isOne();
        assertThat(office.count(".dc a[href*='/lists/'][href$='.xlsx']")).isEqualTo(5);

        office.click("tr[data-key=HUONGKHE] summary");
        office.see("tr[data-key=HUONGKHE] .dc-history", "đăng ký lần đầu: 1 điểm cầu, 40 đại biểu");
        assertThat(office.count("tr[data-key=VUQUANG] button"))
                .as("what is open is not opened again")
                .isZero();
        office.click("tr[data-key=HUONGKHE] button");
        office.type("input[name=reason]", "Mất điện cả ngày");
        story.does("VUQUANG", "RegisterSites");
        refresh();

        office.see("tr[data-key=VUQUANG]", "muộn 23 giờ 00 phút");
        assertThat(office.value("input[name=reason]")).isEqualTo("Mất điện cả ngày");
        office.see("tr[data-key=HUONGKHE] .dc-history", "40 đại biểu");
        office.screenshot("40-cockpit-registrations");
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    void the_office_opens_a_closed_registration_again() {
        story.at("2022-01-18T15:30");
        open(story.process());

        office.click("tr[data-key=HUONGKHE] button");
        office.type("input[name=reason]", "Bổ sung đại biểu");
        office.set("input[name=until]", "2022-01-20T17:00");
        office.click(".dc-form .dc-button");
        office.see(".dc", "trước giờ khai mạc");
        office.set("input[name=until]", "2022-01-18T17:00");
        office.click(".dc-form .dc-button");
        office.see(".dc", "Đã mở lại đăng ký cho Huyện ủy Hương Khê.");
        story.run();
        refresh();

        office.see("tr[data-key=HUONGKHE]", "đang mở lại, nhận đến 17:00 18/01");
        office.screenshot("43-cockpit-reopened");
        assertThat(story.task("HUONGKHE", "CorrectRegistration-1").getDescription())
                .isEqualTo(
                        "Văn phòng mở lại đăng ký, lý do: Bổ sung đại biểu\n\nHạn: 17 giờ 00, thứ Ba ngày 18/01/2022.");
    }

    @Test
    void the_office_reads_a_mail_and_sends_it_again() {
        jdbc.sql("""
                        update mail set state = 'FAILED', error = 'Máy chủ thư từ chối nhận thư: 550 no such user',
                          sent_at = null where conference_id = ? and kind = 'duties-announced' and agency = 'VUQUANG'""").param(story.id()).update();
        open(story.process());
        office.clickLink("Thư");

        office.click(".dc-choice.dc-bad");
        office.see(".dc-table tr.dc-bad", "550 no such user");
        office.click(".dc-table tr.dc-bad .dc-link");
        office.see("iframe.dc-letter");
        office.see(".dc-form select");
        office.screenshot("41-cockpit-mail");
        assertThat(office.inFrame("iframe.dc-letter", "body")).contains("Kính gửi", "Huyện ủy Vũ Quang");
        int letters = office.count("iframe.dc-letter");
        refresh();
        assertThat(office.count("iframe.dc-letter")).isEqualTo(letters).isOne();

        office.click(".dc-form .dc-button");
        office.see(".dc-done", "Đã xếp hàng gửi lại thư tới vanphong@vuquang.hatinh.example.");
        story.sendMails();
        refresh();
        office.see(".dc-choice.dc-bad", "Không gửi được (1)");
        office.screenshot("42-cockpit-mails-failed");
        office.click(".dc-tools .dc-button");
        office.see(".dc-done", "Đã xếp hàng gửi lại 1 thư.");
        story.sendMails();
        refresh();
        office.click(".dc-choices:not([aria-label=Xem]) .dc-choice");
        office.see(".dc-table", "Đã gửi");
        office.screenshot("42-cockpit-mails");
        assertThat(office.count(".dc-table tr[data-key]")).isGreaterThan(30);
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    void the_office_reminds_the_silent_at_once_and_reads_what_became_of_each() {
        open(story.process());
        assertThat(office.count("button[data-act=remind]:disabled")).isOne();

        office.click("input[name=chosen][value=VUQUANG]");
        office.click("input[name=chosen][value=LOCHA]");
        office.see("button[data-act=remind]", "Nhắc ngay (2)");
        office.click("button[data-act=remind]");
        office.see(".dc-panel", "2 việc đã chọn của 2 cơ quan, đơn vị");
        office.see(".dc-panel", "kể cả ban đêm và ngày nghỉ");
        office.type(".dc-panel textarea[name=note]", "Đề nghị gửi trước 18 giờ.");
        refresh();
        assertThat(office.value(".dc-panel textarea[name=note]")).isEqualTo("Đề nghị gửi trước 18 giờ.");
        office.screenshot("44-acts-remind");
        office.click(".dc-panel .dc-button");

        office.see(".dc-results .dc-did", "Huyện ủy Vũ Quang – Đăng ký điểm cầu và đại biểu: Đã gửi thư nhắc tới: ");
        assertThat(office.count(".dc-results .dc-did")).isEqualTo(2);
        office.screenshot("45-acts-reminded");
        office.click("button[data-act=remind]");
        office.click(".dc-panel .dc-button");
        office.see(".dc-results .dc-did-not", "Vừa được nhắc trong 10 phút qua, không gửi thêm.");
        assertThat(story.mails("reminder-now")).hasSize(6);
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void the_office_gives_agencies_one_more_duty() {
        open(story.process());

        office.click("button[data-act=add]");
        office.see(".dc-panel .dc-checks", "Viễn thông Hà Tĩnh");
        office.click(".dc-panel .dc-button");
        office.see(".dc-panel .dc-problems", "Tên việc: Chưa có nội dung.");
        office.see(".dc-panel .dc-problems", "Cơ quan, đơn vị thực hiện: Chưa chọn cơ quan nào.");
        office.type(".dc-panel input[name=name]", "Bố trí máy phát điện dự phòng");
        office.type(".dc-panel textarea[name=words]", "Đặt máy tại hội trường, chạy thử có tải.");
        office.set(".dc-panel input[name=due]", "2022-01-18T10:00");
        office.click(".dc-checks input[value=VTHT]");
        office.click(".dc-checks input[value=DLHT]");
        wideOrNot();
        office.screenshot("46-acts-add");
        office.show(360, 740);
        office.screenshot("47-acts-add-phone");
        office.show(1366, 768);
        wideOrNot();
        office.click(".dc-panel .dc-button");

        office.see(".dc-results .dc-did", "Đã giao Viễn thông Hà Tĩnh, hạn 10:00 18/01; thư báo đang được gửi.");
        assertThat(story.task("DLHT", "ExtraDuty-2").getName()).isEqualTo("Bố trí máy phát điện dự phòng");
        assertThat(office.complaints("400")).isEmpty();

        try (Browser telecom = new Browser(port)) {
            telecom.bringSession("vtht", BrowserTest.PASSWORD);
            telecom.openTask(story.task("VTHT", "ExtraDuty-1").getId());
            telecom.see(".duty-words", "chạy thử có tải");
            telecom.claim();
            telecom.type("[cam-variable-name=result]", "Đã đặt máy, chạy thử 30 phút đạt.");
            telecom.screenshot("48-extra-duty");
            telecom.show(360, 740);
            telecom.screenshot("49-extra-duty-phone");
            telecom.show(1366, 768);
            telecom.complete();
            telecom.until(
                    "the duty is done",
                    page -> story.duty("VTHT", "ExtraDuty-1").doneAt());
            assertThat(telecom.complaints()).isEmpty();
        }
    }

    @Test
    @Tag("story")
    void the_office_takes_a_task_back_but_gives_no_registration_away() {
        open(story.process());

        office.click("input[name=chosen][value=VUQUANG]");
        assertThat(office.count("a.dc-button[href$='?task="
                        + story.task("VUQUANG", "RegisterSites").getId() + "']"))
                .isOne();
        office.click("button[data-act=reassign]");
        office.see(".dc-panel select[name=to]");
        office.choose(".dc-panel select[name=to]", "DLHT");
        office.type(".dc-panel textarea[name=reason]", "Đơn vị thiếu người");
        office.click(".dc-panel .dc-button");
        office.see(".dc-panel .dc-problems", "Huyện ủy Vũ Quang – Đăng ký điểm cầu và đại biểu: Việc đăng ký");
        assertThat(office.value(".dc-panel textarea[name=reason]")).isEqualTo("Đơn vị thiếu người");
        office.screenshot("50-acts-refused");
        office.choose(".dc-panel select[name=to]", "");
        office.click(".dc-panel .dc-button");
        office.see(".dc-results .dc-did", "Chưa ai nhận việc này; cán bộ nào của Huyện ủy Vũ Quang cũng nhận được.");
        assertThat(office.complaints("409")).isEmpty();
    }

    @Test
    @Tag("story")
    void the_office_reports_an_incident_and_opens_a_registration_again_from_the_bar() {
        story.at("2022-01-18T15:30");
        open(story.process());

        office.click("button[data-act=incident]");
        office.type(".dc-panel textarea[name=words]", "Mất điện tại Vũ Quang từ 15 giờ");
        office.click(".dc-panel .dc-button");
        office.see(".dc-results .dc-did", "Đã mở nhiệm vụ “Xử lý sự cố”.");
        assertThat(story.duty("VPTU", "HandleIncident-1").words()).isEqualTo("Mất điện tại Vũ Quang từ 15 giờ");

        office.click("button[data-act=reopen]");
        office.see(".dc-panel select[name=unit]", "Huyện ủy Hương Khê");
        office.type(".dc-panel textarea[name=reason]", "Bổ sung đại biểu");
        office.click(".dc-panel .dc-button");
        office.see(".dc-panel .dc-problems", "Nhận đến: Chưa chọn ngày, giờ.");
        office.set(".dc-panel input[name=until]", "2022-01-18T17:00");
        office.click(".dc-panel .dc-button");
        office.see(".dc-results .dc-did", "Huyện ủy Hương Khê: Đã mở lại đăng ký");
        assertThat(story.duty("HUONGKHE", "CorrectRegistration-1").isOpen()).isTrue();
        assertThat(office.complaints("400")).isEmpty();
    }

    @Test
    @Tag("story")
    void the_office_corrects_an_address_and_sends_the_mail_there() {
        jdbc.sql("""
                        update mail set state = 'FAILED', error = 'Máy chủ thư từ chối nhận thư: 550 no such user',
                          sent_at = null where conference_id = ? and kind = 'duties-announced' and agency = 'DUKHOI'
                          and address like 'vanphong@%'""").param(story.id()).update();
        open(story.process());
        office.clickLink("Thư");
        office.click(".dc-choice.dc-bad");
        office.click(".dc-table tr.dc-bad .dc-link");
        office.see(".dc-form select");

        office.choose(".dc-form select", "corrected");
        office.see(".dc-form", "Địa chỉ đúng thay cho vanphong@dukhoi.hatinh.example");
        office.type(".dc-form input[name=email]", "vanphong@hatinh");
        office.screenshot("51-cockpit-correct-address");
        office.click(".dc-form .dc-button");
        office.see(".dc-problems", "không phải là địa chỉ thư điện tử");
        office.show(360, 740);
        office.until("the form has the phone's width", page -> page.run("""
                const form = document.querySelector('.dc-form').getBoundingClientRect();
                return form.width >= 250 && [...document.querySelectorAll('.dc *')].every(each =>
                  each.closest('thead') || each.getBoundingClientRect().right <= 361)
                """).equals(true));
        office.screenshot("52-cockpit-correct-address-phone");
        office.show(1366, 768);
        office.set(".dc-form input[name=email]", "vanthu@dukhoi.hatinh.example");
        office.click(".dc-form .dc-button");

        office.see(
                ".dc-done",
                "mọi thư chưa tới được vanphong@dukhoi.hatinh.example sẽ gửi tới vanthu@dukhoi.hatinh.example.");
        story.sendMails();
        assertThat(story.mails("duties-announced"))
                .contains("vanthu@dukhoi.hatinh.example")
                .doesNotContain("vanphong@dukhoi.hatinh.example");
        assertThat(office.complaints("400")).isEmpty();
    }

    @Test
    @Tag("story")
    void the_process_of_a_unit_shows_that_unit_alone() {
        open(story.processOf("HUONGKHE"));

        office.see("tr[data-key=HUONGKHE]", "Đã đăng ký");
        assertThat(office.count(".dc-table tbody tr")).isOne();
        office.clickLink("Thư");
        office.see(".dc-table", "Huyện ủy Hương Khê");
        assertThat(office.texts(".dc-table tbody td:nth-child(2)")).allMatch(text -> text.contains("huongkhe"));
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    void the_office_reads_who_did_what_when() {
        open(story.process());
        office.clickLink("Nhật ký");

        office.see(".dc-day h4", "Thứ Hai ngày 17/01/2022");
        office.see(".dc-journal li", "hoàn thành: Xác nhận đã nhận danh sách địa điểm");
        office.see(".dc-journal", "báo quá hạn cấp 1");
        office.see(".dc-journal", "phát hành Giấy mời");
        office.screenshot("44-cockpit-history");

        office.click("select[name=group] option[value=REGISTRATION]");
        office.seeNo(".dc-day:nth-of-type(2)");
        office.see(".dc-journal", "gửi đăng ký: 1 điểm cầu, 40 đại biểu");
        assertThat(office.texts(".dc-journal li")).hasSize(2);
        assertThat(office.texts(".dc-journal li").get(0))
                .contains("điều chỉnh đăng ký: điểm cầu của đơn vị: 40 → 55 đại biểu");
        office.type(".dc-tools input[type=search]", "HUONG KHE gui");
        office.see(".dc-note", "Không có việc nào.");
        office.type(".dc-tools input[type=search]", "40 dai bieu");
        office.see(".dc-journal li", "40 đại biểu");
        assertThat(office.count("a[href$='/history.xlsx?group=REGISTRATION&text=40+dai+bieu']"))
                .isOne();
        refresh();
        assertThat(office.value(".dc-tools input[type=search]")).isEqualTo("40 dai bieu");
        office.screenshot("45-cockpit-history-narrowed");
        office.show(360, 740);
        office.see(".dc-journal li", "40 đại biểu");
        office.screenshot("46-cockpit-history-phone");
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    void the_process_of_a_unit_tells_of_that_unit_alone() {
        open(story.processOf("HUONGKHE"));
        office.clickLink("Nhật ký");

        office.see(".dc-journal", "gửi đăng ký: 1 điểm cầu, 40 đại biểu");
        assertThat(office.count("select[name=agency]")).isZero();
        assertThat(office.texts(".dc-journal li")).noneMatch(text -> text.contains("danh sách địa điểm"));
        assertThat(office.complaints()).isEmpty();
    }

    private void open(ProcessInstance process) {
        office.open("/camunda/app/cockpit/default/#/process-instance/" + process.getId()
                + "/runtime?tab=diemcau-registrations");
        office.see(".dc .dc-table");
    }

    /** By script: the driver takes what lies above the page for hidden. */
    private void wideOrNot() {
        office.run("document.querySelector('.dc-bar button').click()");
    }

    /** As every 15 seconds, but now. */
    private void refresh() {
        office.run("document.dispatchEvent(new Event('visibilitychange'))");
    }
}
