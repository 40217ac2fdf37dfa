package vn.diemcau.escalation.mail;

/** The state of a mail. SENT and DROPPED are final; a FAILED mail is resent only on a person's order. */
public enum MailState {
    PLANNED,
    SENDING,
    SENT,
    FAILED,
    /** Nobody needed the mail any more at its hour. */
    DROPPED
}
