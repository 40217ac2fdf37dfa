package vn.diemcau.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import vn.diemcau.platform.input.FieldSentences;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.text.VietnameseTime;

/** Reads single fields of a request's JSON and collects problems. */
public final class RequestField {

    private static final int LONGEST = 2000;

    /** Four-digit years only, because the database does not support other years that a parser accepts. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");

    private RequestField() {}

    /** The trimmed text, or an empty one. */
    public static String text(String field, String given, List<Problem> problems) {
        return text(field, given, LONGEST, problems);
    }

    /** The same with a length limit. */
    public static String text(String field, String given, int longest, List<Problem> problems) {
        if (given == null || given.isBlank()) {
            problems.add(new Problem(field, "Chưa có nội dung."));
            return "";
        }
        if (given.length() > longest) {
            problems.add(new Problem(field, FieldSentences.tooLong(longest)));
        }
        if (!VietnameseText.isPrintable(given)) {
            problems.add(new Problem(field, FieldSentences.UNREADABLE));
        }
        return given.strip();
    }

    /** The text of an optional field, or null. */
    public static String optional(String field, String given, List<Problem> problems) {
        return given == null || given.isBlank() ? null : text(field, given, problems);
    }

    /** A non-negative whole number; empty when missing or invalid. */
    public static OptionalInt count(String field, JsonNode given, List<Problem> problems) {
        if (given == null || given.isNull()) {
            return OptionalInt.empty();
        }
        if (!given.isInt() || given.intValue() < 0) {
            problems.add(new Problem(field, "Phải là số nguyên từ 0 trở lên."));
            return OptionalInt.empty();
        }
        return OptionalInt.of(given.intValue());
    }

    /** A local date and time in the zone; null when invalid. */
    public static ZonedDateTime time(String field, String given, ZoneId zone, List<Problem> problems) {
        if (given == null || given.isBlank()) {
            problems.add(new Problem(field, "Chưa chọn ngày, giờ."));
            return null;
        }
        try {
            if (TIME.matcher(given).matches()) {
                LocalDateTime time = LocalDateTime.parse(given);
                Optional<String> fault = VietnameseTime.implausible(time.getYear());
                fault.ifPresent(words -> problems.add(new Problem(field, words)));
                return fault.isPresent() ? null : time.atZone(zone);
            }
        } catch (DateTimeException e) {
            // The check below reports it, like a text that is not a date.
        }
        problems.add(new Problem(field, "Phải là ngày giờ theo mẫu 2022-01-19T07:30."));
        return null;
    }
}
