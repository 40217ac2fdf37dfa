package vn.diemcau.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.input.Document;
import vn.diemcau.input.Section;

/** Moves the dates of a plan's text, so that a conference of the past can be prepared again. */
public final class PlanShift {

    private static final int WORKING_DAYS_AHEAD = 2;
    private static final int DATE_LENGTH = 10;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private record Date(int place, LocalDate day) {}

    private PlanShift() {}

    /**
     * The same text with every date of the plan moved by the same number of days, so that its first deadline lies two
     * working days (Monday to Friday) after today. Hours stay, and so do the letter's words.
     *
     * @throws vn.diemcau.input.Refused when the text is not readable at all; a wrong date is left to {@link PlanReader}
     */
    public static String shift(String text, LocalDate today) {
        Document document = Document.read(text);
        Section root = document.root();
        List<Date> dates = Stream.of(
                        Stream.of("start", "lineTest", "registrationDue").map(root::span),
                        root.sections("duties").stream().map(duty -> duty.span("due")),
                        root.sections("unitDuties").stream().map(duty -> duty.span("due")))
                .flatMap(Function.identity())
                .flatMap(Optional::stream)
                .flatMap(span -> date(document.text(), span).stream())
                .toList();
        if (dates.isEmpty()) {
            return text;
        }
        LocalDate first =
                dates.stream().map(Date::day).min(LocalDate::compareTo).orElseThrow();
        long days = ChronoUnit.DAYS.between(first, workingDaysAfter(today));
        StringBuilder shifted = new StringBuilder(document.text());
        for (Date date : dates) {
            shifted.replace(
                    date.place(),
                    date.place() + DATE_LENGTH,
                    date.day().plusDays(days).toString());
        }
        return shifted.toString();
    }

    private static Optional<Date> date(String text, Section.Span span) {
        Matcher date = DATE.matcher(text).region(span.start(), span.end());
        try {
            return date.find() ? Optional.of(new Date(date.start(), LocalDate.parse(date.group()))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static LocalDate workingDaysAfter(LocalDate today) {
        LocalDate day = today;
        for (int left = WORKING_DAYS_AHEAD; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
