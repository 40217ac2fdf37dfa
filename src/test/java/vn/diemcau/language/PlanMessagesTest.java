package vn.diemcau.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of a plan or a directory is in the reader's words; the names of its entries stand at the place alone. */
class PlanMessagesTest {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern VIETNAMESE = Pattern.compile("[à-ỹÀ-ỸđĐ]");

    /** "(lineTest)", "(kind: TEST)", "(OFFICE)". */
    private static final Pattern CODE = Pattern.compile("\\((?:[a-z]+[A-Za-z]*|[A-Z_]{2,})(?::[^)]*)?\\)");

    /** {@code new Problem("to", …)}, {@code RequestField.text("reason", …)}. */
    private static final Pattern FIELD =
            Pattern.compile("(?:new Problem|RequestField\\.\\w+)\\(\\s*\"([a-z]+[A-Za-z]*)\"");

    @Test
    void no_sentence_has_the_name_of_an_entry_in_brackets() throws IOException {
        List<String> found = new ArrayList<>();
        for (String folder : List.of("plan", "directory")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/vn/diemcau/conference", folder))) {
                for (Path file : files.sorted().toList()) {
                    LITERAL.matcher(Files.readString(file))
                            .results()
                            .map(literal -> literal.group(1))
                            .filter(words -> VIETNAMESE.matcher(words).find()
                                    && CODE.matcher(words).find())
                            .forEach(words -> found.add(file.getFileName() + ": " + words));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    /** Except in plans, ladders and directories, which a clerk writes by these names and whose lines are numbered. */
    @Test
    void no_place_of_a_problem_is_the_name_of_a_field() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                FIELD.matcher(Files.readString(file))
                        .results()
                        .forEach(place -> found.add(file.getFileName() + ": " + place.group(1)));
            }
        }

        assertThat(found).isEmpty();
    }
}
