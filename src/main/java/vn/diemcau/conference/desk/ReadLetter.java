package vn.diemcau.conference.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import vn.diemcau.conference.desk.Sheet.Mark;
import vn.diemcau.conference.desk.Sheet.MarkKind;
import vn.diemcau.conference.desk.Sheet.Row;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.platform.text.VietnameseText;

/**
 * The sheet that a reading of a letter proposes. Of a reading in any other shape it takes what it can, because a person
 * corrects it anyway.
 */
public final class ReadLetter {

    private static final Map<String, DutyKind> OTHER_NAMES =
            Map.of("HALL", DutyKind.PREPARE_SITE, "TECHNICIAN", DutyKind.TECHNICIANS, "PRESS", DutyKind.REPORTERS);

    private static final Pattern BETWEEN = Pattern.compile(", | và ");
    private static final Pattern NUMBER = Pattern.compile("^[Ss]ố:? *");

    private static final Pattern CHAIR =
            Pattern.compile("(?m)^[-+*\\d.) \\t]*+Chủ trì(?: [^:\\n]{1,40}+)?+: *+([^\\n]{3,250}+)$");

    private static final Pattern END = Pattern.compile("[.;]$");

    /** What a test of all lines takes. */
    private static final Duration TEST = Duration.ofHours(2);

    private final JsonNode reading;
    private final String host;
    private final List<Agency> agencies;
    private final List<Mark> marks;

    private ReadLetter(JsonNode reading, String host, List<Agency> agencies) {
        this.reading = reading;
        this.host = host;
        this.agencies = agencies;
        this.marks = marks();
    }

    /**
     * The sheet.
     *
     * @param host code of the Office that calls the conference
     * @param agencies the directory's
     */
    public static Sheet sheet(JsonNode reading, String host, List<Agency> agencies) {
        return new ReadLetter(reading, host, agencies).sheet();
    }

    private Sheet sheet() {
        List<Row> rows = rows();
        return new Sheet(
                VietnameseText.clean(text(reading, "title")),
                letter(),
                "",
                host,
                text(reading, "text"),
                marks,
                rows,
                List.of(),
                null,
                sites(),
                participants(),
                sentences(),
                List.of(),
                JsonNodeFactory.instance.objectNode());
    }

    private String letter() {
        JsonNode letter = reading.path("letter");
        String kind = VietnameseText.clean(text(letter, "kind"));
        String number =
                NUMBER.matcher(VietnameseText.clean(text(letter, "number"))).replaceFirst("");
        String date = text(letter, "date");
        String day = Hours.read(date)
                .map(at -> "%02d/%02d/%d".formatted(at.getDayOfMonth(), at.getMonthValue(), at.getYear()))
                .orElse("");
        return (kind.isEmpty() ? "Văn bản" : VietnameseText.upperFirst(kind))
                + (number.isEmpty() ? "" : " số " + number)
                + (day.isEmpty() ? "" : " ngày " + day);
    }

    private List<Mark> marks() {
        Set<String> dues =
                Set.copyOf(all("duties").map(duty -> text(duty, "due")).toList());
        List<Mark> read = new ArrayList<>();
        List<JsonNode> given = all("milestones")
                .sorted(Comparator.comparing(mark -> text(mark, "at")))
                .toList();
        for (JsonNode mark : given) {
            String kind = text(mark, "kind");
            String at = text(mark, "at");
            // What a duty is due by is no date of the conference besides.
            boolean isOfDuty = kind.equals("OTHER_DEADLINE") && dues.contains(at);
            boolean isThere = read.stream()
                    .anyMatch(other -> other.kind() == kind(kind) && other.at().equals(at));
            if (isOfDuty || isThere) {
                continue;
            }
            read.add(new Mark(
                    "m" + (read.size() + 1),
                    kind(kind),
                    "",
                    at,
                    false,
                    text(mark, "words"),
                    number(mark, "from"),
                    number(mark, "to"),
                    List.of()));
        }
        return read.stream().map(mark -> shared(mark, read)).toList();
    }

    /** Of several tests or registrations, each is of the units that the letter names with it. */
    private Mark shared(Mark mark, List<Mark> all) {
        boolean isOneOfSeveral = (mark.kind() == MarkKind.LINE_TEST || mark.kind() == MarkKind.REGISTRATION)
                && all.stream().filter(other -> other.kind() == mark.kind()).count() > 1;
        if (!isOneOfSeveral) {
            return mark;
        }
        String kind = mark.kind() == MarkKind.LINE_TEST ? "TEST" : "REGISTER";
        String words = all("duties")
                .filter(duty ->
                        text(duty, "kind").equals(kind) && text(duty, "due").equals(mark.at()))
                .map(duty -> mark.kind() == MarkKind.LINE_TEST ? text(duty, "words") : text(duty, "who"))
                .collect(Collectors.joining(" "));
        return mark.of(UnitKinds.meant(words, agencies));
    }

    private static MarkKind kind(String name) {
        return Stream.of(MarkKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(MarkKind.OTHER);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        all("duties").forEach(duty -> {
            DutyKind kind = dutyKind(text(duty, "kind"));
            String stated = text(duty, "due");
            String due = stated.isBlank() ? text(duty, "suggestedDue") : stated;
            String why = stated.isBlank() ? text(duty, "why") : "";
            if (due.isBlank()) {
                due = mark(MarkKind.SESSION).map(Mark::id).orElse("");
                why = "Văn bản không nêu hạn: lấy giờ khai mạc.";
            }
            Optional<String> tested = kind == DutyKind.TEST ? tested(due) : Optional.empty();
            String words = text(duty, "words");
            String name = VietnameseText.clean(text(duty, "name"));
            String reason = tested.isPresent() ? "Đến khi chạy thử hết các điểm cầu." : why;
            for (String agency : doers(duty)) {
                rows.add(new Row(
                        "r" + (rows.size() + 1),
                        "",
                        text(duty, "who"),
                        agency,
                        duty.path("units").asBoolean(),
                        List.of(),
                        VietnameseText.upperFirst(name.isEmpty() ? VietnameseText.clean(words) : name),
                        kind.name(),
                        tested.orElse(due),
                        reason,
                        words,
                        number(duty, "from"),
                        number(duty, "to"),
                        "NONE",
                        List.of(),
                        false,
                        false,
                        null));
            }
        });
        return rows;
    }

    /** Codes of the agencies that do it: a letter may name several for one thing, and each does it. */
    private List<String> doers(JsonNode duty) {
        String code = text(duty, "agencyCode");
        if (!code.isBlank() || duty.path("units").asBoolean()) {
            return List.of(code);
        }
        List<String> codes = Stream.of(BETWEEN.split(text(duty, "who")))
                .map(VietnameseText::fold)
                .map(this::called)
                .toList();
        return codes.isEmpty() || codes.contains("")
                ? List.of("")
                : codes.stream().distinct().toList();
    }

    private String called(String name) {
        return agencies.stream()
                .filter(agency -> Stream.concat(Stream.of(agency.name()), agency.aliases().stream())
                        .anyMatch(each -> VietnameseText.fold(each).equals(name)))
                .map(Agency::code)
                .findFirst()
                .orElse("");
    }

    /** A test is over some time after the hour that the letter names; empty when another hour is named. */
    private Optional<String> tested(String due) {
        Optional<Mark> named = marks.stream()
                .filter(mark -> mark.kind() == MarkKind.LINE_TEST && mark.at().equals(due))
                .findFirst();
        return named.flatMap(test -> {
            Optional<LocalDateTime> start = mark(MarkKind.SESSION).flatMap(mark -> Hours.read(mark.at()));
            boolean isLong = Hours.read(test.at())
                    .filter(at ->
                            start.isEmpty() || at.plus(TEST.multipliedBy(2)).isBefore(start.get()))
                    .isPresent();
            return isLong
                    ? Optional.of(test.id() + " + " + TEST.toHours() + "h")
                    : start.flatMap(end -> testedSoon(test, end));
        });
    }

    /** A further test opens at its hour, so that it is due later, however soon the session begins. */
    private Optional<String> testedSoon(Mark test, LocalDateTime start) {
        long minutes = Hours.read(test.at())
                .map(at -> Duration.between(at, start).toMinutes() * 2 / 5)
                .orElse(0L);
        long even = minutes - minutes % 5;
        boolean isFirst = mark(MarkKind.LINE_TEST).filter(test::equals).isPresent();
        return isFirst || even < 5 ? Optional.empty() : Optional.of("%s + %dm".formatted(test.id(), even));
    }

    private Optional<Mark> mark(MarkKind kind) {
        return marks.stream().filter(mark -> mark.kind() == kind).findFirst();
    }

    private static DutyKind dutyKind(String name) {
        return Stream.of(DutyKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(OTHER_NAMES.getOrDefault(name, DutyKind.GENERAL));
    }

    private List<Sheet.Site> sites() {
        List<String> names = all("sites")
                .map(site -> VietnameseText.clean(site.isTextual() ? site.asText() : nameOf(site)))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        // Whoever a letter names without a site chairs at the first.
        Matcher chair = CHAIR.matcher(text(reading, "text"));
        String first =
                chair.find() ? END.matcher(VietnameseText.clean(chair.group(1))).replaceFirst("") : "";
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Sheet.Site("", shortened(names.get(i)), names.get(i), host, i == 0 ? first : ""))
                .toList();
    }

    private List<Sheet.Participants> participants() {
        return all("participants")
                .map(each -> VietnameseText.clean(each.isTextual() ? each.asText() : nameOf(each)))
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> new Sheet.Participants(shortened(name), "", List.of(), false, List.of()))
                .toList();
    }

    private static String nameOf(JsonNode node) {
        return Stream.of("name", "who", "words")
                .map(key -> text(node, key))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String shortened(String name) {
        int longest = 290;
        return name.codePointCount(0, name.length()) <= longest
                ? name
                : name.substring(0, name.offsetByCodePoints(0, longest)) + "…";
    }

    private List<Sheet.Sentence> sentences() {
        List<Sheet.Sentence> sentences = new ArrayList<>();
        all("unassigned")
                .forEach(each -> sentences.add(new Sheet.Sentence(
                        "u" + (sentences.size() + 1), text(each, "words"), number(each, "from"), number(each, "to"))));
        return sentences;
    }

    private Stream<JsonNode> all(String list) {
        return reading.path(list).isArray()
                ? StreamSupport.stream(reading.path(list).spliterator(), false)
                : Stream.empty();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).asText() : "";
    }

    private static Integer number(JsonNode node, String key) {
        return node.path(key).isInt() ? Integer.valueOf(node.path(key).intValue()) : null;
    }
}
