package vn.diemcau.escalation.mail;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text on its way into a header. */
public final class HeaderText {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");

    /** What a server answered is cut here; a subject of this length helps nobody either. */
    private static final int LONGEST = 300;

    private HeaderText() {}

    /** One line without control characters, so that nobody adds a header of their own; "" for null. */
    public static String line(String text) {
        if (text == null) {
            return "";
        }
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** What a server answered, likewise; many write UTF-8, which the mail library reads as if it were Latin-1. */
    public static String reply(String text) {
        try {
            return line(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(text == null ? "" : text)))
                    .toString());
        } catch (CharacterCodingException e) {
            return line(text);
        }
    }
}
