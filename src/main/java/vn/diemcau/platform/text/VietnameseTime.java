package vn.diemcau.platform.text;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Hours and dates as a Vietnamese office writes them. */
public final class VietnameseTime {

    private static final String[] DAYS = {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"};

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private VietnameseTime() {}

    /** The problem of an implausible year in a typed date; empty for a plausible one. */
    public static Optional<String> implausible(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR
                ? Optional.empty()
                : Optional.of(
                        "Năm %d không hợp lý, chỉ nhận từ năm %d đến năm %d.".formatted(year, FIRST_YEAR, LAST_YEAR));
    }

    /** "16 giờ 00, thứ Hai ngày 17/01/2022", in the zone of the given time. */
    public static String full(ZonedDateTime time) {
        return "%02d giờ %02d, %s ngày %s"
                .formatted(
                        time.getHour(),
                        time.getMinute(),
                        DAYS[time.getDayOfWeek().getValue() - 1],
                        date(time));
    }

    /** "thứ Hai ngày 17/01/2022", in the zone of the given time. */
    public static String day(ZonedDateTime time) {
        return day(time.toLocalDate());
    }

    /** "thứ Hai ngày 17/01/2022". */
    public static String day(LocalDate day) {
        return "%s ngày %s".formatted(DAYS[day.getDayOfWeek().getValue() - 1], date(day));
    }

    /** "16:00", in the zone of the given time. */
    public static String hour(ZonedDateTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    /** "16 giờ 00 ngày 17/01/2022", in the zone of the given time. */
    public static String withoutDay(ZonedDateTime time) {
        return "%02d giờ %02d ngày %s".formatted(time.getHour(), time.getMinute(), date(time));
    }

    /** "17/01/2022", in the zone of the given time. */
    public static String date(ZonedDateTime time) {
        return date(time.toLocalDate());
    }

    /** "17/01/2022". */
    public static String date(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    /** "16:00 17/01/2022", in the zone of the given time. */
    public static String briefWithYear(ZonedDateTime time) {
        return hour(time) + " " + date(time);
    }

    /** "16:00 17/01", in the zone of the given time. */
    public static String brief(ZonedDateTime time) {
        return "%02d:%02d %02d/%02d"
                .formatted(time.getHour(), time.getMinute(), time.getDayOfMonth(), time.getMonthValue());
    }

    /** The rounded length: "2 ngày 3 giờ", "2 giờ 10 phút", "3 giờ", "40 phút"; "dưới 1 phút". */
    public static String roughly(Duration length) {
        if (length.toMinutes() == 0) {
            return "dưới 1 phút";
        }
        List<String> parts = length.toDays() > 0
                ? List.of(part(length.toDays(), "ngày"), part(length.toHoursPart(), "giờ"))
                : List.of(part(length.toHours(), "giờ"), part(length.toMinutesPart(), "phút"));
        return String.join(" ", parts).strip();
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + " " + unit;
    }

    /** "2 ngày 3 giờ 05 phút", "40 phút"; "dưới 1 phút" below a minute. */
    public static String length(Duration length) {
        if (length.toMinutes() == 0) {
            return "dưới 1 phút";
        }
        String minutes = "%02d phút".formatted(length.toMinutesPart());
        if (length.toDays() > 0) {
            return "%d ngày %d giờ %s".formatted(length.toDays(), length.toHoursPart(), minutes);
        }
        return length.toHours() > 0
                ? "%d giờ %s".formatted(length.toHours(), minutes)
                : "%d phút".formatted(length.toMinutes());
    }
}
