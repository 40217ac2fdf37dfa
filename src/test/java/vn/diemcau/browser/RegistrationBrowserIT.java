package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.platform.sheet.SheetReader;
import vn.diemcau.process.preparation.ConferenceStory;

/** A clerk of Hương Khê with a list of 21 communes and townships in a spreadsheet, and what becomes of it. */
@NeedsBrowser
@DiemCauTest
@Import(ConferenceStory.class)
class RegistrationBrowserIT {

    private static final String UNIT = "HUONGKHE";
    private static final String OWN = "[data-label='Điểm cầu của đơn vị, mục %s']";
    private static final String CELL = "[aria-label='Dòng %d, cột %s']";
    private static final String ROWS = ".sites-table tbody tr";

    /** As the clerk writes them; two are misspelt. */
    private static final List<String> NAMES = List.of(
            "TT Hương Khê",
            "Điền Mỹ",
            "HÀ LINH",
            "Hương Thuỷ",
            "hoà hải",
            "Phúc  Đồng",
            "huong giang",
            "xã Lộc Yên",
            "Hương Bình",
            "Hương Long",
            "Phú Gai",
            "Gia Phố",
            "Phú Phong",
            "Hương Đô",
            "X. Hương Vĩnh",
            "Hương Xuân",
            "Phúc Trạch",
            "Hương Trà",
            "Hương Trac",
            "Hương Lâm",
            "Hương Liên");

    /** Those to whom the letter has the registrations sent (O36, O58), and who needs the places for the power (O67). */
    private static final List<String> RECEIVERS = List.of("VPUBND", "VTHT", "VPTU", "DLHT");

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Registrations registrations;

    private Browser clerk;

    @BeforeEach
    void theClerkOpensTheTask() {
        story.issued();
        clerk = new Browser(port);
        clerk.bringSession("huongkhe", "diemcau-demo");
        clerk.openTask(story.task(UNIT, "RegisterSites").getId());
        clerk.claim();
    }

    @AfterEach
    void close() {
        clerk.close();
        ClockUtil.reset();
    }

    @Test
    void a_clerk_pastes_twenty_one_rows_mends_two_and_is_done() {
        fillInOwnSite();
        clerk.paste(
                CELL.formatted(1, "Tên điểm cầu"),
                list("SĐT\tTên xã, thị trấn\tGhi chú\tSố đại biểu\tCán bộ kỹ thuật", "\t"));
        clerk.see(".sites-found", "21 dòng đọc được, 2 dòng cần xem lại.");
        clerk.see(".sites-found", "Không dùng đến cột “Ghi chú”.");
        clerk.see(".sites-found", "1 dòng không phải điểm cầu, không đưa vào bảng");
        clerk.see(".sites-totals", "Cần xem lại: 2 dòng");
        assertThat(clerk.texts(".sites-failed .sites-state"))
                .containsExactly(
                        "“Phú Gai” không có trong danh mục của đơn vị; tên gần giống: xã Phú Gia. Hãy chọn một.",
                        "“Hương Trac” không có trong danh mục của đơn vị; tên gần giống: xã Hương Trà, xã Hương Trạch. "
                                + "Hãy chọn một.");
        clerk.screenshot("20-pasted");

        clerk.click(".sites-failed .sites-choices button");
        clerk.see(".sites-totals", "Cần xem lại: 1 dòng");
        clerk.click("[aria-label='Bỏ dòng 19']");
        clerk.see(".sites-totals", "Tổng số điểm cầu: 21");
        clerk.seeNo(".sites-failed");
        clerk.see(".duty-note", "Chưa mở điểm cầu (1): Hương Trạch");
        clerk.complete();
        clerk.seeNo("form.duty");
        story.run();
        assertThat(unit().communes())
                .hasSize(20)
                .extracting(Site::label)
                .contains("xã Phú Gia", "thị trấn Hương Khê", "xã Hòa Hải", "xã Hương Vĩnh")
                .doesNotContain("xã Hương Trạch");
        assertThat(unit().delegateCount())
                .isEqualTo(60 + IntStream.range(30, 51).sum() - 48);

        story.at("2022-01-17T16:00").sendMails();
        RECEIVERS.forEach(receiver -> assertThat(story.texts("sites", story.contactOf(receiver)))
                .as(receiver)
                .singleElement()
                .asString()
                .contains("Huyện ủy Hương Khê"));

        assertThat(rowsOf(story.files("sites", story.contactOf("VTHT"))))
                .as("the whole list as a workbook")
                .contains("xã Phú Gia", "xã Hương Vĩnh", "thị trấn Hương Khê");

        clerk.openTask(story.task(UNIT, "AmendRegistration").getId());
        clerk.claim();
        clerk.see(".duty-note", "đăng ký lần đầu: 21 điểm cầu");
        clerk.type(CELL.formatted(11, "Số đại biểu"), "55");
        clerk.see(".sites-totals", "Tổng số đại biểu: " + (unit().delegateCount() + 15));
        clerk.screenshot("21-amended");
        clerk.complete();
        clerk.seeNo("form.duty");
        story.run();
        story.sendMails();
        RECEIVERS.forEach(receiver -> assertThat(story.texts("registration-amended", story.contactOf(receiver)))
                .as(receiver)
                .singleElement()
                .asString()
                .contains("xã Phú Gia: 40 → 55 đại biểu"));
        assertThat(clerk.complaints()).isEmpty();
    }

    @Test
    void a_corrected_list_that_is_pasted_again_doubles_nothing_and_can_be_taken_back() {
        String list = list("SĐT\tTên xã, thị trấn\tGhi chú\tSố đại biểu\tCán bộ kỹ thuật", "\t");
        clerk.paste(CELL.formatted(1, "Tên điểm cầu"), list);
        clerk.see(".sites-found", "21 dòng đọc được, 2 dòng cần xem lại.");
        clerk.see(".sites-totals", "Tổng số điểm cầu: 22");

        clerk.paste(
                CELL.formatted(1, "Tên điểm cầu"),
                list.replace("Phú Gai", "Phú Gia")
                        .replace("Hương Trac\t", "Hương Trạch\t")
                        .replace("\t30\t", "\t35\t"));
        clerk.see(".sites-found", "19 dòng cập nhật, 2 dòng thêm mới.");
        clerk.see(".sites-found", "Thay 2 dòng của lần trước chưa rõ tên: Phú Gai, Hương Trac.");
        clerk.see(".sites-totals", "Tổng số điểm cầu: 22");
        clerk.see(".sites-totals", "Tổng số đại biểu: 845");
        clerk.seeNo(".sites-failed");

        clerk.click(".sites-ways button:nth-child(3)");
        clerk.see(".sites-totals", "Tổng số điểm cầu: 43");
        clerk.screenshot("23-pasted-again");
        clerk.click(".sites-ways button:nth-child(2)");
        clerk.see(".sites-totals", "Tổng số điểm cầu: 22");
        clerk.click(".sites-undo button");
        clerk.see(".sites-totals", "Tổng số đại biểu: 840");
        clerk.see(".sites-totals", "Cần xem lại: 2 dòng");
        clerk.see(".sites-undo", "Làm lại");
        assertThat(clerk.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void a_clerk_says_which_of_two_columns_is_meant_and_takes_a_line_that_was_left_out() {
        clerk.paste(CELL.formatted(1, "Tên điểm cầu"), """
                STT\tTên xã\tSố đại biểu đăng ký\tSố đại biểu dự kiến\tCán bộ kỹ thuật
                1\tPhú Gia\t40\t44\tCán bộ A
                2\tHòa Hải\t25\t25\tCán bộ B
                A\tCụm Hương Trạc\t30\t33\t
                3\tHà Linh\t20\t21\tCán bộ C""");
        clerk.see(".sites-found", "3 dòng đọc được, 4 dòng cần xem lại.");
        clerk.see(".sites-question", "Có 2 cột có thể là số đại biểu. Chọn cột cần lấy:");
        assertThat(clerk.values("[aria-label$='cột Số đại biểu']")).containsExactly("", "", "");
        clerk.screenshot("23-question");

        clerk.click(".sites-question .sites-choices button:last-child");
        clerk.see(".sites-totals", "Tổng số đại biểu: 90");
        clerk.see(".sites-question", "✓ Cột D, “Số đại biểu dự kiến”: 44, 25, 21");
        clerk.click("[aria-label='Đưa dòng 4 vào bảng']");
        clerk.see(".sites-totals", "Cần xem lại: 1 dòng");
        assertThat(clerk.count(ROWS)).isEqualTo(4);
        assertThat(clerk.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void a_list_in_two_parts_is_put_together() {
        clerk.paste(CELL.formatted(1, "Tên điểm cầu"), "Phú Gia\t40\tCán bộ\t900000001\nHương Trac\t25\t\t");
        clerk.see(".sites-found", "2 dòng đọc được, 1 dòng cần xem lại.");
        clerk.see(".sites-found", "mất số 0 ở đầu");
        assertThat(clerk.value(CELL.formatted(1, "Số điện thoại"))).isEqualTo("0900000001");
        clerk.paste(CELL.formatted(1, "Tên điểm cầu"), "Hòa Hải\t30\t\t\nHà Linh\t20\t\t");
        clerk.see(".sites-found", "Giữ 2 dòng không có trong danh sách mới: Phú Gia, Hương Trac.");
        assertThat(clerk.values("[aria-label$='cột Tên điểm cầu']"))
                .containsExactly("Phú Gia", "Hương Trac", "Hòa Hải", "Hà Linh");
        assertThat(clerk.complaints()).isEmpty();
    }

    @Test
    @Tag("story")
    void a_draft_is_thrown_away_when_that_is_meant_and_can_be_brought_back() {
        clerk.type(OWN.formatted("Phòng họp"), "Hội trường tầng 2");
        clerk.see(".duty-draft", "Đã lưu nháp");
        clerk.click(".duty-draft a");
        clerk.see(".duty-discard", "Đồng chí có chắc muốn bỏ?");
        clerk.screenshot("24-discard");
        clerk.click(".duty-discard button:last-of-type");
        clerk.seeNo(".duty-discard");
        assertThat(clerk.value(OWN.formatted("Phòng họp"))).isEqualTo("Hội trường tầng 2");

        clerk.click(".duty-draft a");
        clerk.click(".duty-discard button");
        clerk.see(".duty-discarded", "Nội dung vừa bỏ còn giữ trên máy này");
        assertThat(clerk.value(OWN.formatted("Phòng họp"))).isEmpty();
        clerk.screenshot("25-discarded");

        clerk.click(".duty-discarded button");
        clerk.see(".duty-draft", "Đã lưu nháp");
        assertThat(clerk.value(OWN.formatted("Phòng họp"))).isEqualTo("Hội trường tầng 2");
        clerk.seeNo(".duty-discarded");
    }

    @Test
    void what_was_typed_is_there_again_after_the_browser_was_closed() {
        fillInOwnSite();
        clerk.paste(CELL.formatted(1, "Tên điểm cầu"), "Phú Gia\t40\tCán bộ\t0900000001\nHương Trạch\t25\t\t");
        clerk.see(".duty-draft", "Đã lưu nháp 08 giờ 00, thứ Tư ngày 12/01/2022");
        clerk.close();

        clerk = new Browser(port);
        clerk.open("/");
        clerk.signIn("huongkhe", "diemcau-demo");
        clerk.openTask(story.task(UNIT, "RegisterSites").getId());

        clerk.see(".sites-totals", "Tổng số đại biểu: 125");
        assertThat(clerk.values("[aria-label$='cột Tên điểm cầu']")).containsExactly("Phú Gia", "Hương Trạch");
        assertThat(clerk.value(OWN.formatted("Phòng họp"))).isEqualTo("Hội trường tầng 2");
        assertThat(clerk.complaints()).isEmpty();
    }

    @Test
    void a_file_is_read_like_a_paste_and_one_that_is_no_list_changes_nothing(@TempDir Path folder) throws Exception {
        fillInOwnSite();
        Path list =
                Files.writeString(folder.resolve("danh-sach.csv"), list("sđt;tên xã;ghi chú;đại biểu;kỹ thuật", ";"));
        Path program = Files.write(folder.resolve("danh-sach.xlsx"), new byte[] {'M', 'Z', 0, 1, 2, 3});
        clerk.click(".sites-bring details:last-child summary");
        clerk.attach(".sites-drop input", list);
        clerk.see(".sites-found", "21 dòng đọc được, 2 dòng cần xem lại.");
        assertThat(clerk.count(ROWS)).isEqualTo(21);

        clerk.attach(".sites-drop input", program);
        clerk.see(".duty-warning", "không phải bảng tính");
        assertThat(clerk.count(ROWS)).isEqualTo(21);
    }

    @Test
    void the_office_enters_for_a_unit_that_phones_and_says_on_whose_word() {
        clerk.close();
        clerk = new Browser(port);
        clerk.bringSession("vptu", "diemcau-demo");
        clerk.openTask(story.task("HUONGSON", "RegisterSites").getId());
        clerk.click(".duty-worker button");
        clerk.seeNo(".duty-worker");
        clerk.seeForm();
        fillInOwnSite();
        clerk.click("[ng-model=none]");
        clerk.complete();
        clerk.see(".duty-refused", "phải cho biết căn cứ");
        clerk.set("[cam-variable-name=source]", "PHONE");
        clerk.type("[cam-variable-name=sourceDetail]", "Chánh Văn phòng Huyện ủy");
        clerk.screenshot("22-on-behalf");
        clerk.complete();
        clerk.seeNo("form.duty");

        assertThat(registrations
                        .lastChange(story.id(), "HUONGSON")
                        .orElseThrow()
                        .source())
                .isEqualTo("Văn phòng Tỉnh ủy nhập thay qua điện thoại của Chánh Văn phòng Huyện ủy");
    }

    /** Its offices are free, so a name in short may be one of them or another. */
    @Test
    void the_bloc_confirms_a_name_in_short_and_keeps_one_of_its_own() {
        clerk.close();
        clerk = new Browser(port);
        clerk.bringSession("dukhoi", "diemcau-demo");
        clerk.openTask(story.task("DUKHOI", "RegisterSites").getId());
        clerk.claim();
        fillInOwnSite();
        clerk.paste(CELL.formatted(1, "Tên điểm cầu"), """
                Tên cơ quan\tDự tại chỗ\tDự trực tuyến
                Sở NN&PTNT\t5\t
                Hội CTĐ\t\t7""");
        clerk.see(".sites-question", "Danh sách ghi số đại biểu theo hai hình thức. Chọn cách hiểu đúng:");
        clerk.click(".sites-question .sites-choices button");
        clerk.see(".sites-question", "✓ Cột B, C");
        clerk.see(
                ".sites-failed .sites-state", "“Sở NN&PTNT” có thể là đảng bộ Sở Nông nghiệp và Phát triển nông thôn");
        clerk.screenshot("26-in-short");
        clerk.click(".sites-failed .sites-choices button");
        clerk.see(".sites-totals", "Cần xem lại: 1 dòng");
        clerk.click(".sites-failed .sites-choices button:last-child");
        clerk.seeNo(".sites-failed");
        clerk.complete();
        clerk.seeNo("form.duty");
        story.run();

        clerk.openTask(story.task("DUKHOI", "AmendRegistration").getId());
        clerk.claim();
        clerk.see(".sites-sure", "✓ Đảng bộ Sở Nông nghiệp và Phát triển nông thôn");
        assertThat(clerk.values("[aria-label$='cột Tên điểm cầu']"))
                .containsExactly("Sở Nông nghiệp và Phát triển nông thôn", "Hội CTĐ");
        clerk.seeNo(".sites-failed");
        assertThat(clerk.complaints()).isEmpty();
    }

    private void fillInOwnSite() {
        clerk.type(OWN.formatted("Phòng họp"), "Hội trường tầng 2");
        clerk.type(OWN.formatted("Chủ trì"), "Bí thư Huyện ủy");
        clerk.type(OWN.formatted("Cán bộ kỹ thuật"), "Cán bộ Văn phòng");
        clerk.type(OWN.formatted("Số điện thoại"), "0900000000");
        clerk.type(OWN.formatted("Số đại biểu"), "60");
    }

    private static String list(String headings, String separator) {
        return IntStream.range(0, NAMES.size())
                .mapToObj(i -> String.join(
                        separator, "09000000" + (10 + i), NAMES.get(i), "", String.valueOf(30 + i), "Cán bộ Văn hóa"))
                .collect(Collectors.joining(
                        "\n", headings + "\n", "\n" + String.join(separator, "", "Tổng cộng", "", "840", "")));
    }

    /** What the cells of the workbook say. */
    private static List<String> rowsOf(List<MailContent.Attachment> files) {
        return SheetReader.read(files.get(0).content(), files.get(0).fileName()).lines().stream()
                .flatMap(line -> line.cells().stream())
                .toList();
    }

    private UnitSites unit() {
        return registrations.sites(story.id()).units().stream()
                .filter(unit -> unit.unit().equals(UNIT))
                .findFirst()
                .orElseThrow();
    }
}
