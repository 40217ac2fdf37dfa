package vn.diemcau.mail;

/** Is told about mails that are given up. */
public interface UndeliverableListener {

    /**
     * Takes note that the mail did not reach its recipient for the reason in its error.
     *
     * <p>Called in a transaction of its own, committed once for all listeners; when one throws, all are told again a minute later.
     */
    void undeliverable(OrderedMail mail);
}
