package vn.diemcau.escalation.chase;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.diemcau.conference.duty.Duty;

/**
 * The part of the notices due at one deadline that one transaction orders. No mail leaves before its transaction
 * commits, so the first batch is small and the first mail leaves at once, however many duties are overdue. Later timers
 * bring the rest.
 *
 * @param owed all due notices of some agencies, so that nobody there gets two mails
 * @param isLast whether no further batch follows
 */
record ReminderBatch(List<Digests.About> owed, boolean isLast) {

    private static final int FIRST = 50;
    private static final int LATER = 500;

    /** Longest wait of a mail about many agencies for the remaining batches. */
    static final Duration WAITS_FOR_THE_REST = Duration.ofSeconds(10);

    /** Long enough for the next timer to fire. */
    private static final Duration JUST_NOW = Duration.ofSeconds(30);

    /**
     * @param all all due notices
     * @param fired the duty whose timer has fired
     * @param settled when other duties of the conference were last chased
     */
    static ReminderBatch of(List<Digests.About> all, Duty fired, Collection<Instant> settled, Instant now) {
        boolean goesOn = settled.stream().anyMatch(at -> at.isAfter(now.minus(JUST_NOW)));
        int size = goesOn ? LATER : FIRST;
        if (all.size() <= size) {
            return new ReminderBatch(all, true);
        }
        Map<String, Long> ofAgency =
                all.stream().collect(Collectors.groupingBy(about -> about.duty().agency(), Collectors.counting()));
        Set<String> agencies = new HashSet<>(Set.of(fired.agency()));
        long owed = ofAgency.getOrDefault(fired.agency(), 0L);
        for (Digests.About about : all) {
            if (owed >= size) {
                break;
            }
            if (agencies.add(about.duty().agency())) {
                owed += ofAgency.get(about.duty().agency());
            }
        }
        List<Digests.About> some = all.stream()
                .filter(about -> agencies.contains(about.duty().agency()))
                .toList();
        return new ReminderBatch(some, some.size() == all.size());
    }

    /** The earliest time at which a mail of this batch leaves. */
    Instant leaves(Digest digest, Instant planned, Instant now) {
        boolean mayBeOfOthers = digest.lines().stream()
                .anyMatch(line -> !line.duty().agency().equals(digest.agency().code()));
        return isLast || !mayBeOfOthers ? planned : now.plus(WAITS_FOR_THE_REST);
    }
}
