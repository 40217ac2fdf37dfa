package vn.diemcau.chase;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Which days are worked: Monday to Friday, but for holidays, and the days off that are worked instead of others.
 *
 * @param yearly at the same date every year
 */
record Holidays(Set<MonthDay> yearly, Set<LocalDate> daysOff, Set<LocalDate> worked) {

    boolean isWorking(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || !isWeekend && !daysOff.contains(day) && !yearly.contains(MonthDay.from(day));
    }
}
