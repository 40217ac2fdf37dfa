package vn.diemcau.conference.sitelist;

import java.util.List;

/** The possible meanings of a column in a unit's own list. */
enum Column {
    ORDINAL("", "số thứ tự"),
    NAME("name", "tên điểm cầu"),
    DELEGATES("delegates", "số đại biểu"),
    TECHNICIAN("technician", "đầu mối kỹ thuật"),
    PHONE("phone", "số điện thoại"),
    ATTENDANCE("attendance", "hình thức tham dự"),
    TYPE("type", "loại");

    /** The order of a list without headings. */
    static final List<Column> USUAL = List.of(NAME, DELEGATES, TECHNICIAN, PHONE, ATTENDANCE);

    private final String field;
    private final String label;

    Column(String field, String label) {
        this.field = field;
        this.label = label;
    }

    /** The form's name of the column. */
    String field() {
        return field;
    }

    String label() {
        return label;
    }
}
