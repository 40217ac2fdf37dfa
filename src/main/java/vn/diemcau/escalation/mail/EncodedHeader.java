package vn.diemcau.escalation.mail;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Encodes text in any script as a header value, in lines of at most 76 characters (RFC 2047). The mail library's own
 * lines get longer: it does not count the header's name and does not break a line between two parts of a name.
 */
final class EncodedHeader {

    private static final int LONGEST = 76;
    private static final String NEXT_LINE = "\r\n ";

    private EncodedHeader() {}

    /** @param header name that stands before it */
    static String text(String header, String text) {
        int used = header.length() + ": ".length();
        return isPlain(text) ? MimeUtility.fold(used, text) : pieces(text, LONGEST - used);
    }

    /** @param header name that stands before it */
    static String address(String header, InternetAddress address) {
        int used = header.length() + ": ".length();
        String name = address.getPersonal();
        return name == null || isPlain(name)
                ? MimeUtility.fold(used, address.toString())
                : pieces(name, LONGEST - used) + NEXT_LINE + "<" + address.getAddress() + ">";
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(letter -> letter < 0x80);
    }

    /** @param room in the first line */
    private static String pieces(String text, int room) {
        StringBuilder lines = new StringBuilder();
        String piece = "";
        int left = room;
        for (int letter : text.codePoints().toArray()) {
            String longer = piece + Character.toString(letter);
            if (encoded(longer).length() > left) {
                lines.append(encoded(piece)).append(NEXT_LINE);
                longer = Character.toString(letter);
                left = LONGEST - 1;
            }
            piece = longer;
        }
        return lines.append(encoded(piece)).toString();
    }

    private static String encoded(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
