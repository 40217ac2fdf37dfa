package vn.diemcau.conference.export;

/** Counts the lines that a text takes in a column. */
final class Wrapped {

    private Wrapped() {}

    /** @param width in characters; only words wider than this are split */
    static int lines(String text, int width) {
        int lines = 1;
        int used = 0;
        for (String word : text.split("\\s+")) {
            int length = word.length();
            if (used > 0 && used + 1 + length > width) {
                lines++;
                used = 0;
            }
            used += (used > 0 ? 1 : 0) + length;
            lines += (used - 1) / width;
            used = used > width ? used % width : used;
        }
        return lines;
    }
}
