package vn.diemcau.platform.sheet;

import java.util.List;

/**
 * A table that was read.
 *
 * @param notes remarks for a person on how it was read, in whole sentences
 * @param others other visible tables of the same workbook; any of them may be the intended one
 */
public record Sheet(List<Line> lines, List<String> notes, List<Sheet> others) {

    Sheet(List<Line> lines, List<String> notes) {
        this(lines, notes, List.of());
    }

    public Sheet {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
        others = List.copyOf(others);
    }
}
