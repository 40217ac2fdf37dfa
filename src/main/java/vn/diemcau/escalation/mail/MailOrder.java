package vn.diemcau.escalation.mail;

import java.time.Instant;

/**
 * A mail that is to be sent; its words are composed when it is sent.
 *
 * @param key what makes it this mail and no other: conference, kind, level, recipient and occasion
 * @param kind names the composer: "DutyReminder"
 * @param level of a chase; 0 where there is none
 * @param agency code of the agency it concerns, or null
 * @param address one mail address; a bad one is found when it is sent, and reported then
 * @param recipient the post, as the head of the mail names it, or null
 * @param about the duty it concerns, or null
 * @param plannedAt when it is to be sent
 * @param leavesAt not before this; later than planned where more may join it
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

    /** One that leaves when it is planned. */
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
