package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vn.diemcau.platform.sheet.Line;
import vn.diemcau.platform.text.VietnameseText;

/**
 * One table of a list with the meanings of its columns.
 *
 * @param headings heading lines, possibly none
 * @param body lines below the headings
 */
record Table(List<Line> headings, List<Line> body, Columns columns) {

    private static final int HEADINGS_WITHIN = 40;
    private static final int MOST_HEADING_LINES = 3;
    private static final int MOST_TRIED = 6;
    private static final int LOST_ROW = 100;

    /** The table whose headings fit the lines below best; without headings, a table in the usual order. */
    static Table of(List<Line> lines, CellKinds kinds) {
        List<Begin> begins = areRows(lines, kinds) ? List.of() : begins(lines, kinds);
        return begins.stream()
                .map(begin -> under(lines, begin, kinds))
                .filter(table ->
                        table.columns().has(Column.NAME) || table.columns().has(Column.DELEGATES))
                .max(Comparator.comparingInt(
                                (Table table) -> table.columns().total() - lostAbove(table.headings(), lines, kinds))
                        // Ties: the first one and the one with more lines win.
                        .thenComparingInt(
                                table -> -lines.indexOf(table.headings().get(0)))
                        .thenComparingInt(table -> table.headings().size()))
                .map(table -> {
                    table.columns().takeAnyWordsAs(Column.NAME);
                    return table;
                })
                .orElseGet(() -> new Table(List.of(), lines, Columns.usual(lines, kinds)));
    }

    /** The text of a line in the column with this meaning; empty when there is no such column. */
    String text(Line line, Column column) {
        Integer index = columns.index(column);
        if (index == null && column == Column.DELEGATES) {
            return columns.ways().map(ways -> ways.sum(line)).orElse("");
        }
        return index == null ? "" : Columns.cell(line, index);
    }

    /** Whether a line contains column names and no data. */
    static boolean isHeading(Line line, CellKinds kinds) {
        List<String> filled =
                line.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        long naming = filled.stream().filter(Heading::namesAColumn).count();
        long known = filled.stream().filter(Heading::isKnown).count();
        return naming >= 2 && known * 2 >= filled.size() && holdsNoData(filled, kinds);
    }

    /** Whether a heading above has the same columns of names and numbers. */
    boolean isAnotherPart(Line line, CellKinds kinds) {
        return isHeading(line, kinds)
                && List.of(Column.NAME, Column.DELEGATES).stream()
                        .allMatch(column -> columns.has(column)
                                && line.cells().stream()
                                        .map(VietnameseText::fold)
                                        .anyMatch(VietnameseText.fold(columns.heading(columns.index(column)))::equals));
    }

    private record Begin(int first, int count, int weight) {}

    private static List<Begin> begins(List<Line> lines, CellKinds kinds) {
        List<Begin> begins = new ArrayList<>();
        boolean isOneColumn = lines.stream().allMatch(line -> line.cells().size() <= 1);
        for (int first = 0; first < Math.min(lines.size(), HEADINGS_WITHIN); first++) {
            for (int count = 1; count <= MOST_HEADING_LINES && first + count <= lines.size(); count++) {
                List<Line> block = lines.subList(first, first + count);
                if (isBlock(block, isOneColumn, kinds)) {
                    begins.add(new Begin(first, count, weight(block)));
                }
            }
        }
        return begins.stream()
                .sorted(Comparator.comparingInt(Begin::weight).reversed())
                .limit(MOST_TRIED)
                .toList();
    }

    /** Joins the heading lines of each column, the lowest first, because it is the most specific. */
    private static Table under(List<Line> lines, Begin begin, CellKinds kinds) {
        List<Line> block = lines.subList(begin.first(), begin.first() + begin.count());
        List<Line> body = lines.subList(begin.first() + begin.count(), lines.size());
        return new Table(block, body, Columns.under(headings(block), body, kinds));
    }

    private static List<String> headings(List<Line> block) {
        int width = block.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        return IntStream.range(0, width)
                .mapToObj(index -> {
                    List<String> parts = new ArrayList<>();
                    for (int line = block.size() - 1; line >= 0; line--) {
                        String own = Columns.cell(block.get(line), index);
                        boolean isSpanned = own.isEmpty() && !parts.isEmpty();
                        parts.add(isSpanned ? spanning(block.get(line), index) : own);
                    }
                    return String.join(" ", parts).strip();
                })
                .toList();
    }

    /** The text of a cell that spans several columns, taken from its leftmost column. */
    private static String spanning(Line line, int index) {
        for (int left = Math.min(index, line.cells().size() - 1); left >= 0; left--) {
            if (!line.cells().get(left).isEmpty()) {
                return line.cells().get(left);
            }
        }
        return "";
    }

    private static boolean isBlock(List<Line> block, boolean isOneColumn, CellKinds kinds) {
        List<String> first = filled(block.get(0));
        if (block.size() == 1 && first.size() == 1) {
            return isOneColumn
                    && first.get(0).split(" ").length <= 4
                    && first.get(0).chars().noneMatch(Character::isDigit)
                    && isNameAlone(first.get(0))
                    && holdsNoData(first, kinds);
        }
        if (block.size() > 1 && first.size() < 2) {
            return false;
        }
        boolean noData = block.stream().allMatch(line -> holdsNoData(filled(line), kinds));
        if (!noData || !isBelow(block)) {
            return false;
        }
        List<String> headings =
                headings(block).stream().filter(heading -> !heading.isEmpty()).toList();
        long naming = headings.stream().filter(Heading::namesAColumn).count();
        return naming >= 2
                || headings.size() > 1
                        && headings.stream().anyMatch(Table::isNameAlone)
                        && headings.stream()
                                .allMatch(heading -> Heading.isKnown(heading) || heading.matches("20\\d\\d"));
    }

    /** Whether this is a further heading line: it is below a spanning cell or consists of heading words. */
    private static boolean isBelow(List<Line> block) {
        for (int line = 1; line < block.size(); line++) {
            Line above = block.get(line - 1);
            Line below = block.get(line);
            boolean known = filled(below).stream().allMatch(Heading::isKnown);
            boolean spanned = IntStream.range(0, below.cells().size())
                    .filter(index -> !below.cells().get(index).isEmpty())
                    .allMatch(index -> Columns.cell(above, index).isEmpty()
                            || Columns.cell(above, index + 1).isEmpty());
            boolean leavesFirst = Columns.cell(below, 0).isEmpty();
            if (!known && !(spanned && leavesFirst)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameAlone(String cell) {
        return Heading.weights(cell).getOrDefault(Column.NAME, 0) >= 80;
    }

    /** Whether the line has no data. Form labels above the table end with a colon. */
    private static boolean holdsNoData(List<String> filled, CellKinds kinds) {
        boolean mayNameYears = filled.stream().anyMatch(Table::isNameAlone);
        return filled.stream()
                .noneMatch(cell -> cell.matches("\\d+") && !(mayNameYears && cell.matches("20\\d\\d"))
                        || cell.endsWith(":")
                        || kinds.isKnownPlace(cell)
                        || kinds.of(cell).isPhone());
    }

    /** The number of rows above headings that are repeated on each page. */
    private static int lostAbove(List<Line> headings, List<Line> lines, CellKinds kinds) {
        return LOST_ROW
                * (int) lines.subList(0, lines.indexOf(headings.get(0))).stream()
                        .map(Table::filled)
                        .filter(filled -> filled.stream().anyMatch(cell -> kinds.isKnownPlace(cell))
                                || filled.stream()
                                                .anyMatch(cell -> kinds.of(cell).isText())
                                        && filled.stream().skip(1).anyMatch(cell -> CellKind.whole(cell) > 0))
                        .count();
    }

    /** "Chi bộ A, Cán bộ B" begins like a heading. If most lines do, they are rows. */
    private static boolean areRows(List<Line> lines, CellKinds kinds) {
        List<Line> sample = Columns.sample(lines);
        long alike = sample.stream()
                .filter(line -> isHeading(line, kinds))
                .map(Line::cells)
                .distinct()
                .count();
        return alike > 1 && (alike == sample.size() || alike > MOST_HEADING_LINES && alike * 2 > sample.size());
    }

    private static int weight(List<Line> block) {
        return headings(block).stream()
                .mapToInt(heading -> Heading.weights(heading).values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0))
                .filter(weight -> weight > 0)
                .sum();
    }

    private static List<String> filled(Line line) {
        return line.cells().stream().filter(cell -> !cell.isEmpty()).toList();
    }
}
