package vn.diemcau.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as people type and paste them, made comparable. */
public final class VietnameseText {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cc}]+");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private VietnameseText() {}

    /** Whether it holds nothing but characters, line breaks and tabs: PostgreSQL keeps no NUL, and half a character is nobody's text. */
    public static boolean isPrintable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }

    /** The text in composed form, on one line, with single spaces and nothing invisible; empty for null. */
    public static String clean(String typed) {
        if (typed == null) {
            return "";
        }
        String visible = INVISIBLE.matcher(typed).replaceAll("");
        return Normalizer.normalize(BLANKS.matcher(visible).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }

    /** The cleaned text without diacritics, in small letters: "Đức Thọ" and "DUC  THO" become "duc tho". */
    public static String fold(String typed) {
        String letters = Normalizer.normalize(clean(typed), Normalizer.Form.NFD);
        return MARKS.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT).replace('đ', 'd');
    }
}
