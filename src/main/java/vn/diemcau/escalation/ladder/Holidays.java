package vn.diemcau.escalation.ladder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The working days: Monday to Friday without holidays, plus days off that are worked in exchange for others.
 *
 * @param yearly holidays at the same date every year, each with its name; empty where it has none
 * @param daysOff holidays of single years, likewise
 * @param provisional holidays that are computed and not announced yet, likewise
 */
public record Holidays(
        Map<MonthDay, String> yearly,
        Map<LocalDate, String> daysOff,
        Map<LocalDate, String> provisional,
        Set<LocalDate> worked) {

    /** How far ahead the start warns the operator. */
    public static final Period SOON = Period.ofMonths(4);

    public boolean isWorking(LocalDate day) {
        return worked.contains(day) || !isWeekend(day) && holiday(day).isEmpty();
    }

    /** Whether the day is off by computation alone. */
    public boolean isProvisional(LocalDate day) {
        return provisional.containsKey(day) && !isWeekend(day) && !yearly.containsKey(MonthDay.from(day));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** What people call the holiday of a day, which the list may leave unnamed; empty when it is none. */
    public Optional<String> holiday(LocalDate day) {
        return Stream.of(yearly.get(MonthDay.from(day)), daysOff.get(day), provisional.get(day))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Whether the days off of its year alone, Tết above all, are listed. */
    public boolean isKnown(LocalDate day) {
        return Stream.concat(daysOff.keySet().stream(), provisional.keySet().stream())
                .anyMatch(known -> known.getYear() == day.getYear());
    }

    /** A sentence when some of the days lie in years without known days off such as Tết; else empty. */
    public Optional<String> unknownIn(Collection<LocalDate> days) {
        String years = days.stream()
                .filter(day -> !isKnown(day))
                .map(LocalDate::getYear)
                .distinct()
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
