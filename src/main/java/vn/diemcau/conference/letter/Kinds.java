package vn.diemcau.conference.letter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Word;

/** Tells the kind of a duty by its words: the first telling phrase decides, the longer one where two begin together. */
final class Kinds {

    private static final Map<DutyKind, Phrases> TELLING = new EnumMap<>(DutyKind.class);

    static {
        Lexicon.all("kind ").forEach((kind, words) -> TELLING.put(DutyKind.valueOf(kind), words));
    }

    /** Words that tell a kind only where nothing else does, and part no duty from another. */
    private static final Phrases WEAK = Lexicon.phrases("kinds: weak");

    private Kinds() {}

    /** Whether the kind of these words is told for sure. */
    static boolean isSure(List<Word> words) {
        if (!words.isEmpty() && words.get(0).is("mời")) {
            return true;
        }
        for (int at = 0; at < words.size(); at++) {
            int longest = longest(words, at);
            if (longest > 0 && longest > WEAK.at(words, at)) {
                return true;
            }
        }
        return false;
    }

    private static int longest(List<Word> words, int at) {
        return TELLING.values().stream()
                .mapToInt(each -> each.at(words, at))
                .max()
                .orElse(0);
    }

    /** The kind by the first sure word, else by the first; null when no word tells it. */
    static DutyKind of(List<Word> words) {
        DutyKind first = null;
        for (int at = 0; at < words.size(); at++) {
            int longest = longest(words, at);
            if (longest == 0) {
                continue;
            }
            DutyKind found = at(words, at, longest);
            if (longest > WEAK.at(words, at)) {
                return found;
            }
            first = first == null ? found : first;
        }
        return first;
    }

    private static DutyKind at(List<Word> words, int at, int length) {
        return TELLING.entrySet().stream()
                .filter(each -> each.getValue().at(words, at) == length)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
