package vn.diemcau.conference.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.diemcau.conference.desk.Sheet.Row;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.text.VietnameseText;

/**
 * The plan of a running conference as the rows of a sheet. What the Office changes of them is written into the plan;
 * everything else of it stays as it is.
 */
public final class RunningSheet {

    private static final String OF_AGENCIES = "duties";
    private static final String OF_UNITS = "unitDuties";

    /**
     * What the Office wants.
     *
     * @param rows the rows of {@link #of} as they are to be; a row that is missing or off is left out, one that is not
     *     among those is added
     * @param title null to let it be
     * @param sites those of {@link #of} as they are to be, by their codes; null to let them be
     */
    public record Wanted(List<Row> rows, String title, List<Sheet.Site> sites) {}

    private final ObjectNode plan;
    private final Sheet sheet;
    private final Hours hours;
    private final DutyNames codes = new DutyNames();
    private final Map<String, ObjectNode> nodes = new LinkedHashMap<>();
    private final Map<String, Row> present = new LinkedHashMap<>();

    private RunningSheet(Plan now, Surroundings around) {
        FormerPlan written = FormerPlan.running(now.source(), around);
        plan = written.plan();
        Map<String, String> names =
                now.duties().stream().collect(Collectors.toMap(Plan.Duty::code, Plan.Duty::name, (one, same) -> one));
        Sheet read = written.sheet();
        // A duty of the drawn model has the model's name unless the plan gives it one.
        sheet = read.with(read.rows().stream()
                .map(row -> row.named(names.get(row.code())))
                .toList());
        hours = new Hours(sheet.milestones(), written.keys());
        List<ObjectNode> all = new ArrayList<>();
        for (String key : List.of(OF_AGENCIES, OF_UNITS)) {
            plan.path(key).forEach(duty -> all.add((ObjectNode) duty));
        }
        for (int i = 0; i < all.size(); i++) {
            Row row = sheet.rows().get(i);
            nodes.put(row.id(), all.get(i));
            present.put(row.id(), row);
        }
    }

    /** The rows of a plan that was accepted. */
    public static Sheet of(Plan now, Surroundings around) {
        return new RunningSheet(now, around).sheet;
    }

    /** Hours of a sheet's milestones and of these rows, by their ids. */
    public static Map<String, LocalDateTime> hours(Sheet sheet, List<Row> rows) {
        Hours read = new Hours(sheet.milestones(), Map.of());
        Map<String, LocalDateTime> times = new LinkedHashMap<>();
        sheet.milestones().forEach(mark -> Hours.read(mark.at()).ifPresent(at -> times.put(mark.id(), at)));
        rows.stream()
                .filter(row -> !row.off())
                .forEach(row -> read.at(row.due()).ifPresent(at -> times.put(row.id(), at)));
        return times;
    }

    /**
     * The corrected plan.
     *
     * @param now the plan as it holds now
     */
    public static SheetPlan.Built corrected(Plan now, Wanted wanted, Surroundings around) {
        return new RunningSheet(now, around).corrected(wanted);
    }

    /** Whether the plan is already what is wanted, as after a request that is sent again. */
    public static boolean isAlready(Plan present, Wanted wanted, Surroundings around) {
        Sheet sheet = new RunningSheet(present, around).sheet;
        boolean isOtherwise = wanted.title() != null && !sheet.title().equals(VietnameseText.clean(wanted.title()))
                || wanted.sites() != null && !sheet.sites().equals(wanted.sites());
        if (isOtherwise) {
            return false;
        }
        List<Row> now = new ArrayList<>(sheet.rows());
        List<Row> fresh = new ArrayList<>();
        for (Row row : wanted.rows()) {
            if (row.off()) {
                if (now.stream().anyMatch(each -> each.code().equals(row.code()))) {
                    return false;
                }
            } else if (row.code().isBlank()) {
                fresh.add(row);
            } else if (!takeOut(now, row)) {
                return false;
            }
        }
        return fresh.stream().allMatch(row -> takeOut(now, row)) && now.isEmpty();
    }

    private static boolean takeOut(List<Row> rows, Row wanted) {
        for (Row row : rows) {
            if ((wanted.code().isBlank() || row.code().equals(wanted.code())) && isSame(row, wanted)) {
                return rows.remove(row);
            }
        }
        return false;
    }

    private static boolean isSame(Row one, Row other) {
        return one.units() == other.units()
                && one.agency().equals(other.agency())
                && one.only().equals(other.only())
                && one.kind().equals(other.kind())
                && one.name().equals(VietnameseText.clean(other.name()))
                && one.due().equals(other.due())
                && one.words().equals(wordsOf(other))
                && proof(one).equals(proof(other))
                && one.ticks().equals(other.ticks());
    }

    private static String wordsOf(Row row) {
        return SheetPlan.words(row.words().isBlank() ? row.name() : row.words());
    }

    private static String proof(Row row) {
        return row.proof().equals("NONE") ? "" : row.proof();
    }

    private SheetPlan.Built corrected(Wanted wanted) {
        Map<String, String> places = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        present.values().forEach(row -> {
            taken.add(row.code());
            names.put(row.code(), row.name());
        });
        Map<String, ArrayNode> lists = new LinkedHashMap<>();
        lists.put(OF_AGENCIES, JsonNodeFactory.instance.arrayNode());
        lists.put(OF_UNITS, JsonNodeFactory.instance.arrayNode());
        Set<String> kept = new LinkedHashSet<>();
        for (Row row : wanted.rows()) {
            if (row.off()) {
                continue;
            }
            Row before = present.get(row.id());
            boolean isKnown = before != null && before.code().equals(row.code());
            ObjectNode duty = isKnown ? changed(before, row) : added(row, taken);
            String list = row.units() ? OF_UNITS : OF_AGENCIES;
            places.put("%s[%d]".formatted(list, lists.get(list).size()), row.id());
            lists.get(list).add(duty);
            String code = duty.path("code").asText();
            kept.add(code);
            taken.add(code);
            names.put(code, VietnameseText.clean(row.name()));
        }
        sheet.milestones().forEach(mark -> places.put(hours.inPlan(mark.id()), mark.id()));
        ObjectNode corrected = plan.deepCopy();
        places.put("title", "title");
        if (wanted.title() != null) {
            set(corrected, "title", sheet.title(), VietnameseText.clean(wanted.title()));
        }
        if (wanted.sites() != null) {
            sites(corrected, wanted.sites(), places);
        }
        lists.forEach((key, duties) -> {
            duties.forEach(duty -> waitForTheKept((ObjectNode) duty, kept));
            if (duties.isEmpty() && !plan.has(key)) {
                corrected.remove(key);
            } else {
                corrected.set(key, duties);
            }
        });
        return new SheetPlan.Built(
                plan.path("id").asText(),
                corrected.toPrettyString(),
                places,
                List.of(),
                names,
                hours(sheet, wanted.rows()));
    }

    private void sites(ObjectNode corrected, List<Sheet.Site> wanted, Map<String, String> places) {
        Map<String, Sheet.Site> former = new HashMap<>();
        Map<String, ObjectNode> written = new HashMap<>();
        sheet.sites().forEach(site -> former.put(site.code(), site));
        plan.path("sites").forEach(site -> written.put(site.path("code").asText(), (ObjectNode) site));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Sheet.Site site : wanted) {
            Sheet.Site before = former.getOrDefault(site.code(), new Sheet.Site("", "", "", "", ""));
            ObjectNode node = written.containsKey(site.code())
                    ? written.get(site.code()).deepCopy()
                    : JsonNodeFactory.instance.objectNode();
            set(node, "code", before.code(), site.code());
            set(node, "name", before.name(), VietnameseText.clean(site.name()));
            set(node, "place", before.place(), VietnameseText.clean(site.place()));
            set(node, "host", before.host(), site.host());
            set(node, "chair", before.chair(), VietnameseText.clean(site.chair()));
            places.put("sites[%d]".formatted(list.size()), SheetPlan.SITE + site.code());
            list.add(node);
        }
        if (!list.equals(plan.path("sites")) && (!list.isEmpty() || plan.has("sites"))) {
            corrected.set("sites", list);
        }
    }

    private ObjectNode changed(Row before, Row row) {
        ObjectNode duty = nodes.get(row.id()).deepCopy();
        set(duty, "name", before.name(), VietnameseText.clean(row.name()));
        set(duty, "kind", before.kind(), row.kind());
        set(duty, "agency", before.agency(), row.agency());
        set(duty, "due", before.due(), row.due(), hours.inPlan(row.due()));
        set(duty, "words", before.words(), row.words(), wordsOf(row));
        set(duty, "proof", proof(before), proof(row));
        set(duty, "units", before.only(), row.only());
        set(duty, "ticks", before.ticks(), row.ticks());
        return duty;
    }

    private ObjectNode added(Row row, Set<String> taken) {
        ObjectNode duty = JsonNodeFactory.instance.objectNode();
        duty.put("code", codes.of(row.code(), row.name(), taken));
        set(duty, "kind", "", row.kind());
        set(duty, "name", "", VietnameseText.clean(row.name()));
        if (!row.units()) {
            set(duty, "agency", "", row.agency());
        }
        set(duty, "due", "", hours.inPlan(row.due()));
        set(duty, "words", "", wordsOf(row));
        set(duty, "proof", "", proof(row));
        set(duty, "units", List.of(), row.only());
        set(duty, "ticks", List.of(), row.ticks());
        return duty;
    }

    private static void set(ObjectNode duty, String key, String before, String after) {
        set(duty, key, before, after, after);
    }

    private static void set(ObjectNode duty, String key, String before, String after, String written) {
        if (before.equals(after)) {
            return;
        }
        if (written.isBlank()) {
            duty.remove(key);
        } else {
            duty.put(key, written);
        }
    }

    private static void set(ObjectNode duty, String key, List<String> before, List<String> after) {
        if (before.equals(after)) {
            return;
        }
        duty.remove(key);
        if (!after.isEmpty()) {
            after.forEach(duty.putArray(key)::add);
        }
    }

    /** Nothing waits for a duty that is left out. */
    private static void waitForTheKept(ObjectNode duty, Set<String> kept) {
        JsonNode after = duty.path("after");
        if (!after.isArray()) {
            return;
        }
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        after.forEach(code -> {
            if (kept.contains(code.asText())) {
                left.add(code);
            }
        });
        if (left.isEmpty()) {
            duty.remove("after");
        } else {
            duty.set("after", left);
        }
    }
}
