package vn.diemcau.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /** What the tasks that show this form are called, or empty when none does. */
    Optional<String> tasksWith(String form) {
        String key = "embedded:/forms/" + form + ".html";
        String names = models.values().stream()
                .flatMap(model -> model.getElementsByAttribute("camunda:formKey").stream())
                .filter(task -> task.attr("camunda:formKey").equals(key))
                .map(task -> task.attr("name"))
                .distinct()
                .collect(Collectors.joining(" / "));
        return Optional.of(names).filter(some -> !some.isEmpty());
    }
}
