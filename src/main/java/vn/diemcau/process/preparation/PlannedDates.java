package vn.diemcau.process.preparation;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.SameLetter;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.escalation.ladder.DateWarnings;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.platform.text.VietnameseTime;

/** Lists the dates and deadlines of a conference by name, with warnings about their days and about its letter. */
@Component
public class PlannedDates {

    private final Duties duties;
    private final SameLetter letters;
    private final Holidays holidays;
    private final Clock clock;

    PlannedDates(Duties duties, SameLetter letters, Holidays holidays, Clock clock) {
        this.duties = duties;
        this.letters = letters;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** Warnings for a conference that is not called yet. */
    public List<String> warnings(Plan plan) {
        return Stream.concat(
                        letters.warning(plan.id(), plan.host(), plan.letter()).stream(),
                        warnings(Stream.concat(
                                                hours(
                                                        plan.registrationDue(),
                                                        plan.lineTest(),
                                                        plan.start(),
                                                        plan.milestones()),
                                                plan.duties().stream().map(duty -> named(duty.name(), duty.due())))
                                        .toList())
                                .stream())
                .toList();
    }

    /** The same for one that has just been called. */
    public List<String> warningsOfCalled(Conference conference) {
        return Stream.concat(
                        letters.warning(conference.id(), conference.host(), conference.letter()).stream(),
                        warnings(conference).stream())
                .toList();
    }

    /** Warnings for the future dates of a conference; none once it is over. */
    public List<String> warnings(Conference conference) {
        return conference.isOver() ? List.of() : warnings(conference, kind -> false, UnaryOperator.identity());
    }

    /**
     * Warnings for the future dates of a conference.
     *
     * @param again kinds of the duties that will be repeated
     * @param moved the current or the new deadline
     */
    List<String> warnings(Conference conference, Predicate<DutyKind> again, UnaryOperator<Duties.Deadline> moved) {
        List<Duties.Deadline> deadlines = duties.deadlines(conference.id(), again).stream()
                .map(moved)
                .filter(deadline -> deadline.due().isAfter(clock.instant()))
                .toList();
        return Stream.concat(squeezed(conference, deadlines).stream(), warnings(of(conference, deadlines)).stream())
                .toList();
    }

    /** The deadlines that the dates leave no room for, in one sentence; empty when there are none. */
    private static Optional<String> squeezed(Conference conference, List<Duties.Deadline> deadlines) {
        String all = deadlines.stream()
                .filter(Duties.Deadline::isSqueezed)
                .sorted(Comparator.comparing(Duties.Deadline::byRule).thenComparing(Duties.Deadline::code))
                .map(deadline -> "“%s” trước %s (theo khoảng cách là %s)"
                        .formatted(
                                deadline.name(),
                                VietnameseTime.withoutDay(deadline.due().atZone(conference.zone())),
                                VietnameseTime.withoutDay(deadline.byRule().atZone(conference.zone()))))
                .distinct()
                .collect(Collectors.joining("; "));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Các hạn sau không giữ được khoảng cách đến mốc, tạm đặt lại cho đến khi lịch cho phép: %s."
                                .formatted(all));
    }

    private List<String> warnings(Collection<DateWarnings.Named> dates) {
        return DateWarnings.of(dates, holidays);
    }

    /** What is wrong with one hour; empty when nothing is. */
    public Optional<String> warning(ZonedDateTime at) {
        return DateWarnings.of(at, clock.instant(), holidays);
    }

    /** The future dates of a conference, with these deadlines. */
    private List<DateWarnings.Named> of(Conference conference, List<Duties.Deadline> deadlines) {
        return Stream.concat(
                        hours(
                                conference.hasRegistration() ? conference.registrationDue() : null,
                                conference.hasLineTest() ? conference.lineTest() : null,
                                conference.start(),
                                conference.milestones()),
                        deadlines.stream()
                                .map(deadline ->
                                        named(deadline.name(), deadline.due().atZone(conference.zone()))))
                .filter(date -> date.at().toInstant().isAfter(clock.instant()))
                .toList();
    }

    private static Stream<DateWarnings.Named> hours(
            ZonedDateTime registrationDue, ZonedDateTime lineTest, ZonedDateTime start, List<Milestone> milestones) {
        return Stream.concat(
                Stream.of(
                                new DateWarnings.Named("hạn đăng ký điểm cầu", registrationDue),
                                new DateWarnings.Named("giờ chạy thử đường truyền", lineTest),
                                new DateWarnings.Named("giờ khai mạc", start))
                        .filter(date -> date.at() != null),
                milestones.stream().map(milestone -> named(milestone.name(), milestone.at())));
    }

    /** Quoted, because some names contain commas. */
    private static DateWarnings.Named named(String what, ZonedDateTime at) {
        return new DateWarnings.Named("“%s”".formatted(what), at);
    }
}
