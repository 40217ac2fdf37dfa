package vn.diemcau.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryReader;

/** The data of the letter's plan, each by a path like {@code sites[code=P1].place}; codes of agencies become their names. */
final class PlanData {

    static final Path FILE = Path.of("src/main/resources/conferences/hatinh-2022.yaml");

    private static final Path DIRECTORY = Path.of("src/main/resources/directory/hatinh.yaml");

    private static final Pattern STEP = Pattern.compile("\\G(\\w+)(?:\\[(\\w*)=([^]]+)])?(\\.|$)");

    private final Map<?, ?> plan;
    private final Map<String, String> agencies;

    PlanData() {
        try {
            agencies = DirectoryReader.read(Files.readString(DIRECTORY)).agencies().stream()
                    .collect(Collectors.toMap(Agency::code, Agency::name));
            plan = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The value at a path, or the values of the list or entry there; empty for an invalid path.
     *
     * <p>{@code [key=value]} is the one entry of a list whose key has that value, or has it among its values;
     * {@code [=text]} is the one entry that is this text.
     */
    Optional<String> value(String path) {
        Object at = plan;
        int end = 0;
        Matcher step = STEP.matcher(path);
        while (at != null && step.find()) {
            at = at instanceof Map<?, ?> map ? map.get(step.group(1)) : null;
            if (step.group(2) != null) {
                at = entry(at, step.group(2), step.group(3));
            }
            end = step.end();
        }
        return end == path.length() && !path.endsWith(".") ? shown(at) : Optional.empty();
    }

    /** Duties of the plan by the obligations that they name, as "O37 PrepareReports". */
    Stream<String> obligationsOfDuties() {
        return Stream.of("duties", "unitDuties")
                .flatMap(key -> ((List<?>) plan.get(key)).stream())
                .map(duty -> (Map<?, ?>) duty)
                .flatMap(duty -> values(duty.get("obligations")).map(id -> id + " " + duty.get("code")));
    }

    private static Object entry(Object list, String key, String value) {
        List<?> entries = list instanceof List<?> some
                ? some.stream()
                        .filter(entry -> entry instanceof Map<?, ?> map
                                ? values(map.get(key)).anyMatch(value::equals)
                                : key.isEmpty() && value.equals(entry))
                        .toList()
                : List.of();
        return entries.size() == 1 ? entries.get(0) : null;
    }

    private Optional<String> shown(Object value) {
        Object values = value instanceof Map<?, ?> map ? List.copyOf(map.values()) : value;
        if (values instanceof List<?> list && !list.stream().allMatch(PlanData::isSingle)) {
            return Optional.empty();
        }
        return Optional.of(values(values)
                        .map(text -> text.equals("true") ? "có" : agencies.getOrDefault(text, text))
                        .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty());
    }

    private static boolean isSingle(Object value) {
        return !(value instanceof Map || value instanceof List);
    }

    private static Stream<String> values(Object value) {
        return value == null
                ? Stream.empty()
                : (value instanceof List<?> list ? list.stream() : Stream.of(value)).map(String::valueOf);
    }
}
