package vn.diemcau.chase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** When the next reminder of a duty is due; a duty that is not open yet is opened now. */
    public Optional<Instant> nextReminder(Duty duty) {
        return next(duty, Notice::isReminder);
    }

    /** When the next escalation of a duty is due; a duty that is not open yet is opened now. */
    public Optional<Instant> nextEscalation(Duty duty) {
        return next(duty, notice -> !notice.isReminder());
    }

    /** Orders all mails that are due by now in the conference of this duty, if one about it is. */
    public void advance(Duty duty) {
        Conference conference = conferences.get(duty.conference());
        Instant now = clock.instant();
        if (owed(duty, conference, promises.of(duty), settled(duty), now).isPresent()) {
            store.lock(conference.id());
            advance(conference, now);
        }
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

    private void advance(Conference conference, Instant now) {
        Map<ChaseStore.Key, Instant> settled = store.settled(conference.id());
        List<Promise> given = promises.ofConference(conference.id());
        List<Digests.About> owed = new ArrayList<>();
        for (Duty duty : duties.ofConference(conference.id())) {
            Instant since = settled.getOrDefault(ChaseStore.Key.of(duty), Instant.MIN);
            owed(duty, conference, Promises.of(duty, given), since, now)
                    .ifPresent(notice -> owed.add(new Digests.About(duty, notice)));
        }
        for (Digest digest : digests.owed(owed, conference)) {
            // The mail of that hour may have left already: then this is the next one.
            if (!order(digest)) {
                order(digest.movedTo(now));
            }
        }
        store.settle(owed, now);
        ChaseActs.of(conference, owed).forEach(journal::write);
    }

    /** All that was not said so far in one: what was missed is told at the level that is due now. */
    private Optional<Notice> owed(Duty duty, Conference conference, List<Promise> given, Instant settled, Instant now) {
        if (!duty.isOpen()) {
            return Optional.empty();
        }
        return schedule(duty, duty.openedAt(), given, conference)
                .flatMap(schedule -> schedule.until(now).stream()
                        .filter(notice -> notice.at().isAfter(settled))
                        .reduce((earlier, later) -> later.isReminder() ? later : later.with(earlier)))
                .filter(notice -> !notice.isReminder() || now.isBefore(duty.due()))
                .map(notice -> now.isAfter(notice.at().plus(ON_TIME)) ? notice.movedTo(now) : notice);
    }

    private boolean order(Digest digest) {
        boolean willSayIt = mailbox.orderOrJoin(new MailOrder(
                digest.mailKey(),
                digest.lines().get(0).duty().conference(),
                digest.kind(),
                digest.level(),
                digest.agency().code(),
                digest.to().email(),
                digest.to().role(),
                null,
                digest.at()));
        if (willSayIt) {
            store.add(digest.mailKey(), digest.lines());
        }
        return willSayIt;
    }

    /** What is owed is due at once. */
    private Optional<Instant> next(Duty duty, Predicate<Notice> sort) {
        Conference conference = conferences.get(duty.conference());
        Instant now = clock.instant();
        List<Promise> given = promises.of(duty);
        if (owed(duty, conference, given, settled(duty), now).filter(sort).isPresent()) {
            return Optional.of(now);
        }
        return schedule(duty, duty.isOpen() ? duty.openedAt() : now, given, conference)
                .flatMap(schedule -> schedule.next(now, sort))
                .map(Notice::at);
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
