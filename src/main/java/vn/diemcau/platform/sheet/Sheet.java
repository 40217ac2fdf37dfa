package vn.diemcau.platform.sheet;

import java.util.List;

/**
 * A table as it was read.
 *
 * @param notes what a person should know of how it was read, in whole sentences
 * @param others the further tables of the same workbook that people see, any of which may be the one that is meant
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
