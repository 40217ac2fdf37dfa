package vn.diemcau.conference.conference;

/** What an agency may be called about (O48, O59). */
public enum HelpSubject {
    REGISTRATION("Đăng ký điểm cầu, đại biểu"),
    LINE_TEST("Đường truyền, chạy thử");

    private final String words;

    HelpSubject(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
