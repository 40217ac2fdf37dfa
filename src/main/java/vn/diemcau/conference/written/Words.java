package vn.diemcau.conference.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Parts a text into words, numbers and signs. */
public final class Words {

    /** The old place of the tone in an open syllable, and today's. */
    private static final Map<String, String> TONES = Map.ofEntries(
            Map.entry("oà", "òa"),
            Map.entry("oá", "óa"),
            Map.entry("oả", "ỏa"),
            Map.entry("oã", "õa"),
            Map.entry("oạ", "ọa"),
            Map.entry("oè", "òe"),
            Map.entry("oé", "óe"),
            Map.entry("oẻ", "ỏe"),
            Map.entry("oẽ", "õe"),
            Map.entry("oẹ", "ọe"),
            Map.entry("uỳ", "ùy"),
            Map.entry("uý", "úy"),
            Map.entry("uỷ", "ủy"),
            Map.entry("uỹ", "ũy"),
            Map.entry("uỵ", "ụy"));

    /** Words that are written with i as well as with y. */
    private static final Map<String, String> LETTERS =
            Map.of("kĩ", "kỹ", "kì", "kỳ", "kí", "ký", "lí", "lý", "mĩ", "mỹ");

    private static final Set<String> SIGNS_OF_ONE_SORT = Set.of("–", "—", "‑", "‐", "−");

    private Words() {}

    /** The words of a text in NFC. */
    public static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (Character.isLetter(c)) {
                while (end < text.length() && isWithinWord(text.charAt(end))) {
                    end++;
                }
            } else if (c >= '0' && c <= '9') {
                while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                    end++;
                }
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                at = end;
                continue;
            }
            words.add(new Word(plain(text.substring(at, end)), at, end, Character.isUpperCase(c)));
            at = end;
        }
        return words;
    }

    private static boolean isWithinWord(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** In small letters and today's spelling. */
    static String plain(String written) {
        String small = written.toLowerCase(Locale.ROOT);
        if (SIGNS_OF_ONE_SORT.contains(small)) {
            return "-";
        }
        if (small.length() < 2) {
            return small;
        }
        String end = small.substring(small.length() - 2);
        boolean isQu = small.length() > 2 && small.charAt(small.length() - 3) == 'q';
        if (TONES.containsKey(end) && !isQu && !small.equals("quý")) {
            return small.substring(0, small.length() - 2) + TONES.get(end);
        }
        return LETTERS.getOrDefault(small, small);
    }
}
