package vn.diemcau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.conference.desk.LetterNine;
import vn.diemcau.conference.directory.LoadedDirectory;
import vn.diemcau.platform.document.Documents;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Officer;
import vn.diemcau.web.Web;

/** The Office turns a letter into a conference at its page in Cockpit. */
@BrowserTest
@Import(LoadedDirectory.class)
@TestPropertySource(
        properties = {
            "diemcau.directory=classpath:letters/ubnd-danh-ba.yaml",
            "diemcau.demo.password=" + BrowserTest.PASSWORD
        })
class DeskBrowserIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private LoadedDirectory directory;

    private Web web;
    private Browser office;

    @BeforeEach
    void signIn() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-11-30T08:00+07:00").toInstant()));
        web = Web.withPassword(port, "vpubnd", BrowserTest.PASSWORD);
        office = new Browser(port);
        office.bringSession("vpubnd", BrowserTest.PASSWORD);
    }

    @AfterEach
    void close() throws IOException {
        office.close();
        directory.load(read("letters/ubnd-danh-ba.yaml"));
        ClockUtil.reset();
    }

    @Test
    void a_letter_is_corrected_previewed_and_called() {
        office.open("/camunda/app/cockpit/default/#/diemcau");
        office.clickLink("Lập Hội nghị mới");
        office.see(".dc-paste");
        office.screenshot("80-desk-begin");
        office.show(360, 780);
        office.screenshot("81-desk-begin-on-a-phone");
        office.show(1366, 768);

        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi/" + begun("<img src=x onerror=alert(1)>"));
        office.see(".dc-nobody-count", "Chưa giao cho ai: 1 câu");
        office.see(".dc-read .dc-said", "bảo đảm nguồn điện cho các điểm cầu");
        office.see(".dc-read", "<img src=x onerror=alert(1)>");
        assertThat(office.count(".dc-read img")).isZero();
        office.click(".dc-read [data-of=r1]");
        office.until("the row of that sentence", page -> page.focused().equals("Cơ quan thực hiện"));
        assertThat((Boolean) office.run("const page = document.querySelector('.dc-page');"
                        + "return getComputedStyle(page).overflowY === 'auto' && page.scrollTop > 0"))
                .as("who turns the wheel reaches the end of the page")
                .isTrue();
        office.see("[data-row=r1]", "10 giờ 00, thứ Ba ngày 01/12/2026");
        office.see(".dc-desk-bar .dc-warn", "chỗ cần sửa");
        office.screenshot("82-desk");

        // An agency by a part of its name, by keys alone.
        click("[data-choose=r7]");
        office.type("[data-choose=r7]", "so khoa");
        office.see("[data-row=r7] [role=listbox]", "Sở Khoa học và Công nghệ");
        office.screenshot("83-desk-agency");
        office.press(Keys.ENTER);
        office.until("chosen", page -> page.value("[data-choose=r7]").equals("Sở Khoa học và Công nghệ"));

        // The sentence that nobody had becomes a duty by one click.
        office.click(".dc-read [data-nobody]");
        office.see(".dc-nobody-count", "Chưa giao cho ai: 0 câu");
        click("[data-row=r8] .dc-ask-acts button:last-child");
        office.see(".dc-dropped", "Đề nghị bảo đảm an ninh");
        office.see(".dc-desk-bar", "Không còn chỗ cần sửa");
        office.see(".dc-desk-bar [role=status]", "Đã lưu lúc 08 giờ 00");

        office.click(".dc-desk-bar .dc-button");
        office.see(".dc-outcome .dc-counts", "việc");
        office.screenshot("84-desk-preview");
        office.show(360, 780);
        office.screenshot("85-desk-preview-on-a-phone");
        office.show(1366, 768);
        office.click("[data-act=call]");
        office.see(".dc-tabs", "Mức sẵn sàng");
        office.see(".dc-crumbs", "Cuộc họp trực tuyến khẩn");
        office.screenshot("86-desk-called");
        assertThat(office.complaints()).isEmpty();

        String conference = office.address().replaceFirst(".*/diemcau/([^?]*).*", "$1");
        story.ofConference(conference).does("VPUBND", "IssueLetter");
        assertThat(story.task("DLT", "bao-dam-nguon-dien-cho-cac-diem-cau")).isNotNull();
    }

    /** What it takes is told in docs/lap-hoi-nghi.md. */
    @Test
    void the_letter_of_the_example_is_corrected_and_called_in_six_clicks() throws IOException {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2022-01-10T08:00+07:00").toInstant()));
        directory.loadShipped();
        office.bringSession("vptu", BrowserTest.PASSWORD);
        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi");
        office.see(".dc-paste");
        countClicks();
        paste(read("reading/01-hatinh-2022-thu-goc.txt"));
        office.click("[data-act=read]");

        office.see(".dc-desk-bar", "1 chỗ cần sửa");
        office.screenshot("90-desk-hatinh");
        office.type("input[name=letter]", "Giấy mời họp của Ban Thường vụ Tỉnh ủy");
        // What delegates do is nobody's duty.
        click(".dc-ask:has(.dc-unknown) .dc-ask-acts button:last-child");
        office.see(".dc-desk-bar", "Không còn chỗ cần sửa");

        click(".dc-more > summary");
        office.type("[data-row=site-0] [name=chair]", "Các đồng chí Thường trực Tỉnh ủy");
        office.screenshot("91-desk-hatinh-sites");
        String police = (String) office.run("return [...document.querySelectorAll('.dc-ask')]"
                + ".find(row => row.querySelector('input').value === 'Đảng ủy Công an tỉnh').dataset.row");
        click("[data-row=" + police + "] .dc-details summary");
        office.type("[data-row=" + police + "] [name=ticks]", "Đã trang trí đúng mẫu\nĐã kiểm tra âm thanh");
        office.choose("[data-row=" + police + "] [name=proof]", "PHOTO");
        office.see("[data-row=" + police + "] .dc-details summary", "Chi tiết: kèm ảnh, 2 ý phải xác nhận");
        office.screenshot("92-desk-details");
        office.show(360, 780);
        office.run("document.querySelector('[data-row=" + police + "]').scrollIntoView()");
        office.screenshot("93-desk-details-on-a-phone");
        office.run("document.querySelector('.dc-sites').scrollIntoView()");
        office.screenshot("94-desk-sites-on-a-phone");
        office.show(1366, 768);

        office.click(".dc-desk-bar .dc-button");
        office.see(".dc-outcome .dc-counts", "thư gửi khi Văn phòng phát hành văn bản");
        office.screenshot("95-desk-hatinh-preview");
        office.click("[data-act=call]");
        office.see(".dc-tabs", "Mức sẵn sàng");

        assertThat(clicks()).isEqualTo(6);
        assertThat(office.complaints()).isEmpty();
        String conference = office.address().replaceFirst(".*/diemcau/([^?]*).*", "$1");
        story.ofConference(conference).does("VPTU", "IssueLetter");
        assertThat(story.task("HUONGKHE", "RegisterSites")).isNotNull();
    }

    @Test
    void a_letter_that_names_an_unknown_agency_is_called_in_four_clicks() throws IOException {
        directory.load(read("letters/ubnd-danh-ba.yaml") + read("desk/ba-xa.yaml"));
        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi");
        office.see(".dc-paste");
        countClicks();
        paste(read("desk/ubnd-hop-khan.txt"));
        office.click("[data-act=read]");

        office.see("[data-row=r1]");
        office.see(".dc-unknown", "Văn bản ghi: Đài Khí tượng Thủy văn tỉnh");
        click("[data-act=unknown]");
        office.until(
                "the name stands there",
                page -> page.value(".dc-add-agency [name=name]").equals("Đài Khí tượng Thủy văn tỉnh"));
        office.type(".dc-add-agency [name=email]", "trucban");
        office.screenshot("89-desk-add-agency");
        click("[data-act=add-agency]");
        office.see(".dc-add-agency .dc-problems", "Địa chỉ thư: “trucban” không phải là địa chỉ thư điện tử.");
        office.show(360, 780);
        office.run("document.querySelector('.dc-add-agency').scrollIntoView()");
        office.screenshot("89b-desk-add-agency-on-a-phone");
        office.show(1366, 768);
        office.type(".dc-add-agency [name=email]", "trucban@kttv.example");
        office.press(Keys.ENTER);
        office.see(
                ".dc-done",
                "Đã thêm Đài Khí tượng Thủy văn tỉnh vào danh bạ. 1 việc khác mà văn bản giao cho nơi này cũng được chọn.");
        office.screenshot("89c-desk-agency-added");
        office.see(".dc-desk-bar", "Không còn chỗ cần sửa");
        office.click(".dc-desk-bar .dc-button");
        office.see(".dc-outcome", "Đài Khí tượng Thủy văn tỉnh – 2 việc, 1 thư");
        office.click("[data-act=call]");
        office.see(".dc-tabs", "Mức sẵn sàng");

        // And one for the address that was wrong.
        assertThat(clicks()).isEqualTo(4 + 1);
        assertThat(office.complaints("400")).isEmpty();
        String conference = office.address().replaceFirst(".*/diemcau/([^?]*).*", "$1");
        story.ofConference(conference).does("VPUBND", "IssueLetter");
        assertThat(story.task("DKTTVT", "cu-dai-dien-lanh-dao-cung-du")).isNotNull();
    }

    @Test
    void the_shipped_letter_is_put_into_the_box_and_read() {
        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi");
        office.click("[data-act=example]");
        office.until("the letter in the box", page -> page.value(".dc-paste").contains("phòng cháy, chữa cháy rừng"));
        office.click("[data-act=read]");

        office.see("[data-row=r1]");
        office.see(".dc-nobody-count", "Chưa giao cho ai");
        assertThat(office.count(".dc-ask")).isGreaterThan(3);
        office.screenshot("88-desk-example");
        assertThat(office.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "pdf"})
    void a_file_of_the_letter_is_read_by_the_server(String kind, @TempDir Path folder) throws IOException {
        Path letter = folder.resolve("giay-moi." + kind);
        Files.write(
                letter,
                kind.equals("pdf") ? Documents.pdf(LetterNine.TEXT.lines().toList()) : Documents.docx(LetterNine.TEXT));
        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi");
        office.see(".dc-paste");
        office.attach("[name=file]", letter);

        office.see("[data-row=r1]");
        office.see(".dc-read", "bảo đảm nguồn điện cho các điểm cầu");
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    void a_file_that_is_no_letter_is_refused_with_a_sentence(@TempDir Path folder) throws IOException {
        Path picture =
                Files.write(folder.resolve("anh.docx"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi");
        office.see(".dc-paste");
        office.attach("[name=file]", picture);

        office.see(".dc-problems", "Tệp này là tệp ảnh");
        assertThat(office.count(".dc-paste")).isEqualTo(1);
    }

    @Test
    void a_duty_is_parted_merged_and_taken_back() {
        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi/" + begun(""));
        office.see("[data-row=r1]");

        click("[data-row=r1] .dc-ask-acts button:first-child");
        office.until("two of it", page -> page.count(".dc-ask") == 8);
        office.see(".dc-desk-bar [role=status]", "Đã lưu");
        click("[data-row=r8] .dc-ask-acts button:nth-child(2)");
        office.until("one again", page -> page.count(".dc-ask") == 7);
        assertThat(office.value("[data-row=r1] textarea")).contains("; chuẩn bị báo cáo");
        office.see(".dc-desk-bar [role=status]", "Đã lưu");
        office.click(".dc-desk-bar button:nth-child(3)");
        office.until("two of it again", page -> page.count(".dc-ask") == 8);
        assertThat(office.complaints()).isEmpty();
    }

    @Test
    void a_colleague_who_saved_meanwhile_is_told_and_nothing_is_lost() {
        String id = begun("");
        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi/" + id);
        office.see("[data-row=r1]");
        ObjectNode sent = JSON.createObjectNode().put("version", 1);
        ObjectNode sheet =
                (ObjectNode) Officer.json(web.get("/api/desk/drafts/" + id)).path("sheet");
        sent.set("sheet", sheet.put("title", "Tên của đồng nghiệp"));
        assertThat(web.put("/api/desk/drafts/" + id, sent.toString()).statusCode())
                .isEqualTo(200);

        office.type("input[name=title]", "Tên của tôi");
        office.see(".dc-settle", "vừa lưu bản khác lúc 08 giờ 00");
        office.screenshot("87-desk-conflict");
        office.click(".dc-settle button:last-child");
        office.see(".dc-desk-bar [role=status]", "Đã lưu");

        assertThat(office.value("input[name=title]")).isEqualTo("Tên của tôi");
        assertThat(Officer.json(web.get("/api/desk/drafts/" + id + "?version=2"))
                        .path("sheet")
                        .path("title")
                        .asText())
                .isEqualTo("Tên của đồng nghiệp");
        assertThat(office.complaints("409")).isEmpty();
    }

    @Test
    void what_the_server_did_not_get_is_sent_again() {
        String id = begun("");
        office.open("/camunda/app/cockpit/default/#/lap-hoi-nghi/" + id);
        office.see("[data-row=r1]");
        office.run("""
                const real = window.fetch;
                window.fetch = (url, options) => {
                  if (options?.method !== 'PUT') return real(url, options);
                  window.fetch = real;
                  window.missed = true;
                  return Promise.reject(new TypeError('offline'));
                };""");

        office.type("input[name=title]", "Tên sau khi mất mạng");
        office.until("the server is away", page -> page.run("return window.missed === true"));
        office.see(".dc-desk-bar [role=status]", "Đã lưu");
        assertThat(Officer.json(web.get("/api/desk/drafts/" + id))
                        .path("sheet")
                        .path("title")
                        .asText())
                .isEqualTo("Tên sau khi mất mạng");
    }

    /** Presses of a button of the mouse, which no other page than this one's views may interrupt. */
    private void countClicks() {
        office.run("window.clicks = 0;"
                + "addEventListener('click', event => { if (event.isTrusted && event.detail > 0) clicks++; }, true)");
    }

    private int clicks() {
        return ((Number) office.run("return window.clicks")).intValue();
    }

    private void paste(String text) {
        office.run("document.querySelector('.dc-paste').value = " + JSON.valueToTree(text));
    }

    private static String read(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }

    /** Far down on the page, which the driver takes for hidden until it is scrolled to. */
    private void click(String css) {
        office.until(css + " is there", page -> page.count(css) > 0);
        office.run("document.querySelector('" + css + "').scrollIntoView({block: 'center'})");
        office.click(css);
    }

    private String begun(String markup) {
        ObjectNode reading = LetterNine.reading().deepCopy();
        reading.put("text", LetterNine.TEXT + markup + System.nanoTime());
        for (int unit : new int[] {4, 5}) {
            // This directory has no units.
            ((ObjectNode) reading.path("duties").get(unit)).put("units", false).put("agencyCode", "SNNMT");
        }
        ((ObjectNode) reading.path("duties").get(6)).putNull("agencyCode");
        ObjectNode sent = JSON.createObjectNode();
        sent.set("reading", reading);
        HttpResponse<String> answer = web.post("/api/desk/drafts", sent.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Officer.json(answer).path("id").asText();
    }
}
