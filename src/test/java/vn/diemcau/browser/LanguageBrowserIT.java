package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.process.preparation.ConferenceStory;

/** Whoever opens the web apps with an English browser reads Vietnamese, and no word of Camunda's programs. */
@BrowserTest
class LanguageBrowserIT {

    /** Words that no Vietnamese sentence has. */
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(the|and|with|from|your|you|are|not|of|for|loading|search|filters?|add|create[sd]?|edit|delete|save|"
                    + "close|cancel|tasks?|tasklist|cockpit|process(es)?|instances?|definitions?|users?|groups?|names?|"
                    + "types?|values?|variables?|claim|complete|due|date|follow|log ?in|log ?out|sign|password|username|"
                    + "welcome|errors?|version|key|powered|zoom|reset|show|hide|more|next|previous|first|running|"
                    + "incidents?|jobs?|deployments?|decisions?|when|then|annotations|policy|collect|string|integer|"
                    + "actions?|toggle|today|clear|done|monday|sunday|january|november|month|ago|hours?|minutes?|all|"
                    + "read|update|access|prosciutto|migrat\\w*|release)\\b");

    private static final Pattern RAW_KEY = Pattern.compile("\\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\\b");

    /** What people call things by when they must: ids, addresses, files; what an administrator reads of the models. */
    private static final Pattern ID =
            Pattern.compile("\\$\\{.*?}|DATE:|^(tasklist|cockpit)$|\\S*[a-zA-Z]\\S*[-@:/.]\\S*[a-zA-Z0-9]\\S*");

    /** All that is seen, and what is said of it when the pointer rests; Camunda's own name stands in the footer. */
    private static final String SEEN = """
            const seen = new Set();
            const shown = (element) => element && element.getClientRects().length > 0
                && !element.closest('script, style, footer a, .version, #footer-timezone i, .bjs-powered-by, .engine-select');
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text = walker.nextNode(); text; text = walker.nextNode()) {
              if (text.data.trim() && shown(text.parentElement)) {
                seen.add(text.data.trim());
              }
            }
            for (const name of ['title', 'placeholder', 'aria-label']) {
              document.querySelectorAll(`[${name}]`).forEach((each) => shown(each) && seen.add(each.getAttribute(name)));
            }
            return [document.title, ...seen];
            """;

    private static final String LOADED = """
            return [...document.querySelectorAll('.loader, .animate-spin')].every((each) => !each.getClientRects().length);
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private RepositoryService repository;

    private final List<String> english = new ArrayList<>();
    private Browser browser;

    @BeforeEach
    void theLetterIsOut() {
        story.issued();
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
        ClockUtil.reset();
    }

    @Test
    void tasklist() {
        browser.open("/camunda/app/tasklist/default/#/login");
        look("51-sign-in", ".login-logo");
        assertThat((String) browser.run("return navigator.language")).startsWith("en");
        assertThat(browser.count(".ce-eol-banner"))
                .as("there, for the styles to hide")
                .isOne();
        browser.seeNo(".ce-eol-banner");
        assertThat((List<?>) browser.run("return Object.keys(JSON.parse(localStorage.getItem('camunda-web')))"))
                .as("labels lie where Camunda looks for them before it draws a page")
                .hasSize(1);
        // Of nobody: a second try of a known account would have to wait, and the clock of the test stands still.
        browser.type("input[type=text]", "khong-co-ai");
        browser.type("input[type=password]", "not-the-password");
        browser.click("button[type=submit]");
        look("52-sign-in-refused", ".notifications .alert");
        browser.see(".notifications", "Tên đăng nhập hoặc mật khẩu chưa đúng");
        browser.signIn("vptu", BrowserTest.PASSWORD);
        look("53-tasklist", ".tasks-list .task");

        browser.openTask(story.task("VPTU", "PrepareReports").getId());
        look("54-task", "form.duty");
        tab("Lịch sử");
        look("55-history", ".nav-tabs");
        tab("Sơ đồ");
        look("56-diagram", ".djs-container svg");
        browser.openAnew("/camunda/app/tasklist/default/#/");
        browser.click(".shortcut-help a");
        look("58-shortcuts", ".modal-dialog table");
        browser.openAnew("/camunda/app/tasklist/default/#/");
        browser.click(".start-process-action a");
        look("59-start", ".modal-dialog .processes a");

        assertThat(english).isEmpty();
        assertThat(browser.complaints("/login/tasklist -")).isEmpty();
    }

    @Test
    void what_the_office_sees_of_cockpit() {
        signIn("cockpit", "vptu");
        look("57-office-dashboard", ".dc-card");
        browser.turnTo("#/processes");
        look("57-office-processes", "a[href*='process-definition']");
        browser.turnTo("#/process-definition/" + story.process().getProcessDefinitionId());
        look("57-office-definition", ".dc-diagram-tools");
        browser.turnTo("#/process-instance/" + story.process().getId() + "/runtime");
        look("57-office-instance", ".dc-legend");
        tab("Sự cố kỹ thuật");
        look("57-office-incidents", ".ctn-content-bottom .nav-tabs");

        assertThat(english).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void what_the_administrator_sees_of_cockpit() {
        signIn("cockpit", "admin");
        look("61-dashboard", "a[href*='#/processes']");
        browser.click(".app-switch a");
        look("62-app-switch", ".app-switch .dropdown-menu a");
        browser.turnTo("#/processes");
        look("63-processes", "a[href*='process-definition']");
        browser.turnTo("#/process-definition/"
                + repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("conference-preparation")
                        .latestVersion()
                        .singleResult()
                        .getId());
        look("64-definition", ".djs-container svg");
        browser.turnTo("#/process-instance/" + story.process().getId() + "/runtime");
        look("65-instance", ".djs-container svg");
        for (String tab : List.of(
                "Bộ lọc",
                "Dữ liệu",
                "Sự cố kỹ thuật",
                "Hồ sơ được gọi",
                "Nhiệm vụ",
                "Việc tự động",
                "Việc của hệ thống ngoài")) {
            tab(tab);
            look("66-instance-" + tab, ".nav-tabs");
        }
        browser.turnTo("#/decisions");
        look("67-decisions", "a[href*='decision-definition']");
        browser.turnTo("#/decision-definition/"
                + repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("chase-ladder")
                        .latestVersion()
                        .singleResult()
                        .getId());
        look("68-decision", ".dmn-decision-table-container td");
        browser.see(".dmn-decision-table-container", "Nếu");
        browser.turnTo("#/repository");
        look("69-deployments", "h4.name");

        assertThat(english).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void admin_and_welcome() {
        // The page of metrics asks for the browser's own year, which the engine would take for the future.
        ClockUtil.reset();
        signIn("admin", "admin");
        look("71-admin", "a[href*='users']");
        // No two neighbours are tabs of one page, because a change of the tab alone makes no new view.
        for (String page : List.of(
                "users",
                "users/vptu?tab=profile",
                "user-create",
                "users/vptu?tab=account",
                "groups",
                "users/vptu?tab=groups",
                "tenants",
                "system?section=system-settings-general",
                "authorization?resource=6",
                "system?section=system-settings-metrics")) {
            browser.turnTo("#/" + page);
            look("72-admin-" + page.replaceAll("\\W", "-"), "h3, legend, .form-group");
        }
        browser.click("#startDate .view-value");
        look("77-calendar", ".uib-daypicker");
        browser.see(".uib-daypicker thead", "Tháng ");
        assertThat(browser.texts(".uib-daypicker thead tr:last-child th"))
                .as("weeks begin on Monday")
                .containsSubsequence("T2", "T3", "T4", "T5", "T6", "T7", "CN");
        browser.openAnew("/camunda/app/welcome/default/#/");
        look("73-welcome", ".user-profile a");
        browser.click(".user-profile a");
        look("74-profile", ".user-profile input");
        browser.open("/khong-co-trang-nay");
        look("75-no-such-page", "h1");

        assertThat(english).isEmpty();
        assertThat(browser.complaints("/identity/password-policy -", "/khong-co-trang-nay -"))
                .isEmpty();
    }

    private void signIn(String app, String user) {
        browser.bringSession(user, BrowserTest.PASSWORD);
        browser.open("/camunda/app/" + app + "/default/#/");
        browser.see("li.account");
    }

    private void tab(String words) {
        browser.run("[...document.querySelectorAll('.nav-tabs a')].find((tab) => tab.textContent.trim() === '" + words
                + "').click()");
    }

    private void look(String name, String css) {
        browser.see(css);
        browser.until("nothing is loading", page -> page.run(LOADED).equals(true));
        browser.screenshot(name);
        for (Object words : (List<?>) browser.run(SEEN)) {
            String read = ID.matcher(words.toString()).replaceAll(" ");
            if (ENGLISH.matcher(read).find() || RAW_KEY.matcher(read).find()) {
                english.add(name + ": " + words);
            }
        }
    }
}
