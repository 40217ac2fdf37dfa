package vn.diemcau.registration;

/** Takes marks off the edges of a text. */
final class Edges {

    private Edges() {}

    static String withoutBegin(String text, String marks) {
        int begin = 0;
        while (begin < text.length() && marks.indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        return text.substring(begin);
    }

    static String withoutEnd(String text, String marks) {
        int end = text.length();
        while (end > 0 && marks.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
