package vn.diemcau.escalation.mail;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.diemcau.escalation.relay.MailRelay;
import vn.diemcau.escalation.smtp.SmtpSettings;

/**
 * How mails leave.
 *
 * @param from address of the sender
 * @param fromName name of the sender
 * @param tls whether they are encrypted on their way to the SMTP server, see {@link SmtpSettings.Tls}
 * @param trust PEM file of the certificates that are trusted there, instead of those that Java trusts; null for Java's
 * @param helo our name to the SMTP server; null for the machine's
 * @param outboxFolder where mails are written to while no SMTP server is configured, on the embedded database alone
 */
@ConfigurationProperties("diemcau.mail")
public record MailSettings(
        @DefaultValue(MailSettings.SENDER_OF_EXAMPLE) String from,
        @DefaultValue("Điểm Cầu - Văn phòng Tỉnh ủy") String fromName,
        @DefaultValue("offered") String tls,
        String trust,
        String helo,
        @DefaultValue("data/outbox") Path outboxFolder,
        @DefaultValue Relay relay) {

    /** At a domain that nobody has: who asks where a mail comes from refuses it. */
    public static final String SENDER_OF_EXAMPLE = "diemcau@vptu.hatinh.example";

    /**
     * How the relay works.
     *
     * @param enabled false where something else calls {@link MailRelay#sendDue()}
     * @param connections to the SMTP server, each with a thread of its own
     * @param connectionsAtMost while more are due than those can take at once, and the server grants them: Postfix grants 50
     *     to an address unless told otherwise, Exchange 20, whose refusal of more costs nothing
     * @param batch how many mails one connection takes at a time
     * @param poll how long a mail of another node, or one that is tried again, waits at most
     * @param lease how long after the death of a node another one takes its mails over
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("4") int connections,
            @DefaultValue("32") int connectionsAtMost,
            @DefaultValue("20") int batch,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("30s") Duration lease) {}
}
