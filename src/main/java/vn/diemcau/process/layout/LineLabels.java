package vn.diemcau.process.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the names of lines beside them, where nothing else is. */
final class LineLabels {

    private static final int APART = 4;
    private static final int STEP = 8;

    /** A default way has a mark at its beginning. */
    private static final int MARK = 16;

    private final List<Box> shapes;
    private final List<Box> others;
    private final Map<String, Box> labels = new LinkedHashMap<>();
    private int disturbed;
    private final List<Box> runs = new ArrayList<>();

    /** @param ways the lines as they are to be drawn on the sheet, by id */
    LineLabels(Sheet sheet, Map<String, List<Point>> ways, List<Line> lines) {
        this.shapes = List.copyOf(sheet.shapes().values());
        this.others = new ArrayList<>(sheet.labels().values());
        ways.values().forEach(points -> {
            for (int i = 1; i < points.size(); i++) {
                runs.add(Box.around(points.get(i - 1), points.get(i)).grown(1));
            }
        });
        for (Line line : lines) {
            if (line.name() != null) {
                Box box = best(line, ways.get(line.id()));
                labels.put(line.id(), box);
                others.add(box);
            }
        }
    }

    /** By id of the line. */
    Map<String, Box> labels() {
        return labels;
    }

    /** How many things the labels lie on. */
    int disturbed() {
        return disturbed;
    }

    private Box best(Line line, List<Point> points) {
        int width = Math.min(Lettering.LABEL_WIDTH, Lettering.BESIDE.width(line.name()));
        int height = Lettering.BESIDE.height(line.name(), Lettering.LABEL_WIDTH);
        Box best = null;
        int least = Integer.MAX_VALUE;
        for (int i = 1; i < points.size() && least > 0; i++) {
            for (Box box : beside(points.get(i - 1), points.get(i), width, height)) {
                int lies = liesOn(box);
                if (lies < least) {
                    least = lies;
                    best = box;
                }
            }
        }
        disturbed += least;
        return best;
    }

    /** Boxes along a straight run, from its beginning on. */
    private static List<Box> beside(Point a, Point b, int width, int height) {
        List<Box> boxes = new ArrayList<>();
        Box run = Box.around(a, b);
        if (a.y() == b.y()) {
            for (int away = MARK; away + width + APART <= run.width() || away == MARK; away += STEP) {
                int x = a.x() < b.x() ? run.x() + away : run.right() - away - width;
                boxes.add(new Box(x, a.y() - APART + 1 - height, width, height));
                boxes.add(new Box(x, a.y() + APART, width, height));
            }
        } else {
            for (int away = APART; away + height + APART <= run.height() || away == APART; away += STEP) {
                int y = a.y() < b.y() ? run.y() + away : run.bottom() - away - height;
                boxes.add(new Box(a.x() + APART, y, width, height));
                boxes.add(new Box(a.x() - APART - width, y, width, height));
            }
        }
        return boxes;
    }

    private int liesOn(Box box) {
        int count = 0;
        for (Box shape : shapes) {
            count += box.overlaps(shape.grown(2)) ? 3 : 0;
        }
        for (Box label : others) {
            count += box.overlaps(label.grown(APART)) ? 3 : 0;
        }
        for (Box run : runs) {
            count += box.overlaps(run) ? 1 : 0;
        }
        return count;
    }
}
