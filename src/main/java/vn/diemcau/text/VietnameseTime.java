package vn.diemcau.text;

import java.time.ZonedDateTime;

/** Hours and dates as a Vietnamese office writes them. */
public final class VietnameseTime {

    private static final String[] DAYS = {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"};

    private VietnameseTime() {}

    /** "16 giờ 00, thứ Hai ngày 17/01/2022", in the zone of the given time. */
    public static String full(ZonedDateTime time) {
        return "%02d giờ %02d, %s ngày %s"
                .formatted(
                        time.getHour(),
                        time.getMinute(),
                        DAYS[time.getDayOfWeek().getValue() - 1],
                        date(time));
    }

    /** "16 giờ 00 ngày 17/01/2022", in the zone of the given time. */
    public static String withoutDay(ZonedDateTime time) {
        return "%02d giờ %02d ngày %s".formatted(time.getHour(), time.getMinute(), date(time));
    }

    /** "17/01/2022", in the zone of the given time. */
    public static String date(ZonedDateTime time) {
        return "%02d/%02d/%d".formatted(time.getDayOfMonth(), time.getMonthValue(), time.getYear());
    }

    /** "16:00 17/01", in the zone of the given time. */
    public static String brief(ZonedDateTime time) {
        return "%02d:%02d %02d/%02d"
                .formatted(time.getHour(), time.getMinute(), time.getDayOfMonth(), time.getMonthValue());
    }
}
