package vn.diemcau.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.input.Document;
import vn.diemcau.input.Section;

/** Moves the dates of a plan's text, so that a conference of the past can be prepared again. */
public final class PlanShift {

    private static final int WORKING_DAYS_AHEAD = 2;

    /** A way of writing a day. */
    private record Form(Pattern pattern, DateTimeFormatter read, DateTimeFormatter write) {

        static Form of(Pattern pattern, String read, String write) {
            return new Form(
                    pattern,
                    DateTimeFormatter.ofPattern(read).withResolverStyle(ResolverStyle.STRICT),
                    DateTimeFormatter.ofPattern(write));
        }

        Stream<Date> find(String text, Section.Span span) {
            return pattern.matcher(text)
                    .region(span.start(), span.end())
                    .results()
                    .flatMap(found -> {
                        try {
                            LocalDate day = LocalDate.parse(found.group().replaceAll("\\s+", " "), read);
                            return Stream.of(new Date(found.start(), found.end(), day, this));
                        } catch (DateTimeParseException e) {
                            return Stream.empty();
                        }
                    });
        }
    }

    private record Date(int start, int end, LocalDate day, Form form) {}

    private static final Form OF_PLAN =
            Form.of(Pattern.compile("(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d)"), "uuuu-MM-dd", "uuuu-MM-dd");

    private static final List<Form> OF_WORDS = List.of(
            Form.of(Pattern.compile("(?<!\\d)\\d{1,2}/\\d{1,2}/\\d{4}(?!\\d)"), "d/M/uuuu", "dd/MM/uuuu"),
            Form.of(
                    Pattern.compile("(?<!\\d)\\d{1,2}\\s+tháng\\s+\\d{1,2}\\s+năm\\s+\\d{4}(?!\\d)"),
                    "d 'tháng' M 'năm' uuuu",
                    "dd 'tháng' MM 'năm' uuuu"));

    private PlanShift() {}

    /**
     * The same text with every date of the plan moved by the same number of days, so that its first deadline lies two
     * working days (Monday to Friday) after today. Hours stay. In the words of a duty the days from the first to the last
     * date of the plan move too, or they would contradict the deadline beside them; years alone stay.
     *
     * @throws vn.diemcau.input.Refused when the text is not readable at all; a wrong date is left to {@link PlanReader}
     */
    public static String shift(String text, LocalDate today) {
        Document document = Document.read(text);
        Section root = document.root();
        List<Section> duties = Stream.of("duties", "unitDuties")
                .flatMap(list -> root.sections(list).stream())
                .toList();
        List<Date> dates = Stream.concat(
                        Stream.of("start", "lineTest", "registrationDue").map(root::span),
                        duties.stream().map(duty -> duty.span("due")))
                .flatMap(Optional::stream)
                .flatMap(span -> OF_PLAN.find(document.text(), span).limit(1))
                .toList();
        if (dates.isEmpty()) {
            return text;
        }
        LocalDate first =
                Collections.min(dates, Comparator.comparing(Date::day)).day();
        LocalDate last = Collections.max(dates, Comparator.comparing(Date::day)).day();
        Stream<Date> inWords = duties.stream()
                .flatMap(duty -> duty.span("words").stream())
                .flatMap(span -> OF_WORDS.stream().flatMap(form -> form.find(document.text(), span)))
                .filter(date -> !date.day().isBefore(first) && !date.day().isAfter(last));
        return moved(
                document.text(),
                Stream.concat(dates.stream(), inWords),
                ChronoUnit.DAYS.between(first, workingDaysAfter(today)));
    }

    private static String moved(String text, Stream<Date> dates, long days) {
        StringBuilder moved = new StringBuilder(text);
        // From the end, so that the places before it stay right when a date gets longer.
        dates.sorted(Comparator.comparingInt(Date::start).reversed())
                .forEach(date -> moved.replace(
                        date.start(),
                        date.end(),
                        date.form().write().format(date.day().plusDays(days))));
        return moved.toString();
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
