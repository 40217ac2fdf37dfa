package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.conference.registration.RegistrationReader;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.sheet.Line;
import vn.diemcau.platform.sheet.Sheet;

/**
 * Extracts the rows from a unit's own list, with columns in any order under headings or in the usual order without. It
 * reports all other lines, so that nothing is lost silently.
 */
final class ListReader {

    private static final String ABOVE = "phần đầu của danh sách";

    private final PlaceCatalogue catalogue;
    private final CellKinds kinds;
    private final List<ListRow> rows = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes;
    private final List<ListRow.Skipped> skipped = new ArrayList<>();
    private final List<ColumnQuestion> questions = new ArrayList<>();
    private final RowCells rowCells;

    /** The delegates of the parts of the list that have been read. */
    private int earlier;

    private ListReader(List<String> notes, PlaceCatalogue catalogue) {
        this.notes = new ArrayList<>(notes);
        this.catalogue = catalogue;
        this.kinds = new CellKinds(catalogue);
        this.rowCells = new RowCells(this.notes);
    }

    /**
     * The result of reading a list.
     *
     * @param notes remarks for a person on how it was read
     * @param skipped lines that are not rows
     * @param questions the columns between which a person has to choose
     */
    record Found(
            List<ListRow> rows, List<String> notes, List<ListRow.Skipped> skipped, List<ColumnQuestion> questions) {}

    /**
     * Reads the best matching sheet, because the first sheet may only contain instructions.
     *
     * @throws Refused when there are more rows than a unit may register, or none
     */
    static Found read(Sheet sheet, PlaceCatalogue catalogue) {
        Found found = best(sheet, catalogue);
        if (found.rows().isEmpty()) {
            throw new Refused(List.of(new Problem("", "Không thấy dòng nào có tên điểm cầu trong danh sách.")));
        }
        if (found.rows().size() > RegistrationReader.MOST_SITES) {
            throw LooseLines.tooMany(found.rows().size());
        }
        return found;
    }

    private static Found best(Sheet sheet, PlaceCatalogue catalogue) {
        Found best = found(sheet, catalogue);
        for (Sheet other : sheet.others()) {
            Found found = found(other, catalogue);
            if (certain(found, catalogue) > certain(best, catalogue)) {
                best = found;
            }
        }
        return best;
    }

    /** The number of rows with a count of delegates and, where only known places are allowed, a known place. */
    private static long certain(Found found, PlaceCatalogue catalogue) {
        return found.rows().stream()
                .limit(RegistrationReader.MOST_SITES)
                .map(ListRow::cells)
                .filter(cells -> !catalogue.find("", cells.get("name")).isEmpty()
                        || catalogue.isCollective() && CellKind.whole(cells.get("delegates")) > 0)
                .count();
    }

    private static Found found(Sheet sheet, PlaceCatalogue catalogue) {
        ListReader reader = new ListReader(sheet.notes(), catalogue);
        Optional<Table> sentences = SentenceList.table(sheet.lines(), catalogue, reader.kinds);
        if (sentences.isPresent()) {
            reader.take(sheet.lines(), sentences.get());
        } else {
            LooseLines.refuse(sheet.lines());
            List<Line> lines = LooseLines.joined(sheet.lines());
            reader.take(lines, Table.of(lines, reader.kinds));
        }
        reader.rowCells.tell();
        return new Found(reader.rows, reader.notes, reader.skipped, reader.questions);
    }

    private void take(List<Line> all, Table table) {
        int above = all.size() - table.body().size() - table.headings().size();
        above(all.subList(0, above), table);
        List<String> unused = table.columns().unused();
        if (!unused.isEmpty()) {
            notes.add("Không dùng đến cột “%s”.".formatted(String.join("”, “", unused)));
        }
        int end = anotherBegins(table, table.body());
        rows(table, table.body().subList(0, end));
        table.columns()
                .ways()
                .ifPresent(ways -> ColumnQuestion.about(ways, lines, rows).ifPresent(questions::add));
        table.columns()
                .rivals()
                .forEach(rivals -> questions.add(ColumnQuestion.about(
                        rivals,
                        table,
                        (column, index) -> lines.stream()
                                .map(line -> rowCells.of(table, line, column, index))
                                .toList())));
        others(table.body().subList(end, table.body().size()));
    }

    /** Handles lines above the table: its title, or a part of the list with fewer headings. */
    private void above(List<Line> all, Table table) {
        int begin = IntStream.range(0, all.size())
                .filter(at -> table.isAnotherPart(all.get(at), kinds))
                .findFirst()
                .orElse(all.size());
        all.subList(0, begin).forEach(line -> skip(line, ABOVE, isDoubtful(line, table), null));
        if (begin == all.size()) {
            return;
        }
        List<Line> body = all.subList(begin + 1, all.size());
        List<Line> heading = all.subList(begin, begin + 1);
        Table part = new Table(heading, body, Columns.under(heading.get(0).cells(), body, kinds));
        boolean isSure = Stream.of(part, table)
                        .allMatch(each ->
                                each.columns().ways().map(WayColumns::isSure).orElse(true))
                && part.columns().rivals().isEmpty()
                && table.columns().rivals().isEmpty()
                && part.columns().has(Column.NAME)
                && part.columns().countDelegates();
        if (isSure) {
            rows(part, body);
        } else {
            body.forEach(line -> {
                boolean mayBeRow = isDoubtful(line, part);
                skip(line, ABOVE, mayBeRow, mayBeRow ? rowCells.of(part, line) : null);
            });
        }
    }

    /** Handles further tables below: another part of the list, or another list. */
    private void others(List<Line> all) {
        List<Line> rest = all;
        while (!rest.isEmpty()) {
            List<Line> body = rest.subList(1, rest.size());
            Table table = new Table(
                    rest.subList(0, 1), body, Columns.under(rest.get(0).cells(), body, kinds));
            int end = anotherBegins(table, body);
            skip(rest.get(0), "tiêu đề lặp lại", false, null);
            if (table.columns().has(Column.NAME) && table.columns().countDelegates()) {
                rows(table, body.subList(0, end));
            } else {
                body.subList(0, end).forEach(line -> skip(line, "thuộc bảng khác", isDoubtful(line, table), null));
            }
            rest = body.subList(end, body.size());
        }
    }

    /** The index of headings of another table; the length when there are none. */
    private int anotherBegins(Table table, List<Line> body) {
        PrintedLines furniture = new PrintedLines(table, kinds);
        for (int i = 0; i < body.size(); i++) {
            List<String> cells = body.get(i).cells();
            boolean mayBegin = cells.stream().anyMatch(Heading::isOrdinal) || Heading.nameAList(cells);
            if (mayBegin
                    && !table.headings().isEmpty()
                    && furniture.of(body.get(i), true) != PrintedLines.Kind.HEADING_AGAIN
                    && Table.isHeading(body.get(i), kinds)) {
                return i;
            }
        }
        return body.size();
    }

    private void rows(Table table, List<Line> body) {
        PrintedLines furniture = new PrintedLines(table, kinds);
        Totals totals = new Totals(table, body, earlier);
        boolean above = false;
        for (int i = 0; i < body.size(); i++) {
            Line line = body.get(i);
            PrintedLines.Kind kind = furniture.of(line, above);
            if (kind == PrintedLines.Kind.ROW && totals.addsUp(i, catalogue)) {
                kind = PrintedLines.Kind.TOTAL;
            }
            above |= kind == PrintedLines.Kind.ROW;
            if (kind == PrintedLines.Kind.ROW) {
                totals.row(line);
                if (rows.size() <= RegistrationReader.MOST_SITES) {
                    lines.add(line);
                    rows.add(new ListRow(line.number(), rowCells.noted(table, line)));
                } else {
                    // The list is refused anyway, so only the number of rows matters.
                    rows.add(new ListRow(line.number(), Map.of()));
                }
            } else if (kind == PrintedLines.Kind.TOTAL) {
                String wrong = totals.wrong(i);
                boolean mayBeRow = !wrong.isEmpty() || totals.mayBeRow(i, catalogue);
                String why = wrong.isEmpty() ? kind.why() : kind.why() + ", " + wrong;
                skip(line, why, mayBeRow, mayBeRow ? rowCells.of(table, line) : null);
            } else {
                boolean mayBeRow = kind != PrintedLines.Kind.HEADING_AGAIN
                        && kind != PrintedLines.Kind.COLUMN_NUMBERS
                        && kind != PrintedLines.Kind.EMPTY
                        && (isDoubtful(line, table) || kind == PrintedLines.Kind.FOOT && isNumbered(line, table));
                skip(line, kind.why(), mayBeRow, mayBeRow ? rowCells.of(table, line) : null);
            }
        }
        earlier += totals.sum();
    }

    private static boolean isNumbered(Line line, Table table) {
        String name = table.text(line, Column.NAME);
        return CellKind.ordinal(table.text(line, Column.ORDINAL)) >= 0 && !name.isEmpty() && !FootWords.areIn(name);
    }

    /** Whether it has words and a number in separate cells, like a row. */
    private boolean isDoubtful(Line line, Table table) {
        Integer ordinal = table.columns().index(Column.ORDINAL);
        boolean words = false;
        boolean number = false;
        for (int index = 0; index < line.cells().size(); index++) {
            CellKind kind = kinds.of(line.cells().get(index));
            words |= kind.isText() && !kind.isPhone();
            number |= (ordinal == null || index != ordinal)
                    && (CellKind.whole(line.cells().get(index)) > 0 || kind.isPhone());
        }
        return words && number;
    }

    private void skip(Line line, String why, boolean doubtful, Map<String, String> cells) {
        String text = line.cells().stream().filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" | "));
        skipped.add(new ListRow.Skipped(line.number(), text, why, doubtful, cells));
    }
}
