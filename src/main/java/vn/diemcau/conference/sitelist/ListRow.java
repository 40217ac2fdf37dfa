package vn.diemcau.conference.sitelist;

import java.util.Map;

/**
 * A row of a unit's own list.
 *
 * @param line its number in the file or the pasted text
 * @param cells by the names that the form uses
 */
public record ListRow(int line, Map<String, String> cells) {

    /**
     * A line that was taken for no row, with the reason.
     *
     * @param doubtful whether it holds a name and a number, and may be a row after all
     * @param cells what the row would hold, when it may be one; else null
     */
    public record Skipped(int line, String text, String why, boolean doubtful, Map<String, String> cells) {}
}
