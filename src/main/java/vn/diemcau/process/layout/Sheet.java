package vn.diemcau.process.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A diagram that is laid out: where each shape, label and line is. */
public final class Sheet {

    private final Map<String, Box> shapes = new LinkedHashMap<>();
    private final Map<String, Box> labels = new LinkedHashMap<>();
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();

    /** By id of the shape. */
    public Map<String, Box> shapes() {
        return shapes;
    }

    /** By id of what they name. */
    public Map<String, Box> labels() {
        return labels;
    }

    /** By id of the line. */
    public Map<String, List<Point>> lines() {
        return lines;
    }

    /** Puts another sheet on this one. */
    public void add(Sheet other, int dx, int dy) {
        other.shapes.forEach((id, box) -> shapes.put(id, box.moved(dx, dy)));
        other.labels.forEach((id, box) -> labels.put(id, box.moved(dx, dy)));
        other.lines.forEach((id, points) ->
                lines.put(id, points.stream().map(point -> point.moved(dx, dy)).toList()));
    }

    public int right() {
        return shapes.values().stream().mapToInt(Box::right).max().orElse(0);
    }

    public int bottom() {
        return shapes.values().stream().mapToInt(Box::bottom).max().orElse(0);
    }
}
