package vn.diemcau.conference.written;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/**
 * A day, an hour or both, as they stand in a text.
 *
 * @param from offset of its begin
 * @param to offset behind it
 * @param days in the order of the text; empty when it names an hour alone
 * @param hour null when not written
 * @param until the hour at which it ends; null when not written
 * @param isRange whether the days are the first and the last of more
 */
public record Time(int from, int to, List<LocalDate> days, LocalTime hour, LocalTime until, boolean isRange) {

    public boolean hasDay() {
        return !days.isEmpty();
    }

    public LocalDate day() {
        return days.get(0);
    }

    /** "2026-12-01T14:00", or the day alone. */
    public String at() {
        return at(day(), hour);
    }

    /** Its end; null when not written. */
    public String end() {
        return until == null ? null : at(day(), until);
    }

    /** An instant in the same form; the day alone without an hour. */
    public static String at(LocalDate day, LocalTime hour) {
        return hour == null ? day.toString() : LocalDateTime.of(day, hour).toString();
    }
}
