package vn.diemcau.escalation.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.escalation.mail.MailContent.Attachment;
import vn.diemcau.escalation.mail.Undelivered.Fault;

class MimeMailsTest {

    private static final Instant DATE = Instant.parse("2022-01-17T09:00:00Z");
    private static final MailContent WORDS =
            new MailContent("Đôn đốc đăng ký điểm cầu", "<p>Đề nghị đăng ký</p>", "Đề nghị đăng ký\n");

    private final MimeMails mimeMails = new MimeMails("diemcau@vptu.hatinh.example", "Văn phòng Tỉnh ủy");

    @Test
    void the_reader_sees_vietnamese_whatever_the_machine_writes_in() throws Exception {
        MimeMessage mail = travelled(
                to("a@b.example", "Văn thư Thành ủy Hà Tĩnh"),
                WORDS.with(List.of(
                        new Attachment("Danh sách điểm cầu.xlsx", "application/octet-stream", new byte[] {1, 2}))));
        assertThat(mail.getSubject()).isEqualTo("Đôn đốc đăng ký điểm cầu");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Văn phòng Tỉnh ủy");
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("Văn thư Thành ủy Hà Tĩnh");
        MimeMultipart all = (MimeMultipart) mail.getContent();
        MimeMultipart words = (MimeMultipart) all.getBodyPart(0).getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(words.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(words.getBodyPart(0).getContent()).isEqualTo("Đề nghị đăng ký\r\n");
        assertThat(words.getBodyPart(1).getContent()).isEqualTo("<p>Đề nghị đăng ký</p>");
        BodyPart file = all.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("Danh sách điểm cầu.xlsx");
        assertThat(file.getInputStream().readAllBytes()).containsExactly(1, 2);
    }

    @Test
    void machines_are_asked_not_to_answer_and_people_answer_the_office() throws Exception {
        MimeMessage mail = travelled(to("a@b.example", null), WORDS.withReplyTo("tonghop@vptu.hatinh.example"));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getReplyTo()[0].toString()).isEqualTo("tonghop@vptu.hatinh.example");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<k@vptu.hatinh.example>");
        assertThat(mail.getSentDate()).isEqualTo(DATE);
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void line_breaks_in_what_people_wrote_add_no_header() throws Exception {
        MailContent evil = new MailContent("Hội nghị\r\nBcc: all@evil.example\r\n\r\nx", "h", "t")
                .with(List.of(new Attachment(
                        "a.txt\"\r\nBcc: all@evil.example", "text/plain\r\nBcc: x@evil.example", new byte[0])));
        MimeMessage mail = travelled(to("a@b.example", "Văn thư\r\nBcc: all@evil.example\r\n\r\nx"), evil);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Hội nghị Bcc: all@evil.example x");
        BodyPart file = ((MimeMultipart) mail.getContent()).getBodyPart(1);
        assertThat(file.getHeader("Bcc")).isNull();
    }

    @Test
    void no_line_of_a_header_is_longer_than_76_letters_and_none_is_lost() throws Exception {
        String manyWords =
                "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh, bộ phận tổng hợp – điều phối 🎤 hội nghị";
        MimeMails office = new MimeMails("diemcau@vptu.hatinh.example", manyWords);
        for (int more = 0; more < 40; more++) {
            String subject = "a".repeat(more) + "Giấy mời dự Hội nghị trực tuyến toàn tỉnh 🎤 tổng kết năm 2021, "
                    + "triển khai nhiệm vụ năm 2022; các nhiệm vụ của " + manyWords;
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            office.of(
                            to("a@b.example", manyWords + " x".repeat(more)),
                            new MailContent(subject, "h", "t"),
                            DATE,
                            () -> true)
                    .writeTo(raw);

            assertThat(raw.toString(StandardCharsets.US_ASCII).split("\r\n"))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
            MimeMessage mail =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.toByteArray()));
            assertThat(mail.getSubject()).isEqualTo(subject);
            assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo(manyWords);
            assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                    .isEqualTo(manyWords + " x".repeat(more));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example\nx",
                "a@b.example, c@d.example",
                "Văn thư <a@b.example>",
                "văn thư@b.example",
                "nobody",
                ""
            })
    void an_address_that_is_not_exactly_one_is_refused(String address) {
        assertThatThrownBy(() -> travelled(to(address, null), WORDS))
                .isInstanceOfSatisfying(
                        Undelivered.class, e -> assertThat(e.fault()).isEqualTo(Fault.REFUSED))
                .hasMessageStartingWith("Địa chỉ thư không hợp lệ");
        assertThatThrownBy(() -> travelled(to("a@b.example", null), WORDS.withReplyTo(address)))
                .isInstanceOf(Undelivered.class);
    }

    @Test
    void a_sender_that_is_no_address_is_found_at_the_start() {
        assertThatThrownBy(() -> new MimeMails("van thu", "x")).hasMessageContaining("diemcau.mail.from");
    }

    @Test
    void one_key_is_one_message_for_ever_and_another_key_another() {
        assertThat(MessageId.of("hn/1", "x.example")).isEqualTo(MessageId.of("hn/1", "x.example"));
        assertThat(MessageId.of("hn/1", "x.example"))
                .matches("<[0-9a-f]{32}@x\\.example>")
                .isNotEqualTo(MessageId.of("hn/2", "x.example"));
    }

    private MimeMessage travelled(OrderedMail mail, MailContent content) throws Exception {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mimeMails.of(mail, content, DATE, () -> true).writeTo(raw);
        assertThat(raw.toString(StandardCharsets.ISO_8859_1)).matches("(?s)\\p{ASCII}*");
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw.toByteArray()));
    }

    private static OrderedMail to(String address, String recipient) {
        return new OrderedMail(
                1, "k", "hn", "Reminder", 1, null, address, recipient, null, DATE, "<k@vptu.hatinh.example>", 1, null);
    }
}
