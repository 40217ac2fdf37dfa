package vn.diemcau.escalation.ladder;

/** To whom a step of the ladder speaks. */
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

    /** As the ladder's table writes it. */
    String words() {
        return words;
    }
}
