package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.process.preparation.ConferenceStory;

/** The diagrams in Cockpit on the Office's screen of 1366 × 768. */
@BrowserTest
class CockpitDiagramBrowserIT {

    /** A label of the diagram in pixels of the screen. */
    private static final String LABEL = """
            const label = document.querySelector('[data-element-id=userTask_ConnectLines] text, [data-element-id=userTask_PrepareHall] text');
            return parseFloat(getComputedStyle(label).fontSize) * label.getScreenCTM().a;
            """;

    /** The ids of the user tasks that are wholly in the pane. */
    private static final String SEEN = """
            const pane = document.querySelector('.djs-container').getBoundingClientRect();
            return [...document.querySelectorAll('.djs-shape[data-element-id^=userTask_]')].filter(task => {
              const box = task.querySelector('.djs-visual > rect').getBoundingClientRect();
              return box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom;
            }).map(task => task.dataset.elementId.replace('userTask_', ''));
            """;

    /** What is open in the phase that is furthest on. */
    private static final List<String> FURTHEST = List.of(
            "AcknowledgeNumbersByPartyOffice", "AcknowledgeSitesByPeoplesCommittee", "AcknowledgeSitesByTelecom");

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    private Browser browser;

    @BeforeEach
    void someAreLate() {
        story.issued()
                .does("HUONGKHE", "RegisterSites")
                .does("VPTU", "PrepareReports")
                .at("2022-01-17T17:30")
                .does("DLHT", "AcknowledgePlacesByPower");
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
        ClockUtil.reset();
    }

    @Test
    void it_opens_where_the_work_is_at_a_size_that_can_be_read() {
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        openProcess(story.process().getId());

        assertThat(label()).isBetween(10.9, 16.0);
        assertThat(seen()).as("the phase that is furthest on").containsAnyElementsOf(FURTHEST);
        assertThat((long) browser.run("return document.querySelector('.djs-container').clientHeight"))
                .isGreaterThan(320);
        assertThat((long) browser.run("return document.querySelector('.djs-container').clientWidth"))
                .isGreaterThan(1300);
        browser.screenshot("90-diagram");
        assertThat(browser.texts(".ctn-content-bottom .nav-tabs li a").get(0)).isEqualTo("Mức sẵn sàng");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void colours_signs_and_words_say_what_is_done_open_and_late() {
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        openProcess(story.process().getId());

        assertThat(colour("PrepareReports")).isEqualTo("rgb(228, 243, 233)");
        assertThat(badge("userTask_PrepareReports")).isEqualTo("✓Đã xong");
        assertThat(colour("ConnectLines")).isEqualTo("rgb(227, 236, 248)");
        assertThat(badge("userTask_ConnectLines")).isEqualTo("○Hạn 14:00 18/01");
        assertThat(colour("InviteCentralDelegates")).isEqualTo("rgb(251, 220, 218)");
        assertThat(badge("userTask_InviteCentralDelegates")).startsWith("!Quá hạn ");
        assertThat(colour("TestLines")).isEqualTo("rgb(255, 255, 255)");
        assertThat(badge("callActivity_PrepareUnits")).isEqualTo("!0/14 xong, 13 quá hạn");
        browser.see(".dc-legend", "Đã xong");
        assertThat(browser.texts(".dc-legend li"))
                .extracting(each -> each.replaceAll("^\\W+", "").strip())
                .hasSize(4);

        story.does("TTCB", "ConnectLines");
        refresh();
        browser.until("it is done", page -> badge("userTask_ConnectLines").equals("✓Đã xong"));
        assertThat(colour("ConnectLines")).isEqualTo("rgb(228, 243, 233)");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void three_buttons_show_the_whole_its_width_and_the_work_again() {
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        openProcess(story.process().getId());
        double opened = label();

        press("Vừa khung");
        assertThat(label()).isLessThan(opened);
        assertThat(seen()).contains("IssueLetter", "CoverByBroadcast", "DecidePostponement");
        browser.screenshot("91-diagram-whole");
        press("Vừa chiều ngang");
        assertThat((boolean) browser.run("""
                const pane = document.querySelector('.djs-container').getBoundingClientRect();
                const box = document.querySelector('[data-element-id=participant_Conference] > .djs-visual > rect').getBoundingClientRect();
                return box.left >= pane.left && box.right <= pane.right && box.width > pane.width * .9;
                """)).isTrue();
        press("Chỗ đang làm");
        assertThat(label()).isEqualTo(opened);
        assertThat(seen()).containsAnyElementsOf(FURTHEST);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void the_diagram_of_a_unit_is_that_units() {
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        openProcess(story.processOf("HUONGKHE").getId());

        assertThat(label()).isBetween(10.9, 16.0);
        assertThat(badge("userTask_RegisterSites")).isEqualTo("✓Đã xong");
        browser.see(".breadcrumbs-panel", "Quy trình");
        browser.screenshot("92-diagram-unit");
        openProcess(story.processOf("VUQUANG").getId());
        assertThat(badge("userTask_RegisterSites")).isEqualTo("!Quá hạn 1 giờ 30 phút");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_model_that_one_conference_runs_by_shows_all_its_units_together() {
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        open("process-definition/" + story.processOf("HUONGKHE").getProcessDefinitionId());

        assertThat(label()).isBetween(10.9, 16.0);
        if (browser.count(".dc-badge") > 0) {
            assertThat(badge("userTask_RegisterSites")).isEqualTo("!1/14 xong, 13 quá hạn");
        } else {
            browser.see(".dc-diagram-bar", "Nhiều Hội nghị cùng theo quy trình này.");
        }
        assertThat(browser.texts(".ctn-content-bottom .nav-tabs li a")).startsWith("Mức sẵn sàng");
        browser.screenshot("93-diagram-model");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_the_engine_says_of_itself_is_the_administrators_alone() {
        List<String> engines = List.of("Dữ liệu", "Việc tự động", "Việc của hệ thống ngoài");
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        openProcess(story.process().getId());
        assertThat(browser.texts(".ctn-content-bottom .nav-tabs li a"))
                .doesNotContainAnyElementsOf(engines)
                .contains("Mức sẵn sàng", "Đăng ký", "Thư", "Nhật ký", "Sự cố kỹ thuật");
        assertThat(browser.texts(".ctn-toolbar, .ctn-sidebar")).isEmpty();
        assertThat((String) browser.run("""
                const crumb = document.querySelector('.cam-breadcrumb > li.active > .text');
                return getComputedStyle(crumb).fontSize + ' ' + getComputedStyle(crumb, '::after').content;
                """)).startsWith("0px \"Hội nghị trực tuyến tổng kết");
        browser.close();

        browser = new Browser(port);
        browser.bringSession("admin", BrowserTest.PASSWORD);
        openProcess(story.process().getId());
        assertThat(browser.texts(".ctn-content-bottom .nav-tabs li a")).containsAll(engines);
        browser.see(".ctn-toolbar .btn-suspend-action");
        browser.see(".ctn-sidebar", story.process().getId());
        browser.screenshot("94-diagram-administrator");
        assertThat(browser.complaints()).isEmpty();
    }

    private void openProcess(String id) {
        open("process-instance/" + id);
        browser.until("each step says how far it is", page -> page.count(".dc-badge") > 0);
    }

    private void open(String page) {
        browser.openAnew("/camunda/app/cockpit/default/#/" + page + "/runtime");
        browser.see(".dc-diagram-bar .dc-sizes");
        browser.see(".djs-shape");
    }

    private void press(String button) {
        browser.run("[...document.querySelectorAll('.dc-diagram-bar button')].find(each => each.textContent === '"
                + button + "').click()");
    }

    private double label() {
        return ((Number) browser.run(LABEL)).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private List<String> seen() {
        return (List<String>) browser.run(SEEN);
    }

    private String colour(String duty) {
        return (String) browser.run("return getComputedStyle(document.querySelector('[data-element-id=userTask_" + duty
                + "] > .djs-visual > rect')).fill");
    }

    private String badge(String element) {
        return (String) browser.run(
                "return document.querySelector('[data-container-id=" + element + "] .dc-badge').textContent");
    }

    /** As every 15 seconds, but now. */
    private void refresh() {
        browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    }
}
