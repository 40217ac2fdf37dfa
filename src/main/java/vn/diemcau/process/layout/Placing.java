package vn.diemcau.process.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.diemcau.process.layout.Mark.Kind;
import vn.diemcau.process.layout.Mark.Place;
import vn.diemcau.process.layout.Mark.Timer;

/**
 * Turns rows and columns into pixels. Above each row and before each column there is a channel, as wide as the lines
 * that are to run there need.
 */
final class Placing {

    static final int EVENT = 36;
    static final int GATEWAY = 50;
    static final int TASK_WIDTH = 150;
    static final int TASK_HEIGHT = 80;

    /** Between two lines that run side by side. */
    private static final int TRACK = 10;

    private static final int GAP = 28;
    private static final int NAME_MARGIN = 16;
    private static final int LANE_MARGIN = 8;
    private static final int MOST_TRACKS = 14;
    private static final int TEXT_MARGIN = 7;
    private static final int REMINDER_AT = 8;
    private static final int LAST_TIMER_AT = 84;

    private final List<Mark> marks;
    private final List<Line> lines;
    private final List<String> lanes;
    private final Map<String, Mark> byId = new HashMap<>();
    private final TreeMap<Integer, Integer> columnTracks = new TreeMap<>();
    /** Room before a column for the name of a line that runs back from it to its neighbour. */
    private final Map<Integer, Integer> columnNames = new HashMap<>();

    private final Map<List<Integer>, Integer> rowTracks = new HashMap<>();
    private final Map<Integer, Integer> centreOfColumn = new HashMap<>();
    private final Map<List<Integer>, Integer> centreOfRow = new HashMap<>();
    private final TreeSet<Integer> tracksX = new TreeSet<>();
    private final TreeSet<Integer> tracksY = new TreeSet<>();
    private final List<Box> laneBoxes = new ArrayList<>();
    private final Sheet sheet = new Sheet();

    Placing(List<String> lanes, List<Mark> marks, List<Line> lines) {
        this.lanes = lanes;
        this.marks = marks;
        this.lines = lines;
        marks.forEach(mark -> {
            byId.put(mark.id(), mark);
            mark.timers().forEach(timer -> byId.put(timer.id(), mark));
        });
        countTracks();
        int right = placeColumns();
        placeRows(right);
        marks.forEach(this::place);
    }

    Sheet sheet() {
        return sheet;
    }

    List<Box> laneBoxes() {
        return laneBoxes;
    }

    TreeSet<Integer> tracksX() {
        return tracksX;
    }

    TreeSet<Integer> tracksY() {
        return tracksY;
    }

    private void countTracks() {
        TreeSet<String> counted = new TreeSet<>();
        for (Line line : lines) {
            Place from = byId.get(line.source()).place();
            Place to = byId.get(line.target()).place();
            boolean isNew = !(line.forks() || line.joins())
                    || counted.add(line.forks() ? "from " + line.source() : "to " + line.target());
            boolean sameRow = from.lane() == to.lane() && from.row() == to.row();
            boolean back = to.column() < from.column();
            if (isNew && (!sameRow || back)) {
                columnTracks.merge(to.column(), 1, Integer::sum);
            }
            if (back && sameRow && line.name() != null && areNeighbours(to.column(), from.column())) {
                columnNames.merge(from.column(), labelWidth(line.name()) + NAME_MARGIN, Math::max);
            }
            if (back || sameRow && isBetween(from, to)) {
                rowTracks.merge(List.of(from.lane(), from.row()), line.name() == null ? 1 : 3, Integer::sum);
            }
        }
    }

    private boolean areNeighbours(int left, int right) {
        return marks.stream().map(mark -> mark.place().column()).noneMatch(column -> left < column && column < right);
    }

    private boolean isBetween(Place from, Place to) {
        return marks.stream()
                .map(Mark::place)
                .anyMatch(place -> place.lane() == from.lane()
                        && place.row() == from.row()
                        && from.column() < place.column()
                        && place.column() < to.column());
    }

    private int placeColumns() {
        TreeMap<Integer, Integer> left = new TreeMap<>();
        TreeMap<Integer, Integer> right = new TreeMap<>();
        for (Mark mark : marks) {
            left.merge(mark.place().column(), leftOf(mark), Math::max);
            right.merge(mark.place().column(), rightOf(mark), Math::max);
        }
        int x = 0;
        for (int column : left.keySet()) {
            int tracks = Math.min(MOST_TRACKS, columnTracks.getOrDefault(column, 0));
            int gap = Math.max(GAP + TRACK * Math.max(0, tracks - 1), columnNames.getOrDefault(column, 0));
            for (int i = 0; i <= gap / TRACK - 2; i++) {
                tracksX.add(x + 14 + TRACK * i);
            }
            x += gap + left.get(column);
            centreOfColumn.put(column, x);
            x += right.get(column);
        }
        tracksX.add(x + 14);
        return x + GAP;
    }

    private void placeRows(int right) {
        int y = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            int top = y;
            y += LANE_MARGIN;
            for (int row : rowsOf(lane)) {
                List<Integer> key = List.of(lane, row);
                int tracks = 1 + Math.min(MOST_TRACKS, rowTracks.getOrDefault(key, 0));
                for (int i = 0; i < tracks; i++) {
                    tracksY.add(y + TRACK * i);
                }
                int up = 0;
                int down = 0;
                for (Mark mark : marks) {
                    if (mark.place().lane() == lane && mark.place().row() == row) {
                        up = Math.max(up, upOf(mark));
                        down = Math.max(down, downOf(mark));
                    }
                }
                y += TRACK * tracks + up;
                centreOfRow.put(key, y);
                y += down;
            }
            tracksY.add(y + LANE_MARGIN / 2);
            y += LANE_MARGIN;
            int missing = heightFor(lanes.get(lane)) - (y - top);
            if (missing > 0) {
                for (int row : rowsOf(lane)) {
                    centreOfRow.merge(List.of(lane, row), missing / 2, Integer::sum);
                }
                y += missing;
            }
            laneBoxes.add(new Box(0, top, right, y - top));
        }
    }

    private TreeSet<Integer> rowsOf(int lane) {
        TreeSet<Integer> rows = new TreeSet<>();
        marks.stream()
                .filter(mark -> mark.place().lane() == lane)
                .forEach(mark -> rows.add(mark.place().row()));
        return rows;
    }

    /** A lane's name runs upwards, in two lines at most. */
    private static int heightFor(String name) {
        int height = 60;
        while (Lettering.INSIDE.lines(name, height - 2 * TEXT_MARGIN) > 2) {
            height += 10;
        }
        return height;
    }

    private void place(Mark mark) {
        int x = centreOfColumn.get(mark.place().column());
        int y = centreOfRow.get(List.of(mark.place().lane(), mark.place().row()));
        int width = widthOf(mark);
        int height = heightOf(mark);
        Box box = new Box(x - width / 2, y - height / 2, width, height);
        sheet.shapes().put(mark.id(), box);
        for (Timer timer : mark.timers()) {
            placeTimer(
                    timer,
                    box,
                    timer.equals(mark.timers().get(0)) && mark.timers().size() > 1);
        }
        if (mark.name() == null || mark.kind() == Kind.TASK) {
            return;
        }
        int labelWidth = labelWidth(mark.name());
        int labelHeight = Lettering.BESIDE.height(mark.name(), Lettering.LABEL_WIDTH);
        sheet.labels()
                .put(
                        mark.id(),
                        mark.kind() == Kind.EVENT
                                ? new Box(x - labelWidth / 2, box.bottom() + 3, labelWidth, labelHeight)
                                : new Box(box.right() - 6, y + 7, labelWidth, labelHeight));
    }

    private void placeTimer(Timer timer, Box task, boolean first) {
        Box box = new Box(task.x() + (first ? REMINDER_AT : LAST_TIMER_AT), task.bottom() - EVENT / 2, EVENT, EVENT);
        sheet.shapes().put(timer.id(), box);
        int width = labelWidth(timer.name());
        int height = Lettering.BESIDE.height(timer.name(), Lettering.LABEL_WIDTH);
        sheet.labels()
                .put(
                        timer.id(),
                        new Box(
                                timer.ends() ? box.x() - 3 - width : box.right() + 2,
                                task.bottom() + 4,
                                width,
                                height));
    }

    private static int labelWidth(String name) {
        int width = Lettering.BESIDE.width(name);
        return width <= Lettering.LABEL_WIDTH ? width : Lettering.LABEL_WIDTH;
    }

    private static int widthOf(Mark mark) {
        return switch (mark.kind()) {
            case TASK -> TASK_WIDTH;
            case EVENT -> EVENT;
            case GATEWAY -> GATEWAY;
        };
    }

    /** A task grows with its name; the symbol in its corner stays free. */
    static int heightOf(Mark mark) {
        if (mark.kind() != Kind.TASK) {
            return widthOf(mark);
        }
        int lines = Lettering.INSIDE.lines(mark.name(), TASK_WIDTH - 2 * TEXT_MARGIN);
        return TASK_HEIGHT + Math.max(0, lines - 2) * Lettering.INSIDE.lineHeight();
    }

    private static int leftOf(Mark mark) {
        int half = widthOf(mark) / 2;
        return mark.kind() == Kind.EVENT && mark.name() != null ? Math.max(half, labelWidth(mark.name()) / 2) : half;
    }

    private static int rightOf(Mark mark) {
        int half = widthOf(mark) / 2;
        if (mark.kind() == Kind.GATEWAY) {
            return mark.name() == null ? half : half - 6 + labelWidth(mark.name());
        }
        if (mark.timers().size() > 1) {
            return Math.max(
                    half,
                    LAST_TIMER_AT + EVENT + 2 + labelWidth(mark.timers().get(1).name()) - half);
        }
        return leftOf(mark);
    }

    private static int upOf(Mark mark) {
        return heightOf(mark) / 2;
    }

    private static int downOf(Mark mark) {
        int half = heightOf(mark) / 2;
        if (mark.kind() == Kind.TASK) {
            int labels = mark.timers().stream()
                    .mapToInt(timer -> 4 + Lettering.BESIDE.height(timer.name(), Lettering.LABEL_WIDTH))
                    .max()
                    .orElse(0);
            return half + Math.max(mark.timers().isEmpty() ? 0 : EVENT / 2 + 2, labels);
        }
        if (mark.name() == null) {
            return half;
        }
        int label = Lettering.BESIDE.height(mark.name(), Lettering.LABEL_WIDTH);
        return mark.kind() == Kind.EVENT ? half + 3 + label : Math.max(half, 7 + label);
    }
}
