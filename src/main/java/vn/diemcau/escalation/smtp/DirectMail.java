package vn.diemcau.escalation.smtp;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MessageId;
import vn.diemcau.escalation.mail.MimeMails;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.Undelivered;

/** Sends a mail that belongs to no conference at once, bypassing the ledger. */
public class DirectMail {

    private final Carrier carrier;
    private final MimeMails mimeMails;
    private final Clock clock;

    public DirectMail(Carrier carrier, MimeMails mimeMails, Clock clock) {
        this.carrier = carrier;
        this.mimeMails = mimeMails;
        this.clock = clock;
    }

    /**
     * Returns when the server has accepted the mail.
     *
     * @param key identity of the mail
     * @param kind the name of its template
     * @return the failure as a Vietnamese sentence; empty on success
     */
    public Optional<String> send(String key, String kind, String address, MailContent content) {
        Instant now = clock.instant();
        OrderedMail mail = new OrderedMail(
                0, key, "", kind, 0, null, address, null, null, now, MessageId.of(key, mimeMails.domain()), 1, null);
        try (Carrier.Round round = carrier.open()) {
            round.connect();
            round.send(mail, mimeMails.of(mail, content, now, () -> true));
            return Optional.empty();
        } catch (Undelivered e) {
            return Optional.of(e.getMessage());
        }
    }
}
