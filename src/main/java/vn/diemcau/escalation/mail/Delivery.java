package vn.diemcau.escalation.mail;

/**
 * How a mail stands that was ordered for one person.
 *
 * @param address in lower case
 * @param hasWords whether its words are kept, so that they left or may have left
 * @param edition that its words tell; 0 where they tell none
 */
public record Delivery(String agency, String address, MailState state, boolean hasWords, int edition) {

    /** Whether it will say what holds when it leaves: it has no words yet, or says newer ones at its next attempt. */
    public boolean isToCome() {
        return state == MailState.PLANNED || state == MailState.SENDING && !hasWords;
    }

    /** Whether somebody may know of it: it may have arrived, or was given up and the Office told them otherwise. */
    public boolean mayBeKnown() {
        return hasWords || state == MailState.FAILED;
    }
}
