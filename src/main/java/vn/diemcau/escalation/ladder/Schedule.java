package vn.diemcau.escalation.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.diemcau.conference.conference.Conference;

/**
 * All notices about one duty as long as it stays undone.
 *
 * <p>A duty that is opened after its deadline begins at the level that is due then. A promise pauses all notices until
 * its hour. A broken promise triggers the next level at once.
 */
public final class Schedule {

    /** Days to search for the next morning's notice. */
    private static final int A_FEW_DAYS = 3;

    private final List<Step> steps;
    private final Instant due;
    private final Instant openedAt;
    private final List<Promise> promises;
    private final Conference conference;
    private final Hours hours;

    /** @param promises valid promises in the order in which they were given */
    public Schedule(
            List<Step> steps,
            Instant due,
            Instant openedAt,
            List<Promise> promises,
            Conference conference,
            Holidays holidays) {
        this.steps = steps;
        this.due = due;
        this.openedAt = openedAt;
        this.promises = promises;
        this.conference = conference;
        this.hours = new Hours(holidays, conference);
    }

    /** All notices from the opening to the given instant inclusive, in order. */
    public List<Notice> until(Instant end) {
        List<Notice> regular = new ArrayList<>(once().values());
        regular.addAll(mornings(regular, end));
        List<Notice> all = sinceOpening(regular);
        for (int i = 0; i < promises.size(); i++) {
            // A promise that was renewed before its hour is not broken.
            Promise promise = promises.get(i);
            Instant broken = brokenAt(promise);
            boolean isRenewed =
                    i + 1 < promises.size() && promises.get(i + 1).givenAt().isBefore(broken);
            all = isRenewed ? paused(all, promise, broken) : broken(all, regular, promise, broken);
        }
        Instant start = conference.start().toInstant();
        boolean isPreparation = due.isBefore(start);
        return all.stream()
                .filter(notice -> !notice.at().isAfter(end))
                .filter(notice -> !isPreparation || notice.at().isBefore(start))
                .toList();
    }

    /** The first matching notice after the given instant. */
    public Optional<Notice> next(Instant after, Predicate<Notice> sort) {
        Instant horizon = latest(after, due, openedAt);
        for (Promise promise : promises) {
            horizon = latest(horizon, promise.until());
        }
        for (Notice notice : once().values()) {
            horizon = latest(horizon, notice.at());
        }
        return until(horizon.plus(A_FEW_DAYS, ChronoUnit.DAYS)).stream()
                .filter(notice -> notice.at().isAfter(after) && sort.test(notice))
                .findFirst();
    }

    private TreeMap<Instant, Notice> once() {
        TreeMap<Instant, Notice> once = new TreeMap<>();
        for (Step step : steps) {
            if (!step.offset().isDaily()) {
                Notice notice = notice(step, at(step.offset()));
                once.merge(notice.at(), notice, Schedule::joined);
            }
        }
        return once;
    }

    private ZonedDateTime at(Offset offset) {
        ZonedDateTime deadline = hours.in(due);
        if (!offset.isReminder()) {
            return hours.escalation(deadline.plus(offset.time()));
        }
        return hours.reminder(
                offset.workingDays() > 0
                        ? hours.workingDaysBefore(deadline, offset.workingDays())
                        : deadline.plus(offset.time()));
    }

    /** Daily notices start on the day after the last single step. */
    private Collection<Notice> mornings(List<Notice> once, Instant end) {
        TreeMap<Instant, Notice> mornings = new TreeMap<>();
        Instant last =
                once.isEmpty() ? due : latest(due, once.get(once.size() - 1).at());
        for (Step step : steps) {
            if (step.offset().isDaily()) {
                LocalDate day = hours.in(last).toLocalDate().plusDays(1);
                for (ZonedDateTime at = morning(day, step); !at.toInstant().isAfter(end); at = morning(day, step)) {
                    Notice notice = notice(step, at);
                    mornings.merge(notice.at(), notice, Schedule::joined);
                    day = day.plusDays(1);
                }
            }
        }
        return mornings.values();
    }

    private ZonedDateTime morning(LocalDate day, Step step) {
        return hours.escalation(day.atTime(step.offset().hour()).atZone(conference.zone()));
    }

    /** The opening itself is announced, so no reminder goes out at the same time. */
    private List<Notice> sinceOpening(List<Notice> regular) {
        TreeMap<Instant, Notice> since = new TreeMap<>();
        regular.stream()
                .filter(notice -> !notice.isReminder() && notice.at().isBefore(openedAt))
                .reduce((earlier, later) -> later.with(earlier))
                .map(missed ->
                        missed.movedTo(hours.escalation(hours.in(openedAt)).toInstant()))
                .ifPresent(first -> since.put(first.at(), first));
        regular.stream()
                .filter(notice -> notice.at().isAfter(openedAt)
                        || !notice.isReminder() && notice.at().equals(openedAt))
                .forEach(notice -> since.merge(notice.at(), notice, Schedule::joined));
        return List.copyOf(since.values());
    }

    private Instant brokenAt(Promise promise) {
        return hours.escalation(hours.in(promise.until())).toInstant();
    }

    private static List<Notice> paused(List<Notice> all, Promise promise, Instant until) {
        return all.stream()
                .filter(notice ->
                        !notice.at().isAfter(promise.givenAt()) || notice.at().isAfter(until))
                .toList();
    }

    private List<Notice> broken(List<Notice> all, List<Notice> regular, Promise promise, Instant broken) {
        int reached = highest(all, notice -> !notice.at().isAfter(promise.givenAt()));
        int dueByThen = highest(regular, notice -> !notice.at().isAfter(broken));
        int level = Math.max(above(reached), dueByThen);
        List<Notice> after = new ArrayList<>();
        for (Notice notice : paused(all, promise, broken)) {
            // The notice of the broken promise replaces later single steps up to its level. A promise that is broken
            // before the deadline replaces none, so the deadline's notice still goes out.
            boolean isTold = notice.at().isAfter(broken) && !notice.isDaily() && notice.level() <= level;
            if (!isTold || broken.isBefore(due)) {
                after.add(notice);
            }
        }
        Map<Addressee, String> to = new EnumMap<>(Addressee.class);
        steps.stream()
                .filter(step -> step.level() > 0
                        && step.level() <= level
                        && !step.offset().isDaily())
                .forEach(step -> step.to().forEach(each -> to.put(each, step.mail())));
        after.add(new Notice(broken, level, to, false, promise.until()));
        after.sort((one, other) -> one.at().compareTo(other.at()));
        return after;
    }

    /** The next level up, or the highest one. */
    private int above(int level) {
        return steps.stream()
                .mapToInt(Step::level)
                .filter(each -> each > level)
                .min()
                .orElse(level);
    }

    private static int highest(List<Notice> notices, Predicate<Notice> which) {
        return notices.stream().filter(which).mapToInt(Notice::level).max().orElse(0);
    }

    private static Notice notice(Step step, ZonedDateTime at) {
        Map<Addressee, String> to = new EnumMap<>(Addressee.class);
        step.to().forEach(each -> to.put(each, step.mail()));
        return new Notice(at.toInstant(), step.level(), to, step.offset().isDaily(), null);
    }

    private static Notice joined(Notice one, Notice other) {
        return one.level() >= other.level() ? one.with(other) : other.with(one);
    }

    private static Instant latest(Instant... instants) {
        Instant latest = instants[0];
        for (Instant instant : instants) {
            latest = instant.isAfter(latest) ? instant : latest;
        }
        return latest;
    }
}
