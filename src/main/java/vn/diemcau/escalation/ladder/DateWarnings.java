package vn.diemcau.escalation.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.diemcau.platform.text.VietnameseTime;

/** Warns of a conference's dates on days off, and on days whose status is unknown. */
public final class DateWarnings {

    /** @param name name of the date in a sentence */
    public record Named(String name, ZonedDateTime at) {

        LocalDate day() {
            return at.toLocalDate();
        }
    }

    private DateWarnings() {}

    /** One sentence per kind of warning with all its dates; none for dates on working days. */
    public static List<String> of(Collection<Named> dates, Holidays holidays) {
        List<String> sentences = new ArrayList<>();
        Predicate<LocalDate> isUnknown = day -> !holidays.isKnown(day);
        Predicate<LocalDate> isOff = day -> !holidays.isWorking(day);
        String unknown = days(dates, isUnknown, holidays);
        if (!unknown.isEmpty()) {
            sentences.add(
                    ("Danh sách ngày nghỉ chưa có ngày nghỉ của năm %s (Tết Nguyên đán, Giỗ Tổ, nghỉ bù), đề nghị quản trị"
                                    + " hệ thống bổ sung để đối chiếu các mốc: %s.")
                            .formatted(years(dates, isUnknown), unknown));
        }
        String off = days(dates, isOff.and(day -> !holidays.isProvisional(day)), holidays);
        if (!off.isEmpty()) {
            sentences.add("Các mốc sau rơi vào ngày nghỉ: %s.".formatted(off));
        }
        String provisional = days(dates, isOff.and(holidays::isProvisional), holidays);
        if (!provisional.isEmpty()) {
            sentences.add(
                    "Các mốc sau rơi vào ngày nghỉ tạm tính, chờ thông báo chính thức: %s.".formatted(provisional));
        }
        return sentences;
    }

    /** What is wrong with one hour: it is past, or on a day off; empty when nothing is. */
    public static Optional<String> of(ZonedDateTime at, Instant now, Holidays holidays) {
        if (!at.toInstant().isAfter(now)) {
            return Optional.of("Đã qua.");
        }
        LocalDate day = at.toLocalDate();
        if (holidays.isWorking(day)) {
            return Optional.empty();
        }
        return Optional.of(holidays.holiday(day)
                .filter(name -> !name.isBlank())
                .map("Ngày nghỉ (%s)."::formatted)
                .orElse("Ngày nghỉ."));
    }

    private static String years(Collection<Named> dates, Predicate<LocalDate> which) {
        return dates.stream()
                .map(Named::day)
                .filter(which)
                .map(LocalDate::getYear)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** Dates by day. A name that several agencies share appears once. */
    private static String days(Collection<Named> dates, Predicate<LocalDate> which, Holidays holidays) {
        Map<LocalDate, Set<String>> names = dates.stream()
                .filter(date -> which.test(date.day()))
                .collect(Collectors.groupingBy(
                        Named::day,
                        TreeMap::new,
                        Collectors.mapping(Named::name, Collectors.toCollection(TreeSet::new))));
        return names.entrySet().stream()
                .map(each -> day(each.getKey(), holidays) + ": " + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String day(LocalDate day, Holidays holidays) {
        return VietnameseTime.day(day)
                + holidays.holiday(day)
                        .filter(name -> !name.isEmpty())
                        .map(" (%s)"::formatted)
                        .orElse("");
    }
}
