package vn.diemcau.conference.conference;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;

/**
 * A called conference. All its times are in its own zone.
 *
 * @param letterKind what the letter is: "Giấy mời", "Công điện"
 * @param notice what the letter tells everybody who gets it; empty when there is nothing
 * @param host code of the Office
 * @param lineTest the first line test; the start when there is no line test
 * @param registrationDue the first date by which units register; the line test when no unit registers
 * @param milestones its other dates, by time
 * @param revision number of changes of its dates
 * @param reason reason of the last change of dates, of the deferral or of the cancellation; null before
 * @param deferredSince since when it rests without a date; null while it has one
 * @param resumedIn the revision in which it was last taken up again; 0 when it never rested
 */
public record Conference(
        String id,
        String title,
        String letter,
        String letterKind,
        String notice,
        String host,
        ZoneId zone,
        ZonedDateTime start,
        int arriveMinutesBefore,
        ZonedDateTime lineTest,
        ZonedDateTime registrationDue,
        List<Milestone> milestones,
        boolean hasLineTest,
        boolean hasRegistration,
        Status status,
        int revision,
        String reason,
        Instant deferredSince,
        int resumedIn) {

    /** The name of the first line test among the dates, as plans give it. */
    static final String LINE_TEST = "lineTest";

    /** CALLED until the letter is issued; CLOSED and CANCELLED are final. */
    public enum Status {
        CALLED,
        ISSUED,
        CLOSED,
        CANCELLED
    }

    /** A copy at other hours. */
    public Conference at(
            ZonedDateTime start, ZonedDateTime lineTest, ZonedDateTime registrationDue, List<Milestone> milestones) {
        return new Conference(
                id,
                title,
                letter,
                letterKind,
                notice,
                host,
                zone,
                start,
                arriveMinutesBefore,
                lineTest,
                registrationDue,
                milestones,
                hasLineTest,
                hasRegistration,
                status,
                revision,
                reason,
                deferredSince,
                resumedIn);
    }

    /** The dates by which units register, the first one first; empty when none does. */
    public List<Milestone> registrations() {
        if (!hasRegistration) {
            return List.of();
        }
        Milestone first = new Milestone(
                Plan.REGISTRATION_DUE, Milestone.Kind.REGISTRATION, "Hạn đăng ký điểm cầu", registrationDue);
        return Stream.concat(Stream.of(first), milestones.stream().filter(Milestone::isRegistration))
                .toList();
    }

    /** When lines are tested, by time; empty when they are not. */
    public List<Milestone> lineTests() {
        if (!hasLineTest) {
            return List.of();
        }
        Milestone first = new Milestone(LINE_TEST, Milestone.Kind.LINE_TEST, "Chạy thử đường truyền", lineTest);
        return Stream.concat(Stream.of(first), milestones.stream().filter(Milestone::isLineTest))
                .toList();
    }

    /** The date of registration of this name. */
    public ZonedDateTime registrationDue(String registration) {
        return registrations().stream()
                .filter(each -> each.id().equals(registration))
                .findFirst()
                .orElseThrow()
                .at();
    }

    /** The last date of registration up to an hour: an hour after the lists belongs to the list before it. */
    public Milestone registrationBefore(Instant at) {
        List<Milestone> all = registrations();
        return all.stream()
                .filter(each -> !each.at().toInstant().isAfter(at))
                .max(Comparator.comparing(Milestone::at))
                .orElse(all.get(0));
    }

    /** When delegates must be present and the roll is called (O3). */
    public ZonedDateTime rollCall() {
        return start.minusMinutes(arriveMinutesBefore);
    }

    /** Whether it rests without a date: its hours stay as they were, but none of them comes. */
    public boolean isDeferred() {
        return deferredSince != null && !isOver();
    }

    /** Whether its present dates have taken it up again after a rest. */
    public boolean isResumed() {
        return resumedIn > 0 && resumedIn == revision;
    }

    /** The time as it counts for the hours of the conference: while it rests, its clock stands still. */
    public Instant clockAt(Instant now) {
        return isDeferred() ? deferredSince : now;
    }

    /** Whether an hour of the conference is still to come. */
    public boolean isToCome(Instant at, Instant now) {
        return at.isAfter(clockAt(now));
    }

    /** Whether the conference is closed or cancelled. */
    public boolean isOver() {
        return status == Status.CLOSED || status == Status.CANCELLED;
    }
}
