package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.platform.sheet.Line;
import vn.diemcau.platform.sheet.SheetReader;
import vn.diemcau.process.preparation.ConferenceStory;

/** Who may fetch which list, and that it is the one that was asked for. */
@DiemCauTest
@Import(ConferenceStory.class)
class ListsApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private MailLedger ledger;

    @BeforeEach
    void theLetterIsIssued() {
        story.issued();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "sites, Điểm cầu, Danh sách điểm cầu.xlsx, DANH SÁCH ĐIỂM CẦU",
        "summary, Tổng hợp, Tổng hợp điểm cầu và đại biểu.xlsx, TỔNG HỢP SỐ ĐIỂM CẦU VÀ SỐ ĐẠI BIỂU",
        "places, Địa điểm, Danh sách địa điểm.xlsx, DANH SÁCH ĐỊA ĐIỂM CẦN BẢO ĐẢM NGUỒN ĐIỆN",
        "delegates, Đại biểu, Số lượng đại biểu.xlsx, SỐ LƯỢNG ĐẠI BIỂU DỰ TẠI CÁC ĐIỂM CẦU",
        "speeches, Phát biểu, Danh sách đăng ký phát biểu.xlsx, DANH SÁCH ĐĂNG KÝ PHÁT BIỂU TẠI HỘI NGHỊ"
    })
    void the_office_fetches_every_list(String word, String sheet, String fileName, String title) throws IOException {
        story.does("HUONGKHE", "RegisterSites");

        HttpResponse<byte[]> answer = officer("VPTU").download(list(word));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(header(answer, "Content-Disposition")).startsWith("attachment;");
        assertThat(fileName(answer)).isEqualTo(fileName);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertThat(workbook.getSheetAt(0).getSheetName()).isEqualTo(sheet);
        }
        assertThat(texts(answer.body())).contains(title, "VĂN PHÒNG TỈNH ỦY");
    }

    @ParameterizedTest
    @CsvSource({"VPUBND, sites", "VPUBND, delegates", "VTHT, sites", "VTHT, summary", "DLHT, places", "DLHT, summary"})
    void a_receiver_fetches_the_lists_of_sites(String receiver, String word) throws IOException {
        story.does("HUONGKHE", "RegisterSites");

        HttpResponse<byte[]> answer = officer(receiver).download(list(word));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(texts(answer.body())).contains("Huyện ủy Hương Khê");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sites", "summary", "places", "delegates", "speeches", "nothing"})
    void for_everybody_else_there_is_no_list(String word) {
        for (String agency : List.of("HUONGKHE", "BTCTU")) {
            assertThat(officer(agency).download(list(word)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void speeches_are_for_the_office_alone() {
        assertThat(officer("VTHT").download(list("speeches")).statusCode()).isEqualTo(404);
    }

    @Test
    void what_does_not_exist_is_not_found_by_the_office_either() {
        Officer office = officer("VPTU");

        assertThat(office.get(list("nothing")).statusCode()).isEqualTo(404);
        assertThat(office.get(list("nothing")).body()).contains("Không có danh sách này.");
        assertThat(office.get("/api/conferences/khong-co/lists/sites.xlsx").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_list_of_speeches_says_who_speaks_and_who_has_not_answered() throws IOException {
        story.does(
                        "HUONGKHE",
                        "PrepareSpeech",
                        Map.ofEntries(
                                Map.entry("readReports", true),
                                Map.entry("speech", "YES"),
                                Map.entry("title", "Xây dựng nông thôn mới"),
                                Map.entry("speaker", "Bí thư Huyện ủy"),
                                Map.entry("minutes", 8),
                                Map.entry("partyBuilding", true),
                                Map.entry("results", true),
                                Map.entry("difficulties", true),
                                Map.entry("lessons", true),
                                Map.entry("proposals", true)))
                .does("CANLOC", "PrepareSpeech", Map.of("speech", "NO"));

        List<String> texts = texts(officer("VPTU").download(list("speeches")).body());

        assertThat(texts)
                .contains("Xây dựng nông thôn mới", "8", "1 ý kiến", "Không phát biểu (1 đơn vị): Huyện ủy Can Lộc.")
                .anyMatch(text -> text.startsWith("Chưa trả lời (12 đơn vị): "));
    }

    @Test
    void a_unit_downloads_its_own_template_and_nobody_elses() {
        String task = story.task("HUONGKHE", "RegisterSites").getId();
        String template = "/api/tasks/" + task + "/template.xlsx";

        HttpResponse<byte[]> answer = officer("HUONGKHE").download(template);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fileName(answer)).isEqualTo("Mẫu danh sách điểm cầu - Huyện ủy Hương Khê.xlsx");
        List<Line> lines = SheetReader.read(answer.body(), "mau.xlsx").lines();
        assertThat(lines).hasSize(3 + 21);
        assertThat(lines.get(3).cells()).containsExactly("1", "Thị trấn Hương Khê");
        assertThat(officer("HUONGSON").download(template).statusCode()).isEqualTo(404);
        assertThat(officer("HUONGKHE")
                        .download("/api/tasks/"
                                + story.task("HUONGKHE", "PrepareSpeech").getId() + "/template.xlsx")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_bloc_is_asked_how_its_agencies_take_part() {
        String task = story.task("DUKHOI", "RegisterSites").getId();

        List<Line> lines = SheetReader.read(
                        officer("DUKHOI")
                                .download("/api/tasks/" + task + "/template.xlsx")
                                .body(),
                        "mau.xlsx")
                .lines();

        assertThat(lines.get(2).cells()).endsWith("Hình thức tham dự");
    }

    @Test
    void at_the_deadline_each_receiver_gets_its_own_list_and_who_is_missing() throws IOException {
        story.does("HUONGKHE", "RegisterSites").at("2022-01-17T16:00").sendMails();

        assertThat(filesTo("VTHT")).containsExactly("danh-sach-diem-cau.xlsx");
        assertThat(filesTo("VPUBND")).containsExactly("danh-sach-diem-cau.xlsx");
        assertThat(filesTo("DLHT")).containsExactly("danh-sach-dia-diem.xlsx");
        assertThat(filesTo("VPTU")).containsExactly("tong-hop-diem-cau-va-dai-bieu.xlsx");
        MailContent mail = listMailTo("VTHT");
        assertThat(mail.text()).contains("Chưa đăng ký (13 đơn vị)", "gửi kèm thư này (Excel): Danh sách điểm cầu.");
        assertThat(texts(mail.attachments().get(0).content()))
                .contains("Huyện ủy Hương Khê")
                .anyMatch(text -> text.startsWith("Chưa đăng ký (13 đơn vị): "));
    }

    private List<String> filesTo(String agency) {
        return listMailTo(agency).attachments().stream()
                .map(MailContent.Attachment::fileName)
                .toList();
    }

    private MailContent listMailTo(String agency) {
        return ledger.of(story.id()).stream()
                .filter(entry -> entry.mail().kind().equals("sites")
                        && entry.mail().agency().equals(agency))
                .findFirst()
                .flatMap(entry -> ledger.content(entry.mail().id()))
                .orElseThrow();
    }

    private Officer officer(String agency) {
        return Officer.of(agency, port);
    }

    private String list(String word) {
        return "/api/conferences/%s/lists/%s.xlsx".formatted(story.id(), word);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    /** As browsers read it. */
    private static String fileName(HttpResponse<byte[]> answer) {
        String encoded = header(answer, "Content-Disposition").replaceFirst(".*filename\\*=UTF-8''", "");
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static List<String> texts(byte[] content) throws IOException {
        List<String> texts = new ArrayList<>();
        DataFormatter formatter = new DataFormatter();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> texts.add(formatter.formatCellValue(cell))));
        }
        return texts;
    }
}
