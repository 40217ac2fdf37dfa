package vn.diemcau.process.layout;

import java.text.Normalizer;

/**
 * How much room a text takes in a diagram. The viewer breaks lines at spaces; the widths are those of Arial, with a
 * little to spare for other fonts.
 */
public final class Lettering {

    /** Text within a task or lane. */
    public static final Lettering INSIDE = new Lettering(12, 15);

    /** Labels beside events, gateways and lines. */
    public static final Lettering BESIDE = new Lettering(11, 14);

    /** The viewer breaks the labels of {@link #BESIDE} at this width. */
    public static final int LABEL_WIDTH = 90;

    /** Thousandths of the font's size, from the space on. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
        556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
        556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
        500, 500, 500, 334, 260, 334, 584
    };

    private static final double SPARE = 1.06;

    private final int size;
    private final int lineHeight;

    private Lettering(int size, int lineHeight) {
        this.size = size;
        this.lineHeight = lineHeight;
    }

    public int lineHeight() {
        return lineHeight;
    }

    /** The width of a text in one line. */
    public int width(String text) {
        int width = 0;
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD);
        for (int i = 0; i < letters.length(); i++) {
            width += widthOf(letters.charAt(i));
        }
        return (int) Math.ceil(width * size * SPARE / 1000);
    }

    /** The number of lines in a column of this width. A word that is wider than the column is broken. */
    public int lines(String text, int width) {
        int lines = 1;
        int used = 0;
        for (String word : text.strip().split("\\s+")) {
            int length = width(word);
            int space = used == 0 ? 0 : width(" ");
            if (used > 0 && used + space + length > width) {
                lines++;
                used = 0;
                space = 0;
            }
            lines += length / (width + 1);
            used = length > width ? length % width : used + space + length;
        }
        return lines;
    }

    public int height(String text, int width) {
        return lines(text, width) * lineHeight;
    }

    private static int widthOf(char letter) {
        if (Character.getType(letter) == Character.NON_SPACING_MARK) {
            return letter == '\u031b' ? 60 : 0;
        }
        if (letter == 'đ') {
            return 556;
        }
        int index = letter - ' ';
        return index >= 0 && index < WIDTHS.length ? WIDTHS[index] : 800;
    }
}
