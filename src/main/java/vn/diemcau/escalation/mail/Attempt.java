package vn.diemcau.escalation.mail;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
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
public record Attempt(
        OrderedMail mail, UUID claim, Instant triedSince, boolean resent, MailContent content, Instant composedAt) {

    /** The least tried first, so that one that hangs again holds up no other; then by the hours they were planned for. */
    public static final Comparator<Attempt> ORDER = Comparator.comparing((Attempt attempt) -> attempt.mail.attempts())
            .thenComparing(attempt -> attempt.mail.plannedAt())
            .thenComparing(attempt -> attempt.mail.id());

    public boolean isComposed() {
        return content != null;
    }

    public Attempt composed(MailContent words, Instant at) {
        return new Attempt(mail, claim, triedSince, resent, words, at);
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

    /** Not tried, because the server failed others. */
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
     * How it ended.
     *
     * @param address that was tried
     * @param at when it was sent, is tried next, or was given up
     * @param tried false when it counts as no attempt
     */
    public record Outcome(
            long mail, String address, UUID claim, MailState state, Instant at, String error, boolean tried) {}
}
