package vn.diemcau.conference.sitelist;

import java.util.Map;

/**
 * A row of a unit's own list.
 *
 * @param line its number in the file or the pasted text
 * @param cells cells by the form's field names
 */
public record ListRow(int line, Map<String, String> cells) {

    /**
     * A line that is not read as a row, with the reason.
     *
     * @param doubtful whether it has a name and a number and so may be a row
     * @param cells cells of the possible row; else null
     */
    public record Skipped(int line, String text, String why, boolean doubtful, Map<String, String> cells) {}
}
