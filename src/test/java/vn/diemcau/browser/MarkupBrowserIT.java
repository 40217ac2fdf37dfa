package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/** Markup that people write where a name belongs is shown as what it is, on every page of ours. */
@BrowserTest
class MarkupBrowserIT {

    private static final String EVIL = "<img src=x data-evil onerror=window.evil=1>{{1+1}}";

    private static int called;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private IdentityService identity;

    private Browser browser;

    @BeforeEach
    void everyNameIsMarkup() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2022-01-12T01:00:00Z")));
        named("vptu");
        named("huongkhe");
        String id = "danh-dau-" + ++called;
        Web office = Web.withPassword(port, "vptu", BrowserTest.PASSWORD);
        String plan = ConferenceStory.plan(id)
                .replaceAll("(?m)^( *(?:- )?(?:title|letter|place|chair|name): )([^>].*)", "$1'$2 " + EVIL + "'");
        assertThat(office.post("/api/conferences", plan).statusCode()).isEqualTo(201);
        story.ofConference(id);
        Map<String, Object> registration = new HashMap<>(Map.of(
                "registration",
                ConferenceStory.registration(40).replaceAll("Hội trường tầng 2|Bí thư|Cán bộ kỹ thuật", EVIL)));
        story.does("VPTU", "IssueLetter").does("HUONGKHE", "RegisterSites", registration);
        assertThat(office.post("/api/conferences/" + id + "/duties", """
                        {"agencies": ["HUONGKHE"], "name": "%1$s", "words": "%1$s", "due": "2022-01-18T10:00", "reason": "%1$s"}""".formatted(EVIL))
                        .statusCode())
                .isEqualTo(201);
        story.run();
        story.sendMails();
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
        ClockUtil.reset();
    }

    @Test
    void an_officers_pages_show_it_as_it_is() {
        browser.bringSession("huongkhe", BrowserTest.PASSWORD);
        browser.open("/camunda/app/tasklist/default/#/");
        browser.see(".dt-card");
        shows("the task list");
        browser.open("/camunda/app/tasklist/default/#/?task="
                + story.task("HUONGKHE", "ExtraDuty-1").getId());
        browser.seeForm();
        shows("the added duty");
        browser.openTask(story.task("HUONGKHE", "AmendRegistration").getId());
        shows("the registration");
        browser.clickLink("Liên hệ");
        browser.see(".dt-contacts");
        isHarmless("the contacts");
        browser.open("/mat-khau");
        browser.see("#everywhere");
        shows("the password");
        browser.open("/can-bo");
        browser.see("#officers tr", "huongkhe");
        shows("the officers");
    }

    @Test
    @Tag("story")
    void the_offices_pages_show_it_as_it_is() {
        browser.bringSession("vptu", BrowserTest.PASSWORD);
        browser.open("/camunda/app/cockpit/default/#/");
        browser.see("a[href*='" + story.id() + "']");
        shows("the dashboard");
        for (String tab : new String[] {"board", "registrations", "mails", "history"}) {
            browser.openAnew("/camunda/app/cockpit/default/#/diemcau/" + story.id() + "?tab=diemcau-" + tab);
            browser.see(".dc-table, .dc-matrix, .dc-journal");
            if (tab.equals("mails")) {
                isHarmless(tab);
            } else {
                shows(tab);
            }
        }
        browser.openAnew("/camunda/app/cockpit/default/#/process-instance/"
                + story.process().getId() + "/runtime");
        browser.see(".dc-matrix");
        shows("the process");
        browser.openAnew("/man-hinh/" + story.id());
        browser.see("table");
        shows("the wall");
    }

    /** It stands there to be read, made no element of the page, and no program of the page ran it. */
    private void shows(String page) {
        browser.until(page + " shows it", each -> ((String) each.run("return document.body.innerText")).contains(EVIL));
        isHarmless(page);
    }

    private void isHarmless(String page) {
        assertThat(browser.run("return document.querySelectorAll('[data-evil]').length + (window.evil ?? 0)"))
                .as(page)
                .isEqualTo(0L);
    }

    private void named(String id) {
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setFirstName(EVIL);
        identity.saveUser(user);
    }
}
