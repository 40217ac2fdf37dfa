package vn.diemcau.process.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import vn.diemcau.process.layout.Mark.Place;

/**
 * The columns of a model from left to right and what stands in them. A column for tasks has one before it for gateways
 * that join and one after it for ends and gateways that fork.
 */
final class Columns {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Integer> forTasks = new ArrayList<>();
    private final Set<Place> taken = new HashSet<>();
    private final Map<String, Place> places = new HashMap<>();
    private int count;

    void narrow(String name) {
        numbers.put(name, count++);
    }

    /** A column for tasks with its two neighbours. */
    void wide(String name) {
        count++;
        forTasks.add(count);
        numbers.put(name, count++);
        count++;
    }

    int of(String name) {
        return numbers.get(name);
    }

    /** The column right of one for tasks. */
    int after(String name) {
        return of(name) + 1;
    }

    /** The number of a column among those for tasks. */
    int rankOf(int column) {
        return forTasks.indexOf(column);
    }

    /** The column for tasks with this number; there are as many as are needed. */
    int ranked(int rank) {
        while (forTasks.size() <= rank) {
            wide("more " + forTasks.size());
        }
        return forTasks.get(rank);
    }

    void put(String id, int lane, int row, int column) {
        Place place = new Place(lane, row, column);
        places.put(id, place);
        taken.add(place);
    }

    /** Puts a step of the process into the first row of its lane, or the next that is free there. */
    void putStep(String id, int lane, int column) {
        put(id, lane, freeRow(lane, 0, column, column), column);
    }

    Place placeOf(String id) {
        return places.get(id);
    }

    boolean has(String id) {
        return places.containsKey(id);
    }

    /** The first row, from this one on, where nothing stands in these columns. */
    int freeRow(int lane, int first, int from, int to) {
        int row = first;
        while (!isFree(lane, row, from, to)) {
            row++;
        }
        return row;
    }

    boolean isFree(int lane, int row, int from, int to) {
        for (int column = from; column <= to; column++) {
            if (taken.contains(new Place(lane, row, column))) {
                return false;
            }
        }
        return true;
    }

    /** A gateway or an end that belongs to a task stands beside it. */
    Place beside(FlowNode node) {
        if (!node.getIncoming().isEmpty()) {
            FlowNode before = node.getIncoming().iterator().next().getSource();
            Place place = placeOf(before.getId());
            if (place != null && node.getIncoming().size() == 1) {
                return new Place(place.lane(), place.row(), place.column() + 1);
            }
        }
        FlowNode next = node.getOutgoing().iterator().next().getTarget();
        Place place = placeOf(next.getId());
        return new Place(place.lane(), place.row(), place.column() - 1);
    }
}
