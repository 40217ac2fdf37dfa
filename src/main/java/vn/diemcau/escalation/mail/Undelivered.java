package vn.diemcau.escalation.mail;

/** Thrown when an attempt failed; its message is a Vietnamese sentence for the ledger. */
public class Undelivered extends Exception {

    /** The kind of fault decides whether and when a mail is retried. */
    public enum Fault {
        /** No server answers. */
        ABSENT,
        /** The server refuses our connection or sign-in, so no mail can leave now. */
        SERVER,
        /** The server refuses a further connection. The fault does not concern this mail. */
        CROWDED,
        /** The server did not answer in time. Other mails may or may not fail as well. */
        SILENT,
        /** The connection ended at this mail. Other mails may pass over a new connection. */
        BROKEN_OFF,
        /** The server does not accept our sender. Other mails may or may not fail as well. */
        SENDER,
        /** The server does not accept this mail now. */
        DELAYED,
        /** The mail could not be rendered. */
        WORDS,
        /** The server will never accept this mail. */
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
