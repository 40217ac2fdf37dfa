package vn.diemcau.conference.sitelist;

import java.util.regex.Pattern;
import vn.diemcau.conference.registration.Attendance;
import vn.diemcau.platform.text.VietnameseText;

/** Recognises the words for attendance in a cell. */
final class AttendanceWords {

    private static final String AT_UNIT = "tai khoi";
    private static final String CONNECTED = "ket noi";
    private static final Pattern DENIED = Pattern.compile("\\b(?:khong|ko|kg|k|chua|chang|thoi|huy)\\b");

    private AttendanceWords() {}

    /** The attendance; empty for none, both or a negation, which only a person can decide. */
    static String read(String written) {
        String folded = VietnameseText.fold(written);
        boolean isAtUnit = folded.contains(AT_UNIT);
        boolean isConnected = folded.contains(CONNECTED);
        if (isAtUnit == isConnected || DENIED.matcher(folded).find()) {
            return "";
        }
        return (isAtUnit ? Attendance.AT_UNIT : Attendance.CONNECTED).name();
    }

    /** Whether the text mentions attendance, clearly or not. */
    static boolean areIn(String written) {
        String folded = VietnameseText.fold(written);
        return folded.contains(AT_UNIT) || folded.contains(CONNECTED);
    }
}
