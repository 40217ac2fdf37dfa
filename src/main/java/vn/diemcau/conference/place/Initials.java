package vn.diemcau.conference.place;

import java.util.List;

/** Matches initials with words: "NN", "PTNT", "CTĐ". A word may have two or three initials: "NgV". */
final class Initials {

    private static final String VOWELS = "aeiouy";

    /** "ngh". */
    private static final int LONGEST_ONSET = 3;

    private Initials() {}

    /**
     * Whether the written words cover the whole name. Each one is a word of the name or the initials of consecutive
     * words.
     *
     * @param written in lower case without diacritics
     * @param words words of the name in the same form
     */
    static boolean spell(List<String> written, List<String> words) {
        if (written.isEmpty() || written.size() > words.size()) {
            return false;
        }
        boolean[] reached = new boolean[words.size() + 1];
        reached[0] = true;
        for (String letters : written) {
            reached = behind(letters, words, reached);
        }
        return reached[words.size()];
    }

    /** The positions in the name that the letters reach from each earlier position. */
    private static boolean[] behind(String letters, List<String> words, boolean[] before) {
        boolean[][] reached = new boolean[letters.length() + 1][];
        reached[0] = before;
        for (int at = 1; at <= letters.length(); at++) {
            reached[at] = new boolean[words.size() + 1];
        }
        for (int at = 0; at < letters.length(); at++) {
            for (int word = 0; word < words.size(); word++) {
                if (reached[at][word]) {
                    String name = words.get(word);
                    for (int length = 1; length <= name.length(); length++) {
                        boolean isShort = length <= onset(name) || length == name.length();
                        if (isShort && letters.startsWith(name.substring(0, length), at)) {
                            reached[at + length][word + 1] = true;
                        }
                    }
                }
            }
        }
        return reached[letters.length()];
    }

    /**
     * The number of letters that may abbreviate a word: those before its vowel, or the first vowel. A number is never
     * shortened.
     */
    private static int onset(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return word.length();
        }
        int onset = 0;
        while (onset < Math.min(word.length(), LONGEST_ONSET) && VOWELS.indexOf(word.charAt(onset)) < 0) {
            onset++;
        }
        return Math.max(1, onset);
    }
}
