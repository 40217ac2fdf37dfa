package vn.diemcau.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that this relay holds for one attempt.
 *
 * @param claim the batch that holds it; nothing is recorded once another one does
 * @param triedSince when its first attempt began
 * @param resent whether a person asked for it once more
 * @param content from an earlier attempt, or null
 * @param composedAt when that was composed, or null
 */
record Attempt(
        OrderedMail mail, UUID claim, Instant triedSince, boolean resent, MailContent content, Instant composedAt) {

    boolean isComposed() {
        return content != null;
    }

    Attempt composed(MailContent words, Instant at) {
        return new Attempt(mail, claim, triedSince, resent, words, at);
    }

    Outcome sent(Instant now) {
        return new Outcome(mail.id(), claim, MailState.SENT, now, null);
    }

    Outcome dropped(Instant now) {
        return new Outcome(mail.id(), claim, MailState.DROPPED, now, null);
    }

    Outcome failed(Undelivered why, Instant now) {
        return Pauses.next(why.fault(), mail.attempts(), triedSince, now)
                .map(next -> new Outcome(mail.id(), claim, MailState.PLANNED, next, why.getMessage()))
                .orElseGet(() -> new Outcome(mail.id(), claim, MailState.FAILED, now, why.getMessage()));
    }

    /**
     * How it ended.
     *
     * @param at when it was sent, is tried next, or was given up
     */
    record Outcome(long mail, UUID claim, MailState state, Instant at, String error) {}
}
