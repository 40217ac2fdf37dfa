package vn.diemcau.escalation.ladder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;

/** Reads a file of holidays. One problem refuses the whole file. */
public final class HolidaysReader {

    private static final int LONGEST = 10;

    private HolidaysReader() {}

    /** @throws vn.diemcau.platform.input.Refused with every problem */
    public static Holidays read(String text) {
        Document document = Document.read(text);
        Section root = document.root();
        Set<MonthDay> yearly = days(root, "yearly", "01-31", written -> MonthDay.parse("--" + written));
        Set<LocalDate> daysOff = days(root, "daysOff", "2022-01-31", LocalDate::parse);
        Set<LocalDate> worked = days(root, "worked", "2022-01-31", LocalDate::parse);
        document.accept();
        return new Holidays(Set.copyOf(yearly), Set.copyOf(daysOff), Set.copyOf(worked));
    }

    private static <T> Set<T> days(Section root, String key, String example, Function<String, T> reader) {
        Set<T> days = new HashSet<>();
        for (Section.Item item : root.items(key, LONGEST)) {
            try {
                if (!days.add(reader.apply(item.text()))) {
                    item.problem("%s ghi hai lần.".formatted(Problem.quoted(item.text())));
                }
            } catch (DateTimeException e) {
                item.problem(
                        "%s không phải là một ngày; hãy ghi như %s.".formatted(Problem.quoted(item.text()), example));
            }
        }
        return days;
    }
}
