package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellReference;
import vn.diemcau.conference.sitelist.Columns.Rivals;

/**
 * Several columns of a list that may hold the same thing; a person chooses one.
 *
 * @param column what is asked for, as the form calls it
 * @param label the same in words
 */
public record ColumnQuestion(String column, String label, List<Choice> choices) {

    /**
     * One of the columns.
     *
     * @param place its letter in a spreadsheet
     * @param taken whether the rows hold it already; else they hold none until one is chosen
     * @param cells what it gives to each row, in the order of the rows
     */
    public record Choice(String heading, String place, boolean taken, List<Map<String, String>> cells) {}

    /** @param cells what a column, by its index, gives to each row */
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
        return new ColumnQuestion(column.field(), column.label(), withSum(column, choices));
    }

    /** Men and women are counted apart: then their sum is meant more likely than either. */
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
