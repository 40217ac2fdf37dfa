package vn.diemcau.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.diemcau.identity.access.AccessTable;
import vn.diemcau.identity.access.AccessTable.Row;
import vn.diemcau.identity.access.Role;

/** What {@code docs/security.md} says of the table and the tests is so. */
class SecurityPageTest {

    private static final Path PAGE = Path.of("docs/security.md");
    private static final String COMMAND = "./mvnw -q test -Dtest=SecurityPageTest -Ddocs.write=true";
    private static final Pattern TABLE = Pattern.compile("(?s)(?<=<!-- access -->\n).*(?=<!-- /access -->)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:IT|Test))(?:#(\\w+))?`");

    @Test
    void it_has_the_table_that_is_applied() throws IOException {
        String page = Files.readString(PAGE);
        String anew = TABLE.matcher(page).replaceFirst(Matcher.quoteReplacement(table()));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, anew);
            page = anew;
        }
        assertThat(page).as("write it anew: " + COMMAND).isEqualTo(anew);
    }

    @Test
    void each_test_that_it_names_is_there() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), read(file)));
        }
        List<MatchResult> named = TEST.matcher(Files.readString(PAGE)).results().toList();
        assertThat(named).hasSizeGreaterThan(30).allSatisfy(test -> {
            assertThat(sources).containsKey(test.group(1));
            if (test.group(2) != null) {
                assertThat(sources.get(test.group(1))).contains("void " + test.group(2) + "(");
            }
        });
    }

    private static String table() throws IOException {
        String head = Stream.concat(
                        Stream.of("method", "way in"),
                        Arrays.stream(Role.values()).map(role -> role.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        return head + "|---".repeat(Role.values().length + 2) + "|\n"
                + AccessTable.read(AccessTable.shipped()).rows().stream()
                        .map(SecurityPageTest::line)
                        .collect(Collectors.joining());
    }

    private static String line(Row row) {
        Stream<String> marks = Arrays.stream(Role.values())
                .map(role -> switch (row.access().get(role)) {
                    case NONE -> "–";
                    case OWN -> "own";
                    case ALL -> "all";
                });
        String methods = row.methods().contains("*")
                ? "any"
                : row.methods().stream().sorted().collect(Collectors.joining(", "));
        return Stream.concat(Stream.of(methods, "`/" + String.join("/", row.pattern()) + "`"), marks)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
