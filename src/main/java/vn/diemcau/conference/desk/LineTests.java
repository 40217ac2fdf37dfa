package vn.diemcau.conference.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.conference.desk.Sheet.Mark;
import vn.diemcau.conference.desk.Sheet.Row;
import vn.diemcau.conference.plan.DutyKind;

/**
 * The line tests of a sheet after the first one, which the process has by itself. Each has a duty to test, which opens at
 * its milestone, and one to repair, which waits for that.
 */
final class LineTests {

    private final Marks marks;
    private final Hours hours;
    private final List<Row> rows;
    private final Map<String, ObjectNode> tests = new HashMap<>();
    private final Map<String, ObjectNode> repairs = new HashMap<>();

    LineTests(Marks marks, Hours hours, List<Row> rows) {
        this.marks = marks;
        this.hours = hours;
        this.rows = rows;
    }

    /** The further ones. */
    List<Mark> further() {
        return marks.tests().size() < 2
                ? List.of()
                : marks.tests().subList(1, marks.tests().size());
    }

    /** The further test that a row tests or repairs; empty when it is of the first, or there is one already. */
    Optional<Mark> of(Row row, DutyKind kind) {
        return Optional.of(row)
                // A step that the process has by itself is of the first.
                .filter(each -> DutyKind.ofDrawn(each.code()).isEmpty())
                .filter(each -> !each.units() && (kind == DutyKind.TEST || kind == DutyKind.REPAIR))
                .flatMap(each -> mark(each, kind))
                .filter(further()::contains)
                .filter(mark -> !list(kind).containsKey(mark.id()));
    }

    private Optional<Mark> mark(Row row, DutyKind kind) {
        if (kind == DutyKind.TEST) {
            String opens = more(row, "opens").asText("");
            return Marks.of(marks.tests(), opens.isBlank() ? row.due() : opens, hours);
        }
        String waitsFor = more(row, "after").path(0).asText("");
        return rows.stream()
                .filter(each -> !waitsFor.isBlank() && each.code().equals(waitsFor))
                .findFirst()
                .map(each -> mark(each, DutyKind.TEST))
                .orElseGet(() -> Marks.of(marks.tests(), row.due(), hours));
    }

    private static JsonNode more(Row row, String key) {
        JsonNode more = row.more();
        return (more == null ? MissingNode.getInstance() : more).path(key);
    }

    private Map<String, ObjectNode> list(DutyKind kind) {
        return kind == DutyKind.TEST ? tests : repairs;
    }

    boolean has(Mark mark, DutyKind kind) {
        return list(kind).containsKey(mark.id());
    }

    /** Takes the duty of a further test that stands in the plan. */
    void put(Mark mark, DutyKind kind, ObjectNode duty) {
        list(kind).put(mark.id(), duty);
        if (kind == DutyKind.TEST) {
            duty.put("opens", mark.id());
            units(mark, duty);
        }
    }

    /** Writes whose lines are tested, where it is not everybody's. */
    static void units(Mark mark, ObjectNode duty) {
        if (!mark.units().isEmpty()) {
            mark.units().forEach(duty.putArray("units")::add);
        }
    }

    /** Lets each repair wait for its test. */
    void tie() {
        repairs.forEach((mark, repair) ->
                repair.putArray("after").add(tests.get(mark).path("code").asText()));
    }
}
