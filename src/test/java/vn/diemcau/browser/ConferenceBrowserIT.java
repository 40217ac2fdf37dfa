package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duties.Attachment;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.conference.plan.PlanShift;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** What the officers see and do in their browsers, with the application as it runs for them: its jobs run by themselves. */
@NeedsBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.mail.relay.enabled=false",
            "diemcau.demo.password=" + ConferenceBrowserIT.PASSWORD
        })
class ConferenceBrowserIT {

    static final String PASSWORD = "windows-of-officers";

    private static final String OWN = "[data-label='Điểm cầu của đơn vị, mục %s']";
    private static final String CELL = "[aria-label='Dòng %d, cột %s']";
    private static final String HANDED_IN_REFUSED = "/submit-form -";

    @LocalServerPort
    private int port;

    @Autowired
    private PreparationWorkflow workflow;

    @Autowired
    private Conferences conferences;

    @Autowired
    private Duties duties;

    @Autowired
    private Registrations registrations;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private final List<Browser> browsers = new ArrayList<>();

    /** A conference whose letter is out, for the tests that begin there. */
    private String issued;

    @BeforeAll
    void issueALetter() {
        // Another test may have left the engine in January 2022.
        ClockUtil.reset();
        issued = call("da-phat-hanh");
        tasks.complete(task(issued, "VPTU", "IssueLetter"), SampleAnswers.to("IssueLetter"));
    }

    @AfterEach
    void closeBrowsers() {
        browsers.forEach(Browser::close);
        browsers.clear();
    }

    @Test
    void the_office_is_told_beside_the_start_form_which_dates_lie_on_days_off() {
        Browser office = open("/camunda/app/tasklist/");
        office.signIn("vptu", PASSWORD);
        office.click(".start-process-action a");
        office.click(".modal-dialog .processes a");
        office.see("form.duty", "Lập Hội nghị mới từ văn bản");
        office.click("form.duty summary");
        office.until("the template", page -> page.value(".duty-plan").contains("lineTest"));
        String plan = office.value(".duty-plan").replaceFirst("(?m)^id: .*$", "id: co-ngay-nghi");
        Matcher reports = Pattern.compile("(code: PrepareReports\\s+agency: VPTU\\s+due: )([-0-9]{10})")
                .matcher(plan);
        assertThat(reports.find()).isTrue();
        LocalDate friday = LocalDate.parse(reports.group(2));

        office.set(".duty-plan", plan);
        office.click(".duty-note button.duty-button");
        office.see(".duty-note", "Kế hoạch hợp lệ.");
        office.seeNo(".duty-warning");
        office.set(".duty-plan", reports.replaceFirst("$1" + friday.plusDays(1)));
        office.see(".duty-warning", "Các mốc sau rơi vào ngày nghỉ: thứ Bảy ngày ");
        office.see(".duty-warning", "“Chuẩn bị các báo cáo”");
        office.screenshot("07-start-warning");
        office.show(360, 740);
        office.screenshot("08-start-warning-telephone");
        office.show(1366, 768);
        office.click(".modal-footer .btn-primary");

        await().until(() -> conferences.find("co-ngay-nghi").isPresent());
    }

    @Test
    void the_office_issues_the_letter_a_unit_registers_and_the_office_sees_it_in_cockpit(@TempDir Path folder)
            throws IOException {
        String conference = call("tu-van-phong-toi-don-vi");

        Browser office = open("/");
        office.see("input[type=password]");
        office.screenshot("01-sign-in");
        office.signIn("vptu", PASSWORD);
        office.see("a[href*='#/processes']");
        office.open("/camunda/app/tasklist/");
        office.click(inList(task(conference, "VPTU", "IssueLetter")));
        office.seeForm();
        office.see(".duty-words", "Nơi nhận");
        office.claim();
        office.type("[cam-variable-name=number]", "152-CV/VPTU");
        office.set("[cam-variable-name=letterDate]", "2022-01-12");
        office.type("[cam-variable-name=signer]", "T/L Ban Thường vụ, Chánh Văn phòng");
        office.attach("[cam-variable-name=letter]", pdf(folder, "Giấy mời.pdf"));
        tickAll(office);
        office.screenshot("02-letter");
        office.complete();
        office.seeNo("form.duty");
        assertThat(duties.attachments(duties.get(conference, "IssueLetter", "VPTU")))
                .extracting(Attachment::fileName)
                .containsExactly("Giấy mời.pdf");

        String registration = task(conference, "HUONGKHE", "RegisterSites");
        Browser unit = open("/");
        unit.signIn("huongkhe", PASSWORD);
        unit.click(inList(registration));
        unit.seeForm();
        unit.see("h2, h1, .task-name", "Đăng ký điểm cầu và đại biểu");
        unit.claim();
        fillInOwnSite(unit);
        unit.paste(CELL.formatted(1, "Tên điểm cầu"), """
                        STT\tTên điểm cầu\tSố đại biểu\tĐầu mối kỹ thuật\tSố điện thoại
                        1\tHương Bình\t25\tCông chức văn hóa\t0900000001
                        2\tXã Phúc Trạch\t30\tCông chức văn phòng\t0900000002
                        3\tTT Hương Khê\t45\t\t""");
        unit.see(".sites-totals", "Tổng số điểm cầu: 4");
        unit.see(".sites-totals", "Tổng số đại biểu: 160");
        assertThat(unit.values("[aria-label$='cột Tên điểm cầu']"))
                .containsExactly("Hương Bình", "Phúc Trạch", "Hương Khê");
        unit.screenshot("03-registration");
        unit.complete();
        unit.seeNo("form.duty");
        unit.seeNo(inList(registration));
        unit.see(inList(task(conference, "HUONGKHE", "AmendRegistration")));
        unit.screenshot("04-registered");
        assertThat(sitesOf(conference, "HUONGKHE").sites())
                .extracting(Site::label, Site::delegates)
                .hasSize(4)
                .endsWith(tuple("xã Hương Bình", 25), tuple("xã Phúc Trạch", 30), tuple("thị trấn Hương Khê", 45));

        ProcessInstance running = process(conference);
        office.open("/camunda/app/cockpit/default/#/processes");
        office.clickLink("Chuẩn bị Hội nghị trực tuyến");
        office.until("the model is drawn", page -> page.count(diagramOf("userTask_PrepareReports")) == 1);
        office.click("a[href*='" + running.getId() + "']");
        office.until("the conference's own diagram", page -> page.address().contains(running.getId()));
        assertThat(badge(office, "userTask_PrepareReports")).contains("Hạn ");
        assertThat(badge(office, "callActivity_PrepareUnits")).contains("0/14 xong");
        assertThat(badge(office, "userTask_IssueLetter")).contains("Đã xong");
        office.screenshot("05-cockpit-conference");

        office.open("/camunda/app/cockpit/default/#/process-instance/"
                + process(conference + ":HUONGKHE").getId() + "/runtime");
        assertThat(badge(office, "userTask_AmendRegistration")).contains("Đến ");
        assertThat(badge(office, "userTask_RegisterSites")).contains("Đã xong");
        office.screenshot("06-cockpit-unit");

        assertThat(office.complaints()).isEmpty();
        assertThat(unit.complaints()).isEmpty();
    }

    @Test
    void a_refused_registration_says_why_and_keeps_what_was_typed() {
        String task = task(issued, "VUQUANG", "RegisterSites");
        Browser unit = signedIn("vuquang");
        unit.openTask(task);
        unit.claim();
        fillInOwnSite(unit);
        unit.paste(CELL.formatted(1, "Tên điểm cầu"), "Ân Phú\t25\t\t\nÂn Phú\t31\t\t\nXã không có thật\t3\t\t");
        unit.see(".sites-found");
        unit.complete();
        unit.see(".duty-refused", "Chưa được tiếp nhận");
        unit.seeNo(".notifications .alert");
        unit.screenshot("07-refused");
        assertThat(unit.texts(".duty-refused li"))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("Dòng 2,").contains("đã có ở dòng 1"))
                .anySatisfy(problem -> assertThat(problem).startsWith("Dòng 3,").contains("không có trong danh mục"));
        assertThat(unit.value(CELL.formatted(2, "Số đại biểu"))).isEqualTo("31");
        assertThat(unit.value(OWN.formatted("Chủ trì"))).isEqualTo("Bí thư Huyện ủy");
        assertThat(sitesOf(issued, "VUQUANG").isRegistered()).isFalse();

        unit.type(CELL.formatted(2, "Tên điểm cầu"), "Đức Lĩnh");
        unit.type(CELL.formatted(3, "Tên điểm cầu"), "Thọ Điền");
        unit.complete();
        unit.seeNo("form.duty");
        assertThat(sitesOf(issued, "VUQUANG").siteCount()).isEqualTo(4);
        assertThat(unit.complaints(HANDED_IN_REFUSED)).isEmpty();
    }

    @Test
    @Tag("story")
    void a_receiver_sees_nothing_of_a_units_tasks() {
        String foreign = task(issued, "HUONGKHE", "PrepareHall");
        Browser receiver = signedIn("vtht");
        receiver.see(inList(task(issued, "VTHT", "KeepLinesStable")));
        receiver.screenshot("08-receiver");
        List<String> own = conferences.all().stream()
                .flatMap(conference -> duties.ofConference(conference.id()).stream())
                .filter(duty -> duty.agency().equals("VTHT") && duty.isOpen())
                .map(Duty::taskId)
                .toList();
        assertThat(receiver.count(".tasks-list > li")).isEqualTo(own.size());
        assertThat(own).allSatisfy(id -> assertThat(receiver.count(inList(id))).isOne());

        receiver.open("/camunda/app/tasklist/default/#/?task=" + foreign);
        receiver.see(".notifications .alert");
        assertThat(receiver.count("form.duty")).isZero();
        assertThat(receiver.complaints("/task/" + foreign)).isEmpty();
    }

    @Test
    @Tag("story")
    void the_link_of_a_mail_opens_its_task_after_signing_in() {
        String task = task(issued, "DUCTHO", "PrepareHall");
        Browser unit = open("/camunda/app/tasklist/default/#/?task=" + task);
        unit.signIn("ductho", PASSWORD);
        unit.seeForm();
        unit.see(".duty-deadline", "Huyện ủy Đức Thọ");
        assertThat(unit.address()).contains("task=" + task);
        unit.see(".duty-ticks", "Không trang trí theo mẫu tại các điểm cầu cấp dưới");
        unit.screenshot("09-by-link");
        assertThat(unit.complaints()).isEmpty();
    }

    @Test
    void the_office_calls_a_conference_from_its_plan_and_sees_what_is_wrong_with_it() {
        Browser office = signedIn("vptu");
        office.click("a:has(.glyphicon-list-alt)");
        office.clickLink("Chuẩn bị Hội nghị trực tuyến");
        office.click("form.duty summary");
        String field = "[cam-variable-name=plan]";
        String plan = office.until("the plan to begin with", page -> {
            String text = page.value(field);
            return text.isEmpty() ? null : text;
        });
        office.set(
                field,
                plan.replaceFirst("(?m)^id: .*$", "id: tu-bieu-mau")
                        .replaceFirst("agency: BTCTU", "agency: KHONGCO")
                        .replaceFirst("(?m)^lineTest: .*$", "lineTest: hôm nào đó"));
        office.click(".modal-footer .btn-primary");
        office.see(".duty-refused", "“KHONGCO”");
        office.see(".duty-refused", "lineTest");
        office.screenshot("10-plan-refused");
        assertThat(office.texts(".duty-refused li")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(conferences.find("tu-bieu-mau")).isEmpty();

        office.set(
                field,
                plan.replaceFirst("(?m)^id: .*$", "id: tu-bieu-mau")
                        .replaceFirst("(?m)^title: .*$", "title: Hội nghị trực tuyến quý I"));
        office.click(".modal-footer .btn-primary");
        office.seeNo(".modal-footer");
        office.click(inList(task("tu-bieu-mau", "VPTU", "IssueLetter")));
        office.see(".duty-conference", "Hội nghị trực tuyến quý I");
        office.screenshot("11-called");
        assertThat(office.complaints(HANDED_IN_REFUSED)).isEmpty();
    }

    @Test
    @Tag("story")
    void a_registration_fits_a_phone() {
        Browser unit = signedIn("locha");
        unit.openTask(task(issued, "LOCHA", "RegisterSites"));
        unit.show(360, 740);
        unit.claim();
        fillInOwnSite(unit);
        unit.click("[ng-click='addRest()']");
        unit.screenshot("12-phone");
        assertThat(unit.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
        assertThat((List<?>) unit.run("""
                const edge = document.querySelector('form.duty').getBoundingClientRect().right;
                return [...document.querySelectorAll('form.duty :is(input, select, textarea, button, a, p, label)')]
                  .filter(each => each.getBoundingClientRect().right > edge + 1).map(each => each.outerHTML);""")).isEmpty();
        assertThat(unit.complaints()).isEmpty();
    }

    /** Calls the letter's conference with its dates ahead. */
    private String call(String id) {
        return workflow.call(PlanShift.shift(
                        ConferenceStory.plan(id),
                        LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")),
                        day -> day.getDayOfWeek().getValue() < 6)
                .text());
    }

    /** The agency's task, as soon as it is open. */
    private String task(String conference, String agency, String duty) {
        return await().until(
                        () -> duties.ofConference(conference).stream()
                                .filter(each -> each.code().equals(duty)
                                        && each.agency().equals(agency)
                                        && each.isOpen())
                                .map(Duty::taskId)
                                .findFirst()
                                .orElse(null),
                        id -> id != null);
    }

    private ProcessInstance process(String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult();
    }

    private UnitSites sitesOf(String conference, String unit) {
        return registrations.sites(conference).units().stream()
                .filter(sites -> sites.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private Browser open(String path) {
        Browser browser = new Browser(port);
        browsers.add(browser);
        browser.open(path);
        return browser;
    }

    private Browser signedIn(String user) {
        Browser browser = new Browser(port);
        browsers.add(browser);
        browser.bringSession(user, PASSWORD);
        browser.open("/camunda/app/tasklist/");
        browser.see(".tasks-list");
        return browser;
    }

    private static void fillInOwnSite(Browser unit) {
        unit.type(OWN.formatted("Phòng họp"), "Hội trường Huyện ủy, tầng 2");
        unit.type(OWN.formatted("Chủ trì"), "Bí thư Huyện ủy");
        unit.type(OWN.formatted("Cán bộ kỹ thuật"), "Cán bộ cơ yếu Văn phòng Huyện ủy");
        unit.type(OWN.formatted("Số điện thoại"), "0900000000");
        unit.type(OWN.formatted("Số đại biểu"), "60");
    }

    private static void tickAll(Browser browser) {
        browser.run(
                "document.querySelectorAll('form.duty input[type=checkbox][required]').forEach(box => box.click())");
    }

    private static Path pdf(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), "%PDF-1.4");
    }

    private static String inList(String task) {
        return ".tasks-list a[href*='" + task + "']";
    }

    private static String diagramOf(String element) {
        return ".djs-container [data-element-id=" + element + "]";
    }

    /** How far a step is; the part of the diagram that it is in may be out of the pane. */
    private static String badge(Browser browser, String element) {
        String badge = "[data-container-id=" + element + "] .dc-badge";
        browser.until("the step says how far it is", page -> page.count(badge) == 1);
        return (String) browser.run("return document.querySelector('" + badge + "').textContent");
    }
}
