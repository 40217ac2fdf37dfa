package vn.diemcau.process.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A point on the edge of a shape where a line may begin or end.
 *
 * @param direction 0 for a line from left to right, 1 for one from top to bottom
 * @param sign 1 to the right or down, -1 to the left or up, seen from the shape
 * @param cost what it costs not to use the usual port
 */
record Port(String owner, Point at, int direction, int sign, int cost) {

    private static final int UNUSUAL = 25;
    private static final int OFF_CENTRE = 40;
    private static final int SPREAD = 34;
    private static final int LOWER = 18;
    private static final int AVOIDED = 70;

    /** Where lines may leave a shape. */
    static List<Port> out(String owner, Mark.Kind kind, Box box) {
        List<Port> ports = new ArrayList<>();
        ports.add(right(owner, box, 0));
        if (kind == Mark.Kind.GATEWAY) {
            ports.add(top(owner, box, 0, 0));
            ports.add(bottom(owner, box, 0));
        } else if (kind == Mark.Kind.TASK) {
            ports.add(left(owner, box, UNUSUAL));
            ports.add(top(owner, box, 0, UNUSUAL));
            ports.add(top(owner, box, -SPREAD, OFF_CENTRE));
            ports.add(top(owner, box, SPREAD, OFF_CENTRE));
        } else {
            ports.add(bottom(owner, box, UNUSUAL));
        }
        return ports;
    }

    /** Where lines may arrive at a shape. */
    static List<Port> in(String owner, Mark.Kind kind, Box box) {
        List<Port> ports = new ArrayList<>();
        ports.add(left(owner, box, 0));
        ports.add(top(owner, box, 0, UNUSUAL));
        if (kind == Mark.Kind.TASK) {
            ports.add(new Port(owner, new Point(box.x(), box.centreY() + LOWER), 0, -1, AVOIDED));
            ports.add(right(owner, box, UNUSUAL));
            ports.add(top(owner, box, -SPREAD, OFF_CENTRE));
            ports.add(top(owner, box, SPREAD, OFF_CENTRE));
        } else {
            ports.add(bottom(owner, box, UNUSUAL));
        }
        return ports;
    }

    /** A timer on the lower edge of a task is left downwards. */
    static List<Port> outOfTimer(String owner, Box box) {
        return List.of(bottom(owner, box, 0), right(owner, box, UNUSUAL));
    }

    private static Port left(String owner, Box box, int cost) {
        return new Port(owner, new Point(box.x(), box.centreY()), 0, -1, cost);
    }

    private static Port right(String owner, Box box, int cost) {
        return new Port(owner, new Point(box.right(), box.centreY()), 0, 1, cost);
    }

    private static Port top(String owner, Box box, int aside, int cost) {
        return new Port(owner, new Point(box.centreX() + aside, box.y()), 1, -1, cost);
    }

    private static Port bottom(String owner, Box box, int cost) {
        return new Port(owner, new Point(box.centreX(), box.bottom()), 1, 1, cost);
    }
}
