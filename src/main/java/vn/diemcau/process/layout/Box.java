package vn.diemcau.process.layout;

/** A rectangle on the sheet, in pixels. */
public record Box(int x, int y, int width, int height) {

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    public int centreX() {
        return x + width / 2;
    }

    public int centreY() {
        return y + height / 2;
    }

    /** Whether the two share more than an edge. */
    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    public boolean contains(Box other) {
        return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
    }

    /** The box with a margin on all sides. */
    public Box grown(int margin) {
        return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    public Box moved(int dx, int dy) {
        return new Box(x + dx, y + dy, width, height);
    }

    /** The smallest box around a straight line. */
    static Box around(Point a, Point b) {
        return new Box(
                Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }
}
