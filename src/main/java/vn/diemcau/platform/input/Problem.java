package vn.diemcau.platform.input;

/**
 * One problem in a person's input.
 *
 * @param place where the problem is, in the reader's terms: {@code dòng 12, duties[3].due}, or a field's label; may be
 *     empty
 * @param message the problem as a Vietnamese sentence that a person can act on
 */
public record Problem(String place, String message) {

    /** A value for a message: quoted and shortened. */
    public static String quoted(String value) {
        int end = value.offsetByCodePoints(0, Math.min(60, value.codePointCount(0, value.length())));
        return "“" + value.substring(0, end).replaceAll("\\s+", " ") + (end < value.length() ? "…" : "") + "”";
    }

    @Override
    public String toString() {
        return place.isEmpty() ? message : place + ": " + message;
    }
}
