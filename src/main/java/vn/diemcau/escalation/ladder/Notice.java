package vn.diemcau.escalation.ladder;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A message about one duty at one instant.
 *
 * @param to the kind of mail per recipient
 * @param isDaily whether it repeats every morning
 * @param broken the hour of the broken promise; null when there is none
 */
public record Notice(Instant at, int level, Map<Addressee, String> to, boolean isDaily, Instant broken) {

    /** A notice at this hour that a duty was opened. */
    public static Notice ofOpening(Instant at) {
        return new Notice(at, 0, Map.of(Addressee.AGENCY, MailKind.OPENED), false, null);
    }

    public boolean isReminder() {
        return level == 0;
    }

    public Notice movedTo(Instant other) {
        return new Notice(other, level, to, isDaily, broken);
    }

    /** Merges both notices at the hour and the level of this one, which is the later or the higher. */
    public Notice with(Notice other) {
        Map<Addressee, String> both = new EnumMap<>(Addressee.class);
        both.putAll(other.to);
        both.putAll(to);
        return new Notice(
                at,
                Math.max(level, other.level),
                both,
                isDaily && other.isDaily,
                broken == null ? other.broken : broken);
    }
}
