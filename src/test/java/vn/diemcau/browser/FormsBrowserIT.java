package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duties.Attachment;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.GeneralTasks;

/** The forms that are filled by the plan: the issue of the letter, and a duty that only this letter knows. */
@BrowserTest
@Import(GeneralTasks.class)
class FormsBrowserIT {

    private static final String TICK = ".duty-ticks .duty-tick:nth-of-type(%d) input";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private GeneralTasks general;

    @Autowired
    private Duties duties;

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
        general.remove();
        ClockUtil.reset();
    }

    @Test
    void the_office_sees_what_leaves_and_confirms_what_the_plan_asks() {
        story.called();
        open("vptu", story.task("VPTU", "IssueLetter").getId());
        browser.see(".duty-going", "40 thư gửi ngay");
        browser.click(".duty-going details:nth-of-type(2) summary");
        browser.see(".duty-going details[open] td", "16 giờ 00");
        browser.claim();
        browser.type("[cam-variable-name=number]", "15-GM/TU");
        browser.set("[cam-variable-name=letterDate]", "2022-01-12");
        browser.type("[cam-variable-name=signer]", "Chánh Văn phòng");
        browser.click("[cam-variable-name=contentApproved]");
        browser.click("[cam-variable-name=sentToAll]");
        for (int i = 2; i <= SampleAnswers.ticks("IssueLetter").size(); i++) {
            browser.click(TICK.formatted(i));
        }
        browser.see(".duty-missing", "Đã gửi kèm mẫu maket Hội nghị Cần đánh dấu xác nhận.");
        assertThat(browser.count(".form-actions .btn-primary[disabled]")).isOne();
        show("issue");
        browser.see(".duty-draft", "Đã lưu nháp");

        browser.openAnew("/camunda/app/tasklist/default/#/?task="
                + story.task("VPTU", "IssueLetter").getId());
        browser.see(".duty-missing", "Đã gửi kèm mẫu maket Hội nghị");
        assertThat(browser.texts(".duty-missing li")).hasSize(1);
        browser.click(TICK.formatted(1));
        browser.complete();
        browser.seeNo("form.duty");

        assertThat(story.duty("VPTU", "IssueLetter").doneBy()).isEqualTo("vptu");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_unit_confirms_of_its_hall_what_the_plan_asks() {
        story.issued();
        open("huongkhe", story.task("HUONGKHE", "PrepareHall").getId());
        browser.claim();
        browser.type("[cam-variable-name=hall]", "Hội trường tầng 2");
        browser.type("[cam-variable-name=seats]", "200");
        browser.click("[cam-variable-name=equipment]");
        browser.click("[cam-variable-name=conditions]");
        browser.choose("[cam-variable-name=backupPower]", "UPS");
        browser.type("[cam-variable-name=dutyOfficer]", "Cán bộ trực, 0900000001");
        browser.click(TICK.formatted(1));
        browser.click(TICK.formatted(3));
        browser.see(".duty-missing", "Không trang trí theo mẫu tại các điểm cầu cấp dưới Cần đánh dấu xác nhận.");
        show("hall");
        browser.click(TICK.formatted(2));
        browser.complete();
        browser.seeNo("form.duty");

        assertThat(story.duty("HUONGKHE", "PrepareHall").doneBy()).isEqualTo("huongkhe");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void an_agency_confirms_and_proves_a_duty_that_only_this_letter_knows(@TempDir Path folder) throws IOException {
        story.issued();
        String task = general.open(
                story.id(),
                "DLHT",
                "YTe",
                "Bảo đảm y tế tại điểm cầu trung tâm",
                "Bố trí bác sĩ, xe cứu thương thường trực tại điểm cầu trung tâm; báo cáo kết quả kèm ảnh.",
                "PHOTO",
                "Đã bố trí xe cứu thương thường trực",
                "Đã phân công kíp trực gồm ít nhất một bác sĩ và hai điều dưỡng, có số điện thoại của từng người");
        open("dlht", task);
        browser.claim();
        browser.type("[cam-variable-name=result]", "Đã bố trí đủ.");
        browser.click(TICK.formatted(1));
        browser.see(".duty-missing", "Cần đánh dấu xác nhận.");
        browser.see(".duty-missing", "Tệp thứ nhất Cần ít nhất một ảnh (.jpg, .jpeg, .png) làm minh chứng.");
        show("general");
        browser.attach("[cam-variable-name=firstFile]", file(folder, "quet.pdf"));
        browser.click(TICK.formatted(2));
        assertThat(browser.texts(".duty-missing li"))
                .containsExactly("Tệp thứ nhất Cần ít nhất một ảnh (.jpg, .jpeg, .png) làm minh chứng.");
        browser.attach("[cam-variable-name=secondFile]", file(folder, "xe.jpg"));
        browser.seeNo(".duty-missing");
        show("general-done");
        browser.complete();
        browser.seeNo("form.duty");

        assertThat(duties.attachments(story.duty("DLHT", "YTe")))
                .extracting(Attachment::fileName)
                .containsExactlyInAnyOrder("quet.pdf", "xe.jpg");
        assertThat(browser.complaints()).isEmpty();
    }

    private void open(String user, String task) {
        browser.bringSession(user, BrowserTest.PASSWORD);
        browser.openTask(task);
    }

    /** The parts of the form on a desk and on a telephone, where nothing sticks out. */
    private void show(String name) {
        for (int width : List.of(1366, 360)) {
            browser.show(width, width == 360 ? 740 : 768);
            List<String> parts = List.of(".duty-head", ".duty-ticks", "[type=file]", ".duty-missing, .duty-legend");
            for (int i = 0; i < parts.size(); i++) {
                browser.run("document.querySelector('form.duty').querySelector('" + parts.get(i)
                        + "').scrollIntoView({block: 'start'})");
                browser.screenshot("forms-" + name + "-" + width + "-" + (i + 1));
            }
            assertThat((List<?>) browser.run("""
                    const edge = document.querySelector('form.duty').getBoundingClientRect().right;
                    return [...document.querySelectorAll('form.duty :is(textarea, select, a, p, li, label, td, summary)')]
                      .filter(each => each.getBoundingClientRect().right > edge + 1).map(each => each.outerHTML);""")).isEmpty();
        }
        browser.show(1366, 768);
    }

    private static Path file(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), SampleAnswers.content(name, 40));
    }
}
