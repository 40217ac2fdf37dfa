package vn.diemcau.escalation.mail;

/** Thrown when what an operator set for the mails cannot be used; ends the start. */
public class MailNotConfigured extends RuntimeException {

    private final String property;

    public MailNotConfigured(String property, String problem, Throwable cause) {
        super(problem, cause);
        this.property = property;
    }

    /** What the operator has to look at. */
    String property() {
        return property;
    }
}
