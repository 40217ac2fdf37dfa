package vn.diemcau.escalation.ladder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;

/** Reads a file of holidays. One problem refuses the whole file. */
public final class HolidaysReader {

    private static final int LONGEST = 100;

    private HolidaysReader() {}

    /** @throws vn.diemcau.platform.input.Refused with every problem */
    public static Holidays read(String text) {
        Document document = Document.read(text);
        Section root = document.root();
        Map<MonthDay, String> yearly = new HashMap<>();
        read(root, "yearly", "01-31", written -> MonthDay.parse("--" + written), yearly, Map.of());
        Map<LocalDate, String> daysOff = new HashMap<>();
        read(root, "daysOff", "2022-01-31", LocalDate::parse, daysOff, Map.of());
        Map<LocalDate, String> provisional = new HashMap<>();
        read(root, "provisional", "2022-01-31", LocalDate::parse, provisional, daysOff);
        Map<LocalDate, String> worked = new HashMap<>();
        read(root, "worked", "2022-01-31", LocalDate::parse, worked, Map.of());
        document.accept();
        return new Holidays(
                Map.copyOf(yearly), Map.copyOf(daysOff), Map.copyOf(provisional), Set.copyOf(worked.keySet()));
    }

    /** A day, and after a blank what people call it. */
    private static <T> void read(
            Section root,
            String key,
            String example,
            Function<String, T> reader,
            Map<T, String> names,
            Map<T, String> others) {
        for (Section.Item item : root.items(key, LONGEST)) {
            String[] parts = item.text().split(" ", 2);
            try {
                T day = reader.apply(parts[0]);
                String name = parts.length == 1 ? "" : parts[1].strip();
                if (names.putIfAbsent(day, name) != null || others.containsKey(day)) {
                    item.problem("%s ghi hai lần.".formatted(Problem.quoted(parts[0])));
                }
            } catch (DateTimeException e) {
                item.problem("%s không phải là một ngày; hãy ghi như %s.".formatted(Problem.quoted(parts[0]), example));
            }
        }
    }
}
