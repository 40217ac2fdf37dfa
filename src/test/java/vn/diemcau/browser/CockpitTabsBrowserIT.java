package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import vn.diemcau.preparation.ConferenceStory;

/** The Office's own tabs in Cockpit. */
@NeedsBrowser
@DirtiesContext
@Import(ConferenceStory.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.mail.relay.enabled=false",
            "diemcau.mail.outbox-folder=target/outbox",
            "camunda.bpm.job-execution.enabled=false",
            "diemcau.demo.password=" + CockpitTabsBrowserIT.PASSWORD
        })
class CockpitTabsBrowserIT {

    static final String PASSWORD = "tabs-of-the-office";

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
        office.open("/camunda/app/cockpit/default/#/login");
        office.signIn("vptu", PASSWORD);
        office.see("a[href*='#/processes']");
    }

    @AfterEach
    void close() {
        office.close();
        ClockUtil.reset();
    }

    @Test
    void theOfficeSeesWhoRegisteredAndWhoDidNotAndWhatItCanDo() {
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
    void theOfficeOpensAClosedRegistrationAgain() {
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
    void theOfficeReadsAMailAndSendsItAgain() {
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
        office.click(".dc-choices:not([aria-label=Xem]) .dc-choice");
        office.see(".dc-table", "Đã gửi");
        office.screenshot("42-cockpit-mails");
        assertThat(office.count(".dc-table tr[data-key]")).isGreaterThan(30);
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    void theProcessOfAUnitShowsThatUnitAlone() {
        open(story.processOf("HUONGKHE"));

        office.see("tr[data-key=HUONGKHE]", "Đã đăng ký");
        assertThat(office.count(".dc-table tbody tr")).isOne();
        office.clickLink("Thư");
        office.see(".dc-table", "Huyện ủy Hương Khê");
        assertThat(office.texts(".dc-table tbody td:nth-child(2)")).allMatch(text -> text.contains("huongkhe"));
        assertThat(office.complaints()).isEmpty();
    }

    private void open(ProcessInstance process) {
        office.open("/camunda/app/cockpit/default/#/process-instance/" + process.getId() + "/runtime");
        office.see(".dc .dc-table");
    }

    /** As every 15 seconds, but now. */
    private void refresh() {
        office.run("document.dispatchEvent(new Event('visibilitychange'))");
    }
}
