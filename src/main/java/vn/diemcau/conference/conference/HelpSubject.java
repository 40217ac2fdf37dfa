package vn.diemcau.conference.conference;

/** The subjects on which agencies give help by phone (O48, O59). */
public enum HelpSubject {
    REGISTRATION("Đăng ký điểm cầu, đại biểu"),
    LINE_TEST("Đường truyền, chạy thử");

    private final String words;

    HelpSubject(String words) {
        this.words = words;
    }

    /** The subject in words. */
    public String words() {
        return words;
    }
}
