package vn.diemcau.escalation.ladder;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import vn.diemcau.conference.conference.Conference;

/** The hours at which mails may go out: not at night and not on days off, unless the conference is near. */
public record Hours(Holidays holidays, Conference conference) {

    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime LAST_BEFORE = LocalTime.of(21, 59);
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final int ALL_COUNT_FOR_HOURS = 24;

    /** The wished hour, or else the last allowed hour before it. */
    ZonedDateTime reminder(ZonedDateTime wished) {
        if (isNear(wished)) {
            return wished;
        }
        ZonedDateTime time = wished;
        if (time.toLocalTime().isBefore(MORNING)) {
            time = time.minusDays(1).with(LAST_BEFORE);
        } else if (!time.toLocalTime().isBefore(EVENING)) {
            time = time.with(LAST_BEFORE);
        }
        while (!holidays.isWorking(time.toLocalDate())) {
            time = time.minusDays(1);
        }
        return time;
    }

    /** The wished hour, or else the first allowed hour after it. Days off do not delay an escalation. */
    public ZonedDateTime escalation(ZonedDateTime wished) {
        if (isNear(wished)) {
            return wished;
        }
        ZonedDateTime time = wished;
        if (time.toLocalTime().isBefore(MORNING)) {
            time = time.with(MORNING);
        } else if (!time.toLocalTime().isBefore(EVENING)) {
            time = time.plusDays(1).with(MORNING);
        }
        return isNear(time) ? near() : time;
    }

    /** The same hour the given number of working days before. */
    ZonedDateTime workingDaysBefore(ZonedDateTime time, int days) {
        ZonedDateTime earlier = time;
        for (int left = days; left > 0; ) {
            earlier = earlier.minusDays(1);
            if (holidays.isWorking(earlier.toLocalDate())) {
                left--;
            }
        }
        return earlier;
    }

    /** Whether the ladder sends no reminder at this hour. */
    public boolean isQuiet(ZonedDateTime time) {
        return !reminder(time).equals(time);
    }

    ZonedDateTime in(Instant time) {
        return time.atZone(conference.zone());
    }

    private boolean isNear(ZonedDateTime time) {
        return !time.isBefore(near());
    }

    private ZonedDateTime near() {
        return conference.start().minusHours(ALL_COUNT_FOR_HOURS);
    }
}
