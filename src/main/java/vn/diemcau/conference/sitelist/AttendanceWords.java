package vn.diemcau.conference.sitelist;

import java.util.regex.Pattern;
import vn.diemcau.conference.registration.Attendance;
import vn.diemcau.platform.text.VietnameseText;

/** Recognises the words for attendance in a cell. */
final class AttendanceWords {

    /** At the collective unit or in one of its rooms. */
    private static final Pattern AT_UNIT = Pattern.compile(
            "\\btai (?:(?:diem cau|hoi truong|phong hop|tru so|van phong|dang uy|dang bo) ){0,3}khoi\\b");

    private static final String CONNECTED = "ket noi";
    private static final Pattern DENIED = Pattern.compile("\\b(?:khong|ko|kg|k|chua|chang|thoi|huy)\\b");

    private AttendanceWords() {}

    /** The attendance; empty for none, both or a negation, which only a person can decide. */
    static String read(String written) {
        String folded = VietnameseText.fold(written);
        boolean isAtUnit = AT_UNIT.matcher(folded).find();
        boolean isConnected = folded.contains(CONNECTED);
        if (isAtUnit == isConnected || DENIED.matcher(folded).find()) {
            return "";
        }
        return (isAtUnit ? Attendance.AT_UNIT : Attendance.CONNECTED).name();
    }

    /** Whether the text mentions attendance, clearly or not. */
    static boolean areIn(String written) {
        String folded = VietnameseText.fold(written);
        return AT_UNIT.matcher(folded).find() || folded.contains(CONNECTED);
    }
}
