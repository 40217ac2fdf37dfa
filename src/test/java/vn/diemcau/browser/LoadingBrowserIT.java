package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import vn.diemcau.process.preparation.ConferenceStory;

/** A page whose programs come slowly, or one of them not at all, says so and offers to try again. */
@BrowserTest
@Import(LoadingBrowserIT.Line.class)
class LoadingBrowserIT {

    private static final String BOX = ".dc-loading";
    private static final String SIGN_IN = "input[type=password]";
    private static final String NOT_LOADED = "Trang chưa tải được";

    /** The line between browser and server: some programs can be held on it, or lost. */
    @TestConfiguration
    static class Line {

        static volatile String lost;
        static volatile String held;
        static volatile CountDownLatch release;

        @Bean
        FilterRegistrationBean<Filter> line() {
            FilterRegistrationBean<Filter> line = new FilterRegistrationBean<>((request, response, chain) -> {
                String path = ((HttpServletRequest) request).getRequestURI();
                if (held != null && path.matches(held)) {
                    await(release);
                }
                if (lost != null && path.contains(lost)) {
                    ((HttpServletResponse) response).sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                } else {
                    chain.doFilter(request, response);
                }
            });
            line.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return line;
        }

        private static void await(CountDownLatch release) {
            try {
                assertThat(release.await(2, TimeUnit.MINUTES)).as("released").isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @AfterEach
    void theLineIsWell() {
        Line.lost = null;
        Line.held = null;
        if (Line.release != null) {
            Line.release.countDown();
        }
    }

    /** Camunda's loader would give up after seven seconds and say nothing; all at once, so that the wait is one. */
    @Test
    void a_page_that_comes_slowly_says_so_and_comes() {
        Line.release = new CountDownLatch(1);
        Line.held = ".*/(tasklistPlugins|cockpitPlugins|adminPlugins)/static/app/plugin.js"
                + "|.*/camunda-welcome-bootstrap.js|.*/marks.js|.*/account/server.js";
        Map<String, Browser> pages = new LinkedHashMap<>();
        try {
            for (String page : new String[] {
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/welcome/default/",
                "/man-hinh"
            }) {
                pages.put(page, Browser.ofTheImpatient(port));
                pages.get(page).open(page);
            }
            pages.forEach((page, browser) -> browser.see(BOX, "chậm hơn bình thường"));
            pages.get("/camunda/app/tasklist/default/").screenshot("90-slow-tasklist");
            pages.get("/man-hinh").screenshot("90-slow-wall");
            Line.release.countDown();
            pages.forEach((page, browser) -> {
                browser.see(SIGN_IN);
                browser.seeNo(BOX);
                assertThat(browser.complaints()).as(page).isEmpty();
            });
        } finally {
            Line.release.countDown();
            pages.values().forEach(Browser::close);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/app/tasklist/default/, /forms/shared/duty.js",
        "/camunda/app/cockpit/default/,  /diemcau/static/app/board.js",
        "/man-hinh,                      /man-hinh/tep/marks.js"
    })
    void a_page_that_lacks_a_program_says_so_and_comes_at_the_next_try(String page, String program) {
        isToldAndComesAtTheNextTry(page, program);
    }

    @Tag("story")
    @ParameterizedTest
    @CsvSource({
        "/camunda/app/tasklist/default/, /tasklistPlugins/static/app/plugin.js",
        "/camunda/app/tasklist/default/, /diemcau-tasklist/static/app/cards.js",
        "/camunda/app/cockpit/default/,  /cockpitPlugins/static/app/plugin.js",
        "/camunda/app/cockpit/default/,  /camunda/lib/deps.js",
        "/camunda/app/admin/default/,    /adminPlugins/static/app/plugin.js",
        "/camunda/app/admin/default/,    /camunda/app/admin/scripts/config.js",
        "/camunda/app/welcome/default/,  /camunda-welcome-bootstrap.js",
        "/mat-khau,                      /account/server.js",
        "/can-bo,                        /account/officers.js"
    })
    void every_other_page_that_lacks_a_program_does_so_too(String page, String program) {
        isToldAndComesAtTheNextTry(page, program);
    }

    private void isToldAndComesAtTheNextTry(String page, String program) {
        Line.lost = program;
        try (Browser browser = Browser.ofTheImpatient(port)) {
            browser.open(page);
            browser.see(BOX, NOT_LOADED);
            browser.seeNo(".spinner");
            String name = page.replaceAll("/camunda/app/|/default/|/", "");
            browser.screenshot("91-not-loaded-" + name);
            browser.show(360, 740);
            browser.screenshot("91-not-loaded-" + name + "-phone");
            Line.lost = null;
            browser.click(BOX + " button");
            browser.see(SIGN_IN);
            browser.seeNo(BOX);
        }
    }

    /** What else is typed is kept, so nothing is taken away from the person without a question. */
    @ParameterizedTest
    @ValueSource(strings = {"/forms/shared/register.js", "/forms/shared/head.html"})
    void a_part_that_fails_later_says_so_and_can_wait(String part) {
        story.issuedAndAt("2022-01-17T10:00");
        String task = story.task("HUONGKHE", "RegisterSites").getId();
        try (Browser officer = new Browser(port)) {
            officer.bringSession("huongkhe", BrowserTest.PASSWORD);
            officer.open("/camunda/app/tasklist/");
            officer.see(".dt-card", "Huyện ủy Hương Khê");
            officer.forgetFiles();
            Line.lost = part;
            officer.open("/camunda/app/tasklist/default/#/?task=" + task);
            officer.see(BOX, "Một phần của trang");
            officer.screenshot("92-part-not-loaded");
            officer.click(BOX + " button:last-child");
            officer.seeNo(BOX);
            officer.openAnew("/camunda/app/tasklist/default/#/?task=" + task);
            officer.see(BOX, "Một phần của trang");
            Line.lost = null;
            officer.click(BOX + " button");
            officer.seeForm();
            officer.seeNo(BOX);
        } finally {
            ClockUtil.reset();
        }
    }
}
