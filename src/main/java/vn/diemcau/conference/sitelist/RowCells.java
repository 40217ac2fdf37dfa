package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.diemcau.conference.place.PlaceNames;
import vn.diemcau.conference.sitelist.Columns.Rivals;
import vn.diemcau.platform.sheet.Line;

/** Converts the cells of a row to the form's fields, whatever their order and spelling in the list. */
final class RowCells {

    /**
     * Columns that a person must choose, because a wrong guess would affect every row. Contacts may be corrected later.
     */
    private static final Set<Column> ASKED_FIRST = Set.of(Column.NAME, Column.DELEGATES, Column.ATTENDANCE);

    private final List<String> notes;
    private final Contacts contacts;

    /** @param notes collects remarks on cells that were read differently from their text */
    RowCells(List<String> notes) {
        this.notes = notes;
        this.contacts = new Contacts(notes);
    }

    /** Adds one remark per kind for all rows together. */
    void tell() {
        contacts.tell();
    }

    /** Whether the rows use the best of several columns until a person has chosen. */
    static boolean isTakenUnasked(Column column) {
        return !ASKED_FIRST.contains(column);
    }

    Map<String, String> noted(Table table, Line line) {
        return read(table, line, Map.of(), notes, contacts);
    }

    Map<String, String> of(Table table, Line line) {
        List<String> unsaid = new ArrayList<>();
        return read(table, line, Map.of(), unsaid, new Contacts(unsaid));
    }

    /** The cell that another column would add to the row. */
    Map<String, String> of(Table table, Line line, Column column, int index) {
        List<String> unsaid = new ArrayList<>();
        Map<String, String> cells = read(table, line, Map.of(column, index), unsaid, new Contacts(unsaid));
        return Map.of(column.field(), cells.get(column.field()));
    }

    private static Map<String, String> read(
            Table table, Line line, Map<Column, Integer> chosen, List<String> notes, Contacts contacts) {
        Map<Column, String> texts = new EnumMap<>(Column.class);
        Set<Column> open = table.columns().rivals().stream()
                .map(Rivals::column)
                .filter(ASKED_FIRST::contains)
                .collect(Collectors.toSet());
        for (Column column : Column.values()) {
            Integer index = chosen.get(column);
            texts.put(
                    column,
                    index != null ? Columns.cell(line, index) : open.contains(column) ? "" : table.text(line, column));
        }
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("type", texts.get(Column.TYPE));
        cells.put("name", PlaceNames.withoutNumbering(texts.get(Column.NAME)));
        Optional<WayColumns.Said> byWays = chosen.isEmpty()
                ? table.columns().ways().flatMap(ways -> ways.said(line, texts.get(Column.DELEGATES), notes))
                : Optional.empty();
        byWays.ifPresent(said -> texts.put(Column.DELEGATES, said.delegates()));
        cells.put("delegates", number(line, texts.get(Column.DELEGATES), notes));
        contacts.read(line.number(), texts.get(Column.TECHNICIAN), texts.get(Column.PHONE), cells);
        cells.put(
                "attendance",
                table.columns().has(Column.ATTENDANCE)
                        ? table.columns().attendance(texts.get(Column.ATTENDANCE))
                        : table.columns().ticked(line));
        byWays.filter(said -> cells.get("attendance").isEmpty())
                .ifPresent(said -> cells.put("attendance", said.attendance()));
        String way = texts.get(Column.ATTENDANCE);
        if (!way.isEmpty() && cells.get("attendance").isEmpty()) {
            notes.add("Dòng %d: chưa rõ hình thức tham dự “%s”, hãy chọn.".formatted(line.number(), way));
        }
        return cells;
    }

    private static String number(Line line, String written, List<String> notes) {
        String read = Delegates.read(written);
        if (!read.equals(written)) {
            notes.add("Dòng %d: đọc số đại biểu “%s” là %s.".formatted(line.number(), written, read));
        }
        return read;
    }
}
