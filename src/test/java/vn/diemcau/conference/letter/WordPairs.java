package vn.diemcau.conference.letter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How much of a fragment's neighbouring words stands in other words. */
final class WordPairs {

    /** Share of a fragment that must stand there. */
    static final double SHARE = 0.60;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}_]+");
    private static final int LONGEST = 150;

    private WordPairs() {}

    static List<String> words(String text) {
        String plain = Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        return WORD.matcher(plain).results().map(MatchResult::group).toList();
    }

    /** A longer text shows nobody anything. */
    static String shown(String text) {
        return words(text).size() > LONGEST ? "" : text;
    }

    static double share(String fragment, String text) {
        List<String> needed = pairs(words(fragment));
        Set<String> there = new HashSet<>(pairs(words(text)));
        return needed.isEmpty()
                ? 0
                : (double) needed.stream().filter(there::contains).count() / needed.size();
    }

    static boolean shows(String fragment, String text) {
        return share(fragment, text) >= SHARE;
    }

    private static List<String> pairs(List<String> words) {
        if (words.size() == 1) {
            return words;
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            pairs.add(words.get(i) + " " + words.get(i + 1));
        }
        return pairs;
    }

    /** Whether a name is the written one, or one of those listed in it. */
    static boolean isSameName(String written, String via, String proposed) {
        Set<String> there = new HashSet<>(words(proposed));
        List<String> names = new ArrayList<>(List.of(written));
        if (via != null) {
            names.add(via);
        }
        names.addAll(List.of(written.split("[,;]| và ")));
        return names.stream().map(name -> new HashSet<>(words(name))).anyMatch(name -> {
            Set<String> common = new HashSet<>(name);
            common.retainAll(there);
            return !name.isEmpty() && common.size() >= SHARE * Math.max(name.size(), there.size());
        });
    }
}
