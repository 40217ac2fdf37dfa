package vn.diemcau.escalation.mail;

import java.time.Instant;

/**
 * A mail in delivery. The fields shared with {@link MailOrder} have the same meaning.
 *
 * @param messageId the same at every attempt
 * @param attempts number of attempts begun so far
 * @param error why the last attempt failed, a Vietnamese sentence, or null
 */
public record OrderedMail(
        long id,
        String key,
        String conference,
        String kind,
        int level,
        String agency,
        String address,
        String recipient,
        String about,
        Instant plannedAt,
        String messageId,
        int attempts,
        String error) {

    /** A copy for the content of this edition. */
    OrderedMail anew(int edition) {
        return new OrderedMail(
                id,
                key,
                conference,
                kind,
                level,
                agency,
                address,
                recipient,
                about,
                plannedAt,
                MessageId.anew(messageId, edition),
                attempts,
                error);
    }
}
