package vn.diemcau.process.layout;

import java.util.List;

/**
 * A shape that is to be placed.
 *
 * @param name null when it has none
 * @param timers the events on the lower edge of a task
 */
public record Mark(String id, Kind kind, String name, List<Timer> timers, Place place) {

    /** How a shape looks. */
    public enum Kind {
        TASK,
        EVENT,
        GATEWAY
    }

    /**
     * An event on the edge of a task.
     *
     * @param ends whether it ends the task, so that a line goes out of it
     */
    public record Timer(String id, String name, boolean ends) {}

    /** Where a shape belongs: rows are counted within the lane, columns from the left over all lanes. */
    public record Place(int lane, int row, int column) {}
}
