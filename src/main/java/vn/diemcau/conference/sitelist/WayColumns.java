package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vn.diemcau.conference.registration.Attendance;
import vn.diemcau.platform.sheet.Line;
import vn.diemcau.platform.text.VietnameseText;

/**
 * Two columns with an office's delegates by attendance: at the unit's own site, or connected.
 *
 * @param isSure whether their headings use the form's own words; otherwise a person decides
 */
record WayColumns(int atUnit, String headingAtUnit, int connected, String headingConnected, boolean isSure) {

    /** Other words; only the unit knows whose site "tại chỗ" means. */
    private static final Pattern ON_THE_SPOT = Pattern.compile("\\b(?:tai cho|truc tiep|tap trung|tai hoi truong)\\b");

    private static final Pattern ONLINE = Pattern.compile("\\b(?:truc tuyen|online|tu xa|tai co quan|tai don vi)\\b");

    /** The attendance of a line; empty where only a person can decide. */
    record Said(String delegates, String attendance) {}

    /** The two columns, or null. */
    static WayColumns of(List<String> headings, List<ColumnCells> cells, AttendanceWords attendance) {
        boolean isCounted = false;
        List<Integer> counting = new ArrayList<>();
        for (int index = 0; index < headings.size(); index++) {
            List<String> filled = cells.get(index).cells().stream()
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            if (filled.stream().allMatch(cell -> count(cell) >= 0)) {
                counting.add(index);
                isCounted |=
                        filled.stream().anyMatch(cell -> count(cell) > 1) && isWay(headings.get(index), attendance);
            }
        }
        if (!isCounted) {
            // Cells with 1 are ticks.
            return null;
        }
        WayColumns sure = of(
                headings,
                counting,
                heading -> attendance.read(heading).equals(Attendance.AT_UNIT.name()),
                heading -> attendance.read(heading).equals(Attendance.CONNECTED.name()),
                true);
        return sure != null
                ? sure
                : of(
                        headings,
                        counting,
                        heading -> says(ON_THE_SPOT, heading)
                                || attendance.read(heading).equals(Attendance.AT_UNIT.name()),
                        heading -> says(ONLINE, heading) && !says(ON_THE_SPOT, heading)
                                || attendance.read(heading).equals(Attendance.CONNECTED.name()),
                        false);
    }

    private static WayColumns of(
            List<String> headings,
            List<Integer> counting,
            Predicate<String> isAtUnit,
            Predicate<String> isConnected,
            boolean isSure) {
        List<Integer> atUnit = counting.stream()
                .filter(index -> isAtUnit.test(headings.get(index)))
                .toList();
        List<Integer> connected = counting.stream()
                .filter(index -> isConnected.test(headings.get(index)))
                .toList();
        return atUnit.size() == 1 && connected.size() == 1 && !atUnit.equals(connected)
                ? new WayColumns(
                        atUnit.get(0),
                        headings.get(atUnit.get(0)),
                        connected.get(0),
                        headings.get(connected.get(0)),
                        isSure)
                : null;
    }

    private static boolean isWay(String heading, AttendanceWords attendance) {
        return !attendance.read(heading).isEmpty() || says(ON_THE_SPOT, heading) || says(ONLINE, heading);
    }

    private static boolean says(Pattern words, String heading) {
        return words.matcher(VietnameseText.fold(heading)).find();
    }

    List<Integer> indexes() {
        return List.of(atUnit, connected);
    }

    /** The total of a line's delegates; empty without a number. */
    String sum(Line line) {
        int sum = indexes().stream()
                .mapToInt(index -> Math.max(0, count(cell(line, index))))
                .sum();
        return sum == 0 ? "" : String.valueOf(sum);
    }

    /**
     * The cells of an office's line; empty without delegates.
     *
     * @param total number from another column, or the sum
     */
    Optional<Said> said(Line line, String total, List<String> notes) {
        int here = Math.max(0, count(cell(line, atUnit)));
        int there = Math.max(0, count(cell(line, connected)));
        if (here == 0 && there == 0) {
            return Optional.empty();
        }
        if (here > 0 && there > 0) {
            notes.add(
                    "Dòng %d: cột “%s” ghi %d, cột “%s” ghi %d; mỗi cơ quan đăng ký một hình thức: hãy ghi số đại biểu và chọn hình thức."
                            .formatted(line.number(), headingAtUnit, here, headingConnected, there));
            return Optional.of(new Said("", ""));
        }
        if (count(total) >= 0 && count(total) != here + there) {
            notes.add("Dòng %d: ghi %s đại biểu, nhưng theo hình thức tham dự là %d: hãy ghi lại số đại biểu."
                    .formatted(line.number(), total, here + there));
            return Optional.of(new Said("", way(here > 0, isSure)));
        }
        return Optional.of(new Said(String.valueOf(here + there), way(here > 0, isSure)));
    }

    /** The attendance of a line with the columns as named or reversed; empty when it has both or none. */
    String attendance(Line line, boolean asNamed) {
        boolean isHere = count(cell(line, atUnit)) > 0;
        boolean isThere = count(cell(line, connected)) > 0;
        return isHere == isThere ? "" : way(isHere == asNamed, true);
    }

    private static String cell(Line line, int index) {
        return index < line.cells().size() ? line.cells().get(index) : "";
    }

    private static String way(boolean isAtUnit, boolean isSure) {
        return !isSure ? "" : (isAtUnit ? Attendance.AT_UNIT : Attendance.CONNECTED).name();
    }

    private static int count(String cell) {
        return CellKind.whole(Delegates.read(cell));
    }
}
