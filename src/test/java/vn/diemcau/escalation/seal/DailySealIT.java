package vn.diemcau.escalation.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.audit.journal.Seals;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.MailTemplates;
import vn.diemcau.escalation.smtp.DirectMail;

/** The newest seal leaves the database once a day, in the log and in a mail. */
@DiemCauTest
class DailySealIT {

    private final String address = "niem-phong-" + UUID.randomUUID() + "@luu-tru.example";

    @Autowired
    private Seals seals;

    @Autowired
    private Journal journal;

    @Autowired
    private DirectMail mail;

    @Autowired
    private MailSettings settings;

    @Autowired
    private MailTemplates templates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void it_is_in_the_log_and_in_one_mail_a_day_that_shows_what_became_of_the_record() throws IOException {
        transaction.executeWithoutResult(
                status -> journal.write(Act.of(Kind.CHASED, "một").in("niem-phong-hang-ngay")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> seals.last().isPresent());
        Instant day = Instant.parse("2031-05-05T02:00:00Z");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(DailySeal.class);
        log.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
        try {
            send(day);
            send(day.plus(Duration.ofHours(3)));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
            logger.setAdditive(true);
        }
        String seal = jdbc.sql("select seal from seal_sent where day = date '2031-05-05'")
                .query(String.class)
                .single();
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains(seal));
        assertThat(mails()).singleElement().satisfies(text -> assertThat(text).contains(seal.substring(0, 40)));
        assertThat(seals.compare(seal)).contains(Seals.Kept.SAME);

        send(day.plus(Duration.ofDays(1)));
        assertThat(mails()).hasSize(2);
    }

    @Test
    void one_that_could_not_be_sent_is_sent_later_the_same_day() {
        transaction.executeWithoutResult(
                status -> journal.write(Act.of(Kind.CHASED, "hai").in("niem-phong-hang-ngay")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> seals.last().isPresent());
        DailySeal broken = seal(Instant.parse("2032-05-05T02:00:00Z"), "không phải địa chỉ");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> broken.send()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Địa chỉ thư không hợp lệ");
        assertThat(jdbc.sql("select count(*) from seal_sent where day = date '2032-05-05'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void send(Instant now) {
        DailySeal seal = seal(now, address);
        transaction.executeWithoutResult(status -> seal.send());
    }

    private DailySeal seal(Instant now, String mailTo) {
        Clock clock = Clock.fixed(now, ZoneId.of("Asia/Ho_Chi_Minh"));
        return new DailySeal(new SealSettings(true, mailTo), seals, mail, templates, jdbc, clock);
    }

    private List<String> mails() throws IOException {
        try (Stream<Path> files = Files.list(settings.outboxFolder())) {
            return files.filter(file -> file.getFileName().toString().contains(address))
                    .map(DailySealIT::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
