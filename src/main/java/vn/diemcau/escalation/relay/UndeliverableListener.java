package vn.diemcau.escalation.relay;

import vn.diemcau.escalation.mail.OrderedMail;

/** Is told of mails that are given up and of their later outcome. */
public interface UndeliverableListener {

    /**
     * Takes note that the mail did not reach its recipient for the reason in its error.
     *
     * <p>All listeners share one new transaction. When one of them throws, all are called again a minute later.
     */
    void undeliverable(OrderedMail mail);

    /** Takes note that a reported mail has been delivered after all or is no longer needed. Called in the same way. */
    default void settled(OrderedMail mail) {}
}
