package vn.diemcau.escalation.chase;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.diemcau.conference.duty.Duty;

/**
 * As much of what is owed at one deadline as is ordered in one transaction: nothing leaves before its end. The first is
 * small, so that the first mail leaves at once however many are overdue; the timers of the others bring the rest.
 *
 * @param owed all duties of some agencies: nobody there is told in two mails
 * @param isLast whether nothing else is owed
 */
record ReminderBatch(List<Digests.About> owed, boolean isLast) {

    private static final int FIRST = 50;
    private static final int LATER = 500;

    /** Whoever is told of many agencies gets one mail when all of them are in it, or after this. */
    static final Duration WAITS_FOR_THE_REST = Duration.ofSeconds(10);

    /** Long enough for the next timer to come. */
    private static final Duration JUST_NOW = Duration.ofSeconds(30);

    /**
     * @param all what is owed
     * @param come the duty whose timer has come
     * @param settled when other duties of the conference were spoken of
     */
    static ReminderBatch of(List<Digests.About> all, Duty come, Collection<Instant> settled, Instant now) {
        boolean goesOn = settled.stream().anyMatch(at -> at.isAfter(now.minus(JUST_NOW)));
        int size = goesOn ? LATER : FIRST;
        if (all.size() <= size) {
            return new ReminderBatch(all, true);
        }
        Set<String> agencies = new HashSet<>(Set.of(come.agency()));
        long owed = count(all, come.agency());
        for (Digests.About about : all) {
            if (owed >= size) {
                break;
            }
            if (agencies.add(about.duty().agency())) {
                owed += count(all, about.duty().agency());
            }
        }
        List<Digests.About> some = all.stream()
                .filter(about -> agencies.contains(about.duty().agency()))
                .toList();
        return new ReminderBatch(some, some.size() == all.size());
    }

    private static long count(List<Digests.About> all, String agency) {
        return all.stream()
                .filter(about -> about.duty().agency().equals(agency))
                .count();
    }

    /** When a mail of it leaves at the earliest. */
    Instant leaves(Digest digest, Instant planned, Instant now) {
        boolean mayBeOfOthers = digest.lines().stream()
                .anyMatch(line -> !line.duty().agency().equals(digest.agency().code()));
        return isLast || !mayBeOfOthers ? planned : now.plus(WAITS_FOR_THE_REST);
    }
}
