package vn.diemcau.conference.conference;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import vn.diemcau.conference.plan.Milestone;

/**
 * A called conference. All its times are in its own zone.
 *
 * @param letterKind what the letter is: "Giấy mời", "Công điện"
 * @param notice what the letter tells everybody who gets it; empty when there is nothing
 * @param host code of the Office
 * @param lineTest the start when there is no line test
 * @param registrationDue the line test when no unit registers
 * @param milestones its other dates, by time
 * @param revision number of changes of its dates
 * @param reason reason of the last change of dates or of the cancellation; null before
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
        String reason) {

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
                reason);
    }

    /** When delegates must be present and the roll is called (O3). */
    public ZonedDateTime rollCall() {
        return start.minusMinutes(arriveMinutesBefore);
    }

    /** Whether the conference is closed or cancelled. */
    public boolean isOver() {
        return status == Status.CLOSED || status == Status.CANCELLED;
    }
}
