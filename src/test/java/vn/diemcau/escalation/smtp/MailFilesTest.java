package vn.diemcau.escalation.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.process.preparation.ConferenceStory;

/** The whole application as a newcomer starts it, without a mail server. */
@DiemCauTest
@Import(ConferenceStory.class)
class MailFilesTest {

    private final Logger carrier = (Logger) LoggerFactory.getLogger(FolderCarrier.class);
    private final ListAppender<ILoggingEvent> printed = new ListAppender<>();

    @Autowired
    ConferenceStory story;

    @Autowired
    MailSettings settings;

    @BeforeEach
    void listen() {
        printed.start();
        carrier.addAppender(printed);
        carrier.setLevel(Level.INFO);
        // Heard here, not printed.
        carrier.setAdditive(false);
    }

    @AfterEach
    void stop() {
        carrier.detachAppender(printed);
        carrier.setLevel(null);
        carrier.setAdditive(true);
        ClockUtil.reset();
    }

    @Test
    void without_a_mail_server_each_mail_is_a_file_and_a_printed_line() throws Exception {
        story.issued().sendMails();

        assertThat(printed.list).hasSameSizeAs(story.mails("duties-announced"));
        String line = printed.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.startsWith("Thư gửi vanphong@huongkhe.hatinh.example: "))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("Giấy mời họp ngày 19/01/2022: nhiệm vụ của Huyện ủy Hương Khê");
        Path file = Path.of(line.substring(line.lastIndexOf('(') + 1, line.length() - 1));
        assertThat(file.getParent()).isEqualTo(settings.outboxFolder());
        assertThat(file.getFileName().toString()).endsWith(".eml");
        try (var content = Files.newInputStream(file)) {
            assertThat(new MimeMessage(null, content).getSubject())
                    .isEqualTo("Giấy mời họp ngày 19/01/2022: nhiệm vụ của Huyện ủy Hương Khê");
        }
    }
}
