package vn.diemcau.platform.input;

/** What people are told of a field, in the same words whichever way in checks it. */
public final class FieldSentences {

    /** A text holds characters that nobody can read. */
    public static final String UNREADABLE = "Có ký tự không hợp lệ.";

    private FieldSentences() {}

    /** A text has more characters than this. */
    public static String tooLong(int atMost) {
        return "Dài quá %d ký tự.".formatted(atMost);
    }
}
