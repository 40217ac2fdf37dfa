package vn.diemcau.platform.input;

/** Sentences about fields, shared by all checks. */
public final class FieldSentences {

    /** A text contains unreadable characters. */
    public static final String UNREADABLE = "Có ký tự không hợp lệ.";

    private FieldSentences() {}

    /** A text has more characters than this. */
    public static String tooLong(int atMost) {
        return "Dài quá %d ký tự.".formatted(atMost);
    }
}
