package vn.diemcau.mail;

/** Thrown when an attempt failed; its message is a Vietnamese sentence for the ledger. */
class Undelivered extends Exception {

    /** Whose fault it was decides whether and when it is tried again. */
    enum Fault {
        /** No mail can go this way now. */
        SERVER,
        /** This mail is not accepted now. */
        DELAYED,
        /** The mail's words could not be found. */
        WORDS,
        /** This mail will never be accepted. */
        REFUSED
    }

    private final Fault fault;

    Undelivered(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
