package vn.diemcau.escalation.ladder;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is to be said about one duty at one instant.
 *
 * @param to the kind of mail for each who is told
 * @param isDaily one of every morning's
 * @param broken the hour that was promised and has passed; null when this is about no promise
 */
public record Notice(Instant at, int level, Map<Addressee, String> to, boolean isDaily, Instant broken) {

    /** That a duty was opened, told at this hour. */
    public static Notice ofOpening(Instant at) {
        return new Notice(at, 0, Map.of(Addressee.AGENCY, MailKind.OPENED), false, null);
    }

    public boolean isReminder() {
        return level == 0;
    }

    public Notice movedTo(Instant other) {
        return new Notice(other, level, to, isDaily, broken);
    }

    /** Both in one, at the hour and the level of this one, which is the later or the higher. */
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
