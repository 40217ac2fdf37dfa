package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Tasklist as officers use it: at a desk and on a telephone. */
@BrowserTest
class TasklistBrowserIT {

    /** Of its own, and so the application is: a list shows 15 tasks at once, and other tests leave conferences open. */
    private static final String CARD = ".tasks-list li.task:has(a[href*='%s']) %s";

    private static final String LINK = ".tasks-list a[href*='%s']";

    /** What lies beyond the right edge of the page, menus that are not open aside. */
    private static final String BEYOND_THE_EDGE = """
            return [...document.querySelectorAll('body *')]
                .filter(each => each.getClientRects().length && each.getBoundingClientRect().right > innerWidth + 1)
                .map(each => each.tagName + '.' + each.className).join('; ');
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private PreparationWorkflow workflow;

    private Browser officer;

    @BeforeEach
    void theDeadlineOfTheRegistrationHasPassed() {
        story.issuedAndAt("2022-01-17T18:10");
        officer = new Browser(port);
    }

    @AfterEach
    void close() {
        officer.close();
        // A list shows 15 tasks at once: those of another test would stand before the next one's.
        workflow.cancel(story.id(), "Hết buổi diễn tập");
        story.run();
        ClockUtil.reset();
    }

    @Test
    void an_officer_reads_the_cards_at_a_glance_and_finds_whom_to_call() {
        String registration = story.task("HUONGKHE", "RegisterSites").getId();
        officer.open("/");
        officer.signIn("huongkhe", BrowserTest.PASSWORD);
        officer.see(CARD.formatted(registration, ".dt-overdue .dt-left"), "Quá hạn 2 giờ 10 phút");
        officer.see(CARD.formatted(registration, ".dt-due"), "16:00 17/01");
        officer.see(CARD.formatted(registration, ".dt-card"), "Huyện ủy Hương Khê");
        officer.see(CARD.formatted(registration, ".dt-card"), "Hội nghị trực tuyến tổng kết công tác năm 2021");
        assertThat(officer.texts(".tasks-list .cells-wrapper"))
                .as("Tasklist's own lines make room for ours")
                .isEmpty();
        assertThat(officer.address()).contains("dueDate");
        officer.screenshot("60-tasklist");
        assertThat(officer.run("""
                const header = document.querySelector('[cam-widget-header]');
                const name = header.querySelector('.account > .dropdown-toggle');
                const height = header.offsetHeight;
                name.append(', Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh'.repeat(3));
                name.dispatchEvent(new Event('mouseover', {bubbles: true}));
                return header.offsetHeight === height && name.scrollWidth > name.clientWidth
                  && name.title === name.textContent.trim();
                """))
                .as("a long name is cut, and its title says the whole")
                .isEqualTo(true);

        list("Quá hạn");
        officer.until("only what is overdue", page -> page.count(".dt-card") == page.count(".dt-overdue"));
        officer.see(CARD.formatted(registration, ".dt-card"), "Quá hạn");

        officer.click(LINK.formatted(registration));
        officer.seeForm();
        officer.screenshot("61-tasklist-task");
        tab("Liên hệ");
        officer.see(".dt-contacts", "Đăng ký điểm cầu, đại biểu");
        officer.see(".dt-contacts", "Chuyên viên Phòng Tổng hợp, Văn phòng Tỉnh ủy");
        assertThat(officer.count(".dt-contacts a[href^='mailto:']")).isEqualTo(3);
        officer.screenshot("62-tasklist-contacts");
        tab("Description", "Mô tả", "Nội dung");
        officer.see(".description-pane", "Hạn: 16 giờ 00, thứ Hai ngày 17/01/2022.");
        assertThat(officer.complaints()).isEmpty();
    }

    @Test
    void a_card_tells_who_works_on_it_and_what_was_promised() {
        String registration = story.promises("HUONGKHE", "RegisterSites", "2022-01-17T20:00")
                .task("HUONGKHE", "RegisterSites")
                .getId();
        officer.bringSession("huongkhe", BrowserTest.PASSWORD);
        officer.open("/camunda/app/tasklist/");
        officer.see(CARD.formatted(registration, ".dt-card"), "gửi lúc 20:00 17/01");
        officer.click(LINK.formatted(registration));
        officer.claim();
        officer.see(CARD.formatted(registration, ".dt-card"), "Đồng chí đã nhận");
        assertThat(officer.complaints()).isEmpty();
    }

    @Test
    void the_office_is_led_to_cockpit_and_sees_everybodys_tasks_in_tasklist() {
        officer.open("/");
        officer.signIn("vptu", BrowserTest.PASSWORD);
        officer.until("in Cockpit", page -> page.address().contains("/camunda/app/cockpit/"));
        officer.open("/camunda/app/tasklist/");
        officer.see(".dt-card", "Văn phòng Tỉnh ủy");
        list("Toàn bộ hội nghị");
        officer.until(
                "a card of another agency",
                page -> page.texts(".dt-card").stream().anyMatch(card -> !card.contains("Văn phòng Tỉnh ủy")));
        officer.screenshot("63-tasklist-office");
        officer.openTask(story.task("VUQUANG", "RegisterSites").getId());
        tab("Liên hệ");
        officer.see(".dt-contacts", "Huyện ủy Vũ Quang, nơi thực hiện");
        assertThat(officer.complaints()).isEmpty();
    }

    @Test
    void the_administrator_is_led_to_admin() {
        officer.open("/");
        officer.signIn("admin", BrowserTest.PASSWORD);
        officer.until("in Admin", page -> page.address().contains("/camunda/app/admin/"));
    }

    @Test
    void a_link_to_a_task_opens_it_after_the_sign_in() {
        officer.open("/camunda/app/tasklist/default/#/?task="
                + story.task("HUONGKHE", "PrepareHall").getId());
        officer.signIn("huongkhe", BrowserTest.PASSWORD);
        officer.seeForm();
        officer.see("h2.task", "Chuẩn bị hội trường");
        assertThat(officer.complaints())
                .as("nothing is asked before the sign-in")
                .isEmpty();
    }

    @Test
    void on_a_telephone_an_officer_goes_from_the_list_to_a_task_hands_it_in_and_is_back() {
        officer.show(360, 740);
        String invitation = story.task("HUONGKHE", "InviteUnitDelegates").getId();
        officer.open("/");
        officer.see("input[type=password]");
        fits("sign-in");
        officer.screenshot("65-phone-sign-in");
        officer.signIn("huongkhe", BrowserTest.PASSWORD);
        officer.see(CARD.formatted(invitation, ".dt-card"), "Huyện ủy Hương Khê");
        assertThat(officer.texts(".column.task-details")).isEmpty();
        fits("list");
        officer.screenshot("66-phone-list");

        officer.click(LINK.formatted(invitation));
        officer.seeForm();
        officer.seeNo(".column.tasks-list");
        fits("task");
        officer.screenshot("67-phone-task");
        tab("Liên hệ");
        officer.see(".dt-contacts", "Văn phòng Tỉnh ủy");
        fits("contacts");
        officer.screenshot("68-phone-contacts");

        officer.click(".dt-back");
        officer.see(CARD.formatted(invitation, ".dt-card"), "Hạn");
        officer.seeNo(".column.task-details");

        officer.openTask(invitation);
        officer.see(".duty-unclaimed", "nhận nhiệm vụ này");
        officer.claim();
        officer.seeNo(".duty-unclaimed");
        officer.run(
                "document.querySelectorAll('form.duty input[type=checkbox][required]').forEach(box => box.click())");
        officer.type("form.duty input[type=number]", "812");
        officer.set("form.duty input[type=date]", "2022-01-17");
        officer.screenshot("69-phone-form");
        fits("form");
        officer.complete();
        officer.seeNo("form.duty");
        officer.see(".column.tasks-list .dt-card", "Huyện ủy Hương Khê");
        assertThat(story.duty("HUONGKHE", "InviteUnitDelegates").doneBy()).isEqualTo("huongkhe");
        assertThat(officer.complaints()).isEmpty();
    }

    @Test
    void on_a_telephone_a_unit_registers_its_sites_without_scrolling_sideways() {
        officer.show(360, 740);
        officer.bringSession("huongkhe", BrowserTest.PASSWORD);
        officer.openTask(story.task("HUONGKHE", "RegisterSites").getId());
        officer.claim();
        fits("registration");
        officer.screenshot("70-phone-registration");
        assertThat(officer.complaints()).isEmpty();
    }

    private void fits(String what) {
        assertThat(officer.run(BEYOND_THE_EDGE)).as(what + " beyond the edge").isEqualTo("");
    }

    private void list(String name) {
        officer.until("the list " + name, page -> page.run("""
                const link = [...document.querySelectorAll('.task-filter h4 a')].find(a => a.textContent.includes('%s'));
                link?.click();
                return link ? true : null;""".formatted(name)));
        officer.see(".task-filter.active", name);
    }

    private void tab(String... names) {
        officer.until("a tab " + String.join(" or ", names), page -> page.run("""
                const names = '%s'.split('|').filter(Boolean);
                const tab = [...document.querySelectorAll('.task-card .nav-tabs a')]
                    .find(a => names.includes(a.textContent.trim()));
                tab?.click();
                return tab ? true : null;""".formatted(String.join("|", names))));
    }
}
