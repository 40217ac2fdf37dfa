package vn.diemcau.conference.written;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts a text into paragraphs; lines that were only broken at the margin are one. */
public final class Lines {

    /** A line of at least this length may be broken at the margin. */
    private static final int LONG = 55;

    /** Lines of a text that is broken at the margin are not longer. */
    private static final int WIDEST = 130;

    private static final String ENDS = ".;:!?";

    /** A line that ends so goes on with a day or an hour. */
    private static final List<String> BEFORE_TIMES = List.of(
            " ngày", " vào", " lúc", " từ", " đến", " trước", " hồi", " nhất", " tháng", " năm", " hạn", " và", ",");

    private record Raw(int from, int to) {}

    private Lines() {}

    public static List<Line> of(String text) {
        List<Raw> raw = raw(text);
        int widest =
                raw.stream().mapToInt(line -> line.to() - line.from()).max().orElse(0);
        List<Line> lines = new ArrayList<>();
        Raw before = null;
        for (Raw line : raw) {
            String words = text.substring(line.from(), line.to());
            Optional<Marks.Mark> mark = Marks.of(words);
            Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (before != null && mark.isEmpty() && goesOn(text, before, line, widest)) {
                lines.set(lines.size() - 1, new Line(last.mark(), last.first(), last.from(), line.to()));
            } else {
                int start = line.from() + mark.map(Marks.Mark::length).orElse(0);
                add(text, mark, start, line.to(), lines);
            }
            before = line;
        }
        return lines;
    }

    /** "Đề nghị: - Văn phòng …" begins a list in the line of its heading. */
    private static void add(String text, Optional<Marks.Mark> mark, int from, int to, List<Line> lines) {
        String sort = mark.map(Marks.Mark::sort).orElse("");
        boolean first = mark.map(Marks.Mark::first).orElse(true);
        String words = text.substring(from, to);
        int inner = words.indexOf(": - ");
        if (inner >= 0) {
            lines.add(new Line(sort, first, from, from + inner + 1));
            lines.add(new Line("-", true, from + inner + 4, to));
        } else if (from < to) {
            lines.add(new Line(sort, first, from, to));
        }
    }

    private static boolean goesOn(String text, Raw before, Raw line, int widest) {
        String end = text.substring(before.from(), before.to());
        String start = text.substring(line.from(), line.to());
        if (end.length() < LONG
                || ENDS.indexOf(end.charAt(end.length() - 1)) >= 0
                || end.indexOf('\t') >= 0
                || start.indexOf('\t') >= 0) {
            return false;
        }
        char first = start.charAt(0);
        boolean isDateBroken = Character.isDigit(first) && BEFORE_TIMES.stream().anyMatch(end::endsWith);
        if (Character.isLowerCase(first) || isDateBroken) {
            return true;
        }
        boolean isAtMargin = widest <= WIDEST && end.length() > widest * 3 / 4;
        boolean isTitle = end.equals(end.toUpperCase(java.util.Locale.ROOT))
                != start.equals(start.toUpperCase(java.util.Locale.ROOT));
        int colon = start.indexOf(':');
        boolean isLabelled = colon >= 0 && colon < 30;
        return isAtMargin && !isTitle && !isLabelled;
    }

    private static List<Raw> raw(String text) {
        List<Raw> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || "\n\r\f\u000b\u2028\u2029".indexOf(text.charAt(at)) >= 0) {
                int start = from;
                int end = at;
                while (start < end && isBlank(text.charAt(start))) {
                    start++;
                }
                while (end > start && isBlank(text.charAt(end - 1))) {
                    end--;
                }
                if (start < end) {
                    lines.add(new Raw(start, end));
                }
                from = at + 1;
            }
        }
        return lines;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
