package vn.diemcau.conference.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;
import vn.diemcau.platform.text.VietnameseTime;

/** The zone and the main dates of a plan; null where absent or invalid. Only the start is obligatory. */
final class Dates {

    /** A letter that names a day alone means this hour. */
    private static final LocalTime END_OF_OFFICE_HOURS = LocalTime.of(17, 0);

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern RELATIVE =
            Pattern.compile("(start|lineTest|registrationDue)(?: ?([+-]) ?(\\d{1,4})(m|h|d))?");

    private final Section root;
    private final Instant now;
    final ZoneId zone;
    final ZonedDateTime registrationDue;
    final ZonedDateTime lineTest;
    final ZonedDateTime start;

    Dates(Section root, Instant now) {
        this.root = root;
        this.now = now;
        this.zone = zone(root);
        this.registrationDue = optional(root, "registrationDue");
        this.lineTest = optional(root, "lineTest");
        this.start = future(root, "start", section -> section.time("start", zone));
        inOrder(root, "lineTest", "Giờ chạy thử đường truyền", lineTest, "hạn đăng ký", registrationDue);
        inOrder(root, "start", "Giờ khai mạc", start, "giờ chạy thử đường truyền", lineTest);
        if (lineTest == null) {
            inOrder(root, "start", "Giờ khai mạc", start, "hạn đăng ký", registrationDue);
        }
    }

    private ZonedDateTime optional(Section root, String key) {
        return root.span(key).isEmpty() ? null : future(root, key, section -> section.time(key, zone));
    }

    /**
     * The deadline of a duty: an instant, a day, which ends with the office hours, or the distance to one of the main
     * dates, as "start-60m". A past one is a problem.
     */
    ZonedDateTime due(Section section) {
        if (section.span("due").isEmpty()) {
            return section.time("due", zone);
        }
        String text = section.optionalLine("due", 60).orElse(null);
        if (text == null) {
            return null;
        }
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return future(section, "due", at -> relative(at, relative));
        }
        if (DAY.matcher(text).matches()) {
            return future(section, "due", at -> endOf(at, text));
        }
        return future(section, "due", at -> at.time("due", zone));
    }

    private ZonedDateTime relative(Section section, Matcher written) {
        ZonedDateTime from = switch (written.group(1)) {
            case "start" -> start;
            case "lineTest" -> lineTest;
            default -> registrationDue;
        };
        if (from == null) {
            // One that is wrong, or obligatory, has its own problem already.
            if (!written.group(1).equals("start") && root.span(written.group(1)).isEmpty()) {
                section.problem("due", "Kế hoạch không có mốc %s.".formatted(Problem.quoted(written.group(1))));
            }
            return null;
        }
        if (written.group(2) == null) {
            return from;
        }
        long number = Long.parseLong(written.group(3)) * (written.group(2).equals("-") ? -1 : 1);
        return switch (written.group(4)) {
            case "m" -> from.plusMinutes(number);
            case "h" -> from.plusHours(number);
            default -> from.plusDays(number);
        };
    }

    private ZonedDateTime endOf(Section section, String day) {
        try {
            LocalDateTime end = LocalDate.parse(day).atTime(END_OF_OFFICE_HOURS);
            Optional<String> fault = VietnameseTime.implausible(end.getYear());
            if (fault.isPresent()) {
                section.problem("due", fault.get());
                return null;
            }
            return zone == null ? end.atZone(ZoneOffset.UTC) : end.atZone(zone);
        } catch (DateTimeParseException e) {
            section.problem("due", "Không có ngày %s.".formatted(Problem.quoted(day)));
            return null;
        }
    }

    private ZonedDateTime future(Section section, String key, Function<Section, ZonedDateTime> reading) {
        ZonedDateTime time = reading.apply(section);
        // Without the zone, the time may be wrong by a day.
        if (time != null && zone != null && !time.toInstant().isAfter(now)) {
            section.problem(key, "%s đã qua.".formatted(VietnameseTime.full(time)));
        }
        return time;
    }

    private static ZoneId zone(Section root) {
        String name = root.line("zone", 60);
        if (name == null || ZoneId.getAvailableZoneIds().contains(name)) {
            return name == null ? null : ZoneId.of(name);
        }
        root.problem("zone", "Không có múi giờ %s; hãy ghi như Asia/Ho_Chi_Minh.".formatted(Problem.quoted(name)));
        return null;
    }

    private static void inOrder(
            Section root, String key, String what, ZonedDateTime later, String than, ZonedDateTime earlier) {
        if (later != null && earlier != null && !earlier.isBefore(later)) {
            root.problem(
                    key,
                    "%s (%s) phải sau %s (%s)."
                            .formatted(what, VietnameseTime.brief(later), than, VietnameseTime.brief(earlier)));
        }
    }
}
