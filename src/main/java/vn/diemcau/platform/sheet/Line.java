package vn.diemcau.platform.sheet;

import java.util.List;

/**
 * A non-empty line of a table.
 *
 * @param number row number in the spreadsheet; for a text, number of the table's line, from 1
 * @param cells cells as trimmed single lines in NFC; without trailing empty cells
 */
public record Line(int number, List<String> cells) {

    public Line {
        cells = List.copyOf(cells);
    }
}
