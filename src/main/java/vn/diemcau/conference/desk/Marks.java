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
import vn.diemcau.conference.desk.Sheet.Mark;
import vn.diemcau.conference.desk.Sheet.MarkKind;

/** The milestones of a sheet as a plan names them: start, line test, registration, and others. */
final class Marks {

    private final Mark start;
    private final Mark lineTest;
    private final Mark registration;
    private final List<Mark> others = new ArrayList<>();
    private final List<Mark> all;

    /** @param hasUnits whether somebody can register; else a registration is an hour like any other */
    Marks(List<Mark> milestones, boolean hasUnits) {
        this.all = milestones;
        this.start = first(MarkKind.SESSION);
        this.lineTest = first(MarkKind.LINE_TEST);
        this.registration = hasUnits ? first(MarkKind.REGISTRATION) : null;
        milestones.stream()
                .filter(mark -> mark != start && mark != lineTest && mark != registration)
                .forEach(others::add);
    }

    /** The earliest of that kind that has an hour. */
    private Mark first(MarkKind kind) {
        return all.stream()
                .filter(mark -> mark.kind() == kind && hour(mark) != null)
                .min(Comparator.comparing(Marks::hour))
                .orElse(null);
    }

    private static LocalDateTime hour(Mark mark) {
        return mark == null ? null : Hours.read(mark.at()).orElse(null);
    }

    LocalDateTime start() {
        return hour(start);
    }

    LocalDateTime lineTest() {
        return hour(lineTest);
    }

    LocalDateTime registrationDue() {
        return hour(registration);
    }

    String registrationWords() {
        return registration == null ? "" : registration.words();
    }

    /** The start of the last session. */
    LocalDateTime last() {
        return all.stream()
                .filter(mark -> mark.kind() == MarkKind.SESSION && hour(mark) != null)
                .map(Marks::hour)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What a plan calls each. */
    Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        key(keys, start, "start");
        key(keys, lineTest, "lineTest");
        key(keys, registration, "registrationDue");
        return keys;
    }

    private static void key(Map<String, String> keys, Mark mark, String key) {
        if (mark != null) {
            keys.put(mark.id(), key);
        }
    }

    void write(ObjectNode plan, Map<String, String> places) {
        write(plan, places, "registrationDue", registration);
        write(plan, places, "lineTest", lineTest);
        write(plan, places, "start", start);
        if (others.isEmpty()) {
            return;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Mark mark : others) {
            places.put("milestones[%d]".formatted(list.size()), mark.id());
            ObjectNode written = list.addObject();
            put(written, "id", mark.id());
            written.put(
                    "kind",
                    mark.kind() == MarkKind.SESSION || mark.kind() == MarkKind.REHEARSAL
                            ? mark.kind().name()
                            : MarkKind.OTHER.name());
            put(written, "name", name(mark));
            put(written, "at", mark.at());
        }
        plan.set("milestones", list);
    }

    private static String name(Mark mark) {
        return mark.kind() == MarkKind.SESSION && mark.name().isBlank() ? "Phiên họp tiếp theo" : mark.nameOrKind();
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
