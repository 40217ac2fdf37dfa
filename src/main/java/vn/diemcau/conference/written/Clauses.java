package vn.diemcau.conference.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parts words into clauses at full stops and semicolons, and takes what stands in brackets apart. */
public final class Clauses {

    /** A full stop behind one of these does not end a sentence. */
    private static final Set<String> SHORT = Set.of(
            "tp", "ts", "pgs", "gs", "ths", "bs", "kt", "tm", "tl", "tx", "tt", "q", "p", "st", "đ", "dr", "ks", "cn",
            "cks");

    private static final int LONGEST_BRACKET = 400;

    private Clauses() {}

    public static List<Clause> of(List<Word> words) {
        return of(words, 0, words.size());
    }

    private static List<Clause> of(List<Word> words, int from, int to) {
        List<Clause> clauses = new ArrayList<>();
        List<Word> kept = new ArrayList<>();
        List<Clause> bracketed = new ArrayList<>();
        boolean begins = true;
        for (int at = from; at < to; at++) {
            Word word = words.get(at);
            if (word.is("(")) {
                int close = closing(words, at, to);
                if (close > 0) {
                    bracketed.addAll(of(words, at + 1, close));
                    at = close;
                    continue;
                }
            }
            boolean isStop = isStop(words, at, to);
            if (isStop || word.is(";")) {
                begins =
                        close(kept, bracketed, words.get(Math.max(at - 1, from)).to(), begins, clauses)
                                ? isStop
                                : begins || isStop;
                kept = new ArrayList<>();
                bracketed = new ArrayList<>();
            } else {
                kept.add(word);
            }
        }
        close(kept, bracketed, to > from ? words.get(to - 1).to() : 0, begins, clauses);
        return clauses;
    }

    private static boolean close(
            List<Word> kept, List<Clause> bracketed, int to, boolean begins, List<Clause> clauses) {
        if (kept.isEmpty() && bracketed.isEmpty()) {
            return false;
        }
        int from = kept.isEmpty() ? bracketed.get(0).from() : kept.get(0).from();
        clauses.add(new Clause(List.copyOf(kept), from, Math.max(to, from), begins, List.copyOf(bracketed)));
        return true;
    }

    private static int closing(List<Word> words, int open, int to) {
        int depth = 0;
        for (int at = open; at < Math.min(to, open + LONGEST_BRACKET); at++) {
            depth += words.get(at).is("(") ? 1 : words.get(at).is(")") ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isStop(List<Word> words, int at, int to) {
        Word word = words.get(at);
        if (word.is("!") || word.is("?") || word.is("…")) {
            return true;
        }
        if (!word.is(".")) {
            return false;
        }
        if (at + 1 == to) {
            return true;
        }
        Word next = words.get(at + 1);
        boolean isApart = next.from() > word.to();
        boolean isShort = at > 0 && SHORT.contains(words.get(at - 1).text());
        return next.is("/") || isApart && !isShort && (next.isCapital() || next.isNumber() || !next.isLetters());
    }
}
