package vn.diemcau.escalation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailNotConfigured;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.MimeMails;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.PublicAddress;
import vn.diemcau.escalation.mail.SenderName;
import vn.diemcau.escalation.mail.Undelivered;
import vn.diemcau.escalation.smtp.Carrier;
import vn.diemcau.escalation.smtp.FolderCarrier;
import vn.diemcau.escalation.smtp.MailWay;
import vn.diemcau.escalation.smtp.NoDelaySockets;
import vn.diemcau.escalation.smtp.ScriptedSmtp;
import vn.diemcau.escalation.smtp.SmtpCarrier;
import vn.diemcau.platform.database.DatabaseMode;

class MailConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MailSettings.class)
    static class Settings {}

    private final ApplicationContextRunner application = runner(false);

    private final ApplicationContextRunner trial = runner(true);

    private static ApplicationContextRunner runner(boolean isEmbedded) {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withUserConfiguration(MailConfiguration.class, Settings.class)
                .withBean(Clock.class, Clock::systemDefaultZone)
                .withBean(JdbcClient.class, () -> mock(JdbcClient.class))
                .withBean(SenderName.class, () -> mail -> "Văn phòng UBND tỉnh")
                .withBean(DatabaseMode.class, () -> new DatabaseMode(isEmbedded))
                .withBean(PlatformTransactionManager.class, () -> mock(PlatformTransactionManager.class))
                .withPropertyValues("diemcau.mail.relay.enabled=false");
    }

    @Test
    void without_a_mail_server_mails_of_a_trial_become_files_which_is_no_fault() {
        trial.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Carrier.class)).isInstanceOf(FolderCarrier.class);
            assertThat(context.getBean(RelayThreads.class).isRunning()).isFalse();
            MailWay way = context.getBean(MailWay.class);
            assertThat(way.trouble())
                    .hasValueSatisfying(words -> assertThat(words)
                            .startsWith(
                                    "Chưa cấu hình máy chủ thư: thư không được gửi đi mà chỉ ghi thành tệp trong thư mục /")
                            .endsWith("data/outbox."));
            assertThat(way.failure()).isEmpty();
        });
    }

    @Test
    void without_a_mail_server_mails_of_a_configured_server_wait_for_one_and_that_is_a_fault() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            Carrier carrier = context.getBean(Carrier.class);
            for (ThrowingCallable one : List.<ThrowingCallable>of(
                    () -> carrier.open().connect(), () -> carrier.open().send(null, null))) {
                assertThatThrownBy(one).isInstanceOfSatisfying(Undelivered.class, why -> {
                    assertThat(why.fault()).isEqualTo(Undelivered.Fault.ABSENT);
                    assertThat(why)
                            .hasMessage("Chưa cấu hình máy chủ thư: thư chưa được gửi đi mà chờ cho đến khi có máy chủ"
                                    + " thư, quá 24 giờ thì không tự gửi nữa.");
                });
            }
            MailWay way = context.getBean(MailWay.class);
            assertThat(way.trouble())
                    .hasValueSatisfying(words -> assertThat(words).contains("thư chưa được gửi đi"));
            assertThat(way.failure()).isEqualTo(way.trouble());
        });
    }

    @Test
    void mails_come_by_the_office_s_name() {
        application.run(context -> assertThat(sender(context)).isEqualTo("Văn phòng UBND tỉnh"));
    }

    private static String sender(BeanFactory context) throws Exception {
        OrderedMail mail = new OrderedMail(
                1,
                "k",
                "hn",
                "Reminder",
                1,
                null,
                "vanthu@a.example",
                "Văn thư",
                null,
                Instant.EPOCH,
                "<k@b.example>",
                1,
                null);
        MailContent content = new MailContent("Thư", "<p>a</p>", "a");
        InternetAddress from = (InternetAddress) context.getBean(MimeMails.class)
                .of(mail, content, Instant.EPOCH, () -> true)
                .getFrom()[0];
        return from.getPersonal();
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "; true; false",
                "diemcau.mail.from=thu@tinh.example; false; false",
                "server.servlet.context-path=/cau,diemcau.public-url=https://tinh.example; true; true",
                "server.servlet.context-path=/cau,diemcau.public-url=https://tinh.example/ngoaicau; true; true",
                "server.servlet.context-path=/cau,diemcau.public-url=https://tinh.example/noi-bo/cau/; true; false",
                "server.servlet.context-path=/,diemcau.public-url=https://tinh.example; true; false",
                "server.servlet.context-path=/cau; true; false"
            })
    @ExtendWith(OutputCaptureExtension.class)
    void a_start_warns_of_settings_that_lead_mails_and_links_astray(
            String settings, boolean isExampleSender, boolean isOtherPath, CapturedOutput log) {
        for (ApplicationContextRunner each : List.of(application, trial)) {
            int before = log.getOut().length();
            each.withPropertyValues(settings == null ? new String[0] : settings.split(","))
                    .run(context -> context.getBean(MailWay.class).tell());
            String told = log.getOut().substring(before);
            String sender = "Thư đang gửi từ địa chỉ của ví dụ, diemcau@may-chu-thu.example";
            assertThat(told.contains(sender)).isEqualTo(isExampleSender && each == application);
            assertThat(told.contains("không kết thúc bằng “/cau”")).isEqualTo(isOtherPath);
        }
    }

    @Test
    void a_mail_server_that_cannot_be_reached_is_a_fault_until_it_can() {
        try (ScriptedSmtp smtp = new ScriptedSmtp(0)) {
            application
                    .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + smtp.port())
                    .run(context -> {
                        Carrier carrier = context.getBean(Carrier.class);
                        MailWay way = context.getBean(MailWay.class);
                        assertThat(way.failure()).isEmpty();
                        smtp.goAway();
                        assertThatThrownBy(carrier.open()::connect).isInstanceOf(Undelivered.class);
                        assertThat(way.trouble())
                                .hasValueSatisfying(
                                        words -> assertThat(words).endsWith("máy chủ từ chối kết nối ở cổng này."));
                        smtp.comeBack();
                        // Looks again by being asked.
                        await().until(() -> way.failure().isEmpty());
                    });
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "; http://localhost:8080",
                "server.port=8110; http://localhost:8110",
                "server.port=0,local.server.port=40123; http://localhost:40123",
                "server.port=8110,server.servlet.context-path=/diemcau; http://localhost:8110/diemcau",
                "server.port=8443,server.ssl.certificate=file:/x.pem; https://localhost:8443",
                "server.ssl.key-store=file:/x.p12,server.ssl.enabled=false; http://localhost:8080",
                "server.port=8110,diemcau.public-url=https://diemcau.tinh.example/; https://diemcau.tinh.example"
            })
    void links_follow_the_server_unless_an_address_is_given(String settings, String address) {
        application
                .withPropertyValues(settings == null ? new String[0] : settings.split(","))
                .run(context -> {
                    assertThat(context.getBean(PublicAddress.class).get()).isEqualTo(address);
                    assertThat(context.getBean(PublicAddress.class).isLocal()).isEqualTo(address.contains("localhost"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"diemcau.tinh.example", "ftp://x.example", "https://", "https://a b", "https://x.example/#a"})
    void an_address_that_is_none_ends_the_start_with_a_sentence(String address) {
        application
                .withPropertyValues("diemcau.public-url=" + address)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(
                                MailNotConfigured.class,
                                e -> assertThat(e).hasMessageContaining("không phải là địa chỉ trang web")));
    }

    @Test
    void no_mail_server_can_hang_for_ever() {
        application.withPropertyValues("spring.mail.host=mail.example").run(context -> {
            assertThat(context.getBean(Carrier.class)).isInstanceOf(SmtpCarrier.class);
            Properties properties = context.getBean(JavaMailSenderImpl.class).getJavaMailProperties();
            for (String protocol : new String[] {"smtp", "smtps"}) {
                assertThat(properties)
                        .containsKeys(
                                "mail." + protocol + ".connectiontimeout",
                                "mail." + protocol + ".timeout",
                                "mail." + protocol + ".writetimeout");
            }
        });
    }

    @Test
    void mails_leave_at_once_unless_an_operator_names_another_way() {
        application
                .withPropertyValues("spring.mail.host=mail.example")
                .run(context -> assertThat(sockets(context)).isInstanceOf(NoDelaySockets.class));
        for (String own : new String[] {"mail.smtp.socketFactory.class", "mail.smtp.socks.host"}) {
            application
                    .withPropertyValues("spring.mail.host=mail.example", "spring.mail.properties.[" + own + "]=own")
                    .run(context -> assertThat(sockets(context)).isNull());
        }
    }

    private static Object sockets(ApplicationContext context) {
        return context.getBean(JavaMailSenderImpl.class).getJavaMailProperties().get("mail.smtp.socketFactory");
    }

    @Test
    void a_sender_that_is_no_address_stops_the_start() {
        application
                .withPropertyValues("diemcau.mail.from=van thu")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("Địa chỉ gửi thư (diemcau.mail.from) không hợp lệ: van thu"));
    }
}
