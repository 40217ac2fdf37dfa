package vn.diemcau.conference.sitelist;

import java.util.regex.Pattern;
import vn.diemcau.platform.text.Telephones;
import vn.diemcau.platform.text.VietnameseText;

/** The kind of a cell by its content, regardless of its heading. */
record CellKind(boolean isNumber, boolean isPhone, boolean isAttendance, boolean isText) {

    private static final Pattern DIGITS = Pattern.compile("\\d");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}");
    private static final Pattern RUNNING = Pattern.compile("(\\d{1,3})[.)]?");
    private static final int MOST_LETTERS_WITH_A_NUMBER = 12;
    /** "Điện thoại (Zalo):". */
    private static final int MOST_LETTERS_WITH_A_PHONE = 20;

    private static final int LONGEST_NUMBER = 20;
    private static final int SHORTEST_PHONE = 8;

    /** @param attendance how the list's unit speaks of attendance */
    static CellKind of(String cell, AttendanceWords attendance) {
        int digits = count(DIGITS, cell);
        int letters = count(LETTERS, cell);
        boolean isPhone = digits >= SHORTEST_PHONE
                && letters <= MOST_LETTERS_WITH_A_PHONE
                && count(LETTERS, Telephones.in(cell).words()) == 0;
        return new CellKind(
                digits > 0
                        && digits < SHORTEST_PHONE
                        && !isPhone
                        && letters <= MOST_LETTERS_WITH_A_NUMBER
                        && cell.length() <= LONGEST_NUMBER,
                isPhone,
                attendance.areIn(cell),
                letters >= 2);
    }

    /** The whole number in a cell; -1 when it is not one. */
    static int whole(String cell) {
        return cell.matches("\\d{1,7}") ? Integer.parseInt(cell) : -1;
    }

    /** The line number in a cell; -1 when it is not one. */
    static int ordinal(String cell) {
        var number = RUNNING.matcher(cell);
        return number.matches() ? Integer.parseInt(number.group(1)) : -1;
    }

    /** I, IV, A, B: numbers of groups, not of lines. */
    static boolean countsGroups(String cell) {
        return VietnameseText.fold(cell).matches("(?:[ivx]{1,5}|[a-h])[.)]?");
    }

    private static int count(Pattern kind, String cell) {
        return (int) kind.matcher(cell).results().count();
    }
}
