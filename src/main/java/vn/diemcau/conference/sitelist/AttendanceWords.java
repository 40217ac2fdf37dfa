package vn.diemcau.conference.sitelist;

import java.util.regex.Pattern;
import vn.diemcau.conference.directory.SiteWords;
import vn.diemcau.conference.registration.Attendance;
import vn.diemcau.platform.text.VietnameseText;

/** Recognises the words for attendance in a cell: at a collective unit, as its members call it, or connected. */
final class AttendanceWords {

    /** At the collective unit or in one of its rooms; the name follows. */
    private static final Pattern AT =
            Pattern.compile("\\btai (?:(?:diem cau|hoi truong|phong hop|tru so|van phong|dang uy|dang bo) ){0,3}");

    private static final String CONNECTED = "ket noi";
    private static final Pattern DENIED = Pattern.compile("\\b(?:khong|ko|kg|k|chua|chang|thoi|huy)\\b");

    private final String called;

    /** @param words of the unit whose list is read */
    AttendanceWords(SiteWords words) {
        this.called = words.isCollective() ? VietnameseText.fold(words.called()) : null;
    }

    /** The attendance; empty for none, both or a negation, which only a person can decide. */
    String read(String written) {
        String folded = VietnameseText.fold(written);
        boolean isAtUnit = isAtUnit(folded);
        boolean isConnected = folded.contains(CONNECTED);
        if (isAtUnit == isConnected || DENIED.matcher(folded).find()) {
            return "";
        }
        return (isAtUnit ? Attendance.AT_UNIT : Attendance.CONNECTED).name();
    }

    /** Whether the text mentions attendance, clearly or not. */
    boolean areIn(String written) {
        String folded = VietnameseText.fold(written);
        return isAtUnit(folded) || folded.contains(CONNECTED);
    }

    private boolean isAtUnit(String folded) {
        return called != null && AT.matcher(folded).results().anyMatch(at -> isCalled(folded, at.end()));
    }

    private boolean isCalled(String folded, int at) {
        int end = at + called.length();
        return folded.startsWith(called, at)
                && (end == folded.length() || !Character.isLetterOrDigit(folded.charAt(end)));
    }
}
