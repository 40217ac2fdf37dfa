package vn.diemcau.process.layout;

/** A point on the sheet, in pixels. */
public record Point(int x, int y) {

    Point moved(int dx, int dy) {
        return new Point(x + dx, y + dy);
    }
}
