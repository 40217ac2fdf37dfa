package vn.diemcau.platform.input;

/**
 * One thing that is wrong with what a person handed in.
 *
 * @param place where it is, in the reader's own terms: {@code dòng 12, duties[3].due}, or a field's label; may be empty
 * @param message what is wrong, a Vietnamese sentence that a person can act on
 */
public record Problem(String place, String message) {

    /** A value as a message repeats it: in quotation marks, and short. */
    public static String quoted(String value) {
        int end = value.offsetByCodePoints(0, Math.min(60, value.codePointCount(0, value.length())));
        return "“" + value.substring(0, end).replaceAll("\\s+", " ") + (end < value.length() ? "…" : "") + "”";
    }

    @Override
    public String toString() {
        return place.isEmpty() ? message : place + ": " + message;
    }
}
