package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.conference.directory.ThreeOffices;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Each of several Offices sees its own conference in Cockpit, and an agency of both sees both in Tasklist. */
@Tag("story")
@BrowserTest
class SeveralOfficesBrowserIT {

    private static final String PARTY = "tinh-uy";
    private static final String COMMITTEE = "uy-ban";
    private static final String OF_PARTY = "Hội nghị trực tuyến tổng kết công tác năm 2021";
    private static final String OF_COMMITTEE = "Họp Ủy ban nhân dân tỉnh phiên tháng Một";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private PreparationWorkflow workflow;

    private Browser browser;

    @DynamicPropertySource
    static void three_offices(DynamicPropertyRegistry properties) {
        properties.add(
                "diemcau.directory", () -> ThreeOffices.directory().toUri().toString());
    }

    @BeforeEach
    void both_have_issued_their_letters() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2022-01-12T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(ConferenceStory.plan(PARTY))).does("VPTU", "IssueLetter");
        story.ofConference(workflow.call(ThreeOffices.committee())).does("VPUBND", "IssueLetter");
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
        ClockUtil.reset();
    }

    @Test
    void each_office_sees_its_own_and_an_agency_of_both_sees_both() {
        look("vptu", PARTY, OF_PARTY, OF_COMMITTEE, "80-party");
        look("vpubnd", COMMITTEE, OF_COMMITTEE, OF_PARTY, "81-committee");

        browser.bringSession("vtht", BrowserTest.PASSWORD);
        browser.open("/camunda/app/tasklist/default/#/");
        browser.see(".task", "Bảo đảm đường truyền phiên họp");
        assertThat(browser.texts(".task")).anyMatch(task -> task.contains("Tỉnh") || task.contains(OF_PARTY));
        browser.screenshot("82-tasklist-of-an-agency-of-two-conferences");
        assertThat(browser.complaints()).isEmpty();
    }

    private void look(String office, String own, String title, String other, String name) {
        browser.show(1366, 768);
        browser.bringSession(office, BrowserTest.PASSWORD);
        browser.openAnew("/camunda/app/cockpit/default/#/dashboard");
        browser.see(".dc-card", title);
        assertThat(browser.texts(".dc-card")).hasSize(1).noneMatch(card -> card.contains(other));
        browser.see("html.dc-for-office", "");
        assertThat(browser.texts(".dashboard > section"))
                .as("the engine's own counts are of all Offices")
                .filteredOn(section -> !section.isBlank())
                .hasSize(1);
        browser.screenshot(name + "-cards");
        browser.show(360, 780);
        browser.screenshot(name + "-cards-on-a-phone");
        browser.show(1366, 768);

        browser.open("/camunda/app/cockpit/default/#/diemcau/" + own);
        browser.see(".dc-totals", "Nhiệm vụ đã xong");
        browser.screenshot(name + "-board");
        browser.show(360, 780);
        browser.screenshot(name + "-board-on-a-phone");
        browser.show(1366, 768);

        browser.open("/camunda/app/cockpit/default/#/process-instance/"
                + story.ofConference(own).process().getId() + "/runtime");
        browser.see(".ctn-tabbed .dc-totals", "Nhiệm vụ đã xong");
        browser.see(".djs-container", "");
        browser.screenshot(name + "-diagram");
    }
}
