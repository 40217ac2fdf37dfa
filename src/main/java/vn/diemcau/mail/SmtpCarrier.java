package vn.diemcau.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.diemcau.mail.Undelivered.Fault;

/**
 * Sends over SMTP, a whole round over one connection.
 *
 * <p>Spring's own way tells the results of a round only at its end: mails that were accepted before a crash would be sent again.
 */
class SmtpCarrier implements Carrier {

    /** "Sign in first" in its variants: our configuration's fault, no recipient's. */
    private static final Set<Integer> NOT_SIGNED_IN = Set.of(530, 534, 535, 538);

    private static final int SERVER_CLOSING = 421;

    private static final Set<Fault> END_OF_CONNECTION = EnumSet.of(Fault.SERVER, Fault.SILENT, Fault.BROKEN_OFF);

    private final JavaMailSenderImpl sender;

    private final AtomicInteger connected = new AtomicInteger();

    SmtpCarrier(JavaMailSenderImpl sender) {
        this.sender = sender;
        SmtpSettings.hurry(sender);
    }

    @Override
    public Round open() {
        return new Connection();
    }

    private class Connection implements Round {

        private Transport transport;

        @Override
        public void send(OrderedMail mail, MimeMessage message) throws Undelivered {
            connect();
            try {
                transport.sendMessage(message, message.getAllRecipients());
            } catch (MessagingException e) {
                Undelivered undelivered = reason(e);
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
            } catch (MessagingException e) {
                Fault alone = e instanceof MailConnectException ? Fault.ABSENT : Fault.SERVER;
                throw new Undelivered(refused(alone), ConnectFailure.reason(e, server()), e);
            }
        }

        private String server() {
            return sender.getPort() < 0 ? sender.getHost() : sender.getHost() + ":" + sender.getPort();
        }

        /** A server that serves others of ours is there, and has enough of us. */
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
                // All that was sent over it is settled; a connection that cannot say goodbye is gone anyway.
            } finally {
                transport = null;
                connected.decrementAndGet();
            }
        }
    }

    static Undelivered reason(MessagingException failure) {
        int code = 0;
        String reply = "";
        boolean timedOut = false;
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            int found = code(e);
            if (found > 0) {
                code = found;
                reply = HeaderText.reply(e.getMessage());
            }
            timedOut |= e instanceof SocketTimeoutException;
        }
        if (timedOut) {
            return new Undelivered(Fault.SILENT, "Máy chủ thư không trả lời trong thời gian cho phép.", failure);
        }
        if (code < 400) {
            return new Undelivered(Fault.BROKEN_OFF, "Máy chủ thư ngắt kết nối khi đang gửi.", failure);
        }
        if (code == SERVER_CLOSING) {
            return new Undelivered(Fault.BROKEN_OFF, "Máy chủ thư ngừng phục vụ: " + reply, failure);
        }
        if (NOT_SIGNED_IN.contains(code)) {
            return new Undelivered(Fault.SERVER, "Máy chủ thư không phục vụ: " + reply, failure);
        }
        if (code < 500) {
            return new Undelivered(Fault.DELAYED, "Máy chủ thư tạm thời chưa nhận thư: " + reply, failure);
        }
        return new Undelivered(Fault.REFUSED, "Máy chủ thư từ chối nhận thư: " + reply, failure);
    }

    private static int code(Exception e) {
        if (e instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException from) {
            return from.getReturnCode();
        }
        return e instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }
}
