package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.escalation.ladder.Hours;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.ladder.Notice;
import vn.diemcau.escalation.mail.Mailbox;

/**
 * Tells an agency that its duty is open, in the transaction that opens the task: no mail announces a task that does not
 * exist.
 *
 * <p>One step sends each person one mail about everything it opens. A unit's first mail is the letter.
 */
@Component
public class DutyOpenings {

    /**
     * A mail to the same person that was ordered within this time and is not rendered yet takes up the new duty as
     * well.
     */
    private static final Duration ONE_INSTANT = Duration.ofMinutes(1);

    private record Opened(Duty duty, boolean isUnits, Instant at) {}

    /** The duties that a transaction has opened so far. */
    private static final class Step {

        private final List<Opened> opened = new ArrayList<>();
        private boolean isAnnouncement;
    }

    private final Conferences conferences;
    private final DirectoryStore directory;
    private final DutyChase dutyChase;
    private final Digests digests;
    private final ChaseStore store;
    private final Mailbox mailbox;
    private final Holidays holidays;
    private final Clock clock;

    DutyOpenings(
            Conferences conferences,
            DirectoryStore directory,
            DutyChase dutyChase,
            Digests digests,
            ChaseStore store,
            Mailbox mailbox,
            Holidays holidays,
            Clock clock) {
        this.conferences = conferences;
        this.directory = directory;
        this.dutyChase = dutyChase;
        this.digests = digests;
        this.store = store;
        this.mailbox = mailbox;
        this.holidays = holidays;
        this.clock = clock;
    }

    /**
     * Registers a duty so that its agency is told before the transaction that opens its task commits.
     *
     * @param isUnits whether the process of a unit opens it
     */
    public void opened(Duty duty, boolean isUnits) {
        if (!duty.kind().isToldOtherwise()) {
            step().opened.add(new Opened(duty, isUnits, clock.instant()));
        }
    }

    /** Marks that the agencies are told otherwise of all duties that this transaction opens: by the letter, by a correction. */
    void announced() {
        step().isAnnouncement = true;
    }

    private Step step() {
        Step known = (Step) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        Step step = new Step();
        TransactionSynchronizationManager.bindResource(this, step);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(DutyOpenings.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(DutyOpenings.this, step);
            }

            @Override
            public void beforeCommit(boolean readOnly) {
                if (!step.isAnnouncement) {
                    tell(step.opened);
                }
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(DutyOpenings.this);
            }
        });
        return step;
    }

    private void tell(List<Opened> opened) {
        Map<String, List<Opened>> byConference = opened.stream()
                .collect(Collectors.groupingBy(
                        each -> each.duty().conference(), LinkedHashMap::new, Collectors.toList()));
        byConference.forEach((id, all) -> {
            Conference conference = conferences.get(id);
            if (!conference.isOver()) {
                Set<String> announced = announceToUnits(all, conference);
                if (conference.isDeferred()) {
                    return; // The mail that tells the new dates tells the duties.
                }
                tell(
                        all.stream()
                                .filter(each -> !announced.contains(each.duty().agency()))
                                .toList(),
                        conference);
            }
        });
    }

    /** @return the units that had no letter yet */
    private Set<String> announceToUnits(List<Opened> opened, Conference conference) {
        Set<String> announced = new TreeSet<>();
        opened.stream()
                .filter(Opened::isUnits)
                .map(each -> each.duty().agency())
                .distinct()
                .filter(unit -> announce(unit, conference))
                .forEach(announced::add);
        return announced;
    }

    /** Sends a unit the letter once; false when it was sent before. */
    boolean announce(String unit, Conference conference) {
        return !mailbox.order(OccasionMails.of(
                        conference.id(),
                        MailKind.DUTIES_ANNOUNCED,
                        directory.find(unit).orElseThrow(),
                        null,
                        OccasionMails.ISSUED,
                        clock.instant()))
                .isEmpty();
    }

    private void tell(List<Opened> opened, Conference conference) {
        List<Digests.About> abouts = opened.stream()
                .filter(each -> !dutyChase.speaksAtOpening(each.duty(), each.at()))
                .map(each -> new Digests.About(each.duty(), notice(each.at(), conference)))
                .toList();
        if (!abouts.isEmpty()) {
            order(digests.owed(abouts, conference), conference);
        }
    }

    /** A notice at night waits for the morning, except on the last day. */
    private Notice notice(Instant openedAt, Conference conference) {
        return Notice.ofOpening(new Hours(holidays, conference)
                .escalation(openedAt.atZone(conference.zone()))
                .toInstant());
    }

    private void order(List<Digest> told, Conference conference) {
        Instant last =
                told.stream().map(Digest::at).max(Comparator.naturalOrder()).orElseThrow();
        Map<String, String> unwritten = mailbox.unwritten(
                conference.id(),
                told.stream().map(DutyOpenings::address).toList(),
                Digest.BY_WEIGHT,
                last.minus(ONE_INSTANT),
                last);
        Map<String, List<Digest.Line>> lines = new LinkedHashMap<>();
        Map<String, Digest> alone = new LinkedHashMap<>();
        for (Digest digest : told) {
            String joined = unwritten.get(address(digest));
            lines.put(joined == null ? digest.mailKey() : joined, digest.lines());
            if (joined == null) {
                alone.put(digest.mailKey(), digest);
            }
        }
        alone.keySet()
                .removeAll(mailbox.orderOrJoin(
                        alone.values().stream().map(Digest::order).toList()));
        // The mail of that instant is already rendered.
        alone.forEach((key, digest) -> {
            String another;
            int number = 1;
            do {
                another = key + "/" + ++number;
            } while (!mailbox.order(digest.order(another)));
            lines.put(another, lines.remove(key));
        });
        store.add(lines);
    }

    private static String address(Digest digest) {
        return digest.to().email().toLowerCase(Locale.ROOT);
    }
}
