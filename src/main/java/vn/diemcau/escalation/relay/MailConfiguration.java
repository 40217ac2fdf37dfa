package vn.diemcau.escalation.relay;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailOrders;
import vn.diemcau.escalation.mail.MailRecords;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.MailTemplates;
import vn.diemcau.escalation.mail.Mailbox;
import vn.diemcau.escalation.mail.MimeMails;
import vn.diemcau.escalation.mail.PublicAddress;
import vn.diemcau.escalation.mail.RelayWakeUp;
import vn.diemcau.escalation.mail.SenderName;
import vn.diemcau.escalation.smtp.Carrier;
import vn.diemcau.escalation.smtp.DirectMail;
import vn.diemcau.escalation.smtp.FolderCarrier;
import vn.diemcau.escalation.smtp.MailWay;
import vn.diemcau.escalation.smtp.MissingServer;
import vn.diemcau.escalation.smtp.SmtpCarrier;
import vn.diemcau.escalation.smtp.SmtpSettings;
import vn.diemcau.platform.database.DatabaseMode;

/**
 * Configures the relay: SMTP when {@code spring.mail.host} is set, files when the application runs for trial without
 * it.
 */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    RelayWakeUp mailBell() {
        return new RelayWakeUp();
    }

    @Bean
    MimeMails mimeMails(MailSettings settings, SenderName sender) {
        return new MimeMails(settings.from(), sender);
    }

    @Bean
    MailTemplates mailTemplates() {
        return new MailTemplates();
    }

    @Bean
    Mailbox mailbox(JdbcClient jdbc, RelayWakeUp wakeUp, Clock clock, MimeMails mimeMails) {
        return new Mailbox(new MailOrders(jdbc), wakeUp, clock, mimeMails.domain());
    }

    @Bean
    MailLedger mailLedger(JdbcClient jdbc, RelayWakeUp wakeUp, Clock clock) {
        return new MailLedger(new MailRecords(jdbc), wakeUp, clock);
    }

    @Bean
    Carrier mailCarrier(
            ObjectProvider<JavaMailSenderImpl> smtp,
            Clock clock,
            MailSettings settings,
            PublicAddress address,
            DatabaseMode database) {
        JavaMailSenderImpl sender = smtp.getIfAvailable();
        if (sender == null) {
            return database.isEmbedded() ? new FolderCarrier(settings.outboxFolder(), clock) : new MissingServer();
        }
        SmtpSettings.apply(sender, settings, address.host());
        return new SmtpCarrier(sender);
    }

    @Bean
    PublicAddress publicAddress(Environment environment) {
        return new PublicAddress(environment);
    }

    @Bean
    MailWay mailWay(Carrier carrier, DatabaseMode database, PublicAddress address, MailSettings settings) {
        return new MailWay(carrier, address, settings.from(), database.isEmbedded());
    }

    /** Not part of the overall health, because a node without its mail server still serves people. */
    @Bean
    HealthIndicator mailDelivery(MailWay way) {
        return () -> way.failure()
                .map(failure -> Health.status("UNDELIVERED")
                        .withDetail("reason", failure)
                        .build())
                .orElseGet(() -> Health.up().build());
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> mailWayAtStart(MailWay way, MailSettings settings) {
        return ready -> {
            if (settings.relay().enabled()) {
                way.tell();
            }
        };
    }

    @Bean
    DirectMail directMail(Carrier carrier, MimeMails mimeMails, Clock clock) {
        return new DirectMail(carrier, mimeMails, clock);
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
    RelayThreads relayThreads(MailRelay relay, RelayWakeUp wakeUp, MailSettings settings) {
        return new RelayThreads(relay, wakeUp, settings.relay());
    }
}
