package vn.diemcau.conference.written;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What marks a line as part of a list: a dash, a number, a letter, "Bước 1.", "Điều 2.". */
final class Marks {

    private static final String SIGNS = "-–—+*•·▪►●○■□✓➢❖\uf0b7\uf02d";
    private static final Set<String> NAMED = Set.of("bước", "điều", "mục", "phần");
    private static final int LONGEST_NUMBER = 2;

    /**
     * @param sort lines with the same sort belong to one list
     * @param first whether it begins a list
     * @param length of the mark with the blanks behind it
     */
    record Mark(String sort, boolean first, int length) {}

    private Marks() {}

    static Optional<Mark> of(String line) {
        int at = blanks(line, 0);
        if (at == line.length()) {
            return Optional.empty();
        }
        char c = line.charAt(at);
        if (SIGNS.indexOf(c) >= 0) {
            return Optional.of(new Mark(sign(c), true, blanks(line, at + 1)));
        }
        if (c == '(' || Character.isDigit(c)) {
            return number(line, at);
        }
        return Character.isLetter(c)
                ? roman(line, at).or(() -> letter(line, at)).or(() -> named(line, at))
                : Optional.empty();
    }

    private static String sign(char c) {
        return "–—".indexOf(c) >= 0 ? "-" : String.valueOf(c);
    }

    private static Optional<Mark> number(String line, int start) {
        boolean isBracketed = line.charAt(start) == '(';
        int at = start + (isBracketed ? 1 : 0);
        int end = digits(line, at);
        if (end == at && isBracketed && at < line.length() && Character.isLetter(line.charAt(at))) {
            end = at + 1;
        }
        if (end == at || end - at > LONGEST_NUMBER || end == line.length()) {
            return Optional.empty();
        }
        boolean first =
                "1".equals(line.substring(at, end)) || "01".equals(line.substring(at, end)) || line.charAt(at) == 'a';
        if (isBracketed) {
            return line.charAt(end) == ')'
                    ? Optional.of(new Mark("(1)", first, blanks(line, end + 1)))
                    : Optional.empty();
        }
        return deeper(line, end, first);
    }

    /** "1.", "1)", "1-", "1.2.", "1.2 ", but no "15.12.2026" and no "10.000". */
    private static Optional<Mark> deeper(String line, int first, boolean isFirst) {
        int end = first;
        int depth = 1;
        boolean begins = isFirst;
        while (end + 1 < line.length() && line.charAt(end) == '.' && Character.isDigit(line.charAt(end + 1))) {
            int next = digits(line, end + 1);
            if (next - end - 1 > LONGEST_NUMBER || depth == 3) {
                return Optional.empty();
            }
            begins = line.substring(end + 1, next).equals("1");
            end = next;
            depth++;
        }
        if (end == line.length()) {
            return Optional.empty();
        }
        char c = line.charAt(end);
        boolean isClosed = ".)".indexOf(c) >= 0 || "-/".indexOf(c) >= 0 && isBlank(line, end + 1);
        if (!isClosed && !(depth > 1 && Character.isWhitespace(c))) {
            return Optional.empty();
        }
        int after = isClosed ? end + 1 : end;
        if (after < line.length() && Character.isDigit(line.charAt(after))) {
            return Optional.empty();
        }
        return Optional.of(new Mark(depth + (c == ')' ? ")" : "."), begins, blanks(line, after)));
    }

    private static Optional<Mark> roman(String line, int at) {
        int end = at;
        while (end < line.length() && "IVX".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        boolean isMark = end > at && end - at <= 4 && end < line.length() && ".-/)".indexOf(line.charAt(end)) >= 0;
        return isMark && isBlank(line, end + 1)
                ? Optional.of(new Mark("I.", line.substring(at, end).equals("I"), blanks(line, end + 1)))
                : Optional.empty();
    }

    private static Optional<Mark> letter(String line, int at) {
        boolean isMark = at + 1 < line.length() && ").".indexOf(line.charAt(at + 1)) >= 0 && isBlank(line, at + 2);
        return isMark
                ? Optional.of(new Mark(
                        Character.isUpperCase(line.charAt(at)) ? "A." : "a)",
                        Character.toLowerCase(line.charAt(at)) == 'a',
                        blanks(line, at + 2)))
                : Optional.empty();
    }

    private static Optional<Mark> named(String line, int at) {
        int end = at;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        String name = line.substring(at, end).toLowerCase(Locale.ROOT);
        int number = blanks(line, end);
        int behind = NAMED.contains(name) ? digits(line, number) : number;
        boolean isMark = behind > number && behind < line.length() && ".:".indexOf(line.charAt(behind)) >= 0;
        return isMark
                ? Optional.of(new Mark(name, line.substring(number, behind).equals("1"), blanks(line, behind + 1)))
                : Optional.empty();
    }

    private static boolean isBlank(String line, int at) {
        return at >= line.length() || Character.isWhitespace(line.charAt(at)) || Character.isSpaceChar(line.charAt(at));
    }

    private static int digits(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isDigit(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int blanks(String line, int from) {
        int at = from;
        while (at < line.length()
                && (Character.isWhitespace(line.charAt(at)) || Character.isSpaceChar(line.charAt(at)))) {
            at++;
        }
        return at;
    }
}
