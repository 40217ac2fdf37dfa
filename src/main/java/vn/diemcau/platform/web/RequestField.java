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

/** Reads single fields of a request's JSON; what is wrong is added to the problems. */
public final class RequestField {

    private static final int LONGEST = 2000;

    /** Of four-digit years: a database knows no others that a parser takes. */
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");

    private RequestField() {}

    /** The words without blanks around them; empty when there are none. */
    public static String text(String field, String given, List<Problem> problems) {
        return text(field, given, LONGEST, problems);
    }

    /** The same, of at most so many characters. */
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

    /** The words of a field that may be left empty; null when it was. */
    public static String optional(String field, String given, List<Problem> problems) {
        return given == null || given.isBlank() ? null : text(field, given, problems);
    }

    /** A whole number that is not below zero; empty when none was given, or something else was. */
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

    /** A local date and hour in the zone; null when it is none. */
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
            // told below, like a text that is no date at all
        }
        problems.add(new Problem(field, "Phải là ngày giờ theo mẫu 2022-01-19T07:30."));
        return null;
    }
}
