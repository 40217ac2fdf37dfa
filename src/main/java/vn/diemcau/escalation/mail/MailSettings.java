package vn.diemcau.escalation.mail;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.diemcau.escalation.relay.MailRelay;
import vn.diemcau.escalation.smtp.SmtpSettings;

/**
 * Settings for sending mails.
 *
 * @param from sender's address
 * @param fromName sender's name; null for the one that the directory says. With several Offices it stands only on mails of
 *     no conference
 * @param tls whether the connection to the SMTP server is encrypted, see {@link SmtpSettings.Tls}
 * @param trust PEM file of trusted certificates that replaces Java's own; null for Java's own
 * @param helo our name in the SMTP greeting; null for the machine's name
 * @param outboxFolder folder for mails without an SMTP server; used with the embedded database only
 */
@ConfigurationProperties("diemcau.mail")
public record MailSettings(
        @DefaultValue(MailSettings.SENDER_OF_EXAMPLE) String from,
        String fromName,
        @DefaultValue("offered") String tls,
        String trust,
        String helo,
        @DefaultValue("data/outbox") Path outboxFolder,
        @DefaultValue Relay relay) {

    /** A sender at a domain that does not exist. Servers that check the sender's domain refuse it. */
    public static final String SENDER_OF_EXAMPLE = "diemcau@may-chu-thu.example";

    /**
     * Settings of the relay.
     *
     * @param enabled false where something else calls {@link MailRelay#sendDue()}
     * @param connections connections to the SMTP server, each with its own thread
     * @param connectionsAtMost upper limit while more mails are due than those connections can take at once, if the
     *     server grants it. Postfix grants 50 per address by default, Exchange 20. A refusal beyond that costs nothing.
     * @param batch number of mails that one connection claims at a time
     * @param poll longest wait of a mail from another node or of a retry
     * @param lease time after which another node takes over the mails of a dead node
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("4") int connections,
            @DefaultValue("32") int connectionsAtMost,
            @DefaultValue("20") int batch,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("30s") Duration lease) {}
}
