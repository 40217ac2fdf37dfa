package vn.diemcau.platform.input;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * A section of named entries in a document.
 *
 * <p>A missing or invalid entry becomes a problem of the document and returns null, so that reading continues and finds
 * further problems. Texts are trimmed and in NFC.
 */
public final class Section {

    /** The position of a value in {@link Document#text()}, including quotation marks. */
    public record Span(int start, int end) {}

    /** One text of a list. */
    public final class Item {

        private final int line;
        private final String path;
        private final String text;

        private Item(int line, String path, String text) {
            this.line = line;
            this.path = path;
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** Adds a problem of this text. */
        public void problem(String message) {
            reading.problem(line, path, message);
        }
    }

    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}(?::\\d{2})?) ?([Zz]|[+-]\\d{2}:\\d{2})?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private final Reading reading;
    private final String path;
    private final int line;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    Section(Reading reading, String path, MappingNode node) {
        this.reading = reading;
        this.path = path;
        this.line = node.getStartMark().getLine();
        for (NodeTuple entry : node.getValue()) {
            int at = lineOf(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                reading.problem(at, path, "Tên mục phải là chữ.");
            } else if (entries.putIfAbsent(clean(key.getValue()), entry) != null) {
                reading.problem(at, pathOf(clean(key.getValue())), "Mục này ghi hai lần.");
            }
        }
        reading.ask(this::addUnknownKeys);
    }

    /** Adds a problem of the section itself. */
    public void problem(String message) {
        reading.problem(line, path, message);
    }

    /** Adds a problem of an entry, present or not. */
    public void problem(String key, String message) {
        NodeTuple entry = entries.get(key);
        reading.problem(entry == null ? line : lineOf(entry.getKeyNode()), pathOf(key), message);
    }

    /** Where an entry is, present or not: {@code dòng 12, duties[3].due}. */
    public String place(String key) {
        NodeTuple entry = entries.get(key);
        return Reading.place(entry == null ? line : lineOf(entry.getKeyNode()), pathOf(key));
    }

    /** The names of its entries, for a section with arbitrary names. */
    public Set<String> keys() {
        known.addAll(entries.keySet());
        return entries.keySet();
    }

    /** A text of one line and at most so many characters. */
    public String line(String key, int max) {
        return required(key, optionalLine(key, max));
    }

    /** A text of one line and at most so many characters, or empty when there is none. */
    public Optional<String> optionalLine(String key, int max) {
        return scalar(key).flatMap(value -> readable(key, value, max, false));
    }

    /** A text of any number of lines and at most so many characters. */
    public String text(String key, int max) {
        return required(key, scalar(key).flatMap(value -> readable(key, value, max, true)));
    }

    /** A whole number, both bounds included. */
    public Integer number(String key, int min, int max) {
        return required(key, scalar(key).flatMap(value -> {
            if (NUMBER.matcher(value).matches() && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max) {
                return Optional.of(Integer.valueOf(value));
            }
            problem(key, "%s không phải là số nguyên từ %d đến %d.".formatted(Problem.quoted(value), min, max));
            return Optional.empty();
        }));
    }

    /** True or false. */
    public boolean flag(String key, boolean otherwise) {
        return scalar(key)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        problem(key, "%s phải là true (có) hoặc false (không).".formatted(Problem.quoted(value)));
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    /** One of the names of an enumeration. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return required(key, scalar(key).flatMap(value -> {
            Optional<E> choice = Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(value))
                    .findFirst();
            if (choice.isEmpty()) {
                List<String> names =
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
                problem(key, "%s phải là một trong: %s.".formatted(Problem.quoted(value), String.join(", ", names)));
            }
            return choice;
        }));
    }

    /**
     * A date and hour of the zone. An offset may be written; it must be the zone's at that hour.
     *
     * @param zone null when unknown; then no offset is checked, and a time without one counts as UTC
     */
    public ZonedDateTime time(String key, ZoneId zone) {
        return required(key, scalar(key).flatMap(value -> time(key, value, zone)));
    }

    /** The texts of a list, each of one line and at most so many characters; empty when there is none. */
    public List<Item> items(String key, int max) {
        List<Item> items = new ArrayList<>();
        List<Node> nodes = list(key);
        for (int i = 0; i < nodes.size(); i++) {
            String name = "%s[%d]".formatted(key, i);
            int at = lineOf(nodes.get(i));
            if (nodes.get(i) instanceof ScalarNode scalar && !isNothing(scalar)) {
                String value = clean(scalar.getValue());
                fault(value, max, false)
                        .ifPresentOrElse(
                                message -> reading.problem(at, pathOf(name), message),
                                () -> items.add(new Item(at, pathOf(name), value)));
            } else {
                reading.problem(at, pathOf(name), "Phải là một dòng chữ.");
            }
        }
        return items;
    }

    /** How many entries a list has, readable or not; 0 for anything but a list. */
    public int count(String key) {
        return node(key)
                .filter(SequenceNode.class::isInstance)
                .map(node -> ((SequenceNode) node).getValue().size())
                .orElse(0);
    }

    /** The sections of a list; empty when there is none. */
    public List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        List<Node> nodes = list(key);
        for (int i = 0; i < nodes.size(); i++) {
            section("%s[%d]".formatted(key, i), nodes.get(i)).ifPresent(sections::add);
        }
        return sections;
    }

    /** The section below this entry; a missing one is a problem. */
    public Optional<Section> section(String key) {
        Optional<Section> section = optionalSection(key);
        if (node(key).isEmpty()) {
            problem(key, "Còn thiếu mục này.");
        }
        return section;
    }

    /** The section below this entry, or empty. */
    public Optional<Section> optionalSection(String key) {
        return node(key).flatMap(node -> section(key, node));
    }

    /** The position of an entry's single value, or empty. */
    public Optional<Span> span(String key) {
        return node(key)
                .filter(ScalarNode.class::isInstance)
                .map(node -> new Span(
                        position(node.getStartMark().getIndex()),
                        position(node.getEndMark().getIndex())));
    }

    private void addUnknownKeys(List<Reading.Found> problems) {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(Reading.Found.of(
                        lineOf(entry.getKeyNode()),
                        pathOf(key),
                        "Không có mục tên này; các mục ở đây là: %s.".formatted(String.join(", ", known))));
            }
        });
    }

    private Optional<ZonedDateTime> time(String key, String value, ZoneId zone) {
        Matcher parts = TIME.matcher(value);
        if (!parts.matches()) {
            problem(key, "%s không phải là ngày giờ; hãy ghi như 2022-01-17T16:00.".formatted(Problem.quoted(value)));
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2));
            Optional<String> fault = VietnameseTime.implausible(local.getYear());
            if (fault.isPresent()) {
                problem(key, fault.get());
                return Optional.empty();
            }
            ZoneOffset written =
                    parts.group(3) == null ? null : ZoneOffset.of(parts.group(3).toUpperCase(Locale.ROOT));
            if (zone == null) {
                return Optional.of(local.atZone(written == null ? ZoneOffset.UTC : written));
            }
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            if (offsets.isEmpty()) {
                problem(key, "Múi giờ %s không có giờ này (đồng hồ chỉnh sang giờ khác).".formatted(zone));
                return Optional.empty();
            }
            if (written != null && !offsets.contains(written)) {
                problem(key, "%s không phải là giờ của múi giờ %s (%s).".formatted(written, zone, offsets.get(0)));
                return Optional.empty();
            }
            return Optional.of(ZonedDateTime.ofLocal(local, zone, written));
        } catch (DateTimeException e) {
            problem(key, "Không có ngày giờ %s.".formatted(Problem.quoted(value)));
            return Optional.empty();
        }
    }

    private Optional<String> readable(String key, String value, int max, boolean manyLines) {
        Optional<String> fault = fault(value, max, manyLines);
        fault.ifPresent(message -> problem(key, message));
        return fault.isPresent() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<String> fault(String value, int max, boolean manyLines) {
        if (value.isEmpty()) {
            return Optional.of("Không được để trống.");
        }
        if (value.codePointCount(0, value.length()) > max) {
            return Optional.of(FieldSentences.tooLong(max));
        }
        // Such characters would break a mail's header or a row of the database.
        if (value.codePoints().anyMatch(point -> isUnreadable(point) && !(manyLines && point == '\n'))) {
            return Optional.of(
                    manyLines ? "Có ký tự không đọc được." : "Phải ghi trên một dòng, không có ký tự điều khiển.");
        }
        return Optional.empty();
    }

    private static boolean isUnreadable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private Optional<String> scalar(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof ScalarNode scalar) {
                return Optional.of(clean(scalar.getValue()));
            }
            problem(key, "Phải ghi một giá trị, không phải danh sách hay nhiều mục con.");
            return Optional.empty();
        });
    }

    private List<Node> list(String key) {
        return node(key)
                .map(node -> {
                    if (node instanceof SequenceNode sequence) {
                        return sequence.getValue();
                    }
                    problem(key, "Phải là một danh sách.");
                    return List.<Node>of();
                })
                .orElse(List.of());
    }

    private Optional<Section> section(String name, Node node) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(reading, pathOf(name), mapping));
        }
        reading.problem(lineOf(node), pathOf(name), "Phải gồm các mục có tên (tên: nội dung).");
        return Optional.empty();
    }

    private <T> T required(String key, Optional<T> value) {
        if (node(key).isEmpty()) {
            problem(key, "Còn thiếu mục này.");
        }
        return value.orElse(null);
    }

    private Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key))
                .map(NodeTuple::getValueNode)
                .filter(node -> !isNothing(node));
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String clean(String value) {
        return Normalizer.normalize(value.replace('\u00a0', ' '), Normalizer.Form.NFC)
                .strip();
    }

    private int position(int codePoints) {
        return reading.text().offsetByCodePoints(0, codePoints);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine();
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
