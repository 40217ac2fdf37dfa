package vn.diemcau.conference.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.conference.desk.Sheet.Mark;
import vn.diemcau.conference.desk.Sheet.Row;

/** Which units of a sheet register by which date. */
final class Registrations {

    private final Marks marks;
    private final Hours hours;
    private final List<String> units;
    private final Map<String, List<String>> shares = new HashMap<>();
    private final Map<String, ObjectNode> duties = new HashMap<>();

    /**
     * @param units all that can register
     * @param rows those that ask for a registration
     */
    Registrations(Marks marks, Hours hours, List<String> units, List<Row> rows) {
        this.marks = marks;
        this.hours = hours;
        this.units = units;
        for (Row row : rows) {
            if (!row.only().isEmpty()) {
                shares.putIfAbsent(key(row), row.only());
            }
        }
        marks.registrations().stream()
                .filter(mark -> !mark.units().isEmpty())
                .forEach(mark -> shares.put(mark.id(), mark.units()));
        List<String> others = new ArrayList<>(units);
        shares.values().forEach(others::removeAll);
        // Whoever no other date names registers by the first that names nobody.
        for (Mark mark : marks.registrations()) {
            if (shares.putIfAbsent(mark.id(), List.copyOf(others)) == null) {
                others.clear();
            }
        }
    }

    /** The id of the date by which a row's units register; blank where the sheet has none. */
    String key(Row row) {
        List<Mark> dates = marks.registrations();
        return Marks.of(dates, row.due(), hours)
                .or(() -> dates.stream().findFirst())
                .map(Mark::id)
                .orElse("");
    }

    /** The duty of that date; null when it has none yet. */
    ObjectNode duty(String key) {
        return duties.get(key);
    }

    /** Takes the duty of a date, and writes who registers by it. */
    void put(String key, ObjectNode duty) {
        duties.put(key, duty);
        List<String> share = shares.getOrDefault(key, units);
        if (!share.equals(units)) {
            share.forEach(duty.putArray("units")::add);
        }
        if (isFurther(key)) {
            duty.put("due", key);
        }
    }

    boolean isFurther(String key) {
        return further().stream().anyMatch(mark -> mark.id().equals(key));
    }

    /** Whether nobody registers by it. */
    boolean isNobodys(String key) {
        return shares.getOrDefault(key, units).isEmpty();
    }

    private List<Mark> further() {
        List<Mark> dates = marks.registrations();
        return dates.size() < 2 ? List.of() : dates.subList(1, dates.size());
    }

    /** Of several dates those by which somebody registers, and that no row asks for. */
    List<Mark> unasked() {
        return further().isEmpty()
                ? List.of()
                : marks.registrations().stream()
                        .filter(mark -> duties.get(mark.id()) == null && !isNobodys(mark.id()))
                        .toList();
    }
}
