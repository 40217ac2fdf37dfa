package vn.diemcau.conference.sitelist;

import java.util.List;
import java.util.function.Predicate;

/** The kinds of cells in one column, as shares of its filled cells. */
record ColumnCells(
        List<String> cells,
        int filled,
        double known,
        double numbers,
        double phones,
        double attendance,
        double texts,
        boolean isConstant,
        boolean isRunning) {

    static ColumnCells of(List<String> cells, CellKinds kinds) {
        List<String> filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        List<CellKind> found = filled.stream().map(kinds::of).toList();
        return new ColumnCells(
                cells,
                filled.size(),
                share(filled, kinds::isKnownPlace),
                share(found, CellKind::isNumber),
                share(found, CellKind::isPhone),
                share(found, CellKind::isAttendance),
                share(found, CellKind::isText),
                filled.size() > 1 && filled.stream().distinct().count() == 1,
                isRunning(filled));
    }

    /** The weight of the cells for or against a meaning of the column. */
    int speakFor(Column column, int heading) {
        if (filled == 0) {
            return -10;
        }
        double wrong = 1 - numbers;
        double score = switch (column) {
            case ORDINAL -> (isRunning ? 40 : 0) - 60 * texts;
            case NAME ->
                90 * known
                        + 10 * texts
                        - 70 * Math.max(0, numbers - known)
                        - 80 * phones
                        - 60 * attendance
                        - (isConstant && known == 0 ? 30 : 0);
            case DELEGATES -> 40 * numbers - 90 * wrong - (isRunning && heading < 50 ? 40 : 0);
            case TECHNICIAN -> 10 * texts - 100 * (numbers + phones) - 60 * known - 60 * attendance;
            case PHONE -> 60 * phones - (heading >= 80 ? 30 : 60) * (1 - phones);
            case ATTENDANCE ->
                80 * attendance
                        - 100 * (numbers + phones)
                        - (heading >= 80 ? 10 : 60) * Math.max(0, 1 - attendance - numbers - phones);
            case TYPE -> -60 * (numbers + phones);
        };
        return (int) Math.round(score);
    }

    private static boolean isRunning(List<String> filled) {
        int before = -1;
        for (String cell : filled) {
            int number = CellKind.ordinal(cell);
            if (number >= 0) {
                if (before >= 0 && number != before + 1) {
                    return false;
                }
                before = number;
            }
        }
        return before >= 0
                && filled.stream().filter(cell -> CellKind.ordinal(cell) >= 0).count() * 2 >= filled.size();
    }

    private static <T> double share(List<T> cells, Predicate<T> is) {
        return cells.isEmpty() ? 0 : (double) cells.stream().filter(is).count() / cells.size();
    }
}
