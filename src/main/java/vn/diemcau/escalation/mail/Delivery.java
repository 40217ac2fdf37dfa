package vn.diemcau.escalation.mail;

/**
 * The state of a mail to one recipient.
 *
 * @param address in lower case
 * @param hasWords whether it is rendered, so that it left or may have left
 * @param edition edition of its content; 0 for content without one
 */
public record Delivery(String agency, String address, MailState state, boolean hasWords, int edition) {

    /**
     * Whether it will have current content when it leaves: it is not rendered yet, or its next attempt renders it
     * again.
     */
    public boolean isToCome() {
        return state == MailState.PLANNED || state == MailState.SENDING && !hasWords;
    }

    /**
     * Whether the recipient may know its content: it may have arrived, or it failed and the Office told the recipient
     * in another way.
     */
    public boolean mayBeKnown() {
        return hasWords || state == MailState.FAILED;
    }
}
