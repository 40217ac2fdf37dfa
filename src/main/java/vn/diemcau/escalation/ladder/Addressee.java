package vn.diemcau.escalation.ladder;

/** The recipients of a step of the ladder. */
public enum Addressee {
    AGENCY("Đầu mối cơ quan"),
    LEADER("Lãnh đạo cơ quan"),
    OFFICE("Đầu mối Văn phòng", "Đầu mối Văn phòng "),
    CHIEF("Lãnh đạo Văn phòng", "Chánh Văn phòng "),
    STANDING("Cấp trên của Văn phòng", "Thường trực ");

    private final String words;
    private final String once;

    Addressee(String words) {
        this(words, null);
    }

    /** @param once how the words began while a table named one province's Office; tables of operators still do */
    Addressee(String words, String once) {
        this.words = words;
        this.once = once;
    }

    /** The spelling of the ladder's table. */
    String words() {
        return words;
    }

    boolean isWritten(String text) {
        return text.equals(words) || once != null && text.startsWith(once);
    }
}
