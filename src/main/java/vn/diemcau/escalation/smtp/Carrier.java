package vn.diemcau.escalation.smtp;

import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.Undelivered;

/** The way that mails take out of the house. */
public interface Carrier {

    /** Begins a round: mails that go one after the other, over one connection where there are connections. */
    Round open();

    /** A sentence on what keeps mails from leaving, as far as is known; empty while nothing does. */
    Optional<String> trouble();

    /** One round. */
    interface Round extends AutoCloseable {

        /** Makes sure that the other side is there, before a mail is taken for it. */
        void connect() throws Undelivered;

        /** Returns when the other side has taken the mail over. */
        void send(OrderedMail mail, MimeMessage message) throws Undelivered;

        @Override
        void close();
    }
}
