package vn.diemcau.escalation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class MailTemplatesTest {

    record Fact(String name, String value) {}

    private final MailTemplates templates = new MailTemplates();

    @Test
    void what_people_wrote_is_words_in_html_and_unchanged_in_text() {
        MailContent mail = fill("Hội nghị <script>alert(1)</script> & \"tổng kết\"", "Thành ủy <b>Hà Tĩnh</b>");
        Document page = Jsoup.parse(mail.html());
        assertThat(page.select("script, b")).isEmpty();
        assertThat(page.text()).contains("Thành ủy <b>Hà Tĩnh</b>").contains("& \"tổng kết\"");
        assertThat(mail.text()).contains("Thành ủy <b>Hà Tĩnh</b>");
        assertThat(mail.subject()).isEqualTo("Hội nghị <script>alert(1)</script> & \"tổng kết\"");
    }

    @Test
    void the_subject_is_one_line_and_not_part_of_the_text() {
        MailContent mail = fill("Đăng ký điểm cầu", "Thành ủy Hà Tĩnh");
        assertThat(mail.subject()).isEqualTo("Đăng ký điểm cầu");
        assertThat(mail.text()).startsWith("Kính gửi: Thành ủy Hà Tĩnh\n").doesNotContain("Subject:");
    }

    @Test
    void a_mail_loads_nothing_from_elsewhere_and_fits_a_telephone() {
        Document page = Jsoup.parse(fill("Đăng ký điểm cầu", "Thành ủy Hà Tĩnh").html());
        assertThat(page.select("img, link, script, style, [background], [src]")).isEmpty();
        assertThat(page.outerHtml()).doesNotContain("url(").contains("width=device-width");
        assertThat(page.select("[width]").eachAttr("width")).containsOnly("100%");
    }

    @Test
    void the_frame_holds_the_facts_and_the_link() {
        MailContent mail = fill("Đăng ký điểm cầu", "Thành ủy Hà Tĩnh");
        Document page = Jsoup.parse(mail.html());
        assertThat(page.select("a").eachAttr("href")).containsExactly("https://diemcau.example/t?id=1&x=2");
        assertThat(page.select("td").eachText()).contains("Hạn", "16 giờ 00, thứ Hai ngày 17/01/2022");
        assertThat(page.text()).contains("Thư do hệ thống Điểm Cầu gửi tự động");
        assertThat(mail.text())
                .contains("- Hạn: 16 giờ 00, thứ Hai ngày 17/01/2022\n")
                .contains("Mở nhiệm vụ: https://diemcau.example/t?id=1&x=2\n")
                .contains("Thư do hệ thống Điểm Cầu gửi tự động");
    }

    @Test
    void a_text_without_a_subject_is_a_mistake_of_the_template() {
        assertThatThrownBy(() -> templates.fill("footer", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Subject");
    }

    /** Also left under target, to be looked at in a browser. */
    private MailContent fill(String title, String recipient) {
        MailContent mail = templates.fill(
                "sample",
                Map.of(
                        "title",
                        title,
                        "recipient",
                        recipient,
                        "message",
                        "Đến 16 giờ 00 ngày 17/01/2022, đơn vị chưa gửi đăng ký điểm cầu phục vụ Hội nghị trực"
                                + " tuyến tổng kết công tác năm 2021. Đề nghị hoàn thành ngay.",
                        "facts",
                        List.of(
                                new Fact("Nhiệm vụ", "Đăng ký điểm cầu và đại biểu"),
                                new Fact("Hạn", "16 giờ 00, thứ Hai ngày 17/01/2022"),
                                new Fact("Liên hệ", "Văn phòng Tỉnh ủy, tonghop@vptu.hatinh.example")),
                        "link",
                        "https://diemcau.example/t?id=1&x=2"));
        try {
            Files.writeString(Files.createDirectories(Path.of("target/mail")).resolve("sample.html"), mail.html());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return mail;
    }
}
