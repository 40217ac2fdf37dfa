package vn.diemcau.escalation.ladder;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time of a step relative to the deadline.
 *
 * @param workingDays before the deadline; 0 unless the step counts in working days
 * @param time after the deadline, negative before it; null for a step of every morning
 * @param hour of a step of every morning; null for all others
 */
record Offset(int workingDays, Duration time, LocalTime hour) {

    private static final Pattern WORKING_DAYS = Pattern.compile("trước (\\d{1,2}) ngày làm việc");
    private static final Pattern SPAN = Pattern.compile("(trước|sau) (\\d{1,3}) (giờ|phút)");
    private static final Pattern MORNING = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d) hằng ngày");

    static final String NOTATION =
            "“trước 1 ngày làm việc”, “trước 4 giờ”, “trước 30 phút”, “đến hạn”, “sau 1 giờ” hoặc “07:30 hằng ngày”";

    /** Reads the spelling of the ladder's table; empty when it is not understood. */
    static Optional<Offset> read(String words) {
        if (words.equals("đến hạn")) {
            return Optional.of(new Offset(0, Duration.ZERO, null));
        }
        Matcher days = WORKING_DAYS.matcher(words);
        if (days.matches() && Integer.parseInt(days.group(1)) > 0) {
            return Optional.of(new Offset(Integer.parseInt(days.group(1)), Duration.ZERO, null));
        }
        Matcher span = SPAN.matcher(words);
        if (span.matches() && Integer.parseInt(span.group(2)) > 0) {
            int number = Integer.parseInt(span.group(2));
            Duration time = span.group(3).equals("giờ") ? Duration.ofHours(number) : Duration.ofMinutes(number);
            return Optional.of(new Offset(0, span.group(1).equals("sau") ? time : time.negated(), null));
        }
        Matcher morning = MORNING.matcher(words);
        return morning.matches()
                ? Optional.of(new Offset(0, null, LocalTime.parse(morning.group(1) + ":" + morning.group(2))))
                : Optional.empty();
    }

    boolean isDaily() {
        return hour != null;
    }

    /** Whether the step lies before the deadline. */
    boolean isReminder() {
        return !isDaily() && (workingDays > 0 || time.isNegative());
    }
}
