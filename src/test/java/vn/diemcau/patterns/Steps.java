package vn.diemcau.patterns;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.patterns.WrittenPattern.Use;

/** Counts a pattern's accesses to characters, so that its cost does not depend on the machine. */
final class Steps implements CharSequence {

    /** A pattern that gives up once it has looked at each character this often is not linear. */
    static final int PER_CHARACTER = 60;

    /** A short text is cheap, unless the cost doubles with each character. */
    private static final int SHORT = 300;

    private static final long MOST_OF_A_SHORT_TEXT = 1_000_000;

    private static final class TooMany extends RuntimeException {
        TooMany() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private final long limit;
    private long taken;

    private Steps(String text) {
        this.text = text;
        this.limit = text.length() < SHORT ? MOST_OF_A_SHORT_TEXT : (long) PER_CHARACTER * text.length();
    }

    /** Whether the pattern stays linear on this text. */
    static boolean areFew(Pattern pattern, String text, Set<Use> uses) {
        try {
            if (uses.contains(Use.WHOLE)) {
                pattern.matcher(new Steps(text)).matches();
                pattern.matcher(new Steps(text)).lookingAt();
            }
            Matcher finding = pattern.matcher(new Steps(text));
            while (uses.contains(Use.SEARCHED) && finding.find()) {
                continue;
            }
            return true;
        } catch (TooMany | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++taken > limit) {
            throw new TooMany();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
