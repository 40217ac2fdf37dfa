package vn.diemcau.sheet;

import java.util.List;

/**
 * A table as it was read.
 *
 * @param notes what a person should know of how it was read, in whole sentences
 */
public record Sheet(List<Line> lines, List<String> notes) {

    public Sheet {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }
}
