package vn.diemcau.conference.letter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import vn.diemcau.conference.written.Agencies;
import vn.diemcau.conference.written.Line;
import vn.diemcau.conference.written.Word;

/** Puts each paragraph below the heading it belongs to, by the marks of lists and by colons. */
final class Outline {

    /** A heading without a mark. */
    private static final String HEADING = "¶";

    private record Open(String mark, Part part, List<Open> outer) {}

    private final List<Part> top = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private Outline() {}

    /** @param words all words of the text, in order */
    static List<Part> of(List<Line> lines, List<Word> words) {
        Outline outline = new Outline();
        int at = 0;
        for (Line line : lines) {
            while (at < words.size() && words.get(at).from() < line.from()) {
                at++;
            }
            int end = at;
            while (end < words.size() && words.get(end).from() < line.to()) {
                end++;
            }
            outline.add(new Part(line, words.subList(at, end)));
            at = end;
        }
        return outline.top;
    }

    private void add(Part part) {
        String mark = part.line().mark();
        if (mark.isEmpty()) {
            addUnmarked(part);
            return;
        }
        closeLower(mark, part.line().first());
        closeFor(mark, part.line().first());
        below().add(part);
        open.push(new Open(mark, part, List.of()));
    }

    /** "II." ends the dashes and numbers before it; a first number may stand below a dash that ends with a colon. */
    private void closeLower(String mark, boolean isFirst) {
        int rank = rank(mark);
        boolean isBelow = isFirst
                && !open.isEmpty()
                && open.peek().part().isOpen()
                && open.peek().part().children().isEmpty();
        while (!isBelow
                && rank <= 1
                && !open.isEmpty()
                && (rank(open.peek().mark()) > rank || isFinished(open.peek(), rank))) {
            open.pop();
        }
    }

    private static boolean isFinished(Open heading, int rank) {
        return rank == 0
                && heading.mark().equals(HEADING)
                && !heading.part().children().isEmpty();
    }

    private static int rank(String mark) {
        return switch (mark) {
            case HEADING -> -1;
            case "I.", "A.", "phần", "mục", "điều" -> 0;
            case "1." -> 1;
            default -> 2;
        };
    }

    /** A list goes on where its mark comes again; a first mark may begin a list of its own. */
    private void closeFor(String mark, boolean isFirst) {
        boolean isOpen = open.stream().anyMatch(each -> each.mark().equals(mark));
        if (isOpen) {
            while (!open.peek().mark().equals(mark)) {
                open.pop();
            }
            open.pop();
            return;
        }
        Open heading = open.stream()
                .filter(each -> each.mark().equals(HEADING))
                .findFirst()
                .orElse(null);
        boolean goesOnOutside = heading != null
                && heading.outer().stream().anyMatch(each -> each.mark().equals(mark))
                && (!isFirst || !heading.part().children().isEmpty());
        if (goesOnOutside) {
            open.clear();
            heading.outer().forEach(open::addLast);
            closeFor(mark, isFirst);
        }
    }

    private void addUnmarked(Part part) {
        boolean isHeading = part.isOpen() || part.isShort() && Sections.isHeading(part);
        if (!isHeading) {
            boolean isBelow = !open.isEmpty() && isNumberedHeading(open.peek(), part);
            (isBelow ? open.peek().part().children() : top).add(part);
            return;
        }
        List<Open> outer = open.stream()
                .filter(each -> each.mark().equals(HEADING))
                .findFirst()
                .map(Open::outer)
                .orElseGet(() -> List.copyOf(open));
        open.clear();
        top.add(part);
        open.push(new Open(HEADING, part, outer));
    }

    /** "2. Yêu cầu" without a full stop: the paragraph under it belongs to it. */
    private static boolean isNumberedHeading(Open above, Part part) {
        boolean isSign = above.mark().length() == 1;
        return !isSign
                && !above.mark().equals(HEADING)
                && above.part().isShort()
                && (Sections.of(above.part().words()) != null
                        || Agencies.isName(above.part().words())
                                && !part.words().isEmpty()
                                && part.words().get(0).isCapital());
    }

    private List<Part> below() {
        return open.isEmpty() ? top : open.peek().part().children();
    }
}
