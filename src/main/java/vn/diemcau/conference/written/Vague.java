package vn.diemcau.conference.written;

import java.util.List;

/** Closing appeals and contact lines, which ask for nothing that could be done and finished. */
public final class Vague {

    private static final Phrases WORDS = Lexicon.phrases("vague: words");
    private static final Phrases CONTACTS = Lexicon.phrases("vague: contacts");

    private Vague() {}

    /** Whether nothing in it could be done and finished. */
    public static boolean is(List<Word> words) {
        int at = 0;
        while (at < words.size()) {
            int length = WORDS.at(words, at);
            if (length == 0 && words.get(at).isLetters()) {
                return false;
            }
            at += Math.max(1, length);
        }
        return true;
    }

    /** Whether it says whom to ask. */
    public static boolean isContact(List<Word> words) {
        return CONTACTS.isIn(words);
    }
}
