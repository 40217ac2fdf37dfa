package vn.diemcau.conference.written;

/**
 * A word, a number or a sign of a text.
 *
 * @param text in small letters and in today's spelling, to be compared
 * @param from offset in the text, in UTF-16 units
 * @param to offset behind it
 * @param isCapital whether it begins with a large letter
 */
public record Word(String text, int from, int to, boolean isCapital) {

    public boolean is(String other) {
        return text.equals(other);
    }

    public boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }

    /** Whether it is made of letters. */
    public boolean isLetters() {
        return Character.isLetter(text.charAt(0));
    }

    /** Its value; -1 when it is no number or a longer one than days, hours and years have. */
    public int number() {
        return isNumber() && text.length() <= 4 ? Integer.parseInt(text) : -1;
    }
}
