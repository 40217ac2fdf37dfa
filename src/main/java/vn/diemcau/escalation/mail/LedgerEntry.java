package vn.diemcau.escalation.mail;

import java.time.Instant;

/**
 * One mail in the ledger.
 *
 * @param subject null until it is rendered
 * @param nextTryAt null unless it waits to be sent
 * @param sentAt when the mail server accepted it, or null
 * @param resentBy user id of whoever ordered a resend, or null
 * @param redirection null unless somebody corrected its address
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
     * A correction of a mail's address.
     *
     * @param from the wrong address
     * @param by user id of whoever corrected it
     */
    public record Redirection(String from, Instant at, String by) {}
}
