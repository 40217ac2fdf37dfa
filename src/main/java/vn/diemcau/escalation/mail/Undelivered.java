package vn.diemcau.escalation.mail;

/** Thrown when an attempt failed; its message is a Vietnamese sentence for the ledger. */
public class Undelivered extends Exception {

    /** Whose fault it was decides whether and when it is tried again. */
    public enum Fault {
        /** Nobody is there to take any mail. */
        ABSENT,
        /** No mail can go this way now: we are not let in. */
        SERVER,
        /** No further connection is granted beside those that we have; it was never about this mail. */
        CROWDED,
        /** The server did not answer in time; whether it would answer another mail is not known. */
        SILENT,
        /** The connection ended at this mail; over a new one others may go. */
        BROKEN_OFF,
        /** Mail of ours is not accepted; whether this goes for all of it is not known. */
        SENDER,
        /** This mail is not accepted now. */
        DELAYED,
        /** The mail's words could not be found. */
        WORDS,
        /** This mail will never be accepted. */
        REFUSED;

        /** Whether other mails may fail for the same reason. */
        public boolean isTheServers() {
            return this == ABSENT || this == SERVER || this == SILENT;
        }
    }

    private final Fault fault;

    public Undelivered(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
