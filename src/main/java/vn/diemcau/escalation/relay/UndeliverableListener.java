package vn.diemcau.escalation.relay;

import vn.diemcau.escalation.mail.OrderedMail;

/** Is told about mails that are given up, and what became of them. */
public interface UndeliverableListener {

    /**
     * Takes note that the mail did not reach its recipient for the reason in its error.
     *
     * <p>Called in a transaction of its own, committed once for all listeners; when one throws, all are told again a minute later.
     */
    void undeliverable(OrderedMail mail);

    /** Takes note that a mail it was told about has been delivered after all, or is no longer needed; called likewise. */
    default void settled(OrderedMail mail) {}
}
