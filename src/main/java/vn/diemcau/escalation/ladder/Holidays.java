package vn.diemcau.escalation.ladder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The working days: Monday to Friday without holidays, plus days off that are worked in exchange for others.
 *
 * @param yearly holidays at the same date every year
 */
public record Holidays(Set<MonthDay> yearly, Set<LocalDate> daysOff, Set<LocalDate> worked) {

    /** How far ahead the start warns the operator. */
    public static final Period SOON = Period.ofMonths(4);

    public boolean isWorking(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return worked.contains(day) || !isWeekend && !daysOff.contains(day) && !yearly.contains(MonthDay.from(day));
    }

    /** A sentence when some of the days lie in years without known days off such as Tết; else empty. */
    public Optional<String> unknownIn(Collection<LocalDate> days) {
        String years = days.stream()
                .map(LocalDate::getYear)
                .distinct()
                .filter(year -> daysOff.stream().noneMatch(day -> day.getYear() == year))
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return years.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ("Danh sách ngày nghỉ chưa có ngày nghỉ của năm %s (Tết Nguyên đán, Giỗ Tổ, nghỉ bù): thư nhắc "
                                        + "việc có thể rơi vào ngày nghỉ. Đề nghị quản trị hệ thống bổ sung danh sách.")
                                .formatted(years));
    }
}
