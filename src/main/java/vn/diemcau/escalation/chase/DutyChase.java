package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.ladder.Addressee;
import vn.diemcau.escalation.ladder.ChasedKind;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.escalation.ladder.Hours;
import vn.diemcau.escalation.ladder.Ladder;
import vn.diemcau.escalation.ladder.NextSteps;
import vn.diemcau.escalation.ladder.Notice;
import vn.diemcau.escalation.ladder.Promise;
import vn.diemcau.escalation.ladder.Schedule;
import vn.diemcau.escalation.mail.Mailbox;

/**
 * Chases the duties of a conference up the ladder.
 *
 * <p>The timers of the model say when. The first timer to fire sends all notices that are due in its conference. A
 * person therefore gets one mail, even if an outage has made many notices due at once.
 */
@Component
public class DutyChase {

    /** Tolerance for a late timer: its notices still count as those of the planned hour. */
    private static final Duration ON_TIME = Duration.ofMinutes(15);

    private final Conferences conferences;
    private final Duties duties;
    private final Promises promises;
    private final ChaseStore store;
    private final SiteLists lists;
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
            SiteLists lists,
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
        this.lists = lists;
        this.digests = digests;
        this.mailbox = mailbox;
        this.journal = journal;
        this.ladder = ladder;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** The next steps for a duty. A duty that is not open yet counts as opened now. */
    public NextSteps next(Duty duty) {
        Conference conference = conferences.get(duty.conference());
        Instant now = clock.instant();
        Instant openedAt = duty.isOpen() ? duty.openedAt() : now;
        List<Promise> given = duty.isOpen() ? promises.of(duty) : List.of();
        // A duty that was never open was never chased.
        Instant settled = duty.openedAt() == null ? Instant.MIN : settled(duty);
        return next(duty, openedAt, conference, given, settled, now);
    }

    /** The next steps for each of these open duties of a conference. */
    public Map<Duty, NextSteps> next(Conference conference, Collection<Duty> open) {
        Instant now = clock.instant();
        Map<ChaseStore.Key, Instant> settled = store.settled(conference.id(), open);
        List<Promise> given = promises.ofConference(conference.id());
        Map<Duty, NextSteps> next = new LinkedHashMap<>();
        for (Duty duty : open) {
            Instant since = settled.getOrDefault(ChaseStore.Key.of(duty), Instant.MIN);
            next.put(duty, next(duty, duty.openedAt(), conference, Promises.of(duty, given), since, now));
        }
        return next;
    }

    private NextSteps next(
            Duty duty, Instant openedAt, Conference conference, List<Promise> given, Instant settled, Instant now) {
        if (conference.isDeferred()) {
            return new NextSteps(Optional.empty(), Optional.empty());
        }
        Optional<Notice> owed = owed(duty, openedAt, conference, given, settled, now);
        Optional<Schedule> schedule = schedule(duty, openedAt, given, conference);
        return new NextSteps(
                next(owed, schedule, now, Notice::isReminder),
                next(owed, schedule, now, notice -> !notice.isReminder()));
    }

    /**
     * Orders the mails that are due in the conference of this duty, provided that one of them is about this duty. If
     * very many are due, it orders one batch of them, which includes those about this duty.
     *
     * @return the duties in these mails, with the next steps for each
     */
    public Map<Duty, NextSteps> advance(Duty duty) {
        Conference conference = conferences.get(duty.conference());
        Instant now = clock.instant();
        List<Promise> given = promises.of(duty);
        if (conference.isDeferred()
                || owed(duty, conference, given, settled(duty), now).isEmpty()) {
            return Map.of();
        }
        store.lock(conference.id());
        // Many timers fire at a deadline. The first one may have ordered the mails of all.
        return owed(duty, conference, given, settled(duty), now).isEmpty() ? Map.of() : advance(duty, conference, now);
    }

    /** Whether a duty that opens at this time is overdue at the first hour at which its agency may be told. */
    boolean speaksAtOpening(Duty duty, Instant openedAt) {
        Conference conference = conferences.get(duty.conference());
        Instant at = new Hours(holidays, conference)
                .escalation(openedAt.atZone(conference.zone()))
                .toInstant();
        return schedule(duty, openedAt, List.of(), conference).stream()
                .flatMap(schedule -> schedule.until(at).stream())
                .anyMatch(notice -> notice.at().equals(at)
                        && !notice.isReminder()
                        && notice.to().containsKey(Addressee.AGENCY));
    }

    /** Continues the chase with another agency, which gets no notice that was due before. */
    void handOver(Duty before, String agency) {
        store.lock(before.conference());
        store.handOver(before, agency, clock.instant());
    }

    /** Chases these duties of one conference by their new deadlines from now on. */
    void restart(Collection<Duty> moved) {
        if (!moved.isEmpty()) {
            store.lock(moved.iterator().next().conference());
            store.forgive(moved, clock.instant());
        }
    }

    private Map<Duty, NextSteps> advance(Duty fired, Conference conference, Instant now) {
        List<Duty> all = duties.ofConference(conference.id());
        Map<ChaseStore.Key, Instant> settled = store.settled(conference.id(), all);
        List<Promise> given = promises.ofConference(conference.id());
        List<Digests.About> owed = new ArrayList<>();
        for (Duty duty : all) {
            Instant since = settled.getOrDefault(ChaseStore.Key.of(duty), Instant.MIN);
            owed(duty, conference, Promises.of(duty, given), since, now)
                    .ifPresent(notice -> owed.add(new Digests.About(duty, notice)));
        }
        ReminderBatch portion = ReminderBatch.of(owed, fired, settled.values(), now);
        order(digests.owed(portion.owed(), conference), portion, now);
        store.settle(portion.owed(), now);
        ChaseActs.of(conference, portion.owed()).forEach(journal::write);
        Map<Duty, NextSteps> next = new HashMap<>();
        for (Digests.About about : portion.owed()) {
            Duty duty = about.duty();
            next.put(duty, next(duty, duty.openedAt(), conference, Promises.of(duty, given), now, now));
        }
        return next;
    }

    /** The mail of an hour may already have left; its additions then go into a further mail. */
    private void order(List<Digest> all, ReminderBatch portion, Instant now) {
        Set<String> ordered = orderOrJoin(all, portion, now);
        orderOrJoin(
                all.stream()
                        .filter(digest -> !ordered.contains(digest.mailKey()))
                        .map(digest -> digest.movedTo(now))
                        .toList(),
                portion,
                now);
    }

    private Set<String> orderOrJoin(List<Digest> digests, ReminderBatch portion, Instant now) {
        if (digests.isEmpty()) {
            return Set.of();
        }
        Set<String> willSayIt = mailbox.orderOrJoin(digests.stream()
                .map(digest -> digest.order(portion.leaves(digest, digest.at(), now)))
                .toList());
        store.add(digests.stream()
                .filter(digest -> willSayIt.contains(digest.mailKey()))
                .collect(Collectors.toMap(Digest::mailKey, Digest::lines)));
        return willSayIt;
    }

    /** Merges all unsent notices of a duty into one, at the level that is due now. */
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

    /** An overdue notice is due immediately. */
    private static Optional<Instant> next(
            Optional<Notice> owed, Optional<Schedule> schedule, Instant now, Predicate<Notice> sort) {
        return owed.filter(sort).isPresent()
                ? Optional.of(now)
                : schedule.flatMap(all -> all.next(now, sort)).map(Notice::at);
    }

    private Instant settled(Duty duty) {
        return store.settled(duty.conference(), List.of(duty)).getOrDefault(ChaseStore.Key.of(duty), Instant.MIN);
    }

    /** All digests until the conference begins if nobody acts. */
    List<Digest> future(Conference conference) {
        Instant now = clock.instant();
        List<Promise> given = promises.ofConference(conference.id());
        List<Digests.About> coming = new ArrayList<>();
        Optional<Instant> nextList = lists.toCome(conference).stream()
                .map(registration -> registration.at().toInstant())
                .findFirst();
        for (Duty duty : duties.ofConference(conference.id())) {
            opening(duty, conference, nextList)
                    .flatMap(openedAt -> schedule(duty, openedAt, Promises.of(duty, given), conference))
                    .ifPresent(schedule -> schedule.until(conference.start().toInstant()).stream()
                            .filter(notice -> notice.at().isAfter(now))
                            .forEach(notice -> coming.add(new Digests.About(duty, notice))));
            openingTold(duty, conference)
                    .filter(at -> at.isAfter(now))
                    .ifPresent(at -> coming.add(new Digests.About(duty, Notice.ofOpening(at))));
        }
        return digests.of(coming, conference);
    }

    /** When a duty was opened, or will open by itself; empty when its opening depends on a person. */
    private static Optional<Instant> opening(Duty duty, Conference conference, Optional<Instant> nextList) {
        if (duty.isOpen()) {
            return Optional.of(duty.openedAt());
        }
        boolean isAskedAnew = nextList.isPresent() && duty.kind() == DutyKind.ACKNOWLEDGE;
        if (duty.doneAt() != null && !isAskedAnew || conference.status() != Conference.Status.ISSUED) {
            return Optional.empty();
        }
        if (duty.kind() == DutyKind.ACKNOWLEDGE) {
            return nextList.or(() -> Optional.of(conference.registrationDue().toInstant()));
        }
        if (duty.opensAt() != null) {
            return Optional.of(duty.opensAt());
        }
        return duty.kind() == DutyKind.TEST ? Optional.of(conference.lineTest().toInstant()) : Optional.empty();
    }

    /**
     * When the agency will be told that a duty opens by itself. The mails with the lists announce the duties that open
     * with them.
     */
    private Optional<Instant> openingTold(Duty duty, Conference conference) {
        return duty.isOpen() || duty.kind() == DutyKind.ACKNOWLEDGE
                ? Optional.empty()
                : opening(duty, conference, Optional.empty())
                        .filter(at -> !speaksAtOpening(duty, at))
                        .map(at -> new Hours(holidays, conference)
                                .escalation(at.atZone(conference.zone()))
                                .toInstant());
    }

    private Optional<Schedule> schedule(Duty duty, Instant openedAt, List<Promise> given, Conference conference) {
        return ChasedKind.of(duty, conference)
                .map(kind -> new Schedule(ladder.of(kind), duty.due(), openedAt, given, conference, holidays));
    }
}
