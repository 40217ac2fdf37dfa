package vn.diemcau.conference.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.platform.text.VietnameseText;

/** Turns a sheet into the plan of a conference, as {@code docs/ke-hoach.md} describes it. */
public final class SheetPlan {

    /** What the ids of steps begin with, among the ids of rows. */
    public static final String STEP = "step-";

    /** The same of sites. */
    static final String SITE = "site-";

    private static final Set<DutyKind> OF_LINES = Set.of(DutyKind.TEST, DutyKind.REPAIR);
    private static final int LONGEST_WORDS = 3900;

    /**
     * A plan with the way back to the sheet.
     *
     * @param text the plan in JSON
     * @param places ids of rows, milestones and steps by their places in the plan
     * @param steps the steps that the process needs besides the rows
     * @param names of the plan's duties by their codes
     * @param hours of milestones, rows and steps by their ids
     */
    public record Built(
            String conference,
            String text,
            Map<String, String> places,
            List<Step> steps,
            Map<String, String> names,
            Map<String, LocalDateTime> hours) {}

    /**
     * A step that was added to what the letter asks.
     *
     * @param agency blank for units, or where nobody is known
     * @param due as the plan writes it
     */
    public record Step(String code, String name, boolean ofUnits, String agency, String due) {}

    private final Sheet sheet;
    private final Surroundings around;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final ObjectNode plan = JsonNodeFactory.instance.objectNode();
    private final ArrayNode duties = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode unitDuties = JsonNodeFactory.instance.arrayNode();
    private final Map<String, ObjectNode> byCode = new LinkedHashMap<>();
    private final DutyNames codes = new DutyNames();
    private final Marks marks;
    private final Hours hours;
    private final List<Sheet.Row> asked;
    private final List<String> units;
    private final Frame frame;
    private final LineTests tests;
    private final Registrations registrations;

    private SheetPlan(Sheet sheet, Surroundings around) {
        this.sheet = sheet;
        this.around = around;
        this.asked = sheet.rows().stream().filter(row -> !row.off()).toList();
        boolean isOfUnits = asked.stream().anyMatch(Sheet.Row::units);
        boolean hasRegistration =
                sheet.milestones().stream().anyMatch(mark -> mark.kind() == Sheet.MarkKind.REGISTRATION);
        this.units = sheet.units() != null ? sheet.units() : isOfUnits || hasRegistration ? around.units() : List.of();
        this.marks = new Marks(sheet.milestones(), !units.isEmpty());
        this.hours = new Hours(sheet.milestones(), marks.keys());
        this.frame = frame();
        this.tests = new LineTests(marks, hours, asked);
        this.registrations = new Registrations(
                marks,
                hours,
                units,
                asked.stream()
                        .filter(row -> row.units() && kind(row) == DutyKind.REGISTER)
                        .toList());
    }

    /** The plan of a sheet. What is wrong in the sheet is wrong in the plan, and its reader says so. */
    public static Built of(Sheet sheet, Surroundings around) {
        return new SheetPlan(sheet, around).built();
    }

    private Built built() {
        String id = conference();
        put(plan, "id", id);
        put(plan, "title", VietnameseText.clean(sheet.title()));
        put(plan, "letter", VietnameseText.clean(sheet.letter()));
        put(plan, "host", sheet.host());
        plan.put("zone", around.zone().getId());
        marks.write(plan, places);
        if (frame.hasRegistration() && !plan.has("registrationDue")) {
            plan.put("registrationDue", frame.registrationDue().toString());
        }
        sites();
        if (!units.isEmpty()) {
            units.forEach(plan.putArray("units")::add);
        }
        participants();
        plan.set("duties", duties);
        plan.set("unitDuties", unitDuties);
        asked.forEach(this::row);
        registrations.unasked().forEach(this::register);
        List<Step> steps = steps();
        tests.tie();
        if (unitDuties.isEmpty()) {
            plan.remove("unitDuties");
        }
        contacts();
        if (sheet.rest() != null && sheet.rest().isObject()) {
            sheet.rest().properties().forEach(each -> plan.set(each.getKey(), each.getValue()));
        }
        recipients();
        return new Built(id, plan.toPrettyString(), places, steps, names, inWords(steps));
    }

    private String conference() {
        if (!sheet.conference().isBlank()) {
            return sheet.conference().strip();
        }
        String title = DutyNames.slug(sheet.title(), 40);
        String day = frame.start() == null
                ? ""
                : "%02d%02d%d"
                        .formatted(
                                frame.start().getDayOfMonth(),
                                frame.start().getMonthValue(),
                                frame.start().getYear());
        return Stream.of(title, day)
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + "-" + other)
                .orElse("");
    }

    private Frame frame() {
        Map<DutyKind, List<String>> agencies = new HashMap<>();
        asked.stream()
                .filter(row -> !row.units() && !row.agency().isBlank())
                .forEach(row -> agencies.computeIfAbsent(kind(row), kind -> new ArrayList<>())
                        .add(row.agency()));
        Optional<Sheet.Row> registering = asked.stream()
                .filter(row -> row.units() && kind(row) == DutyKind.REGISTER)
                .findFirst();
        LocalDateTime registrationDue = marks.registrationDue();
        if (registrationDue == null && !units.isEmpty()) {
            registrationDue = registering.flatMap(row -> hours.at(row.due())).orElse(null);
        }
        return new Frame(
                VietnameseText.clean(sheet.title()),
                VietnameseText.clean(sheet.letter()),
                sheet.host(),
                marks.start(),
                marks.last(),
                marks.lineTest(),
                marks.lastTest(),
                marks.tests().stream()
                        .skip(1)
                        .map(mark -> new Frame.Test(mark.id(), marks.name(mark), Marks.hour(mark)))
                        .toList(),
                registrationDue,
                marks.registrationWords(),
                !units.isEmpty(),
                !sheet.sites().isEmpty(),
                agencies);
    }

    static DutyKind kind(Sheet.Row row) {
        return DutyKind.ofDrawn(row.code())
                .orElseGet(() -> Stream.of(DutyKind.values())
                        .filter(kind -> kind.name().equals(row.kind()))
                        .findFirst()
                        .orElse(DutyKind.GENERAL));
    }

    private void row(Sheet.Row row) {
        DutyKind kind = kind(row);
        if (row.units() && kind == DutyKind.REGISTER && frame.hasRegistration()) {
            register(row);
            return;
        }
        Optional<Sheet.Mark> further = tests.of(row, kind);
        if (further.isPresent()) {
            test(row, kind, further.get());
            return;
        }
        Optional<String> drawn = DutyKind.ofDrawn(row.code()).isPresent()
                ? Optional.of(row.code())
                : Optional.of(kind)
                        .filter(step -> !opensAlone(row))
                        .flatMap(step -> StandardSteps.of(step, row.units(), frame));
        boolean isStep = drawn.isPresent() && !byCode.containsKey(drawn.get());
        String code = isStep ? drawn.get() : codes.of(row.code(), row.name(), byCode.keySet());
        ObjectNode duty = duty(row.units(), code, row.id());
        if (!isStep) {
            put(duty, "kind", (opensAlone(row) ? kind : free(kind, row.units())).name());
            put(duty, "name", VietnameseText.clean(row.name()));
        }
        names.put(code, VietnameseText.clean(row.name()));
        if (!row.units()) {
            put(duty, "agency", row.agency());
        } else if (!row.only().isEmpty() && !row.only().equals(units)) {
            row.only().forEach(duty.putArray("units")::add);
        }
        if (isStep && kind == DutyKind.TEST) {
            LineTests.units(marks.tests().get(0), duty);
        }
        put(duty, "due", hours.inPlan(row.due()));
        put(duty, "words", wordsOf(row));
        more(row, duty);
    }

    /** What has a form of its own takes neither ticks nor proof, and the plan's reader says so beside the row. */
    private void more(Sheet.Row row, ObjectNode duty) {
        if (!row.ticks().isEmpty()) {
            row.ticks().forEach(duty.putArray("ticks")::add);
        }
        if (!row.proof().isBlank() && !row.proof().equals("NONE")) {
            duty.put("proof", row.proof());
        }
        if (row.more() != null && row.more().isObject()) {
            row.more().properties().forEach(each -> duty.set(each.getKey(), moreOf(each.getKey(), each.getValue())));
        }
    }

    /** Units register once by each date; what the letter says of it in several places stands together. */
    private void register(Sheet.Row row) {
        String key = registrations.key(row);
        names.put(registering(), VietnameseText.clean(row.name()));
        ObjectNode first = registrations.duty(key);
        if (first != null) {
            first.put("words", words(first.path("words").asText() + " (...) " + row.words()));
            return;
        }
        if (registrations.isNobodys(key)) {
            return;
        }
        ObjectNode duty = duty(true, registering(), row.id());
        put(duty, "due", row.due().isBlank() ? "registrationDue" : hours.inPlan(row.due()));
        put(duty, "words", wordsOf(row));
        registrations.put(key, duty);
        more(row, duty);
    }

    private void register(Sheet.Mark mark) {
        ObjectNode duty = duty(true, registering(), mark.id());
        put(duty, "due", "registrationDue");
        put(duty, "words", words(mark.words().isBlank() ? marks.name(mark) : mark.words()));
        registrations.put(mark.id(), duty);
    }

    private String registering() {
        return StandardSteps.of(DutyKind.REGISTER, true, frame).orElseThrow();
    }

    /** A test after the first one, or its repair. */
    private void test(Sheet.Row row, DutyKind kind, Sheet.Mark mark) {
        String code = codes.of(row.code(), row.name(), byCode.keySet());
        ObjectNode duty = duty(false, code, row.id());
        put(duty, "kind", kind.name());
        put(duty, "name", VietnameseText.clean(row.name()));
        names.put(code, VietnameseText.clean(row.name()));
        put(duty, "agency", row.agency());
        put(duty, "due", hours.inPlan(row.due()));
        put(duty, "words", wordsOf(row));
        more(row, duty);
        tests.put(mark, kind, duty);
    }

    private static String wordsOf(Sheet.Row row) {
        return words(row.words().isBlank() ? row.name() : row.words());
    }

    /** Whether it opens at an hour of its own, as a further roll call does; a step opens where the process is. */
    private static boolean opensAlone(Sheet.Row row) {
        return row.more() != null && row.more().has("opens");
    }

    private JsonNode moreOf(String key, JsonNode value) {
        return key.equals("opens") && value.isTextual()
                ? JsonNodeFactory.instance.textNode(hours.inPlan(value.asText()))
                : value;
    }

    /** The kind that a plan may give to a duty of the letter's own. */
    private DutyKind free(DutyKind kind, boolean ofUnits) {
        boolean isReceiver = kind == DutyKind.ACKNOWLEDGE && frame.hasRegistration() && !ofUnits;
        if (kind.isFree() || isReceiver) {
            return kind;
        }
        return OF_LINES.contains(kind) ? DutyKind.CONNECT : DutyKind.GENERAL;
    }

    private List<Step> steps() {
        boolean isReceived = asked.stream().anyMatch(row -> !row.units() && kind(row) == DutyKind.ACKNOWLEDGE);
        LocalDateTime first = asked.stream()
                .flatMap(row -> hours.at(row.due()).stream())
                .filter(at -> at.isAfter(around.now()))
                .min(Comparator.naturalOrder())
                .orElse(null);
        Set<String> taken = new HashSet<>(byCode.keySet());
        for (Sheet.Mark mark : tests.further()) {
            Stream.of(DutyKind.TEST, DutyKind.REPAIR)
                    .filter(kind -> tests.has(mark, kind))
                    .forEach(kind -> taken.add(StandardSteps.furtherCode(kind, mark.id())));
        }
        List<Step> steps = new ArrayList<>();
        for (StandardSteps.Needed needed : StandardSteps.missing(frame, around, taken, isReceived, first)) {
            Sheet.Step own = sheet.steps().stream()
                    .filter(step -> step.code().equals(needed.code()))
                    .findFirst()
                    .orElse(new Sheet.Step(needed.code(), "", ""));
            String agency = own.agency().isBlank() ? needed.agency() : own.agency();
            String due = own.due().isBlank() ? needed.due() : own.due();
            ObjectNode duty = duty(needed.ofUnits(), needed.code(), STEP + needed.code());
            if (DutyKind.ofDrawn(needed.code()).isEmpty()) {
                put(duty, "kind", needed.kind().name());
                put(duty, "name", needed.name());
            }
            if (!needed.ofUnits()) {
                put(duty, "agency", agency);
            }
            put(duty, "due", hours.inPlan(due));
            put(duty, "words", words(needed.words()));
            if (needed.mark() != null) {
                tests.further().stream()
                        .filter(mark -> mark.id().equals(needed.mark()))
                        .findFirst()
                        .ifPresent(mark -> tests.put(mark, needed.kind(), duty));
            } else if (needed.kind() == DutyKind.TEST) {
                LineTests.units(marks.tests().get(0), duty);
            } else if (needed.kind() == DutyKind.REGISTER) {
                registrations.put(
                        marks.registrations().stream()
                                .findFirst()
                                .map(Sheet.Mark::id)
                                .orElse(""),
                        duty);
            }
            names.put(needed.code(), needed.name());
            steps.add(new Step(needed.code(), needed.name(), needed.ofUnits(), agency, due));
        }
        return steps;
    }

    private Map<String, LocalDateTime> inWords(List<Step> steps) {
        Map<String, LocalDateTime> times = new LinkedHashMap<>();
        sheet.milestones().forEach(mark -> Hours.read(mark.at()).ifPresent(at -> times.put(mark.id(), at)));
        asked.forEach(row -> hours.at(row.due()).ifPresent(at -> times.put(row.id(), at)));
        steps.forEach(step -> Optional.ofNullable(at(step.due())).ifPresent(at -> times.put(STEP + step.code(), at)));
        return times;
    }

    private LocalDateTime at(String due) {
        return switch (due) {
            case "start" -> frame.start();
            case "lineTest" -> frame.lineTest();
            case "registrationDue" -> frame.registrationDue();
            default -> hours.at(due).orElse(null);
        };
    }

    private ObjectNode duty(boolean ofUnits, String code, String row) {
        ArrayNode list = ofUnits ? unitDuties : duties;
        places.put("%s[%d]".formatted(ofUnits ? "unitDuties" : "duties", list.size()), row);
        ObjectNode duty = list.addObject();
        put(duty, "code", code);
        byCode.putIfAbsent(code, duty);
        return duty;
    }

    private void sites() {
        if (sheet.sites().isEmpty()) {
            return;
        }
        ArrayNode list = plan.putArray("sites");
        for (int i = 0; i < sheet.sites().size(); i++) {
            Sheet.Site site = sheet.sites().get(i);
            ObjectNode written = list.addObject();
            String name = VietnameseText.clean(site.name());
            written.put("code", site.code().isBlank() ? "P" + (i + 1) : site.code());
            put(written, "name", name);
            put(written, "place", site.place().isBlank() ? name : VietnameseText.clean(site.place()));
            put(written, "host", site.host().isBlank() ? sheet.host() : site.host());
            put(written, "chair", site.chair().isBlank() ? "Chủ trì" : VietnameseText.clean(site.chair()));
            places.put("sites[%d]".formatted(i), SITE + i);
        }
    }

    private void participants() {
        if (sheet.participants().isEmpty()) {
            return;
        }
        ArrayNode list = plan.putArray("participants");
        for (Sheet.Participants each : sheet.participants()) {
            ObjectNode written = list.addObject();
            put(written, "name", VietnameseText.clean(each.name()));
            put(written, "site", each.site());
            if (!each.invitedBy().isEmpty()) {
                each.invitedBy().forEach(written.putArray("invitedBy")::add);
            }
            if (each.separateInvitation()) {
                written.put("separateInvitation", true);
            }
            if (!each.obligations().isEmpty()) {
                each.obligations().forEach(written.putArray("obligations")::add);
            }
        }
    }

    /** Whom units and sites ask: the first contact of who receives the registrations, and of who tests the lines. */
    private void contacts() {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        if (frame.hasRegistration()) {
            contact(lines, "REGISTRATION", sheet.host());
        }
        if (frame.hasLineTest()) {
            byCode.values().stream()
                    .filter(duty -> DutyKind.ofDrawn(duty.path("code").asText())
                            .filter(kind -> kind == DutyKind.TEST)
                            .isPresent())
                    .findFirst()
                    .ifPresent(test ->
                            contact(lines, "LINE_TEST", test.path("agency").asText()));
        }
        if (!lines.isEmpty()) {
            plan.set("helpLines", lines);
        }
    }

    private void contact(ArrayNode lines, String subject, String code) {
        around.agency(code)
                .filter(agency -> !agency.contacts().isEmpty())
                .ifPresent(agency -> lines.addObject()
                        .put("subject", subject)
                        .put("agency", code)
                        .put("role", agency.contacts().get(0).role()));
    }

    private void recipients() {
        Set<String> codes = new LinkedHashSet<>();
        if (!plan.has("recipients")) {
            duties.forEach(duty -> codes.add(duty.path("agency").asText()));
            codes.addAll(units);
        }
        codes.addAll(sheet.recipients());
        codes.remove("");
        codes.remove(sheet.host());
        plan.path("recipients").forEach(each -> codes.remove(each.path("agency").asText()));
        if (!codes.isEmpty()) {
            ArrayNode list = plan.withArray("recipients");
            codes.stream()
                    .filter(code -> around.agency(code).isPresent())
                    .forEach(code -> list.addObject().put("agency", code));
        }
    }

    /** What a plan can hold of the letter's words: no tabs, and not without end. */
    static String words(String letter) {
        String readable = letter.replace("\r\n", "\n")
                .codePoints()
                .filter(point -> point == '\n' || Character.getType(point) != Character.FORMAT)
                .map(point -> point != '\n' && Character.isISOControl(point) || point == '\u2028' || point == '\u2029'
                        ? ' '
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (readable.codePointCount(0, readable.length()) <= LONGEST_WORDS) {
            return readable;
        }
        return readable.substring(0, readable.offsetByCodePoints(0, LONGEST_WORDS)) + " (...)";
    }

    private static void put(ObjectNode node, String key, String value) {
        if (!value.isBlank()) {
            node.put(key, value);
        }
    }
}
