package vn.diemcau.platform.sheet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.function.IntFunction;
import org.apache.poi.ss.util.CellReference;

/** Names positions in a table like a spreadsheet. */
final class Places {

    private static final int MOST_NAMED = 12;

    private Places() {}

    /** "C5", from indexes starting at 0. */
    static String cell(int row, int column) {
        return CellReference.convertNumToColString(column) + (row + 1);
    }

    /** "C", from an index starting at 0. */
    static String column(int column) {
        return CellReference.convertNumToColString(column);
    }

    /** "5, 7–9". */
    static String ranges(SortedSet<Integer> numbers, IntFunction<String> name) {
        List<String> ranges = new ArrayList<>();
        Iterator<Integer> left = numbers.iterator();
        int first = left.next();
        int last = first;
        while (left.hasNext()) {
            int number = left.next();
            if (number != last + 1) {
                ranges.add(range(first, last, name));
                first = number;
            }
            last = number;
        }
        ranges.add(range(first, last, name));
        return list(ranges);
    }

    /** The first few names and the number of the others. */
    static String list(List<String> names) {
        if (names.size() <= MOST_NAMED) {
            return String.join(", ", names);
        }
        return "%s và %d chỗ khác"
                .formatted(String.join(", ", names.subList(0, MOST_NAMED)), names.size() - MOST_NAMED);
    }

    private static String range(int first, int last, IntFunction<String> name) {
        return first == last ? name.apply(first) : name.apply(first) + "–" + name.apply(last);
    }
}
