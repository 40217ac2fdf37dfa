package vn.diemcau.escalation.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.Undelivered;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/** Writes each mail to a file, for trials without an SMTP server. */
public class FolderCarrier implements Carrier, Carrier.Round {

    private static final Logger LOG = LoggerFactory.getLogger(FolderCarrier.class);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path folder;
    private final Clock clock;

    public FolderCarrier(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Round open() {
        return this;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.of("Chưa cấu hình máy chủ thư: thư không được gửi đi mà chỉ ghi thành tệp trong thư mục %s."
                .formatted(folder.toAbsolutePath().normalize()));
    }

    @Override
    public void connect() {
        // A folder needs no connection. A missing folder fails each mail.
    }

    @Override
    public void send(OrderedMail mail, MimeMessage message) throws Undelivered {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, ".draft-", ".tmp");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                    message.writeTo(out);
                }
                Path file = moveToFreeName(draft, name(mail));
                LOG.info("Thư gửi {}: {} ({})", mail.address(), message.getSubject(), file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new Undelivered(Fault.SERVER, "Không ghi được thư vào thư mục " + folder + ".", e);
        } catch (MessagingException e) {
            throw new Undelivered(Fault.REFUSED, "Không viết được thư ra tệp.", e);
        }
    }

    /** Synchronized, because an atomic move replaces a file of the same name. */
    private synchronized Path moveToFreeName(Path draft, String name) throws IOException {
        Path file = folder.resolve(name + ".eml");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + ".eml");
        }
        return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String name(OrderedMail mail) {
        return TIME.format(ZonedDateTime.now(clock)) + "-" + clean(mail.address()) + "-" + clean(mail.kind());
    }

    private static String clean(String part) {
        String clean = part.replaceAll("[^A-Za-z0-9@._-]", "_");
        return clean.substring(0, Math.min(clean.length(), 80));
    }

    @Override
    public void close() {
        // Nothing stays open between mails.
    }
}
