package vn.diemcau.conference.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.conference.plan.Plan;

/** The milestones of a sheet, and hours that are told from them. */
final class Hours {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HOUR = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}");
    private static final Pattern FROM_A_MARK =
            Pattern.compile("([A-Za-z][A-Za-z0-9]{0,59})(?: ([+-]) (\\d{1,4})([mhd]))?");

    private final Map<String, LocalDateTime> marks = new LinkedHashMap<>();

    /** @param keys of the plan by ids of milestones */
    private final Map<String, String> keys;

    Hours(List<Sheet.Mark> milestones, Map<String, String> keys) {
        milestones.forEach(mark -> read(mark.at()).ifPresent(at -> marks.putIfAbsent(mark.id(), at)));
        this.keys = keys;
    }

    /** The hour that is written; empty when it is none. A day ends with the office hours. */
    static Optional<LocalDateTime> read(String written) {
        try {
            if (DAY.matcher(written).matches()) {
                return Optional.of(LocalDate.parse(written).atTime(Plan.END_OF_OFFICE_HOURS));
            }
            return HOUR.matcher(written).matches() ? Optional.of(LocalDateTime.parse(written)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same, also for one that is told from a milestone. */
    Optional<LocalDateTime> at(String written) {
        Matcher relative = FROM_A_MARK.matcher(written);
        if (!relative.matches()) {
            return read(written);
        }
        LocalDateTime mark = marks.get(relative.group(1));
        if (mark == null || relative.group(2) == null) {
            return Optional.ofNullable(mark);
        }
        long number = Long.parseLong(relative.group(3)) * (relative.group(2).equals("-") ? -1 : 1);
        return Optional.of(
                switch (relative.group(4)) {
                    case "m" -> mark.plusMinutes(number);
                    case "h" -> mark.plusHours(number);
                    default -> mark.plusDays(number);
                });
    }

    /** Whether it is told from a milestone, there or not. */
    static boolean isRelative(String written) {
        return FROM_A_MARK.matcher(written).matches();
    }

    /** What the plan writes for it: its own names in place of the milestones' ids. */
    String inPlan(String written) {
        Matcher relative = FROM_A_MARK.matcher(written);
        if (!relative.matches() || !keys.containsKey(relative.group(1))) {
            return written;
        }
        return keys.get(relative.group(1)) + written.substring(relative.end(1));
    }
}
