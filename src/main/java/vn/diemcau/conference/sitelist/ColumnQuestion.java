package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;
import vn.diemcau.conference.sitelist.Columns.Rivals;
import vn.diemcau.platform.sheet.Line;

/**
 * Several columns that may have the same meaning. A person chooses one.
 *
 * @param column the meaning, by the form's name
 * @param label the meaning in words
 * @param sentence what is asked
 */
public record ColumnQuestion(String column, String label, String sentence, List<Choice> choices) {

    /**
     * One of the columns.
     *
     * @param place its letter in a spreadsheet
     * @param taken whether the rows already use this column; otherwise they use none until one is chosen
     * @param cells its cells for each row, in the order of the rows
     */
    public record Choice(String heading, String place, boolean taken, List<Map<String, String>> cells) {}

    /** @param cells function from a column's index to its cells for each row */
    static ColumnQuestion about(
            Rivals rivals, Table table, BiFunction<Column, Integer, List<Map<String, String>>> cells) {
        Column column = rivals.column();
        List<Choice> choices = rivals.indexes().stream()
                .map(index -> new Choice(
                        table.columns().heading(index),
                        CellReference.convertNumToColString(index),
                        RowCells.isTakenUnasked(column)
                                && index.equals(table.columns().index(column)),
                        cells.apply(column, index)))
                .toList();
        return new ColumnQuestion(
                column.field(),
                column.label(),
                "Có %d cột có thể là %s. Chọn cột cần lấy:".formatted(choices.size(), column.label()),
                withSum(column, choices));
    }

    /** Which of two columns means which way to take part; empty when their headings say so. */
    static Optional<ColumnQuestion> about(WayColumns ways, List<Line> lines, List<ListRow> rows) {
        return ways.isSure()
                ? Optional.empty()
                : Optional.of(new ColumnQuestion(
                        Column.ATTENDANCE.field(),
                        Column.ATTENDANCE.label(),
                        "Danh sách ghi số đại biểu theo hai hình thức. Chọn cách hiểu đúng:",
                        List.of(asNamed(ways, lines, rows, true), asNamed(ways, lines, rows, false))));
    }

    private static Choice asNamed(WayColumns ways, List<Line> lines, List<ListRow> rows, boolean asNamed) {
        String field = Column.ATTENDANCE.field();
        List<Map<String, String>> cells = IntStream.range(0, lines.size())
                .mapToObj(at -> {
                    String own = rows.get(at).cells().getOrDefault(field, "");
                    return Map.of(field, own.isEmpty() ? ways.attendance(lines.get(at), asNamed) : own);
                })
                .toList();
        String atUnit = CellReference.convertNumToColString(ways.atUnit());
        String connected = CellReference.convertNumToColString(ways.connected());
        return asNamed
                ? new Choice(
                        says(ways.headingAtUnit(), ways.headingConnected()), atUnit + ", " + connected, false, cells)
                : new Choice(
                        says(ways.headingConnected(), ways.headingAtUnit()), connected + ", " + atUnit, false, cells);
    }

    private static String says(String atUnit, String connected) {
        return "%s là dự tại đơn vị, %s là kết nối về cơ quan".formatted(atUnit, connected);
    }

    /** If men and women are counted separately, their sum is more likely meant than either. */
    private static List<Choice> withSum(Column column, List<Choice> choices) {
        if (column != Column.DELEGATES || !choices.stream().map(Choice::heading).allMatch(Heading::isOfAPart)) {
            return choices;
        }
        List<Map<String, String>> sums = new ArrayList<>();
        for (int row = 0; row < choices.get(0).cells().size(); row++) {
            int at = row;
            int sum = choices.stream()
                    .map(choice -> choice.cells().get(at).get(column.field()))
                    .mapToInt(number -> Math.max(0, CellKind.whole(number)))
                    .sum();
            sums.add(Map.of(column.field(), String.valueOf(sum)));
        }
        List<Choice> withSum = new ArrayList<>(choices);
        withSum.add(new Choice(
                choices.stream().map(Choice::heading).collect(Collectors.joining(" + ")),
                choices.stream().map(Choice::place).collect(Collectors.joining("+")),
                false,
                sums));
        return withSum;
    }
}
