package vn.diemcau.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The models in {@code bpmn/}. */
final class Models {

    private final TreeMap<String, Document> models = new TreeMap<>();

    Models() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".bpmn")) {
                    models.put(name.replace(".bpmn", ""), Jsoup.parse(Files.readString(file), "", Parser.xmlParser()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The label of {@code model#id} and its lane, or empty when no model has an element of that id with a label. */
    Optional<String> name(String target) {
        String[] parts = target.split("#", 2);
        Document model = models.get(parts[0]);
        Element element = model == null || parts.length < 2 ? null : model.getElementById(parts[1]);
        if (element == null
                || !element.tagName().startsWith("bpmn:")
                || element.attr("name").isBlank()) {
            return Optional.empty();
        }
        String lane = model.getElementsByTag("bpmn:flowNodeRef").stream()
                .filter(reference -> reference.text().equals(parts[1]))
                .map(reference -> " (" + reference.parent().attr("name") + ")")
                .findFirst()
                .orElse("");
        return Optional.of(element.attr("name") + lane);
    }

    /** What the tasks that show this form are called, those of the given ones if any; empty when no task shows it. */
    Optional<String> tasksWith(String form, Set<String> meant) {
        String key = "embedded:/forms/" + form + ".html";
        Map<Boolean, Set<String>> names = models.entrySet().stream()
                .flatMap(model -> model.getValue().getElementsByAttributeValue("camunda:formKey", key).stream()
                        .map(task -> Map.entry(meant.contains(model.getKey() + "#" + task.id()), task.attr("name"))))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toCollection(TreeSet::new))));
        return Optional.ofNullable(names.getOrDefault(true, names.get(false))).map(some -> String.join(" / ", some));
    }
}
