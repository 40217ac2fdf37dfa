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
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** What a letter does not ask leaves no tile, tab, table or button behind. */
@Tag("story")
@BrowserTest
@TestPropertySource(
        properties = {
            "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml",
            "diemcau.demo.password=" + BrowserTest.PASSWORD
        })
class AnyLetterBrowserIT {

    private static final String MEETING = """
            id: hop-giao-ban
            title: Họp giao ban ngành y tế
            letter: Thông báo của Sở Y tế
            host: VPS
            zone: Asia/Ho_Chi_Minh
            start: 2026-12-15T08:00
            duties:
              - {code: IssueLetter, agency: VPS, due: 2026-12-08, words: Thông báo}
              - {code: bao-cao, kind: REPORT, name: Chuẩn bị báo cáo, agency: NVY, due: start - 1d, words: chuẩn bị báo cáo}
              - {code: CloseConference, agency: VPS, due: 2026-12-16, words: Kết thúc}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private PreparationWorkflow workflow;

    private Browser office;

    @BeforeEach
    void issue() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(MEETING)).does("VPS", "IssueLetter");
        office = new Browser(port);
        office.open("/camunda/app/cockpit/default/#/login");
        office.signIn("vps", BrowserTest.PASSWORD);
        office.see("a[href*='#/processes']");
    }

    @AfterEach
    void close() {
        office.close();
        ClockUtil.reset();
    }

    @Test
    void a_meeting_without_sites_shows_its_duties_alone() {
        office.see(".dc-card", "nhiệm vụ đã xong");
        assertThat(office.texts(".dc-card li"))
                .noneMatch(fact -> fact.contains("đăng ký") || fact.contains("điểm cầu"));
        office.screenshot("70-cockpit-card-of-a-meeting");

        office.open("/camunda/app/cockpit/default/#/diemcau/hop-giao-ban");
        office.see(".dc-totals", "Nhiệm vụ đã xong");
        assertThat(office.texts(".dc-totals dt"))
                .containsExactly("Nhiệm vụ đã xong", "Quá hạn", "Thư đôn đốc", "Thư không gửi được");
        assertThat(office.texts(".dc-tabs a")).containsExactly("Mức sẵn sàng", "Thư", "Nhật ký", "Sửa, dời, hủy");
        assertThat(office.texts(".dc-office .dc-tools > *"))
                .noneMatch(act -> act.contains("đăng ký") || act.contains("Nhập thay"));
        office.seeNo(".dc-matrix");
        office.screenshot("71-cockpit-board-of-a-meeting");
        office.show(360, 780);
        office.screenshot("72-cockpit-board-of-a-meeting-on-a-phone");
        office.show(1366, 768);

        office.open("/camunda/app/cockpit/default/#/process-instance/"
                + story.process().getId() + "/runtime");
        office.see(".ctn-tabbed .nav-tabs", "Mức sẵn sàng");
        office.seeNo(".ctn-tabbed .nav-tabs > li:nth-child(2)");
        assertThat(office.texts(".ctn-tabbed .nav-tabs > li"))
                .filteredOn(tab -> !tab.isBlank())
                .contains("Mức sẵn sàng", "Thư", "Nhật ký")
                .doesNotContain("Đăng ký");
        office.screenshot("73-cockpit-tabs-of-a-meeting");

        office.open("/man-hinh");
        office.see("dl", "Nhiệm vụ xong");
        assertThat(office.texts("dt")).containsExactly("Nhiệm vụ xong", "Quá hạn", "Thư đôn đốc", "Thư lỗi");
        office.seeNo("table");
        office.screenshot("74-wall-of-a-meeting");
        assertThat(office.complaints()).isEmpty();
    }
}
