package vn.diemcau.escalation.mail;

/**
 * A filter for a conference's mails.
 *
 * @param state null for all
 * @param agency code of the agency, null for all
 */
public record WantedMails(MailState state, String agency) {

    static final WantedMails ALL = new WantedMails(null, null);
}
