package vn.diemcau.escalation.mail;

/** Thrown when an operator's mail settings are unusable; ends the start. */
public class MailNotConfigured extends RuntimeException {

    private final String property;

    public MailNotConfigured(String property, String problem, Throwable cause) {
        super(problem, cause);
        this.property = property;
    }

    /** The property that the operator has to correct. */
    String property() {
        return property;
    }
}
