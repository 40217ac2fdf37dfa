package vn.diemcau.registration;

import java.util.List;
import java.util.Optional;
import vn.diemcau.text.VietnameseText;

/** What a column of a unit's own list may hold, and the words by which its heading tells. */
enum Column {
    ORDINAL(List.of("stt", "tt", "so tt", "so thu tu", "thu tu", "no"), List.of()),
    // Before those whose words it may contain: "điện thoại cán bộ kỹ thuật".
    PHONE(List.of("dt", "sdt", "so dt", "dtdd", "di dong", "zalo"), List.of("dien thoai", "di dong", "so dt", "sdt")),
    ATTENDANCE(List.of(), List.of("hinh thuc", "tham du", "cach du")),
    DELEGATES(List.of("sl", "so luong", "so nguoi", "so db"), List.of("dai bieu", "so luong", "so nguoi", "nguoi du")),
    TECHNICIAN(
            List.of("ho ten", "ho va ten", "lien he"),
            List.of("ky thuat", "dau moi", "can bo", "phu trach", "nguoi lien he")),
    NAME(
            List.of("ten", "xa", "don vi", "dia phuong", "co quan", "diem cau"),
            List.of(
                    "diem cau",
                    "ten xa",
                    "phuong",
                    "thi tran",
                    "ten don vi",
                    "co quan",
                    "dang bo",
                    "chi bo",
                    "diem ket noi")),
    TYPE(List.of("loai", "cap", "loai hinh"), List.of("loai don vi"));

    /** The order of a list without headings. */
    static final List<Column> USUAL = List.of(NAME, DELEGATES, TECHNICIAN, PHONE, ATTENDANCE);

    /** A heading is short; what is longer is a sentence that happens to contain such a word. */
    private static final int LONGEST_HEADING = 60;

    private final List<String> headings;
    private final List<String> words;

    Column(List<String> headings, List<String> words) {
        this.headings = headings;
        this.words = words;
    }

    /** The column that a cell may be the heading of. */
    static Optional<Column> of(String heading) {
        String folded =
                VietnameseText.fold(heading).replaceAll("[^a-z0-9]+", " ").strip();
        if (folded.isEmpty() || heading.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        for (Column column : values()) {
            if (column.headings.contains(folded)
                    || column.words.stream().anyMatch(word -> (" " + folded + " ").contains(" " + word + " "))) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Whether a cell says nothing but what a heading says. */
    static boolean isHeadingItself(String cell) {
        String folded = VietnameseText.fold(cell).replaceAll("[^a-z0-9]+", " ").strip();
        return List.of(values()).stream()
                .anyMatch(column -> column.headings.contains(folded) || column.words.contains(folded));
    }
}
