package vn.diemcau.escalation.relay;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.MimeMails;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.smtp.SmtpCarrier;

/** A node that only sends due mails, in a separate JVM that can be killed. */
final class RelayInAnotherJvm {

    static final Duration LEASE = Duration.ofMinutes(5);

    private RelayInAnotherJvm() {}

    /** @param arguments the database's JDBC URL, then the port of the SMTP server */
    public static void main(String[] arguments) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(arguments[0]);
        database.setUsername("postgres");
        MailRelay relay = relay(database, Integer.parseInt(arguments[1]));
        while (relay.sendDue() > 0) {
            // until nothing is due, or this JVM is killed
        }
    }

    static MailRelay relay(DataSource database, int smtpPort) {
        return relay(database, smtpPort, Clock.systemUTC(), Duration.ofSeconds(20), LEASE);
    }

    /** @param timeout how long the SMTP server is waited for */
    static MailRelay relay(DataSource database, int smtpPort, Clock clock, Duration timeout, Duration lease) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(smtpPort);
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", String.valueOf(timeout.toMillis()));
        return new MailRelay(
                new Outbox(JdbcClient.create(database)),
                new SmtpCarrier(sender),
                new MimeMails("diemcau@vptu.hatinh.example", "Điểm Cầu"),
                () -> List.of(new Composer()),
                List::of,
                new JdbcTransactionManager(database),
                clock,
                new MailSettings.Relay(false, 1, 1, 20, Duration.ofSeconds(1), lease));
    }

    private static final class Composer implements MailComposer {

        @Override
        public Set<String> kinds() {
            return Set.of("Reminder");
        }

        @Override
        public Optional<MailContent> compose(OrderedMail mail, BatchReads together) {
            return Optional.of(new MailContent("Nhắc việc", "<p>Nhắc việc</p>", "Nhắc việc"));
        }
    }
}
