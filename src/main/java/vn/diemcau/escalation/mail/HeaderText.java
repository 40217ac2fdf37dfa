package vn.diemcau.escalation.mail;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Cleans text for a header. */
public final class HeaderText {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");

    /** Longest reply or subject; the rest is cut off. */
    private static final int LONGEST = 300;

    private HeaderText() {}

    /** One line without control characters, which prevents injected headers; "" for null. */
    public static String line(String text) {
        if (text == null) {
            return "";
        }
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** A server's reply, cleaned in the same way. Many servers write UTF-8, which the mail library reads as Latin-1. */
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
