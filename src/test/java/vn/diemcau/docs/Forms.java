package vn.diemcau.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The forms in {@code forms/}, those that a task shows. */
final class Forms {

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    private final Models models;

    Forms(Models models) {
        this.models = models;
    }

    /**
     * The label of {@code Form#field} and the tasks that show it, limited to the given ones if any; empty without such
     * a field.
     *
     * <p>A field that the form packs into JSON is named by its {@code ng-model}.
     */
    Optional<String> name(String target, Set<String> meant) {
        String[] parts = target.split("#", 2);
        Path file = Path.of("forms", parts[0] + ".html");
        if (parts.length < 2 || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<Element> fields = html(file).select("[cam-variable-name], [ng-model]").stream()
                .filter(field -> field.attr("cam-variable-name").equals(parts[1])
                        || field.attr("ng-model").equals(parts[1]))
                .toList();
        return fields.size() == 1
                ? models.tasksWith(parts[0], meant).map(tasks -> "“" + label(fields.get(0)) + "” (" + tasks + ")")
                : Optional.empty();
    }

    private static String label(Element field) {
        if (field.hasAttr("data-label")) {
            return field.attr("data-label");
        }
        Element label = field.closest("label");
        if (label == null) {
            return field.closest("[data-head]").attr("data-head");
        }
        String words = label.ownText().strip();
        // One of several, as the unit is: all are shown.
        return words.startsWith("{{")
                ? QUOTED.matcher(words)
                        .results()
                        .map(MatchResult::group)
                        .map(quoted -> quoted.replace("'", ""))
                        .collect(Collectors.joining(" / "))
                : words;
    }

    private static Element html(Path file) {
        try {
            return Jsoup.parseBodyFragment(Files.readString(file)).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
