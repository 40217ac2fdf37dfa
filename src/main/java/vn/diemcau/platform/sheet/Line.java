package vn.diemcau.platform.sheet;

import java.util.List;

/**
 * A line of a table that has something in it.
 *
 * @param number as the spreadsheet shows it; in a text, the how manieth line of the table it is
 * @param cells on one line each, composed, without blanks around; none after the last one that has something in it
 */
public record Line(int number, List<String> cells) {

    public Line {
        cells = List.copyOf(cells);
    }
}
