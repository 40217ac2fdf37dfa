package vn.diemcau.escalation.chase;

import java.time.Instant;
import java.util.List;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.escalation.mail.MailOrder;

/** Mails of one occasion: the same mail to each recipient. */
public final class OccasionMails {

    /** The occasion of the letter's mails, sent once per recipient. */
    static final String ISSUED = "issued";

    private OccasionMails() {}

    /** One mail per contact of the agency. */
    public static List<MailOrder> of(
            String conference, String kind, Agency agency, String about, String occasion, Instant now) {
        return agency.contacts().stream()
                .map(to -> mail(conference, kind, agency.code(), to, about, occasion, now))
                .toList();
    }

    /**
     * @param about what the composer needs to know, or null
     * @param occasion distinguishes this mail from others of its kind to the same person
     */
    public static MailOrder mail(
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
