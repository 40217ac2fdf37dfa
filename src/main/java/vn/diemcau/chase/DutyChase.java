package vn.diemcau.chase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.conference.Conferences;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.journal.Journal;
import vn.diemcau.mail.MailOrder;
import vn.diemcau.mail.Mailbox;

/**
 * Chases the duties of a conference up the ladder.
 *
 * <p>The timers of the model say when; whichever of them comes first says all that is due by then in its conference, so
 * that a person gets one mail, also when the engine was away for a while and many things are due at once.
 */
@Component
public class DutyChase {

    /** A timer is never quite on time; what it says still belongs to its hour. */
    private static final Duration ON_TIME = Duration.ofMinutes(15);

    private final Conferences conferences;
    private final Duties duties;
    private final Promises promises;
    private final ChaseStore store;
    private final Digests digests;
    private final Mailbox mailbox;
    private final Journal journal;
    private final Ladder ladder;
    private final Holidays holidays;
    private final Clock clock;

    DutyChase(
            Conferences conferences,
            Duties duties,
            Promises promises,
            ChaseStore store,
            Digests digests,
            Mailbox mailbox,
            Journal journal,
            Ladder ladder,
            Holidays holidays,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.promises = promises;
        this.store = store;
        this.digests = digests;
        this.mailbox = mailbox;
        this.journal = journal;
        this.ladder = ladder;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** What comes next for a duty; one that is not open yet is opened now. */
    public NextSteps next(Duty duty) {
        Conference conference = conferences.get(duty.conference());
        Instant now = clock.instant();
        Instant openedAt = duty.isOpen() ? duty.openedAt() : now;
        List<Promise> given = duty.isOpen() ? promises.of(duty) : List.of();
        // What was never open was never chased.
        Instant settled = duty.openedAt() == null ? Instant.MIN : settled(duty);
        return next(duty, openedAt, conference, given, settled, now);
    }

    private NextSteps next(
            Duty duty, Instant openedAt, Conference conference, List<Promise> given, Instant settled, Instant now) {
        Optional<Notice> owed = owed(duty, openedAt, conference, given, settled, now);
        Optional<Schedule> schedule = schedule(duty, openedAt, given, conference);
        return new NextSteps(
                next(owed, schedule, now, Notice::isReminder),
                next(owed, schedule, now, notice -> !notice.isReminder()));
    }

    /**
     * Orders all mails that are due by now in the conference of this duty, if one about it is.
     *
     * @return the duties that were spoken of, with what comes next for each
     */
    public Map<Duty, NextSteps> advance(Duty duty) {
        Conference conference = conferences.get(duty.conference());
        Instant now = clock.instant();
        List<Promise> given = promises.of(duty);
        if (owed(duty, conference, given, settled(duty), now).isEmpty()) {
            return Map.of();
        }
        store.lock(conference.id());
        // At a deadline many come at once, and the first one has spoken for all.
        return owed(duty, conference, given, settled(duty), now).isEmpty() ? Map.of() : advance(conference, now);
    }

    /** Forgets what was due so far, because the deadlines have moved. */
    public void restart(String conference) {
        store.restart(conference, clock.instant());
    }

    /** Goes on with another agency, which is told nothing that was due before. */
    public void handOver(Duty before, String agency) {
        store.lock(before.conference());
        store.handOver(before, agency, clock.instant());
    }

    private Map<Duty, NextSteps> advance(Conference conference, Instant now) {
        Map<ChaseStore.Key, Instant> settled = store.settled(conference.id());
        List<Promise> given = promises.ofConference(conference.id());
        List<Digests.About> owed = new ArrayList<>();
        Map<Duty, NextSteps> next = new HashMap<>();
        for (Duty duty : duties.ofConference(conference.id())) {
            Instant since = settled.getOrDefault(ChaseStore.Key.of(duty), Instant.MIN);
            List<Promise> promised = Promises.of(duty, given);
            owed(duty, conference, promised, since, now).ifPresent(notice -> {
                owed.add(new Digests.About(duty, notice));
                next.put(duty, next(duty, duty.openedAt(), conference, promised, now, now));
            });
        }
        order(digests.owed(owed, conference), now);
        store.settle(owed, now);
        ChaseActs.of(conference, owed).forEach(journal::write);
        return next;
    }

    /** The mail of an hour may have left already: then what is added is the next one. */
    private void order(List<Digest> all, Instant now) {
        Set<String> ordered = order(all);
        order(all.stream()
                .filter(digest -> !ordered.contains(digest.mailKey()))
                .map(digest -> digest.movedTo(now))
                .toList());
    }

    private Set<String> order(List<Digest> digests) {
        if (digests.isEmpty()) {
            return Set.of();
        }
        Set<String> willSayIt =
                mailbox.orderOrJoin(digests.stream().map(DutyChase::mail).toList());
        store.add(digests.stream()
                .filter(digest -> willSayIt.contains(digest.mailKey()))
                .collect(Collectors.toMap(Digest::mailKey, Digest::lines)));
        return willSayIt;
    }

    private static MailOrder mail(Digest digest) {
        return new MailOrder(
                digest.mailKey(),
                digest.lines().get(0).duty().conference(),
                digest.kind(),
                digest.level(),
                digest.agency().code(),
                digest.to().email(),
                digest.to().role(),
                null,
                digest.at());
    }

    /** All that was not said so far in one: what was missed is told at the level that is due now. */
    private Optional<Notice> owed(Duty duty, Conference conference, List<Promise> given, Instant settled, Instant now) {
        return duty.isOpen() ? owed(duty, duty.openedAt(), conference, given, settled, now) : Optional.empty();
    }

    private Optional<Notice> owed(
            Duty duty, Instant openedAt, Conference conference, List<Promise> given, Instant settled, Instant now) {
        return schedule(duty, openedAt, given, conference)
                .flatMap(schedule -> schedule.until(now).stream()
                        .filter(notice -> notice.at().isAfter(settled))
                        .reduce((earlier, later) -> later.isReminder() ? later : later.with(earlier)))
                .filter(notice -> !notice.isReminder() || now.isBefore(duty.due()))
                .map(notice -> now.isAfter(notice.at().plus(ON_TIME)) ? notice.movedTo(now) : notice);
    }

    /** What is owed is due at once. */
    private static Optional<Instant> next(
            Optional<Notice> owed, Optional<Schedule> schedule, Instant now, Predicate<Notice> sort) {
        return owed.filter(sort).isPresent()
                ? Optional.of(now)
                : schedule.flatMap(all -> all.next(now, sort)).map(Notice::at);
    }

    private Instant settled(Duty duty) {
        return store.settled(duty).orElse(Instant.MIN);
    }

    /** All that will be said of the duties of a conference until it begins, if nobody does anything. */
    List<Digest> future(Conference conference) {
        Instant now = clock.instant();
        List<Promise> given = promises.ofConference(conference.id());
        List<Digests.About> coming = new ArrayList<>();
        for (Duty duty : duties.ofConference(conference.id())) {
            opening(duty, conference)
                    .flatMap(openedAt -> schedule(duty, openedAt, Promises.of(duty, given), conference))
                    .ifPresent(schedule -> schedule.until(conference.start().toInstant()).stream()
                            .filter(notice -> notice.at().isAfter(now))
                            .forEach(notice -> coming.add(new Digests.About(duty, notice))));
        }
        return digests.of(coming, conference);
    }

    /** When a duty was opened, or is if nobody does anything; empty when it waits for somebody. */
    private static Optional<Instant> opening(Duty duty, Conference conference) {
        if (duty.isOpen()) {
            return Optional.of(duty.openedAt());
        }
        if (duty.doneAt() != null || conference.status() != Conference.Status.ISSUED) {
            return Optional.empty();
        }
        if (duty.code().startsWith(Chase.ACKNOWLEDGE)) {
            return Optional.of(conference.registrationDue().toInstant());
        }
        return duty.code().equals(Chase.TEST_LINES)
                ? Optional.of(conference.lineTest().toInstant())
                : Optional.empty();
    }

    private Optional<Schedule> schedule(Duty duty, Instant openedAt, List<Promise> given, Conference conference) {
        return DutyKind.of(duty, conference)
                .map(kind -> new Schedule(ladder.of(kind), duty.due(), openedAt, given, conference, holidays));
    }
}
