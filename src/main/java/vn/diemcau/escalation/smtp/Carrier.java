package vn.diemcau.escalation.smtp;

import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.Undelivered;

/** Transports mails out of the application. */
public interface Carrier {

    /** Begins a round: mails in sequence, over one connection where the transport has connections. */
    Round open();

    /** A sentence on the known cause that keeps mails from leaving; empty when there is none. */
    Optional<String> trouble();

    /** One round. */
    interface Round extends AutoCloseable {

        /** Makes sure that the server is reachable before a mail is claimed. */
        void connect() throws Undelivered;

        /** Returns when the server has accepted the mail. */
        void send(OrderedMail mail, MimeMessage message) throws Undelivered;

        @Override
        void close();
    }
}
