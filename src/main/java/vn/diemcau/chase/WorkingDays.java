package vn.diemcau.chase;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** Monday to Friday. */
final class WorkingDays {

    private WorkingDays() {}

    static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The same hour on the working day before. */
    static ZonedDateTime dayBefore(ZonedDateTime time) {
        ZonedDateTime earlier = time.minusDays(1);
        while (!isWorking(earlier.toLocalDate())) {
            earlier = earlier.minusDays(1);
        }
        return earlier;
    }
}
