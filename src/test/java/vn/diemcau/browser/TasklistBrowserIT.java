package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import vn.diemcau.preparation.ConferenceStory;
import vn.diemcau.preparation.PreparationWorkflow;

/** Tasklist as officers use it: at a desk and on a telephone. */
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
            "camunda.bpm.job-execution.enabled=false"
        })
class TasklistBrowserIT {

    private static final String PASSWORD = "diemcau-demo";
    private static final String CARD = ".tasks-list li.task:has(a[href*='%s']) %s";
    private static final String LINK = ".tasks-list a[href*='%s']";

    /** What lies beyond the right edge of the page, menus that are not open aside. */
    private static final String BEYOND_THE_EDGE = """
            return [...document.querySelectorAll('body *')]
                .filter(each => each.getClientRects().length && each.getBoundingClientRect().right > innerWidth + 1)
                .map(each => each.tagName + '.' + each.className + each.textContent.trim().slice(0, 40)).join('; ');
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
    void a_card_tells_who_works_on_it_and_what_was_promised() {
        String registration = story.promises("HUONGKHE", "RegisterSites", "2022-01-17T20:00")
                .task("HUONGKHE", "RegisterSites")
                .getId();
        officer.open("/camunda/app/tasklist/");
        officer.signIn("huongkhe", PASSWORD);
        officer.see(CARD.formatted(registration, ".dt-card"), "gửi lúc 20:00 17/01");
        officer.click(LINK.formatted(registration));
        officer.claim();
        officer.see(CARD.formatted(registration, ".dt-card"), "Đồng chí đã nhận");
        assertThat(officer.complaints()).isEmpty();
    }

    @Test
    void the_office_is_led_to_cockpit_and_sees_everybodys_tasks_in_tasklist() {
        officer.open("/");
        officer.signIn("vptu", PASSWORD);
        officer.until("in Cockpit", page -> page.address().contains("/camunda/app/cockpit/"));
        officer.open("/camunda/app/tasklist/");
        officer.see(".dt-card", "Văn phòng Tỉnh ủy");
        list("Toàn bộ hội nghị");
        officer.screenshot("63-tasklist-office");
        officer.openTask(story.task("VUQUANG", "RegisterSites").getId());
        tab("Liên hệ");
        officer.see(".dt-contacts", "Huyện ủy Vũ Quang, nơi thực hiện");
        assertThat(officer.complaints()).isEmpty();
    }

    @Test
    void the_administrator_is_led_to_admin() {
        officer.open("/");
        officer.signIn("admin", PASSWORD);
        officer.until("in Admin", page -> page.address().contains("/camunda/app/admin/"));
    }

    @Test
    void a_link_to_a_task_opens_it_after_the_sign_in() {
        officer.open("/camunda/app/tasklist/default/#/?task="
                + story.task("HUONGKHE", "PrepareHall").getId());
        officer.signIn("huongkhe", PASSWORD);
        officer.seeForm();
        officer.see("h2.task", "Chuẩn bị hội trường");
        assertThat(officer.complaints())
                .as("nothing is asked before the sign-in")
                .isEmpty();
    }

    @Test
    void on_a_telephone_a_unit_opens_its_registration() {
        officer.show(360, 740);
        officer.open("/camunda/app/tasklist/");
        officer.signIn("huongkhe", PASSWORD);
        officer.openTask(story.task("HUONGKHE", "RegisterSites").getId());
        officer.claim();
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
