package vn.diemcau.escalation.mail;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail that this relay has claimed for one attempt.
 *
 * @param claim the batch that holds it; a batch that has lost the mail records no outcome
 * @param triedSince when its first attempt began
 * @param resent whether a person ordered a resend
 * @param content from an earlier attempt, or null
 * @param composedAt when that was composed, or null
 */
public record Attempt(
        OrderedMail mail, UUID claim, Instant triedSince, boolean resent, MailContent content, Instant composedAt) {

    /** Fewest attempts first, so that a mail that hangs again delays no other; then by planned hour. */
    public static final Comparator<Attempt> ORDER = Comparator.comparing((Attempt attempt) -> attempt.mail.attempts())
            .thenComparing(attempt -> attempt.mail.plannedAt())
            .thenComparing(attempt -> attempt.mail.id());

    public boolean isComposed() {
        return content != null;
    }

    public Attempt composed(MailContent words, Instant at) {
        return new Attempt(mail, claim, triedSince, resent, words, at);
    }

    /** A copy with the content of a newer edition. */
    public Attempt composedAnew(MailContent words, Instant at) {
        return new Attempt(mail.anew(words.edition()), claim, triedSince, resent, words, at);
    }

    public Outcome sent(Instant now) {
        return new Outcome(mail.id(), mail.address(), claim, MailState.SENT, now, null, true);
    }

    public Outcome dropped(Instant now) {
        return new Outcome(mail.id(), mail.address(), claim, MailState.DROPPED, now, null, true);
    }

    public Outcome failed(Undelivered why, Instant now) {
        return next(RetryPauses.next(why.fault(), mail.attempts(), triedSince, now), why, now, true);
    }

    /** An outcome without an attempt, after the server failed other mails. */
    public Outcome putOff(Undelivered why, Instant now) {
        return next(RetryPauses.forServer(why.fault(), triedSince, now), why, now, false);
    }

    private Outcome next(Optional<Instant> next, Undelivered why, Instant now, boolean tried) {
        return next.map(at ->
                        new Outcome(mail.id(), mail.address(), claim, MailState.PLANNED, at, why.getMessage(), tried))
                .orElseGet(() ->
                        new Outcome(mail.id(), mail.address(), claim, MailState.FAILED, now, why.getMessage(), tried));
    }

    /**
     * The outcome of an attempt.
     *
     * @param address the address of the attempt
     * @param at time of sending, of the next attempt, or of giving up
     * @param tried whether it counts as an attempt
     */
    public record Outcome(
            long mail, String address, UUID claim, MailState state, Instant at, String error, boolean tried) {}
}
