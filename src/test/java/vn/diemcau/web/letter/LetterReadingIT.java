package vn.diemcau.web.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.DiemCauTest;
import vn.diemcau.platform.document.Documents;
import vn.diemcau.web.Web;

/** The Office sends a letter and gets what it asks, with the places in the text. */
@DiemCauTest
class LetterReadingIT {

    private static final String PATH = "/api/letters/reading";
    private static final String PASSWORD = "diemcau-demo";
    private static final Path LETTER = Path.of("src/test/resources/reading/01-hatinh-2022-thu-goc.txt");

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectMapper json;

    private HttpResponse<String> send(String user, String query, String type, byte[] body) {
        Web web = user == null ? Web.nobody(port) : Web.withPassword(port, user, PASSWORD);
        var request = web.request(PATH + query).POST(BodyPublishers.ofByteArray(body));
        return web.send(type == null ? request : request.header("Content-Type", type));
    }

    private JsonNode read(String query, String type, byte[] body) throws IOException {
        HttpResponse<String> answer = send("vptu", query, type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void places(JsonNode reading, String list) {
        String text = reading.path("text").asText();
        for (JsonNode each : reading.path(list)) {
            assertThat(text.substring(each.path("from").asInt(), each.path("to").asInt()))
                    .isEqualTo(each.path("words").asText());
        }
    }

    @Test
    void the_letter_of_the_example_is_read_with_the_directory_s_codes() throws IOException {
        JsonNode reading = read("", "text/plain; charset=utf-8", Files.readAllBytes(LETTER));

        assertThat(reading.fieldNames())
                .toIterable()
                .containsExactly(
                        "text",
                        "title",
                        "letter",
                        "milestones",
                        "duties",
                        "participants",
                        "sites",
                        "unassigned",
                        "otherDates");
        assertThat(reading.path("letter").path("kind").asText()).isEqualTo("Mời họp");
        assertThat(reading.path("milestones")).anySatisfy(each -> {
            assertThat(each.path("kind").asText()).isEqualTo("SESSION");
            assertThat(each.path("at").asText()).isEqualTo("2022-01-19T07:30");
        });
        assertThat(reading.path("duties")).hasSizeGreaterThan(25).anySatisfy(each -> {
            assertThat(each.path("agencyCode").asText()).isEqualTo("BTCTU");
            assertThat(each.path("kind").asText()).isEqualTo("AWARDS");
        });
        assertThat(reading.path("duties")).anySatisfy(each -> {
            assertThat(each.path("who").asText()).startsWith("Thường trực các huyện, thành, thị ủy");
            assertThat(each.path("units").asBoolean()).isTrue();
            assertThat(each.path("due").asText()).isEqualTo("2022-01-17T16:00");
        });
        for (String list : new String[] {"milestones", "duties", "sites", "unassigned", "otherDates"}) {
            places(reading, list);
        }
    }

    @Test
    void a_duty_without_a_deadline_gets_a_suggestion_with_its_reason() throws IOException {
        JsonNode duties = read("", "text/plain", Files.readAllBytes(LETTER)).path("duties");

        assertThat(duties).anySatisfy(each -> {
            assertThat(each.path("name").asText()).startsWith("Đảm bảo kết nối thông suốt");
            assertThat(each.path("due").isNull()).isTrue();
            assertThat(each.path("suggestedDue").asText()).isEqualTo("2022-01-18T14:00");
            assertThat(each.path("why").asText())
                    .isEqualTo("Suy ra từ giờ chạy thử đường truyền (15 giờ 00, ngày 18/01/2022) trừ 1 giờ");
        });
    }

    @Test
    void the_same_letter_comes_as_word_as_pdf_and_as_a_field_of_a_form() throws IOException {
        String text = "GIẤY MỜI\nThời gian: 14 giờ 00, ngày 01/12/2026.\nYêu cầu:\n1. Sở Y tế cử bác sĩ trực.";
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(bytes("--ranh\r\nContent-Disposition: form-data; name=\"file\"; filename=\"thư mời.docx\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"));
        form.write(Documents.docx(text));
        form.write(bytes("\r\n--ranh--\r\n"));

        JsonNode word = read(
                "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Documents.docx(text));
        JsonNode pdf = read("", "application/pdf", Documents.pdf(text.lines().toList()));
        JsonNode field = read("", "multipart/form-data; boundary=ranh", form.toByteArray());

        for (JsonNode reading : new JsonNode[] {word, pdf, field}) {
            assertThat(reading.path("duties")).hasSize(1);
            assertThat(reading.path("duties").path(0).path("who").asText()).isEqualTo("Sở Y tế");
            assertThat(reading.path("milestones").path(0).path("at").asText()).isEqualTo("2026-12-01T14:00");
        }
    }

    @Test
    void a_day_without_a_year_is_completed_from_today_or_from_the_letter() throws IOException {
        byte[] undated = bytes("Sở Y tế gửi báo cáo trước 16 giờ ngày 05/01.");
        byte[] dated = bytes(
                "Số: 12/SYT-VP\nMinh Châu, ngày 20 tháng 12 năm 2026\nSở Y tế gửi báo cáo trước 16 giờ ngày 05/01.");

        assertThat(read("?today=2030-01-02", "text/plain", undated)
                        .path("duties")
                        .path(0)
                        .path("due")
                        .asText())
                .isEqualTo("2030-01-05T16:00");
        assertThat(read("", "text/plain", dated)
                        .path("duties")
                        .path(0)
                        .path("due")
                        .asText())
                .isEqualTo("2027-01-05T16:00");
        assertThat(send("vptu", "?today=hôm-nay".replace("ô", "%C3%B4"), "text/plain", undated)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void offsets_count_in_the_composed_text() throws IOException {
        String parted =
                Normalizer.normalize("Yêu cầu:\n1. Sở Y tế cử bác sĩ trực 😀 tại điểm cầu.", Normalizer.Form.NFD);

        JsonNode reading = read("", "text/plain", bytes(parted));

        assertThat(reading.path("text").asText()).isEqualTo(Normalizer.normalize(parted, Normalizer.Form.NFC));
        assertThat(reading.path("duties")).hasSize(1);
        places(reading, "duties");
    }

    @Test
    void where_there_is_nothing_the_lists_are_empty() throws IOException {
        for (String text : new String[] {"", "   \n\n", "=1+1\n<script>alert(1)</script>\n{{7*7}}", "1 2 3"}) {
            JsonNode reading = read("", "text/plain", bytes(text));
            for (String list : new String[] {"milestones", "duties", "unassigned"}) {
                assertThat(reading.path(list).isArray()).isTrue();
                assertThat(reading.path(list)).as(text).isEmpty();
            }
        }
    }

    @Test
    void a_long_letter_is_read() throws IOException {
        String page = "Đề nghị Sở Y tế chuẩn bị hội trường trước 16 giờ ngày 01/12/2026.\n".repeat(45);

        assertThat(read("", "text/plain", bytes(page.repeat(200))).path("duties"))
                .hasSize(9_000);
    }

    @Test
    void what_is_no_letter_or_cannot_be_read_is_refused_with_a_remedy() throws IOException, GeneralSecurityException {
        assertRefused(415, "image/png", bytes("\u0089PNG"));
        assertRefused(415, "application/json", bytes("{}"));
        assertRefused(415, "application/octet-stream", new byte[] {'M', 'Z', 0, 1, 2});
        assertRefused(422, "application/octet-stream", Documents.lockedDocx());
        assertRefused(422, "application/pdf", Documents.lockedPdf());
        assertRefused(422, "application/pdf", Documents.scannedPdf());
        assertRefused(413, "text/plain", new byte[25 * 1024 * 1024 + 1]);
        assertRefused(400, "multipart/form-data; boundary=x", bytes("--x--\r\n"));
    }

    private void assertRefused(int status, String type, byte[] body) {
        HttpResponse<String> answer = send("vptu", "", type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(".").doesNotContain("Exception", "vn.diemcau");
    }

    @Test
    void nobody_but_the_office_is_answered() {
        assertThat(send(null, "", "text/plain", bytes("Giấy mời")).statusCode()).isEqualTo(401);
        assertThat(send("huongkhe", "", "text/plain", bytes("Giấy mời")).statusCode())
                .isEqualTo(403);
    }
}
