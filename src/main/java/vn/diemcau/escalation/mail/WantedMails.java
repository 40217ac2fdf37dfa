package vn.diemcau.escalation.mail;

/**
 * Some of a conference's mails.
 *
 * @param state null for all
 * @param agency code of the one they concern, null for all
 */
public record WantedMails(MailState state, String agency) {

    static final WantedMails ALL = new WantedMails(null, null);
}
