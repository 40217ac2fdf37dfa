package vn.diemcau.escalation.mail;

/** Where a mail is. SENT and DROPPED are final; a FAILED one is sent again only when a person says so. */
public enum MailState {
    PLANNED,
    SENDING,
    SENT,
    FAILED,
    /** It was no longer needed when its hour came. */
    DROPPED
}
