package vn.diemcau.conference.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.conference.desk.Sheet.Mark;
import vn.diemcau.conference.desk.Sheet.MarkKind;

/** The milestones of a sheet as a plan names them: the first start, line test and registration, and all others. */
final class Marks {

    private final Mark start;
    private final List<Mark> tests;
    private final List<Mark> registrations;
    private final List<Mark> others = new ArrayList<>();
    private final List<Mark> all;
    private final boolean hasUnits;

    /** @param hasUnits whether somebody can register; else a registration is an hour like any other */
    Marks(List<Mark> milestones, boolean hasUnits) {
        this.all = milestones;
        this.hasUnits = hasUnits;
        this.start = first(of(MarkKind.SESSION));
        this.tests = of(MarkKind.LINE_TEST);
        this.registrations = hasUnits ? of(MarkKind.REGISTRATION) : List.of();
        milestones.stream()
                .filter(mark -> mark != start && mark != first(tests) && mark != first(registrations))
                .forEach(others::add);
    }

    /** Those of that kind that have an hour, by it. */
    private List<Mark> of(MarkKind kind) {
        return all.stream()
                .filter(mark -> mark.kind() == kind && hour(mark) != null)
                .sorted(Comparator.comparing(Marks::hour))
                .toList();
    }

    private static Mark first(List<Mark> marks) {
        return marks.isEmpty() ? null : marks.get(0);
    }

    static LocalDateTime hour(Mark mark) {
        return mark == null ? null : Hours.read(mark.at()).orElse(null);
    }

    LocalDateTime start() {
        return hour(start);
    }

    LocalDateTime lineTest() {
        return hour(first(tests));
    }

    LocalDateTime registrationDue() {
        return hour(first(registrations));
    }

    /** The line tests by time; the first is the one that the process has by itself. */
    List<Mark> tests() {
        return tests;
    }

    /** The dates of registration by time; the first is the one that the process has by itself. */
    List<Mark> registrations() {
        return registrations;
    }

    String registrationWords() {
        return registrations.isEmpty() ? "" : registrations.get(0).words();
    }

    /** The start of the last session. */
    LocalDateTime last() {
        return last(of(MarkKind.SESSION));
    }

    /** The last line test. */
    LocalDateTime lastTest() {
        return last(tests);
    }

    private static LocalDateTime last(List<Mark> marks) {
        return marks.isEmpty() ? null : hour(marks.get(marks.size() - 1));
    }

    /** The one of these that an hour is told from; else the last one that is not after it. */
    static Optional<Mark> of(List<Mark> marks, String written, Hours hours) {
        Optional<Mark> named = marks.stream()
                .filter(mark -> written.equals(mark.id()) || written.startsWith(mark.id() + " "))
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        LocalDateTime at = hours.at(written).orElse(null);
        return marks.stream()
                .filter(mark -> at != null && !hour(mark).isAfter(at))
                .reduce((one, later) -> later);
    }

    /** What a plan calls each. */
    Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        key(keys, start, "start");
        key(keys, first(tests), "lineTest");
        key(keys, first(registrations), "registrationDue");
        return keys;
    }

    private static void key(Map<String, String> keys, Mark mark, String key) {
        if (mark != null) {
            keys.put(mark.id(), key);
        }
    }

    void write(ObjectNode plan, Map<String, String> places) {
        write(plan, places, "registrationDue", first(registrations));
        write(plan, places, "lineTest", first(tests));
        write(plan, places, "start", start);
        if (others.isEmpty()) {
            return;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Mark mark : others) {
            places.put("milestones[%d]".formatted(list.size()), mark.id());
            ObjectNode written = list.addObject();
            put(written, "id", mark.id());
            written.put("kind", kind(mark).name());
            put(written, "name", name(mark));
            put(written, "at", mark.at());
        }
        plan.set("milestones", list);
    }

    private MarkKind kind(Mark mark) {
        return mark.kind() == null || mark.kind() == MarkKind.REGISTRATION && !hasUnits ? MarkKind.OTHER : mark.kind();
    }

    /** What people call it: a further one of a kind that has no name is counted. */
    String name(Mark mark) {
        if (mark.kind() == MarkKind.SESSION && mark.name().isBlank()) {
            return "Phiên họp tiếp theo";
        }
        List<Mark> alike = mark.kind() == MarkKind.LINE_TEST ? tests : registrations;
        int at = alike.indexOf(mark);
        return mark.name().isBlank() && at > 0
                ? "%s lần %d".formatted(mark.kind().words(), at + 1)
                : mark.nameOrKind();
    }

    private static void write(ObjectNode plan, Map<String, String> places, String key, Mark mark) {
        if (mark != null) {
            plan.put(key, mark.at());
            places.put(key, mark.id());
        }
    }

    private static void put(ObjectNode node, String key, String value) {
        if (!value.isBlank()) {
            node.put(key, value);
        }
    }
}
