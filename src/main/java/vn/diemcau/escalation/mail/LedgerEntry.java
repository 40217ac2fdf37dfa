package vn.diemcau.escalation.mail;

import java.time.Instant;

/**
 * One mail in the record of all.
 *
 * @param subject null until it was composed
 * @param nextTryAt null unless it is still to be sent
 * @param sentAt when the mail server took it over, or null
 * @param resentBy user id of who had it sent again, or null
 * @param redirection null when nobody corrected its address
 */
public record LedgerEntry(
        OrderedMail mail,
        MailState state,
        String subject,
        Instant nextTryAt,
        Instant sentAt,
        Instant resentAt,
        String resentBy,
        Redirection redirection) {

    /**
     * That a mail goes to another address than it was ordered for.
     *
     * @param from the wrong address
     * @param by user id of who corrected it
     */
    public record Redirection(String from, Instant at, String by) {}
}
