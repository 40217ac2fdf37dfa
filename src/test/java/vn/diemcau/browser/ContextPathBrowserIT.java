package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/** A province that has one host name for all its applications gives each a path. */
@BrowserTest
@TestPropertySource(
        properties = {
            "server.servlet.context-path=" + ContextPathBrowserIT.PATH,
            "diemcau.public-url=https://tinh.example" + ContextPathBrowserIT.PATH
        })
class ContextPathBrowserIT {

    static final String PATH = "/diemcau";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    private final List<Browser> browsers = new ArrayList<>();

    @BeforeEach
    void theLetterIsOut() {
        story.issuedAndAt("2022-01-17T10:00");
    }

    @AfterEach
    void close() {
        browsers.forEach(Browser::close);
        ClockUtil.reset();
    }

    @Test
    void an_officer_is_led_to_tasklist_and_hands_a_form_in() {
        String invitation = story.task("HUONGKHE", "InviteUnitDelegates").getId();
        Browser officer = open("/");
        officer.signIn("huongkhe", BrowserTest.PASSWORD);
        officer.see(".dt-card", "Huyện ủy Hương Khê");
        officer.openTask(invitation);
        officer.claim();
        officer.run(
                "document.querySelectorAll('form.duty input[type=checkbox][required]').forEach(box => box.click())");
        officer.type("form.duty input[type=number]", "812");
        officer.set("form.duty input[type=date]", "2022-01-17");
        officer.screenshot("80-under-a-path-form");
        officer.complete();
        officer.seeNo("form.duty");
        assertThat(story.duty("HUONGKHE", "InviteUnitDelegates").doneBy()).isEqualTo("huongkhe");

        officer.openTask(story.task("HUONGKHE", "RegisterSites").getId());
        officer.until(
                "the file to fill in is found",
                page -> page.count("a[href^='" + PATH + "/api/tasks/'][href$='/template.xlsx']") == 1);
        officer.clickLink("Đổi mật khẩu");
        officer.see(".rules li");
        officer.clickLink("Về trang công việc");
        officer.see(".dt-card", "Huyện ủy Hương Khê");
        assertThat(officer.address()).contains(PATH + "/camunda/app/tasklist/");
        // On a busy machine Tasklist asks once more for the task that was handed in.
        assertThat(officer.complaints("/task/" + invitation)).isEmpty();
    }

    @Test
    @Tag("story")
    void the_office_follows_in_cockpit_and_on_the_wall() {
        Browser office = open("/");
        office.signIn("vptu", BrowserTest.PASSWORD);
        office.until("in Cockpit", page -> page.address().contains(PATH + "/camunda/app/cockpit/"));
        office.click("a[href*='#/diemcau/" + story.id() + "']");
        office.see(".dc-matrix, table", "Hương Khê");
        office.see("a[href^='" + PATH + "/camunda/app/tasklist/default/#/?task=']");
        office.screenshot("81-under-a-path-board");
        office.open("/man-hinh/" + story.id());
        office.see("#wall tbody th", "Hương Khê");
        office.open("/man-hinh");
        office.see("#wall tbody th", "Hương Khê");
        office.open("/can-bo");
        office.see("#officers tr", "vptu");
        office.screenshot("82-under-a-path-officers");
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void the_administrator_and_whoever_looks_around_find_every_page() {
        Browser administrator = open("/");
        administrator.signIn("admin", BrowserTest.PASSWORD);
        administrator.see("a[href*='#/users']");
        administrator.open("/camunda/app/welcome/");
        administrator.see("a[href*='" + PATH + "/camunda/app/tasklist']");
        assertThat(administrator.complaints()).isEmpty();

        administrator.open("/khong-co");
        administrator.clickLink("Về trang công việc");
        administrator.see("a[href*='#/users']");
    }

    @Test
    void the_links_of_mails_bear_the_path() {
        story.sendMails();
        assertThat(story.sentMails())
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.html() + mail.text()).doesNotContain("localhost"))
                .anySatisfy(mail ->
                        assertThat(mail.html()).contains("https://tinh.example" + PATH + "/camunda/app/tasklist/"));
    }

    @Test
    void cookies_stay_under_the_path_and_so_does_what_was_made() {
        Web office = Web.withPassword(port, "vptu", BrowserTest.PASSWORD);
        var page = Web.nobody(port).get(PATH + "/camunda/app/tasklist/default/");
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsPattern("(?i)path=" + PATH + "(/|;|$)"));
        var called = office.send(office.request(PATH + "/api/conferences")
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(
                        office.get(PATH + "/api/plan-template").body())));
        assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        String made = called.headers().firstValue("Location").orElseThrow();
        assertThat(made).startsWith(PATH + "/api/conferences/");
        assertThat(office.get(made).statusCode()).isEqualTo(200);
        assertThat(office.get("/api/conferences").statusCode()).isEqualTo(404);
    }

    @Test
    void who_leaves_the_path_out_is_led_to_it() {
        Web newcomer = Web.nobody(port);
        var first = newcomer.get("/");
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.headers().firstValue("Location")).contains(PATH + "/");
        assertThat(first.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var beside = newcomer.send(newcomer.request("/khong-co").header("Accept", "text/html"));
        assertThat(beside.statusCode()).isEqualTo(404);
        assertThat(beside.body()).contains("href=\"" + PATH + "/\"").doesNotContain("HTTP Status");
        assertThat(newcomer.post("/", "{}").statusCode()).isEqualTo(404);
    }

    /** Also those that no test opens. */
    @Test
    void every_file_that_a_form_names_is_there() throws IOException {
        Web nobody = Web.nobody(port);
        Pattern file = Pattern.compile("[\"'](/[\\w/-]+\\.(?:js|css|html))[\"']");
        Set<String> named = new TreeSet<>();
        try (Stream<Path> forms = Files.walk(Path.of("forms"))) {
            for (Path form : forms.filter(Files::isRegularFile).toList()) {
                String served = nobody.get(PATH + "/" + form.toString().replace('\\', '/'))
                        .body();
                file.matcher(served).results().map(each -> each.group(1)).forEach(named::add);
            }
        }
        assertThat(named)
                .hasSizeGreaterThan(5)
                .allSatisfy(address ->
                        assertThat(nobody.get(address).statusCode()).as(address).isEqualTo(200));
    }

    private Browser open(String page) {
        Browser browser = new Browser(port, PATH);
        browsers.add(browser);
        browser.open(page);
        return browser;
    }
}
