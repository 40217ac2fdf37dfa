package vn.diemcau.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

class MailConfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MailSettings.class)
    static class Settings {}

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(MailConfiguration.class, Settings.class)
            .withBean(Clock.class, Clock::systemDefaultZone)
            .withBean(JdbcClient.class, () -> mock(JdbcClient.class))
            .withBean(PlatformTransactionManager.class, () -> mock(PlatformTransactionManager.class))
            .withPropertyValues("diemcau.mail.relay.enabled=false");

    @Test
    void without_a_mail_server_mails_become_files() {
        application.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Carrier.class)).isInstanceOf(FolderCarrier.class);
            assertThat(context.getBean(RelayThreads.class).isRunning()).isFalse();
        });
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
                .run(context -> assertThat(sockets(context)).isInstanceOf(PromptSockets.class));
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
