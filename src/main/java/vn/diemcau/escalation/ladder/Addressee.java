package vn.diemcau.escalation.ladder;

/** The recipients of a step of the ladder. */
public enum Addressee {
    AGENCY("Đầu mối cơ quan"),
    LEADER("Lãnh đạo cơ quan"),
    OFFICE("Đầu mối Văn phòng Tỉnh ủy"),
    CHIEF("Chánh Văn phòng Tỉnh ủy"),
    STANDING("Thường trực Tỉnh ủy");

    private final String words;

    Addressee(String words) {
        this.words = words;
    }

    /** The spelling of the ladder's table. */
    String words() {
        return words;
    }
}
