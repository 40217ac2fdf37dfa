package vn.diemcau.conference.plan;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Section;

/** Moves the dates in a plan's text, so that a past conference can be prepared again. */
public final class PlanShift {

    private static final int WORKING_DAYS_BETWEEN = 2;
    private static final int WEEKS_OF_A_YEAR = 53;

    /** A written format of a date. */
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
     * A plan's text, moved.
     *
     * @param daysOff moved dates that fall on days off; empty unless every move within a year has some
     */
    public record Moved(String text, List<LocalDate> daysOff) {}

    /**
     * Moves every date of the plan by the same number of whole weeks. The number is the least that leaves two working
     * days between today and the first deadline and puts no date on a day off. Weekdays and times stay. Dates in the
     * words of a duty move too if they lie between the plan's first and last date, because they would otherwise
     * contradict the deadline. Years without a day stay.
     *
     * @throws vn.diemcau.platform.input.Refused when the text cannot be parsed; {@link PlanReader} reports invalid
     *     dates
     */
    public static Moved shift(String text, LocalDate today, Predicate<LocalDate> isWorking) {
        Document document = Document.read(text);
        Section root = document.root();
        List<Section> duties = Stream.of("duties", "unitDuties")
                .flatMap(list -> root.sections(list).stream())
                .toList();
        List<Date> dates = Stream.concat(
                        Stream.of("start", "lineTest", "registrationDue").map(root::span),
                        Stream.concat(
                                root.sections("milestones").stream().map(milestone -> milestone.span("at")),
                                duties.stream().flatMap(duty -> Stream.of(duty.span("due"), duty.span("opens")))))
                .flatMap(Optional::stream)
                .flatMap(span -> OF_PLAN.find(document.text(), span).limit(1))
                .toList();
        if (dates.isEmpty()) {
            return new Moved(text, List.of());
        }
        SortedSet<LocalDate> days = dates.stream().map(Date::day).collect(Collectors.toCollection(TreeSet::new));
        Stream<Date> inWords = duties.stream()
                .flatMap(duty -> duty.span("words").stream())
                .flatMap(span -> OF_WORDS.stream().flatMap(form -> form.find(document.text(), span)))
                .filter(date ->
                        !date.day().isBefore(days.first()) && !date.day().isAfter(days.last()));
        long weeks = weeks(days, today, isWorking);
        return new Moved(
                moved(document.text(), Stream.concat(dates.stream(), inWords), weeks), daysOff(days, weeks, isWorking));
    }

    /** The number of weeks. If none within a year avoids days off, it only leaves the two working days. */
    static long weeks(SortedSet<LocalDate> days, LocalDate today, Predicate<LocalDate> isWorking) {
        LocalDate earliest = today.plusDays(1);
        for (int left = WORKING_DAYS_BETWEEN; left > 0; earliest = earliest.plusDays(1)) {
            left -= isWorking.test(earliest) ? 1 : 0;
        }
        long least = -Math.floorDiv(-ChronoUnit.DAYS.between(days.first(), earliest), 7L);
        return LongStream.range(least, least + WEEKS_OF_A_YEAR)
                .filter(weeks -> daysOff(days, weeks, isWorking).isEmpty())
                .findFirst()
                .orElse(least);
    }

    private static List<LocalDate> daysOff(SortedSet<LocalDate> days, long weeks, Predicate<LocalDate> isWorking) {
        return days.stream()
                .map(day -> day.plusWeeks(weeks))
                .filter(isWorking.negate())
                .toList();
    }

    private static String moved(String text, Stream<Date> dates, long weeks) {
        StringBuilder moved = new StringBuilder(text);
        // From the end, so that earlier positions stay valid when a date gets longer.
        dates.sorted(Comparator.comparingInt(Date::start).reversed())
                .forEach(date -> moved.replace(
                        date.start(),
                        date.end(),
                        date.form().write().format(date.day().plusWeeks(weeks))));
        return moved.toString();
    }
}
