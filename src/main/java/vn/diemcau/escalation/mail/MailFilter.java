package vn.diemcau.escalation.mail;

/**
 * A filter for a conference's mails.
 *
 * @param state null for all
 * @param agency code of the agency, null for all
 */
public record MailFilter(MailState state, String agency) {

    static final MailFilter ALL = new MailFilter(null, null);
}
