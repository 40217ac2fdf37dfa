package vn.diemcau.escalation.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.diemcau.FreePort;
import vn.diemcau.escalation.mail.HeaderText;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailNotConfigured;
import vn.diemcau.escalation.mail.MailNotConfiguredAnalyzer;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.MimeMails;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.Undelivered;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/** How the mail server is spoken to, and what people read when it does not come to that. */
@Timeout(60)
class MailTlsTest {

    private static final String HERE = "127.0.0.1";
    private static final String WAITS = "Không kết nối được máy chủ thư ";

    @TempDir
    static Path folder;

    private static MadeCertificate ours;

    private final ScriptedSmtp smtp = new ScriptedSmtp(0);

    @BeforeAll
    static void makeCertificate() throws IOException {
        ours = MadeCertificate.in(folder, "ours", "ip:127.0.0.1,dns:localhost");
    }

    @AfterEach
    void close() {
        smtp.close();
    }

    @Test
    void what_a_server_offers_is_taken_before_the_password_is_said() throws Exception {
        smtp.offerTls(ours.ofServer());

        send(sender(HERE, smtp.port()), settings("offered", ours.pem()));

        assertThat(smtp.received()).hasSize(1);
        assertThat(smtp.heardInTheClear()).hasSize(2).last().isEqualTo("STARTTLS");
    }

    @Test
    void a_server_that_offers_nothing_is_served_unless_encryption_is_required() throws Exception {
        send(sender(HERE, smtp.port()), settings("offered", null));
        assertThat(smtp.received()).hasSize(1);

        assertThat(refused(sender(HERE, smtp.port()), settings("required", null)))
                .hasMessage(WAITS + HERE + ":" + smtp.port()
                        + ": máy chủ không hỗ trợ mã hóa (STARTTLS) mà cấu hình gửi thư bắt buộc phải có.");
        assertThat(smtp.received()).hasSize(1);
        assertThat(smtp.heardInTheClear().stream().filter(line -> line.startsWith("AUTH")))
                .hasSize(1);
    }

    @Test
    void a_server_that_lets_us_in_and_takes_no_mail_is_a_trouble_until_it_takes_one() throws Exception {
        JavaMailSenderImpl sender = sender(HERE, smtp.port());
        SmtpSettings.apply(sender, settings("offered", null), null);
        SmtpCarrier carrier = new SmtpCarrier(sender);
        smtp.answerSender("550 5.7.1 sender not allowed");

        assertThatThrownBy(() -> send(carrier)).isInstanceOf(Undelivered.class);
        assertThat(carrier.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("sender not allowed"));
        try (Carrier.Round another = carrier.open()) {
            another.connect();
        }
        assertThat(carrier.trouble()).isPresent();

        smtp.answerSender("250 ok");
        send(carrier);
        assertThat(carrier.trouble()).isEmpty();
    }

    @Test
    void what_an_operator_sets_for_the_library_counts_but_not_against_what_is_required() throws Exception {
        JavaMailSenderImpl own = sender(HERE, smtp.port());
        own.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", "false");
        smtp.offerTls(ours.ofServer());

        send(own, settings("offered", null));
        assertThat(smtp.heardInTheClear()).anyMatch(line -> line.startsWith("AUTH"));

        assertThat(refused(own, settings("required", null))).hasMessageContaining("chứng thư số");
    }

    @Test
    void off_is_off() throws Exception {
        smtp.offerTls(ours.ofServer());

        send(sender(HERE, smtp.port()), settings("off", null));

        assertThat(smtp.received()).hasSize(1);
        assertThat(smtp.heardInTheClear()).noneMatch("STARTTLS"::equals);
    }

    @Test
    void a_certificate_that_nobody_trusts_is_named_and_neither_password_nor_mail_leaves() throws Exception {
        smtp.offerTls(ours.ofServer());

        Undelivered refused = refused(sender(HERE, smtp.port()), settings("offered", null));

        assertThat(refused)
                .hasMessage(WAITS + HERE + ":" + smtp.port()
                        + ": chứng thư số của máy chủ không do tổ chức được tin cậy cấp.");
        assertThat(refused.fault()).isEqualTo(Fault.SERVER);
        assertThat(smtp.heardInTheClear()).noneMatch(line -> line.matches("(AUTH|MAIL|RCPT).*"));
    }

    @Test
    void a_certificate_for_another_machine_and_one_that_is_over_are_told_apart() throws Exception {
        MadeCertificate other = MadeCertificate.in(folder, "other", "dns:thu.hatinh.example");
        smtp.offerTls(other.ofServer());
        assertThat(refused(sender(HERE, smtp.port()), settings("offered", other.pem())))
                .hasMessageEndingWith(": chứng thư số của máy chủ không ghi tên máy này.");
        smtp.offerTls(other.ofServer());
        assertThat(refused(sender("localhost", smtp.port()), settings("offered", other.pem())))
                .hasMessageEndingWith(": chứng thư số của máy chủ không ghi tên máy này.");

        MadeCertificate over =
                MadeCertificate.signed(folder, "over", "ip:127.0.0.1", "-startdate", "-9d", "-validity", "2");
        smtp.offerTls(over.ofServer());
        assertThat(refused(sender(HERE, smtp.port()), settings("offered", over.pem())))
                .hasMessageEndingWith(": chứng thư số của máy chủ đã hết hạn.");
    }

    @Test
    void a_server_that_encrypts_from_the_first_byte_is_served_when_told_so() throws Exception {
        smtp.speakTlsOnly(ours.ofServer());

        send(immediate(), settings("required", ours.pem()));
        assertThat(smtp.received()).hasSize(1);
        assertThat(smtp.heardInTheClear()).isEmpty();

        assertThat(refused(immediate(), settings("offered", null))).hasMessageContaining("chứng thư số");
        JavaMailSenderImpl submissions = sender(HERE, 465);
        SmtpSettings.apply(submissions, settings("offered", null), null);
        assertThat(submissions.getJavaMailProperties()).containsEntry("mail.smtp.ssl.enable", "true");
    }

    @Test
    void a_real_server_over_smtps_is_served_with_its_own_certificate_and_refused_by_reason_without() throws Exception {
        GreenMail real = new GreenMail(new ServerSetup(0, HERE, ServerSetup.PROTOCOL_SMTPS));
        real.start();
        try {
            int port = real.getSmtps().getPort();
            Path its = pemOf(port);
            JavaMailSenderImpl smtps = sender("localhost", port);
            smtps.setProtocol("smtps");
            smtps.setUsername(null);
            smtps.setPassword(null);
            assertThat(refused(smtps, settings("offered", null)))
                    .hasMessage(WAITS + "localhost:" + port
                            + ": chứng thư số của máy chủ không do tổ chức được tin cậy cấp.");
            smtps.getJavaMailProperties().setProperty("mail.smtps.ssl.checkserveridentity", "false");

            send(smtps, settings("required", its));

            assertThat(real.getReceivedMessages()).hasSize(1);
        } finally {
            real.stop();
        }
    }

    @Test
    void who_is_not_there_cannot_be_found_or_turns_us_away_is_said() throws Exception {
        int nobody = FreePort.find();
        Undelivered absent = refused(sender(HERE, nobody), settings("offered", null));
        assertThat(absent).hasMessage(WAITS + HERE + ":" + nobody + ": máy chủ từ chối kết nối ở cổng này.");
        assertThat(absent.fault()).isEqualTo(Fault.ABSENT);
        assertThat(refused(sender("thu.khongco.invalid", 25), settings("offered", null)))
                .hasMessageEndingWith(": không tìm thấy máy có tên này.");

        smtp.greet("554 5.7.1 Địa chỉ bị chặn");
        assertThat(refused(sender(HERE, smtp.port()), settings("offered", null)))
                .hasMessageEndingWith(": máy chủ không phục vụ (554 5.7.1 Địa chỉ bị chặn).");
        smtp.greet("220 ready");
        smtp.speakTlsOnly(ours.ofServer());
        JavaMailSenderImpl impatient = sender(HERE, smtp.port());
        impatient.getJavaMailProperties().setProperty("mail.smtp.timeout", "500");
        assertThat(refused(impatient, settings("offered", null)))
                .hasMessageEndingWith(": máy chủ không trả lời trong thời gian cho phép.");
    }

    @Test
    void a_server_that_cannot_encrypt_at_a_port_where_we_do_is_said() {
        assertThat(refused(immediate(), settings("offered", null)))
                .hasMessageContaining(": không thiết lập được kết nối mã hóa TLS (");
    }

    @Test
    void what_a_server_answers_in_vietnamese_is_readable() {
        smtp.answer("vt@huongkhe.hatinh.example", "554 5.7.1 Thư bị từ chối vì nội dung");

        assertThat(refused(sender(HERE, smtp.port()), settings("offered", null)))
                .hasMessage("Máy chủ thư không nhận thư từ hệ thống này: 554 5.7.1 Thư bị từ chối vì nội dung");
        assertThat(HeaderText.reply("550 caf\u00e9")).isEqualTo("550 caf\u00e9");
    }

    @Test
    void the_name_that_we_greet_with_is_the_operators_or_one_in_a_domain() throws Exception {
        send(sender(HERE, smtp.port()), new Settings("offered", null, "diemcau").asSettings());
        assertThat(smtp.heardInTheClear().get(0)).isEqualTo("EHLO diemcau");

        JavaMailSenderImpl sender = sender(HERE, smtp.port());
        SmtpSettings.apply(sender, settings("offered", null), "diemcau.hatinh.example");
        assertThat(sender.getJavaMailProperties().getProperty("mail.smtp.localhost"))
                .matches(".+\\..+|\\[.+]")
                .doesNotContain("localhost");
    }

    @Test
    void what_cannot_be_used_ends_the_start_with_a_sentence() {
        assertThatThrownBy(() -> SmtpSettings.apply(sender(HERE, 25), settings("luôn luôn", null), null))
                .isInstanceOfSatisfying(
                        MailNotConfigured.class,
                        e -> assertThat(new MailNotConfiguredAnalyzer()
                                        .analyze(e)
                                        .getAction())
                                .contains("diemcau.mail.tls"))
                .hasMessage("“luôn luôn” không phải là cách mã hóa khi gửi thư; hãy ghi off, offered, required.");
        assertThatThrownBy(() ->
                        SmtpSettings.apply(sender(HERE, 25), settings("offered", folder.resolve("khong-co.pem")), null))
                .isInstanceOf(MailNotConfigured.class)
                .hasMessageContaining("khong-co.pem");
        assertThatThrownBy(() -> {
                    Files.writeString(folder.resolve("chu.pem"), "không phải chứng thư");
                    SmtpSettings.apply(sender(HERE, 25), settings("offered", folder.resolve("chu.pem")), null);
                })
                .isInstanceOf(MailNotConfigured.class);
    }

    private record Settings(String tls, Path trust, String helo) {

        MailSettings asSettings() {
            return new MailSettings(
                    "a@b.example",
                    "A",
                    tls,
                    trust == null ? null : trust.toUri().toString(),
                    helo,
                    folder,
                    null);
        }
    }

    private static MailSettings settings(String tls, Path trust) {
        return new Settings(tls, trust, null).asSettings();
    }

    private static JavaMailSenderImpl sender(String host, int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(port);
        sender.setUsername("diemcau");
        sender.setPassword("mat-khau-cua-thu");
        sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
        sender.getJavaMailProperties()
                .setProperty(
                        "mail.smtp.timeout",
                        String.valueOf(Duration.ofSeconds(20).toMillis()));
        return sender;
    }

    private JavaMailSenderImpl immediate() {
        JavaMailSenderImpl sender = sender(HERE, smtp.port());
        sender.getJavaMailProperties().setProperty("mail.smtp.ssl.enable", "true");
        return sender;
    }

    private static Undelivered refused(JavaMailSenderImpl sender, MailSettings settings) {
        return catchThrowableOfType(Undelivered.class, () -> send(sender, settings));
    }

    private static void send(JavaMailSenderImpl sender, MailSettings settings) throws Undelivered {
        SmtpSettings.apply(sender, settings, null);
        send(new SmtpCarrier(sender));
    }

    private static void send(SmtpCarrier carrier) throws Undelivered {
        OrderedMail mail = new OrderedMail(
                1,
                "k",
                "hn",
                "Reminder",
                1,
                null,
                "vt@huongkhe.hatinh.example",
                "Văn thư",
                null,
                Instant.EPOCH,
                "<k@b.example>",
                1,
                null);
        try (Carrier.Round round = carrier.open()) {
            round.send(
                    mail,
                    new MimeMails("a@b.example", "A")
                            .of(mail, new MailContent("x", "y", "z"), Instant.EPOCH, () -> true));
        }
    }

    /** What an operator does with {@code openssl s_client}. */
    private static Path pemOf(int port) throws Exception {
        SSLContext believing = SSLContext.getInstance("TLS");
        believing.init(null, new TrustManager[] {new Believing()}, new SecureRandom());
        try (SSLSocket socket = (SSLSocket) believing.getSocketFactory().createSocket(HERE, port)) {
            socket.startHandshake();
            return Files.writeString(
                    folder.resolve("greenmail.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(socket.getSession()
                                            .getPeerCertificates()[0]
                                            .getEncoded())
                            + "\n-----END CERTIFICATE-----\n",
                    StandardCharsets.US_ASCII);
        }
    }

    private static final class Believing implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
