package vn.diemcau.conference.conference;

import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A conference that was called. All its hours are in its own zone.
 *
 * @param host code of the Office
 * @param revision how often its dates were changed
 * @param reason why it was last re-dated, or cancelled; null before
 */
public record Conference(
        String id,
        String title,
        String letter,
        String host,
        ZoneId zone,
        ZonedDateTime start,
        int arriveMinutesBefore,
        ZonedDateTime lineTest,
        ZonedDateTime registrationDue,
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

    /** When delegates are to be present, and the roll is called (O3). */
    public ZonedDateTime rollCall() {
        return start.minusMinutes(arriveMinutesBefore);
    }

    /** Whether nothing more is to be done for it. */
    public boolean isOver() {
        return status == Status.CLOSED || status == Status.CANCELLED;
    }
}
