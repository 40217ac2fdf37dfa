package vn.diemcau.conference.letter;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.conference.written.Clause;
import vn.diemcau.conference.written.Clauses;
import vn.diemcau.conference.written.Line;
import vn.diemcau.conference.written.Word;

/** A paragraph of a letter with those that stand below it. */
final class Part {

    private static final int WORDS_OF_HEADING = 14;
    private static final List<String> ENDS = List.of(".", ";", "!", "?");

    private final Line line;
    private final List<Word> words;
    private final List<Clause> clauses;
    private final List<Part> children = new ArrayList<>();

    Part(Line line, List<Word> words) {
        this.line = line;
        this.words = words;
        this.clauses = Clauses.of(words);
    }

    Line line() {
        return line;
    }

    List<Word> words() {
        return words;
    }

    List<Clause> clauses() {
        return clauses;
    }

    List<Part> children() {
        return children;
    }

    /** Whether it ends with a colon, so that what follows belongs to it. */
    boolean isOpen() {
        return !words.isEmpty() && words.get(words.size() - 1).is(":");
    }

    /** Whether something stands below it and no sign ends it. */
    boolean isUnended() {
        return !children.isEmpty()
                && !words.isEmpty()
                && !ENDS.contains(words.get(words.size() - 1).text());
    }

    /** Whether it is short and no sentence. */
    boolean isShort() {
        return words.size() <= WORDS_OF_HEADING
                && !words.isEmpty()
                && !ENDS.contains(words.get(words.size() - 1).text());
    }
}
