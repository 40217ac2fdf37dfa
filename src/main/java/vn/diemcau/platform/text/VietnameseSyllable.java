package vn.diemcau.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Distinguishes possible Vietnamese words from wrongly decoded ones. */
public final class VietnameseSyllable {

    private static final int LONGEST = 7;

    /** A word. The punctuation that some use for diacritics belongs to it. */
    private static final Pattern WORD = Pattern.compile("[^\\s,;:/|\"\\[\\]{}0-9_-]+");

    private static final Pattern TONE = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");

    private static final Pattern SYLLABLE = Pattern.compile(
            "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
                    + "(?:(?:a|e|ê|i|o|ô|ơ|u|ư|y|oa|oe|uy|iê|yê|uô|ươ|uyê|ue|uê|uơ)(?:ch?|m|ng?|nh|p|t)?"
                    + "|(?:ă|â|oă|uâ)(?:c|m|ng?|p|t)"
                    + "|ai|ao|au|ay|âu|ây|eo|êu|ia|ya|iêu|yêu|iu|oai|oay|oao|oeo|oi|ôi|ơi|ua|uây|ui|uôi|uya|uyu|ưa|ươi|ươu|ưi|ưu)");

    private VietnameseSyllable() {}

    /** The number of words with diacritics that can be Vietnamese. */
    public static long countIn(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group())
                .filter(VietnameseSyllable::isMarkedOne)
                .count();
    }

    private static boolean isMarkedOne(String word) {
        String letters =
                withoutEnds(Normalizer.normalize(word, Normalizer.Form.NFC)).toLowerCase(Locale.ROOT);
        if (letters.length() > LONGEST || letters.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        Matcher tones = TONE.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD));
        boolean hasOneAtMost = tones.results().count() <= 1;
        String plain = Normalizer.normalize(
                TONE.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD)).replaceAll(""), Normalizer.Form.NFC);
        return hasOneAtMost && SYLLABLE.matcher(plain).matches();
    }

    private static String withoutEnds(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && ".()?!'".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ".()?!'".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return word.substring(from, to);
    }
}
