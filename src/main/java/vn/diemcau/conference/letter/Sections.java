package vn.diemcau.conference.letter;

import java.util.List;
import vn.diemcau.conference.written.Agencies;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Verbs;
import vn.diemcau.conference.written.Word;

/** What a section of a letter is for, by its heading. */
enum Sections {
    /** Says this and that; only whole sentences ask. */
    PLAIN,
    /** Each of its points asks. */
    ASKED,
    /** Who takes part, and where. */
    INVITED,
    /** When: its days are the conference's. */
    WHEN,
    /** Purpose, agenda, place: asks nothing by itself. */
    SILENT;

    private static final Phrases OF_PURPOSE =
            Phrases.of("mục đích", "căn cứ", "mục tiêu", "ý nghĩa", "yêu cầu , mục đích");
    private static final Phrases OF_TIME = Lexicon.phrases("sections: of time");
    private static final Phrases OF_AGENDA = Lexicon.phrases("sections: of agenda");
    private static final Phrases OF_PEOPLE = Lexicon.phrases("sections: of people");
    private static final Phrases OF_DUTIES = Lexicon.phrases("sections: of duties");
    private static final Phrases ASKING =
            Phrases.of("đề nghị", "yêu cầu", "phân công", "thực hiện", "giao nhiệm vụ", "nhiệm vụ", "chỉ đạo");

    /** These begin a heading only before a colon. */
    private static final Phrases ONLY_LABELS = Lexicon.phrases("sections: only labels");

    private static final int LABEL = 9;
    private static final int LONGEST_HEADING = 20;

    /** What a heading or the label before a colon says; null when it says nothing of this. */
    static Sections of(Part part) {
        List<Word> head = head(part);
        return head.isEmpty() ? null : of(head);
    }

    static Sections of(List<Word> head) {
        int at = head.size() > 2 && head.get(0).is("một") && head.get(1).is("số") ? 2 : 0;
        if (OF_PURPOSE.at(head, at) > 0) {
            return SILENT;
        }
        if (OF_DUTIES.at(head, at) > 0) {
            return ASKED;
        }
        if (OF_PEOPLE.at(head, at) > 0 || head.get(head.size() - 1).is("gồm")) {
            return INVITED;
        }
        if (OF_TIME.at(head, at) > 0) {
            return Kinds.of(head) == null && !OF_PEOPLE.isIn(head) ? WHEN : Kinds.of(head) == null ? INVITED : SILENT;
        }
        if (OF_AGENDA.at(head, at) > 0 && !(Verbs.begins(head, at) && Kinds.isSure(head))) {
            return SILENT;
        }
        return null;
    }

    static boolean isPurpose(List<Word> head) {
        return OF_PURPOSE.begins(head);
    }

    /** Whether a short line without a mark is the heading of what follows. */
    static boolean isHeading(Part part) {
        return of(part.words()) != null && ONLY_LABELS.at(part.words(), 0) == 0
                || Agencies.isName(part.words()) && !isLetterhead(part.words());
    }

    /** Large letters without a colon name the office that writes. */
    private static boolean isLetterhead(List<Word> words) {
        return words.stream().filter(Word::isLetters).allMatch(Word::isCapital)
                && !words.get(words.size() - 1).is(":");
    }

    /** Whether words in the middle of a heading ask. */
    static boolean asks(List<Word> words) {
        return ASKING.isIn(words);
    }

    /** The words before the colon of a label, or the whole heading. */
    static List<Word> head(Part part) {
        List<Word> words = part.words();
        for (int at = 0; at < Math.min(words.size(), LABEL); at++) {
            if (words.get(at).is(":")) {
                return words.subList(0, at);
            }
        }
        boolean isLong = words.size() > LONGEST_HEADING
                && !(words.size() > 1 && words.get(words.size() - 2).is("gồm"));
        if (isLong) {
            return List.of();
        }
        boolean isHeading = part.isOpen()
                || part.isShort() && (!part.children().isEmpty() || !part.line().isMarked());
        return isHeading ? words.subList(0, part.isOpen() ? words.size() - 1 : words.size()) : List.of();
    }
}
