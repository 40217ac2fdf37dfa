package vn.diemcau.platform.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalizes typed and pasted text. */
public final class VietnameseText {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\p{Cc}]+");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private VietnameseText() {}

    /**
     * Whether it only contains characters, line breaks and tabs. PostgreSQL accepts neither NUL nor lone surrogates.
     */
    public static boolean isPrintable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }

    /**
     * The text in NFC on one line, with single spaces and without invisible characters; empty for null. Look-alikes of
     * Đ, such as the Icelandic letter of old keyboards, become Đ.
     */
    public static String clean(String typed) {
        if (typed == null) {
            return "";
        }
        String visible = INVISIBLE.matcher(typed).replaceAll("");
        return Normalizer.normalize(BLANKS.matcher(visible).replaceAll(" ").strip(), Normalizer.Form.NFC)
                .replace('\u00d0', 'Đ')
                .replace('\u0189', 'Đ')
                .replace('\u00f0', 'đ')
                .replace('\u0256', 'đ');
    }

    /** The edit distance: insertions, deletions, replacements and swaps of neighbouring letters. */
    public static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int fewest =
                        Math.min(steps[i - 1][j - 1] + (same ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                steps[i][j] = swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
            }
        }
        return steps[one.length()][other.length()];
    }

    /** The cleaned text without diacritics, in small letters: "Đức Thọ" and "DUC  THO" become "duc tho". */
    public static String fold(String typed) {
        String letters = Normalizer.normalize(clean(typed), Normalizer.Form.NFD);
        return MARKS.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT).replace('đ', 'd');
    }

    /** With its first letter small, to stand within a sentence. */
    public static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** With its first letter large, to begin a sentence or a cell. */
    public static String upperFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
