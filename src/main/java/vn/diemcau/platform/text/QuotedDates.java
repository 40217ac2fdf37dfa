package vn.diemcau.platform.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads times and dates in a sentence of a letter: "trước 16 giờ 00, ngày 17/01/2022". */
public final class QuotedDates {

    private static final Pattern HOUR = Pattern.compile(
            "(?<![\\d.,/])(\\d{1,2})\\s{0,2}(?:giờ|[hg]|:)\\s{0,2}(\\d{2})?(?![\\d\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DAY = Pattern.compile(
            "(?<![\\d/.-])(\\d{1,2})(?:\\s{1,3}tháng\\s{1,3}|[/.-])(\\d{1,2})"
                    + "(?:(?:\\s{1,3}năm\\s{1,3}|[/.-])(\\d{4}))?(?![\\d/])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Text between a time and its date: ", ngày ", " thứ Hai ngày ". */
    private static final Pattern TOGETHER = Pattern.compile("[\\s,;()\\p{L}]{0,24}");

    private record Found<T>(int start, int end, T value) {}

    /** @param year null when not written */
    private record Day(int day, int month, Integer year) {

        boolean is(LocalDate date) {
            return date.getDayOfMonth() == day
                    && date.getMonthValue() == month
                    && (year == null || date.getYear() == year);
        }
    }

    private QuotedDates() {}

    /**
     * Whether all times and dates in a sentence are still correct.
     *
     * @param known times that the sentence may mention
     * @param due the time that completes a time without a date, or a date without a time
     */
    public static boolean areOf(String sentence, Collection<LocalDateTime> known, LocalDateTime due) {
        List<Found<LocalTime>> hours = HOUR.matcher(sentence)
                .results()
                .flatMap(found -> hour(found).stream())
                .toList();
        List<Found<LocalTime>> alone = new ArrayList<>(hours);
        for (MatchResult found : DAY.matcher(sentence).results().toList()) {
            Day day = day(found);
            Optional<Found<LocalTime>> hour = hours.stream()
                    .filter(each -> isTogether(sentence, each, found))
                    .findFirst();
            hour.ifPresent(alone::remove);
            boolean isRight = hour.map(each -> known.stream()
                            .anyMatch(time -> day.is(time.toLocalDate())
                                    && time.toLocalTime().equals(each.value())))
                    .orElse(day.is(due.toLocalDate()));
            if (!isRight) {
                return false;
            }
        }
        return alone.stream().allMatch(each -> each.value().equals(due.toLocalTime()));
    }

    private static boolean isTogether(String sentence, Found<?> hour, MatchResult day) {
        String between = hour.end() <= day.start()
                ? sentence.substring(hour.end(), day.start())
                : day.end() <= hour.start() ? sentence.substring(day.end(), hour.start()) : "0";
        return TOGETHER.matcher(between).matches();
    }

    private static Optional<Found<LocalTime>> hour(MatchResult found) {
        try {
            int minute = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
            return Optional.of(
                    new Found<>(found.start(), found.end(), LocalTime.of(Integer.parseInt(found.group(1)), minute)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Day day(MatchResult found) {
        return new Day(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                found.group(3) == null ? null : Integer.valueOf(found.group(3)));
    }
}
