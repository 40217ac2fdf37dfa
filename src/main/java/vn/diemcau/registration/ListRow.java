package vn.diemcau.registration;

import java.util.Map;

/**
 * A row of a unit's own list.
 *
 * @param line its number in the file or the pasted text
 * @param cells by the names that the form uses
 */
public record ListRow(int line, Map<String, String> cells) {

    /** A line that is no row, with the reason. */
    public record Skipped(int line, String text, String why) {}
}
