package vn.diemcau.conference.registration;

/** How an agency under a unit takes part (O30); a commune always connects. */
public enum Attendance {
    /** Opens its own site: "kết nối về cơ quan". */
    CONNECTED("kết nối về cơ quan"),
    /** Comes to the unit's own site: "dự tại Khối". */
    AT_UNIT("dự tại Khối");

    private final String words;

    Attendance(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
