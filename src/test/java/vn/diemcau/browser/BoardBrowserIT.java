package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.process.preparation.ConferenceStory;

/** The Office's one look at a conference, in Cockpit and on the wall. */
@BrowserTest
class BoardBrowserIT {

    private static final String HUONG_KHE = "tr[data-key=site-HUONGKHE]";
    private static final String VU_QUANG = "tr[data-key=site-VUQUANG]";
    private static final Pattern PAPER = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]");

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    private Browser browser;

    @BeforeEach
    void theLetterIsIssued() {
        story.issued();
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
        ClockUtil.reset();
    }

    @Test
    void the_board_tells_the_story_from_silence_to_readiness() {
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        browser.open("/camunda/app/cockpit/default/#/process-instance/"
                + story.process().getId() + "/runtime");

        // The first tab of ours is the one that opens.
        browser.see(".dc-next", "Còn 2 ngày 2 giờ 00 phút đến hạn tiếp theo: Chuẩn bị các báo cáo");
        browser.see(HUONG_KHE, "Chưa sẵn sàng: còn 9 mục");
        assertThat(browser.count(".dc-matrix tbody tr")).isEqualTo(16);
        assertTotals("1/" + counted(), "0");
        assertThat(browser.texts(HUONG_KHE + " td"))
                .as("each cell says it in words")
                .noneMatch(String::isBlank);
        browser.screenshot("60-board-silent");

        browser.run("window.row = document.querySelector('" + HUONG_KHE + "')");
        story.does("HUONGKHE", "RegisterSites").does("HUONGKHE", "PrepareHall");
        refresh();
        browser.see(HUONG_KHE + " .dc-m-done", "1 điểm cầu, 40 đại biểu");
        browser.see(HUONG_KHE, "Chưa sẵn sàng: còn 4 mục");
        assertThat(browser.run("return window.row === document.querySelector('" + HUONG_KHE + "')"))
                .as("nothing flickers: the row is the same")
                .isEqualTo(true);
        assertTotals("3/" + counted(), "0");

        story.at("2022-01-17T16:00").sendMails();
        refresh();
        browser.see(VU_QUANG + " .dc-m-overdue", "Quá hạn");
        browser.see(VU_QUANG, "Chưa sẵn sàng: 1 mục quá hạn hoặc chưa đạt");
        int late = (int) all().stream().filter(this::isLate).count();
        assertTotals("3/" + counted(), String.valueOf(late));
        assertThat(browser.count(VU_QUANG + " a[href$='?task="
                        + story.task("VUQUANG", "RegisterSites").getId() + "']"))
                .isOne();
        assertThat(browser.count(VU_QUANG + " a[href*='#/process-instance/"
                        + story.processOf("VUQUANG").getId() + "/']"))
                .isOne();
        browser.click(VU_QUANG + " summary");
        browser.see(VU_QUANG + " .dc-people", "chưa có số điện thoại");
        browser.click(".dc-tools > .dc-small");
        browser.see(".dc-tools", "Bỏ chọn " + late + " việc");
        browser.screenshot("61-board-overdue");

        story.at("2022-01-17T18:05").does("VUQUANG", "RegisterSites");
        refresh();
        browser.see(VU_QUANG + " .dc-m-done", "muộn 2 giờ 05 phút");
        browser.see(VU_QUANG + " .dc-people", "Kỹ thuật điểm cầu: Cán bộ kỹ thuật");
        int stillLate = (int) all().stream().filter(this::isLate).count();
        browser.see(".dc-tools", "Bỏ chọn " + (late - 1) + " việc");
        assertThat(stillLate).isGreaterThanOrEqualTo(late - 1);

        story.everybodyDoesEverythingBut().at("2022-01-18T15:00").everybodyDoesEverythingBut("VPTU DecideReadiness");
        refresh();
        browser.see(".dc-totals", "16/16");
        browser.see(HUONG_KHE + " .dc-verdict", "Sẵn sàng");
        assertThat(browser.texts(".dc-verdict")).hasSize(16).allMatch(verdict -> verdict.contains("Sẵn sàng"));
        browser.screenshot("62-board-ready");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_first_page_and_the_page_of_all_conferences_lead_to_those_that_have_ended_too() {
        signIn();
        browser.see(".dc-card", "1/" + counted() + " nhiệm vụ đã xong");
        assertThat(browser.texts(".dashboard .stats-section"))
                .as("the engine's figures are the administrator's")
                .isEmpty();
        browser.screenshot("63-dashboard");
        browser.click(".dc-card[data-key='" + story.id() + "'] .dc-button");
        browser.see(".dc-crumbs", "Hội nghị trực tuyến tổng kết");
        browser.see(HUONG_KHE);
        browser.click(".dc-tabs a[href*=diemcau-mails]");
        browser.see(".dc-table tbody tr", "Giấy mời, nhiệm vụ");
        browser.click(".dc-tabs a[href*=diemcau-registrations]");
        browser.see(".dc-summary", "0/14 đơn vị đã đăng ký");

        story.does("HUONGKHE", "RegisterSites").at("2022-01-17T16:00").everybodyDoesEverythingBut();
        story.at("2022-01-18T15:00").everybodyDoesEverythingBut();
        story.at("2022-01-19T07:30").everybodyDoesEverythingBut();
        assertThat(story.process()).as("Cockpit itself no longer knows of it").isNull();
        browser.click(".dc-crumbs a");
        browser.see("[data-key='Hội nghị đã kết thúc, đã hủy'] tr[data-key='" + story.id() + "']", "Đã kết thúc");
        browser.screenshot("64-conferences");
        browser.click("tr[data-key='" + story.id() + "'] a");
        browser.see(".dc-status", "Đã kết thúc");
        browser.see(".dc-rolls", "Điểm danh các điểm cầu lúc 07:30 19/01: có mặt ");
        // The driver reads only what has been scrolled to.
        browser.see(HUONG_KHE);
        browser.run("document.querySelector('" + HUONG_KHE + "').scrollIntoView()");
        browser.see(HUONG_KHE, "Sẵn sàng");
        browser.run("document.querySelector('.dc-tabs').scrollIntoView({block: 'center'})");
        browser.click(".dc-tabs a[href*=diemcau-registrations]");
        browser.see(".dc-summary", "14/14 đơn vị đã đăng ký");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void all_of_it_is_reached_by_keyboard_and_stays_where_it_was() {
        story.at("2022-01-17T16:00");
        // On the page, because Chromium shows the focus of a script only to whoever has used the keyboard.
        signIn();
        openPage();
        browser.run("document.querySelector('.dc-crumbs a').focus()");

        List<String> way = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            way.add(browser.focused());
            browser.press(Keys.TAB);
        }
        assertThat(way)
                .containsSubsequence(
                        "Hội nghị", "Mức sẵn sàng", "Đăng ký", "Thư", "In", "Mức sẵn sàng của các điểm cầu", "Liên hệ")
                .as("the focus is always seen")
                .noneMatch(stop -> stop.endsWith("(unseen)"));

        browser.run("document.querySelector('.dc-tools .dc-choice').focus()");
        browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);
        browser.run("document.querySelectorAll('.dc-tools .dc-choice')[2].focus()");
        browser.press(Keys.ENTER);
        browser.seeNo("[data-key=line-VPUBND]");
        browser.run("document.querySelector('[data-key=line-VUQUANG] th input').focus()");
        browser.press(Keys.SPACE);
        int open = story.openDutiesOf("VUQUANG").size();
        browser.see(".dc-tools", "Bỏ chọn " + open + " việc");
        story.does("HUONGKHE", "RegisterSites");
        refresh();
        browser.seeNo("[data-key=line-HUONGKHE]");
        assertThat(browser.focused()).isEqualTo("Chọn mọi việc đang mở của Huyện ủy Vũ Quang");
        browser.press(Keys.SPACE);
        browser.until("nothing is chosen", page -> page.count(".dc-agencies input:checked") == 0);
        assertThat(browser.count(".dc-board table:not(:has(caption))")).isZero();
        assertThat(browser.count(".dc-board th:not([scope])")).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void it_is_read_on_a_phone_and_printed_on_paper() {
        story.at("2022-01-17T16:00");
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        openPage();
        browser.show(360, 740);
        browser.until("nothing sticks out", page -> page.run("""
                return document.documentElement.scrollWidth <= 360
                  && [...document.querySelectorAll('.dc-board *')].every(each => each.getBoundingClientRect().right <= 361)
                """).equals(true));
        browser.screenshot("65-board-phone");

        browser.show(1366, 768);
        Matcher paper = PAPER.matcher(new String(browser.print(), StandardCharsets.ISO_8859_1));
        int pages = 0;
        while (paper.find()) {
            assertThat(Double.parseDouble(paper.group(1))).isBetween(841.0, 843.0);
            assertThat(Double.parseDouble(paper.group(2))).isBetween(594.0, 596.0);
            pages++;
        }
        assertThat(pages).isBetween(2, 8);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_wall_asks_who_is_there_and_shows_the_same_without_anything_to_press() {
        browser.show(1920, 1080);
        browser.open("/man-hinh/" + story.id());
        browser.see(".sign-in");
        browser.screenshot("66-wall-sign-in");
        signInAtTheWall("huongkhe");
        browser.see(".wrong", "Chỉ Văn phòng Tỉnh ủy");
        signInAtTheWall("manhinh");

        browser.see("tr[data-key='Huyện ủy Hương Khê']", "Chưa làm");
        assertThat(browser.address()).endsWith("/man-hinh/" + story.id());
        assertThat(browser.count("a, button, input, select, [tabindex]")).isZero();
        story.at("2022-01-17T16:00").does("HUONGKHE", "RegisterSites");
        refresh();
        browser.see("tr[data-key='Huyện ủy Hương Khê'] .dc-m-done", "Xong");
        browser.see("tr[data-key='Huyện ủy Vũ Quang'] .dc-m-overdue", "Quá hạn");
        browser.see(
                "dl .bad", String.valueOf(all().stream().filter(this::isLate).count()));
        assertThat(browser.run("""
                return document.documentElement.scrollHeight <= 1080 && document.documentElement.scrollWidth <= 1920
                  && [...document.querySelectorAll('td')].every(cell => cell.scrollWidth <= cell.clientWidth
                    && parseFloat(getComputedStyle(cell).fontSize) >= 24)
                """)).as("all on one screen, in large letters").isEqualTo(true);
        browser.screenshot("67-wall");

        browser.run("""
                window.fetch = () => Promise.reject(new TypeError('away'));
                const now = performance.now.bind(performance);
                performance.now = () => now() + 61_000;
                """);
        refresh();
        browser.see(".stale", "MẤT LIÊN LẠC VỚI MÁY CHỦ – số liệu cũ, của lúc 16 giờ 00, thứ Hai ngày 17/01/2022");
        browser.see("tr[data-key='Huyện ủy Vũ Quang']", "Quá hạn");
        browser.screenshot("68-wall-stale");
        assertThat(browser.complaints("/api/wall/")).isEmpty();
    }

    private void signIn() {
        browser.open("/camunda/app/cockpit/default/#/login");
        browser.signIn("vptu", BrowserTest.PASSWORD);
        browser.see("a[href*='#/processes']");
    }

    private void signInAtTheWall(String user) {
        browser.type("input[name=username]", user);
        browser.type("input[name=password]", BrowserTest.PASSWORD);
        browser.click(".sign-in button");
    }

    private void openPage() {
        browser.open("/camunda/app/cockpit/default/#/diemcau/" + story.id());
        browser.see(HUONG_KHE);
    }

    private void assertTotals(String done, String overdue) {
        browser.until(
                done + " done, " + overdue + " overdue",
                page -> page.texts(".dc-totals dd b").subList(0, 2).equals(List.of(done, overdue)));
    }

    private List<Duty> all() {
        return duties.ofConference(story.id());
    }

    private boolean isLate(Duty duty) {
        return duty.isOpen()
                && !duty.code().equals("AmendRegistration")
                && !ClockUtil.getCurrentTime().toInstant().isBefore(duty.due());
    }

    private long counted() {
        return all().stream()
                .filter(duty -> !duty.code().equals("AmendRegistration"))
                .filter(duty -> duty.openedAt() != null
                        || !List.of("RepairLines", "DecidePostponement").contains(duty.code()))
                .count();
    }

    /** As every 15 seconds, but now. */
    private void refresh() {
        browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    }
}
