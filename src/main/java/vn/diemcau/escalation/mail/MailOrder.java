package vn.diemcau.escalation.mail;

import java.time.Instant;

/**
 * An order for a mail. Its content is composed at the time of sending.
 *
 * @param key identity of the mail: conference, kind, level, recipient and occasion
 * @param kind names the composer: "DutyReminder"
 * @param level level of the chase; 0 for other mails
 * @param agency code of the agency it concerns, or null
 * @param address one mail address; an invalid one is found and reported at the time of sending
 * @param recipient the post, as the head of the mail names it, or null
 * @param about the duty it concerns, or null
 * @param plannedAt when it is to be sent
 * @param leavesAt earliest time of sending; later than planned if more duties may join the mail
 */
public record MailOrder(
        String key,
        String conference,
        String kind,
        int level,
        String agency,
        String address,
        String recipient,
        String about,
        Instant plannedAt,
        Instant leavesAt) {

    /** An order that leaves at its planned hour. */
    public MailOrder(
            String key,
            String conference,
            String kind,
            int level,
            String agency,
            String address,
            String recipient,
            String about,
            Instant plannedAt) {
        this(key, conference, kind, level, agency, address, recipient, about, plannedAt, plannedAt);
    }
}
