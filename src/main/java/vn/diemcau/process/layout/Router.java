package vn.diemcau.process.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Finds the way of each line along the tracks of a sheet: around shapes and labels, with few bends and, as far as can
 * be, across no other line (A* over the grid of the tracks).
 */
final class Router {

    private static final int BEND = 30;
    private static final int CROSSING = 700;

    /** With so many lines some cross; to look far for another way takes time. */
    private static final int MANY_LINES = 150;

    private static final int CROSSING_OF_MANY = 100;
    private static final int OVER_ANOTHER = 4000;
    private static final int NEAR_OWN_SHAPE = 60;
    private static final int USED_PORT = 150;
    private static final int MARGIN = 5;
    private static final int FREE = -1;
    private static final int SEVERAL = -2;

    private final int crossing;
    private final int[] xs;
    private final int[] ys;
    private final List<Line> drawn = new ArrayList<>();

    /** Who stands on the step to the right of, or below, a node of the grid: an obstacle's number. */
    private final int[][] near = new int[2][];

    private final boolean[][] blocked = new boolean[2][];

    /** The line that runs over that step. */
    private final int[][] runsOver = new int[2][];

    /** The line that passes a node in this direction. */
    private final int[][] passes = new int[2][];

    private long spent;
    private final int[] best;
    private final int[] before;
    private final List<Integer> reached = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Port, Integer> portUses = new HashMap<>();

    private record Step(int cost, int estimate, int state, int sequence) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byEstimate = Integer.compare(estimate, other.estimate);
            return byEstimate != 0 ? byEstimate : Integer.compare(other.sequence, sequence);
        }
    }

    Router(Placing placing, Collection<Port> ports, int lines) {
        TreeSet<Integer> tracksX = placing.tracksX();
        TreeSet<Integer> tracksY = placing.tracksY();
        Map<String, Box> shapes = placing.sheet().shapes();
        Collection<Box> labels = placing.sheet().labels().values();
        crossing = lines > MANY_LINES ? CROSSING_OF_MANY : CROSSING;
        TreeSet<Integer> allX = new TreeSet<>(tracksX);
        TreeSet<Integer> allY = new TreeSet<>(tracksY);
        ports.forEach(port -> {
            allX.add(port.at().x());
            allY.add(port.at().y());
        });
        xs = allX.stream().mapToInt(Integer::intValue).toArray();
        ys = allY.stream().mapToInt(Integer::intValue).toArray();
        best = new int[xs.length * ys.length * 2];
        before = new int[best.length];
        Arrays.fill(best, Integer.MAX_VALUE);
        for (int direction = 0; direction < 2; direction++) {
            near[direction] = filled(FREE);
            runsOver[direction] = filled(FREE);
            passes[direction] = filled(FREE);
            blocked[direction] = new boolean[xs.length * ys.length];
        }
        shapes.forEach((id, box) -> {
            int number = numbers.size();
            numbers.put(id, number);
            stand(box.grown(MARGIN), number);
            block(box);
        });
        labels.forEach(label -> block(label.grown(2)));
    }

    private int[] filled(int value) {
        int[] array = new int[xs.length * ys.length];
        Arrays.fill(array, value);
        return array;
    }

    private void stand(Box box, int number) {
        eachStep(box, (direction, node) -> near[direction][node] = near[direction][node] == FREE ? number : SEVERAL);
    }

    private void block(Box box) {
        eachStep(box, (direction, node) -> blocked[direction][node] = true);
    }

    private interface StepAct {
        void on(int direction, int node);
    }

    /** All steps of the grid that run through the inside of a box. */
    private void eachStep(Box box, StepAct act) {
        for (int j = from(ys, box.y()); j < ys.length && ys[j] < box.bottom(); j++) {
            for (int i = Math.max(0, from(xs, box.x()) - 1); i < xs.length - 1 && xs[i] < box.right(); i++) {
                if (ys[j] > box.y() && xs[i + 1] > box.x()) {
                    act.on(0, j * xs.length + i);
                }
            }
        }
        for (int i = from(xs, box.x()); i < xs.length && xs[i] < box.right(); i++) {
            for (int j = Math.max(0, from(ys, box.y()) - 1); j < ys.length - 1 && ys[j] < box.bottom(); j++) {
                if (xs[i] > box.x() && ys[j + 1] > box.y()) {
                    act.on(1, j * xs.length + i);
                }
            }
        }
    }

    private static int from(int[] sorted, int value) {
        int found = Arrays.binarySearch(sorted, value);
        return found >= 0 ? found : -found - 1;
    }

    /** The way of a line from one of the ports of its source to one of those of its target. */
    List<Point> route(Line line, List<Port> from, List<Port> to) {
        reset();
        int number = drawn.size();
        drawn.add(line);
        Map<Integer, Port> starts = new HashMap<>();
        Map<Integer, Port> goals = new HashMap<>();
        to.forEach(port -> goals.put(state(port), port));
        PriorityQueue<Step> queue = new PriorityQueue<>();
        int sequence = 0;
        for (Port port : from) {
            int state = state(port);
            starts.put(state, port);
            reach(state, portCost(port, line), -1);
            queue.add(new Step(best[state], best[state] + distance(state, to), state, sequence++));
        }
        int own = numbers.get(line.source());
        int other = numbers.get(line.target());
        while (!queue.isEmpty()) {
            Step step = queue.poll();
            if (step.cost > best[step.state]) {
                continue;
            }
            int node = step.state / 2;
            int direction = step.state % 2;
            Port goal = goals.get(step.state);
            if (goal != null && before[step.state] >= 0 && arrives(before[step.state] / 2, node, goal)) {
                spent += step.cost;
                Port start = draw(step.state, starts, number);
                portUses.merge(start, 1, Integer::sum);
                portUses.merge(goal, 1, Integer::sum);
                return points(step.state);
            }
            Port start = before[step.state] == -1 ? starts.get(step.state) : null;
            for (int turn = 0; turn < 2; turn++) {
                if (start != null && turn != direction) {
                    continue;
                }
                for (int sign = -1; sign <= 1; sign += 2) {
                    if (start != null && sign != start.sign()) {
                        continue;
                    }
                    int next = neighbour(node, turn, sign);
                    if (next < 0) {
                        continue;
                    }
                    int cost = cost(node, next, turn, line, own, other);
                    if (cost == Integer.MAX_VALUE) {
                        continue;
                    }
                    int state = next * 2 + turn;
                    int total = step.cost + cost + (turn == direction ? 0 : BEND);
                    Port end = goals.get(state);
                    if (end != null) {
                        total += portCost(end, line);
                    }
                    if (total < best[state]) {
                        reach(state, total, step.state);
                        int rest = end == null ? distance(state, to) : 0;
                        queue.add(new Step(total, total + rest, state, sequence++));
                    }
                }
            }
        }
        throw new IllegalStateException("No way for " + line.id());
    }

    private void reach(int state, int cost, int from) {
        if (best[state] == Integer.MAX_VALUE) {
            reached.add(state);
        }
        best[state] = cost;
        before[state] = from;
    }

    /** Only what the line before has reached is touched. */
    private void reset() {
        reached.forEach(state -> best[state] = Integer.MAX_VALUE);
        reached.clear();
    }

    /** What all lines have cost so far: their ways, bends and crossings. */
    long spent() {
        return spent;
    }

    private int portCost(Port port, Line line) {
        int uses = portUses.getOrDefault(port, 0);
        boolean shared = line.forks() && port.owner().equals(line.source())
                || line.joins() && port.owner().equals(line.target());
        return port.cost() + (shared ? 0 : uses * USED_PORT);
    }

    private int state(Port port) {
        int i = Arrays.binarySearch(xs, port.at().x());
        int j = Arrays.binarySearch(ys, port.at().y());
        return (j * xs.length + i) * 2 + port.direction();
    }

    /** Whether a line that comes from this node meets the port from outside. */
    private boolean arrives(int previous, int node, Port port) {
        int dx = Integer.signum(previous % xs.length - node % xs.length);
        int dy = Integer.signum(previous / xs.length - node / xs.length);
        return (port.direction() == 0 ? dx : dy) == port.sign();
    }

    private int neighbour(int node, int direction, int sign) {
        int i = node % xs.length + (direction == 0 ? sign : 0);
        int j = node / xs.length + (direction == 1 ? sign : 0);
        return i < 0 || j < 0 || i >= xs.length || j >= ys.length ? -1 : j * xs.length + i;
    }

    private int cost(int node, int next, int direction, Line line, int own, int other) {
        int step = Math.min(node, next);
        if (blocked[direction][step]) {
            return Integer.MAX_VALUE;
        }
        int cost = Math.abs(xs[node % xs.length] - xs[next % xs.length])
                + Math.abs(ys[node / xs.length] - ys[next / xs.length]);
        int stands = near[direction][step];
        if (stands != FREE) {
            if (stands != own && stands != other) {
                return Integer.MAX_VALUE;
            }
            cost += NEAR_OWN_SHAPE;
        }
        if (isForeign(runsOver[direction][step], line)) {
            cost += OVER_ANOTHER;
        }
        if (isForeign(passes[1 - direction][next], line) || isForeign(passes[direction][next], line)) {
            cost += crossing;
        }
        return cost;
    }

    private boolean isForeign(int number, Line line) {
        return number == SEVERAL || number != FREE && !drawn.get(number).sharesWith(line);
    }

    /** The least that is still to pay: the way, its bends, the port. */
    private int distance(int state, List<Port> to) {
        int x = xs[state / 2 % xs.length];
        int y = ys[state / 2 / xs.length];
        int direction = state % 2;
        int least = Integer.MAX_VALUE;
        for (Port port : to) {
            int dx = Math.abs(port.at().x() - x);
            int dy = Math.abs(port.at().y() - y);
            int bends = 1;
            if (direction == port.direction()) {
                bends = (direction == 0 ? dy : dx) == 0 ? 0 : 2;
            }
            least = Math.min(least, dx + dy + bends * BEND + port.cost());
        }
        return least;
    }

    private Port draw(int end, Map<Integer, Port> starts, int number) {
        int state = end;
        while (before[state] >= 0) {
            int direction = state % 2;
            int node = state / 2;
            int previous = before[state] / 2;
            run(runsOver[direction], Math.min(node, previous), number);
            run(passes[direction], node, number);
            run(passes[direction], previous, number);
            state = before[state];
        }
        return starts.get(state);
    }

    private void run(int[] where, int index, int number) {
        int there = where[index];
        if (there == FREE || there >= 0 && drawn.get(there).sharesWith(drawn.get(number))) {
            where[index] = number;
        } else if (there != number) {
            where[index] = SEVERAL;
        }
    }

    private List<Point> points(int end) {
        List<Point> points = new ArrayList<>();
        int state = end;
        points.add(point(state));
        while (before[state] >= 0) {
            if (before[before[state]] < 0 || before[state] % 2 != state % 2) {
                points.add(0, point(before[state]));
            }
            state = before[state];
        }
        return straightened(points);
    }

    private Point point(int state) {
        return new Point(xs[state / 2 % xs.length], ys[state / 2 / xs.length]);
    }

    private static List<Point> straightened(List<Point> points) {
        List<Point> straight = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean within = i > 0
                    && i < points.size() - 1
                    && (points.get(i - 1).x() == point.x() && points.get(i + 1).x() == point.x()
                            || points.get(i - 1).y() == point.y()
                                    && points.get(i + 1).y() == point.y());
            if (!within) {
                straight.add(point);
            }
        }
        return straight;
    }
}
