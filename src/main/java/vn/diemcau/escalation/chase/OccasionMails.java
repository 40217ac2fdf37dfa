package vn.diemcau.escalation.chase;

import java.time.Instant;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.escalation.mail.MailOrder;

/** Mails of one occasion: the same to all who are told of it, one to each. */
final class OccasionMails {

    private OccasionMails() {}

    /**
     * @param about what the composer is to know, null for nothing
     * @param occasion tells this mail from others of its kind to the same person
     */
    static MailOrder mail(
            String conference,
            String kind,
            String agency,
            Agency.Contact to,
            String about,
            String occasion,
            Instant now) {
        return new MailOrder(
                String.join("/", conference, kind, agency, to.email(), occasion),
                conference,
                kind,
                0,
                agency,
                to.email(),
                to.role(),
                about,
                now);
    }
}
