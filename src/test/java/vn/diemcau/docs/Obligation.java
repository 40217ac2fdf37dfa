package vn.diemcau.docs;

import java.util.List;

/**
 * An obligation in the letter, and the parts that fulfil it.
 *
 * @param id "O36"
 * @param words of the letter, posts instead of people
 * @param note what the reader should know besides, or null
 */
record Obligation(String id, String words, String note, List<Binding> by) {

    /**
     * One thing that fulfils it.
     *
     * @param target as the data names it: "conference-preparation#userTask_PrepareReports"
     * @param shown what people call it, in Vietnamese
     */
    record Binding(Kind kind, String target, String shown) {}

    /** Where it is found; in the order of the page. */
    enum Kind {
        PLAN("Kế hoạch"),
        ELEMENT("Quy trình"),
        FIELD("Biểu mẫu"),
        MAIL("Thư"),
        RULE("Quy tắc"),
        INFO("Để biết");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Its name in the data: "element". */
        String key() {
            return name().toLowerCase();
        }
    }
}
