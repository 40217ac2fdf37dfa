package vn.diemcau.escalation.smtp;

import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.Undelivered;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/**
 * Refuses every mail while no SMTP server is configured on a production server. Otherwise mails would count as sent and
 * never arrive.
 */
public class MissingServer implements Carrier, Carrier.Round {

    private static final String TROUBLE =
            "Chưa cấu hình máy chủ thư: thư chưa được gửi đi mà chờ cho đến khi có máy chủ"
                    + " thư, quá 24 giờ thì không tự gửi nữa.";

    @Override
    public Round open() {
        return this;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.of(TROUBLE);
    }

    @Override
    public void connect() throws Undelivered {
        throw new Undelivered(Fault.ABSENT, TROUBLE, null);
    }

    @Override
    public void send(OrderedMail mail, MimeMessage message) throws Undelivered {
        connect();
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
