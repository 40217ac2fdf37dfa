package vn.diemcau.process.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.process.layout.Mark.Timer;

/** Lays shapes and lines out in lanes. */
public final class Layout {

    private static final int LABEL_ON_SOMETHING = 500;
    private static final int STEP_LATER = 1_000_000;

    private final Sheet sheet;
    private final List<Box> lanes;

    /**
     * @param lanes the names of the lanes from above
     * @param marks in lanes that exist; no two at one place
     */
    public Layout(List<String> lanes, List<Mark> marks, List<Line> lines) {
        Placing placing = new Placing(lanes, marks, lines);
        this.sheet = placing.sheet();
        this.lanes = placing.laneBoxes();
        Map<String, List<Port>> out = new HashMap<>();
        Map<String, List<Port>> in = new HashMap<>();
        for (Mark mark : marks) {
            Box box = sheet.shapes().get(mark.id());
            out.put(mark.id(), Port.out(mark.id(), mark.kind(), box));
            in.put(mark.id(), Port.in(mark.id(), mark.kind(), box));
            for (Timer timer : mark.timers()) {
                out.put(timer.id(), Port.outOfTimer(timer.id(), sheet.shapes().get(timer.id())));
            }
        }
        List<Port> ports = new ArrayList<>();
        out.values().forEach(ports::addAll);
        in.values().forEach(ports::addAll);
        Map<String, List<Point>> ways = new HashMap<>();
        LineLabels labels = null;
        long least = Long.MAX_VALUE;
        boolean leadsBack = lines.stream().anyMatch(this::leadsBack);
        for (boolean backFirst : leadsBack ? new boolean[] {true, false} : new boolean[] {true}) {
            Router router = new Router(placing, ports, lines.size());
            Map<String, List<Point>> tried = new HashMap<>();
            lines.stream()
                    .sorted(Comparator.comparingInt(line -> difficulty(line, backFirst)))
                    .forEach(line ->
                            tried.put(line.id(), router.route(line, out.get(line.source()), in.get(line.target()))));
            LineLabels named = new LineLabels(sheet, tried, lines);
            long price = router.spent() + (long) LABEL_ON_SOMETHING * named.disturbed();
            if (price < least) {
                least = price;
                ways = tried;
                labels = named;
            }
        }
        for (Line line : lines) {
            sheet.lines().put(line.id(), ways.get(line.id()));
        }
        if (labels != null) {
            sheet.labels().putAll(labels.labels());
        }
    }

    public Sheet sheet() {
        return sheet;
    }

    /** Where the lanes are, each as wide as all shapes. */
    public List<Box> lanes() {
        return lanes;
    }

    /** Straight lines first, those that lead back before or after the others, the nearer ones first. */
    private int difficulty(Line line, boolean backFirst) {
        Box from = sheet.shapes().get(line.source());
        Box to = sheet.shapes().get(line.target());
        int across = Math.abs(from.centreY() - to.centreY());
        int along = to.x() - from.right();
        int length = across + Math.abs(along);
        if (across == 0 && along >= 0 && isFree(new Box(from.right() + 1, from.centreY(), along - 2, 1))) {
            return length;
        }
        return length + (along < 0 == backFirst ? STEP_LATER : 2 * STEP_LATER);
    }

    private boolean leadsBack(Line line) {
        return sheet.shapes().get(line.target()).x()
                < sheet.shapes().get(line.source()).right();
    }

    private boolean isFree(Box way) {
        return sheet.shapes().values().stream().noneMatch(way::overlaps);
    }
}
