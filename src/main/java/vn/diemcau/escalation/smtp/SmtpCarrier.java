package vn.diemcau.escalation.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.Undelivered;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/**
 * Sends over SMTP, a whole round over one connection.
 *
 * <p>Spring's mail sender reports results only at the end of a round. After a crash, accepted mails would be sent
 * again.
 */
public class SmtpCarrier implements Carrier {

    private static final Set<Fault> END_OF_CONNECTION = EnumSet.of(Fault.SERVER, Fault.SILENT, Fault.BROKEN_OFF);

    private final JavaMailSenderImpl sender;

    private final AtomicInteger connected = new AtomicInteger();

    private volatile String trouble;

    /** Why the server takes no mail although it lets us in; only a mail that it takes ends it. */
    private volatile String refusal;

    public SmtpCarrier(JavaMailSenderImpl sender) {
        this.sender = sender;
        SmtpSettings.disableNagle(sender);
    }

    @Override
    public Round open() {
        return new Connection();
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble == null ? refusal : trouble);
    }

    private class Connection implements Round {

        private Transport transport;

        @Override
        public void send(OrderedMail mail, MimeMessage message) throws Undelivered {
            connect();
            try {
                transport.sendMessage(message, message.getAllRecipients());
                refusal = null;
            } catch (MessagingException e) {
                Undelivered undelivered = SmtpReply.reason(e);
                if (undelivered.fault() == Fault.SERVER) {
                    refusal = undelivered.getMessage();
                }
                if (END_OF_CONNECTION.contains(undelivered.fault())) {
                    close();
                }
                throw undelivered;
            }
        }

        @Override
        public void connect() throws Undelivered {
            if (transport != null && !transport.isConnected()) {
                close();
            }
            if (transport != null) {
                return;
            }
            try {
                String protocol = sender.getProtocol();
                Transport fresh = protocol == null
                        ? sender.getSession().getTransport()
                        : sender.getSession().getTransport(protocol);
                fresh.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
                transport = fresh;
                connected.incrementAndGet();
                trouble = null;
            } catch (MessagingException e) {
                Fault alone = e instanceof MailConnectException ? Fault.ABSENT : Fault.SERVER;
                Undelivered undelivered = new Undelivered(refused(alone), ConnectFailure.reason(e, server()), e);
                trouble = undelivered.fault() == Fault.CROWDED ? trouble : undelivered.getMessage();
                throw undelivered;
            }
        }

        private String server() {
            return sender.getPort() < 0 ? sender.getHost() : sender.getHost() + ":" + sender.getPort();
        }

        /** A refusal while our other connections work means too many connections. */
        private Fault refused(Fault alone) {
            return connected.get() > 0 ? Fault.CROWDED : alone;
        }

        @Override
        public void close() {
            if (transport == null) {
                return;
            }
            try {
                transport.close();
            } catch (MessagingException e) {
                // The outcomes are already settled, so a failing close does not matter.
            } finally {
                transport = null;
                connected.decrementAndGet();
            }
        }
    }
}
