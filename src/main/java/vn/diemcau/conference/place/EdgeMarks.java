package vn.diemcau.conference.place;

/** Removes punctuation from both ends of a text. */
public final class EdgeMarks {

    private EdgeMarks() {}

    static String withoutBegin(String text, String marks) {
        int begin = 0;
        while (begin < text.length() && marks.indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        return text.substring(begin);
    }

    public static String withoutEnd(String text, String marks) {
        int end = text.length();
        while (end > 0 && marks.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
