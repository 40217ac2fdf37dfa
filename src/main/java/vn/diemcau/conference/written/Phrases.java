package vn.diemcau.conference.written;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of phrases, found in a text word by word. */
public final class Phrases {

    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

    private Phrases() {}

    /** @param phrases as they are written, without regard to large letters */
    public static Phrases of(String... phrases) {
        Phrases set = new Phrases();
        for (String phrase : phrases) {
            List<String> words = Words.of(phrase).stream().map(Word::text).toList();
            set.byFirstWord
                    .computeIfAbsent(words.get(0), first -> new ArrayList<>())
                    .add(words);
        }
        set.byFirstWord
                .values()
                .forEach(same -> same.sort(Comparator.comparingInt((List<String> words) -> words.size())
                        .reversed()));
        return set;
    }

    /** The length in words of the longest phrase that begins there; 0 for none. */
    public int at(List<Word> words, int from) {
        if (from < 0 || from >= words.size()) {
            return 0;
        }
        for (List<String> phrase : byFirstWord.getOrDefault(words.get(from).text(), List.of())) {
            if (from + phrase.size() <= words.size() && isSame(words, from, phrase)) {
                return phrase.size();
            }
        }
        return 0;
    }

    private static boolean isSame(List<Word> words, int from, List<String> phrase) {
        for (int i = 0; i < phrase.size(); i++) {
            if (!words.get(from + i).is(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The place of the first phrase from there on; -1 for none. */
    public int find(List<Word> words, int from) {
        for (int at = Math.max(from, 0); at < words.size(); at++) {
            if (at(words, at) > 0) {
                return at;
            }
        }
        return -1;
    }

    /** Whether one of the phrases stands anywhere in these words. */
    public boolean isIn(List<Word> words) {
        return find(words, 0) >= 0;
    }

    /** Whether the words begin with one of the phrases. */
    public boolean begins(List<Word> words) {
        return at(words, 0) > 0;
    }
}
