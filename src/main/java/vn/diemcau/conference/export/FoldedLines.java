package vn.diemcau.conference.export;

import java.util.stream.Collectors;

/**
 * Calendar lines of at most 75 octets (RFC 5545, 3.1). The calendar library counts characters instead of octets, and
 * ours have up to three octets.
 */
final class FoldedLines {

    private static final int LONGEST = 75;
    private static final String END = "\r\n";
    private static final String FOLD = END + " ";

    private FoldedLines() {}

    /** @param text folded in any way */
    static String of(String text) {
        return text.replace(FOLD, "")
                .replace(END + "\t", "")
                .lines()
                .map(FoldedLines::folded)
                .collect(Collectors.joining(END, "", END));
    }

    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int letter : line.codePoints().toArray()) {
            int more = octets(letter);
            if (octets + more > LONGEST) {
                folded.append(FOLD);
                octets = 1;
            }
            folded.appendCodePoint(letter);
            octets += more;
        }
        return folded.toString();
    }

    /** In UTF-8. */
    private static int octets(int letter) {
        if (letter < 0x80) {
            return 1;
        }
        if (letter < 0x800) {
            return 2;
        }
        return letter < 0x10000 ? 3 : 4;
    }
}
