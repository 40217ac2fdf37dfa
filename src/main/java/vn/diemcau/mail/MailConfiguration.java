package vn.diemcau.mail;

import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the parts together; SMTP when {@code spring.mail.host} is set, files otherwise. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    Bell mailBell() {
        return new Bell();
    }

    @Bean
    MimeMails mimeMails(MailSettings settings) {
        return new MimeMails(settings.from(), settings.fromName());
    }

    @Bean
    MailTemplates mailTemplates() {
        return new MailTemplates();
    }

    @Bean
    Mailbox mailbox(JdbcClient jdbc, Bell bell, Clock clock, MimeMails mimeMails) {
        return new Mailbox(new MailOrders(jdbc), bell, clock, mimeMails.domain());
    }

    @Bean
    MailLedger mailLedger(JdbcClient jdbc, Bell bell, Clock clock) {
        return new MailLedger(new MailRecords(jdbc), bell, clock);
    }

    @Bean
    Carrier mailCarrier(
            ObjectProvider<JavaMailSenderImpl> smtp,
            Clock clock,
            MailSettings settings,
            @Value("${diemcau.public-url:http://localhost}") URI publicUrl) {
        JavaMailSenderImpl sender = smtp.getIfAvailable();
        if (sender == null) {
            return new FolderCarrier(settings.outboxFolder(), clock);
        }
        SmtpSettings.apply(sender, settings, publicUrl.getHost());
        return new SmtpCarrier(sender);
    }

    @Bean
    MailRelay mailRelay(
            JdbcClient jdbc,
            Carrier carrier,
            MimeMails mimeMails,
            ObjectProvider<MailComposer> composers,
            ObjectProvider<UndeliverableListener> listeners,
            PlatformTransactionManager transactions,
            Clock clock,
            MailSettings settings) {
        return new MailRelay(
                new Outbox(jdbc),
                carrier,
                mimeMails,
                () -> composers.orderedStream().toList(),
                () -> listeners.orderedStream().toList(),
                transactions,
                clock,
                settings.relay());
    }

    @Bean
    RelayThreads relayThreads(MailRelay relay, Bell bell, MailSettings settings) {
        return new RelayThreads(relay, bell, settings.relay());
    }
}
