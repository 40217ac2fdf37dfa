package vn.diemcau.conference.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import vn.diemcau.conference.desk.Sheet.Mark;
import vn.diemcau.conference.desk.Sheet.MarkKind;
import vn.diemcau.conference.desk.Sheet.Row;
import vn.diemcau.conference.plan.DutyKind;

/**
 * The sheet of a conference that is called as a former one: every hour keeps its distance to its milestone, every
 * milestone to the start. What falls on a day off moves to the working day before.
 */
public final class FormerPlan {

    private static final Pattern DISTANCE = Pattern.compile(" ?([+-]) ?(\\d{1,4})([mhd])");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{1,2})/(\\d{1,2})/(\\d{4})(?!\\d)");
    private static final Pattern DAY_IN_WORDS =
            Pattern.compile("(?<!\\d)(\\d{1,2}) tháng (\\d{1,2}) năm (\\d{4})(?!\\d)");

    /** What the sheet has fields of its own for. */
    private static final Set<String> OF_PLAN = Set.of(
            "id",
            "title",
            "letter",
            "host",
            "zone",
            "start",
            "lineTest",
            "registrationDue",
            "milestones",
            "sites",
            "units",
            "participants",
            "duties",
            "unitDuties");

    private static final Set<String> OF_DUTY =
            Set.of("code", "kind", "name", "agency", "units", "due", "words", "ticks", "proof");

    private record Moved(LocalDateTime at, boolean fromDayOff) {}

    private final ObjectNode plan;
    private final Surroundings around;
    private final boolean isMoved;
    private final Duration by;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<LocalDateTime, LocalDateTime> moves = new LinkedHashMap<>();
    private final Map<LocalDate, LocalDate> days = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();

    /** @param start null to move nothing */
    private FormerPlan(ObjectNode plan, LocalDateTime start, Surroundings around) {
        this.plan = plan;
        this.around = around;
        this.isMoved = start != null;
        this.by = start == null
                ? Duration.ZERO
                : Duration.between(Hours.read(shortened(text(plan, "start"))).orElse(start), start);
        mark(MarkKind.SESSION, "start", "", text(plan, "start"));
        mark(MarkKind.LINE_TEST, "lineTest", "", text(plan, "lineTest"));
        mark(MarkKind.REGISTRATION, "registrationDue", "", text(plan, "registrationDue"));
        all(plan, "milestones")
                .forEach(each -> mark(
                        Stream.of(MarkKind.values())
                                .filter(kind -> kind.name().equals(text(each, "kind")))
                                .findFirst()
                                .orElse(MarkKind.OTHER),
                        text(each, "id"),
                        text(each, "name"),
                        text(each, "at")));
    }

    /**
     * The sheet.
     *
     * @param text the former conference's plan, which was accepted once
     * @param start when the new one begins
     */
    public static Sheet sheet(String text, LocalDateTime start, Surroundings around) {
        return new FormerPlan(tree(text), start, around).sheet();
    }

    /** The plan of a running conference, with every hour where it is. */
    static FormerPlan running(String text, Surroundings around) {
        return new FormerPlan(tree(text), null, around);
    }

    private static ObjectNode tree(String text) {
        return (ObjectNode) tree(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    }

    /** The plan as it was written. */
    ObjectNode plan() {
        return plan;
    }

    /** What the plan calls each milestone of the sheet. */
    Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        ids.forEach((key, id) -> keys.put(id, key));
        return keys;
    }

    Sheet sheet() {
        List<Row> rows = new ArrayList<>();
        all(plan, "duties").forEach(duty -> rows.add(row(duty, false, rows.size() + 1)));
        all(plan, "unitDuties").forEach(duty -> rows.add(row(duty, true, rows.size() + 1)));
        shareMarks(rows);
        ObjectNode rest = plan.deepCopy();
        rest.remove(OF_PLAN);
        return new Sheet(
                text(plan, "title"),
                text(plan, "letter"),
                "",
                text(plan, "host"),
                "",
                marks,
                rows,
                List.of(),
                texts(plan, "units"),
                all(plan, "sites")
                        .map(site -> new Sheet.Site(
                                text(site, "code"),
                                text(site, "name"),
                                text(site, "place"),
                                text(site, "host"),
                                text(site, "chair")))
                        .toList(),
                all(plan, "participants")
                        .map(each -> new Sheet.Participants(
                                text(each, "name"),
                                text(each, "site"),
                                texts(each, "invitedBy"),
                                text(each, "separateInvitation").equals("true"),
                                texts(each, "obligations")))
                        .toList(),
                List.of(),
                List.of(),
                rest);
    }

    /** Whose lines are tested and who registers stands beside the hours, where it is not everybody's. */
    private void shareMarks(List<Row> rows) {
        Hours hours = new Hours(marks, Map.of());
        for (Row row : rows) {
            DutyKind kind = SheetPlan.kind(row);
            if (row.only().isEmpty() || kind != DutyKind.TEST && kind != DutyKind.REGISTER) {
                continue;
            }
            MarkKind of = kind == DutyKind.TEST ? MarkKind.LINE_TEST : MarkKind.REGISTRATION;
            String opens = row.more().path("opens").asText("");
            Marks.of(
                            marks.stream()
                                    .filter(mark -> mark.kind() == of && Marks.hour(mark) != null)
                                    .sorted(Comparator.comparing(Marks::hour))
                                    .toList(),
                            opens.isEmpty() ? row.due() : opens,
                            hours)
                    .ifPresent(mark -> marks.set(marks.indexOf(mark), mark.of(row.only())));
        }
    }

    private void mark(MarkKind kind, String key, String name, String written) {
        if (written.isBlank()) {
            return;
        }
        String id = "m" + (marks.size() + 1);
        LocalDateTime before = relative(written)
                .map(each -> hour(each))
                .orElseGet(() -> Hours.read(shortened(written)).orElse(null));
        ids.put(key, id);
        if (before == null) {
            marks.add(new Mark(id, kind, name, "", false, "", null, null, List.of()));
            return;
        }
        LocalDateTime after = before.plus(by);
        // The day of the conference itself is the Office's choice.
        LocalDateTime worked = kind == MarkKind.SESSION ? after : worked(after);
        moves.put(before, worked);
        days.putIfAbsent(before.toLocalDate(), worked.toLocalDate());
        marks.add(new Mark(id, kind, name, worked.toString(), !worked.equals(after), "", null, null, List.of()));
    }

    /** An hour that is told from a milestone, at its former time. */
    private LocalDateTime hour(String written) {
        String id = written.split(" ")[0];
        LocalDateTime after = marks.stream()
                .filter(mark -> mark.id().equals(id))
                .flatMap(mark -> Hours.read(mark.at()).stream())
                .findFirst()
                .orElse(null);
        LocalDateTime before = moves.entrySet().stream()
                .filter(move -> move.getValue().equals(after))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        return before == null
                ? null
                : new Hours(
                                List.of(new Mark(id, null, "", before.toString(), false, "", null, null, List.of())),
                                Map.of())
                        .at(written)
                        .orElse(null);
    }

    /** The same with the sheet's ids, when it is told from a milestone. */
    private Optional<String> relative(String written) {
        return ids.keySet().stream()
                .filter(written::startsWith)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .flatMap(key -> {
                    String rest = written.substring(key.length());
                    Matcher distance = DISTANCE.matcher(rest);
                    return rest.isEmpty()
                            ? Stream.of(ids.get(key))
                            : distance.matches()
                                    ? Stream.of("%s %s %s%s"
                                            .formatted(
                                                    ids.get(key),
                                                    distance.group(1),
                                                    distance.group(2),
                                                    distance.group(3)))
                                    : Stream.empty();
                })
                .findFirst();
    }

    private Row row(JsonNode duty, boolean ofUnits, int number) {
        String written = text(duty, "due");
        String due = relative(written).orElse("");
        boolean isMoved = false;
        if (due.isEmpty()) {
            Moved moved = moved(written);
            isMoved = moved != null && moved.fromDayOff();
            due = moved == null
                    ? ""
                    : written.contains("T") || written.contains(" ")
                            ? moved.at().toString()
                            : moved.at().toLocalDate().toString();
        }
        ObjectNode more = duty.deepCopy();
        more.remove(OF_DUTY);
        String opens = text(more, "opens");
        if (!opens.isEmpty()) {
            Moved moved = moved(opens);
            more.put(
                    "opens",
                    relative(opens).orElse(moved == null ? "" : moved.at().toString()));
        }
        String name = text(duty, "name");
        return new Row(
                "r" + number,
                text(duty, "code"),
                "",
                text(duty, "agency"),
                ofUnits,
                texts(duty, "units"),
                name.isEmpty()
                        ? DutyKind.ofDrawn(text(duty, "code"))
                                .map(DutyKind::words)
                                .orElse("")
                        : name,
                text(duty, "kind").isEmpty()
                        ? DutyKind.ofDrawn(text(duty, "code"))
                                .orElse(DutyKind.GENERAL)
                                .name()
                        : text(duty, "kind"),
                due,
                "",
                redated(text(duty, "words")),
                null,
                null,
                text(duty, "proof"),
                texts(duty, "ticks"),
                false,
                isMoved,
                more);
    }

    /** Keeps the distance to the next milestone; after the last one, to that. */
    private Moved moved(String written) {
        LocalDateTime before = Hours.read(shortened(written)).orElse(null);
        if (before == null || moves.isEmpty()) {
            return null;
        }
        LocalDateTime next = moves.keySet().stream()
                .filter(mark -> !mark.isBefore(before))
                .min(Comparator.naturalOrder())
                .orElseGet(() ->
                        moves.keySet().stream().max(Comparator.naturalOrder()).orElseThrow());
        LocalDateTime after = moves.get(next).minus(Duration.between(before, next));
        LocalDateTime worked = moves.containsKey(before) ? after : worked(after);
        days.putIfAbsent(before.toLocalDate(), worked.toLocalDate());
        return new Moved(worked, !worked.equals(after));
    }

    private LocalDateTime worked(LocalDateTime at) {
        return isMoved ? around.workedBefore(at) : at;
    }

    /** The words with the new dates of milestones in place of the former ones. */
    private String redated(String words) {
        if (!isMoved) {
            return words;
        }
        String dated = DAY.matcher(words)
                .replaceAll(found -> day(found.group(1), found.group(2), found.group(3), false)
                        .orElse(found.group()));
        return DAY_IN_WORDS
                .matcher(dated)
                .replaceAll(found -> day(found.group(1), found.group(2), found.group(3), true)
                        .orElse(found.group()));
    }

    private Optional<String> day(String day, String month, String year, boolean inWords) {
        return days.entrySet().stream()
                .filter(each -> each.getKey().getDayOfMonth() == Integer.parseInt(day)
                        && each.getKey().getMonthValue() == Integer.parseInt(month)
                        && each.getKey().getYear() == Integer.parseInt(year))
                .map(each -> (inWords ? "%02d tháng %02d năm %d" : "%02d/%02d/%d")
                        .formatted(
                                each.getValue().getDayOfMonth(),
                                each.getValue().getMonthValue(),
                                each.getValue().getYear()))
                .findFirst();
    }

    /** Without seconds and offset, which a plan may write. */
    private static String shortened(String written) {
        String spaced = written.replace(' ', 'T').replace('t', 'T');
        return spaced.length() > 16 ? spaced.substring(0, 16) : spaced;
    }

    private static Stream<JsonNode> all(JsonNode node, String key) {
        return StreamSupport.stream(node.path(key).spliterator(), false);
    }

    private static List<String> texts(JsonNode node, String key) {
        return all(node, key).map(JsonNode::asText).toList();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText("");
    }

    private static JsonNode tree(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (node instanceof MappingNode mapping) {
            ObjectNode object = json.objectNode();
            mapping.getValue()
                    .forEach(entry -> object.set(
                            ((ScalarNode) entry.getKeyNode()).getValue().strip(), tree(entry.getValueNode())));
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = json.arrayNode();
            sequence.getValue().forEach(each -> array.add(tree(each)));
            return array;
        }
        return json.textNode(((ScalarNode) node).getValue().strip());
    }
}
