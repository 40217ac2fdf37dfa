package vn.diemcau.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages and mails have their colours from one file. */
class LookTest {

    private static final Path TOKENS = Path.of("forms/shared/tokens.css");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path APPS = RESOURCES.resolve("META-INF/resources/webjars/camunda/app");

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}\\b");
    private static final Pattern DEFINED = Pattern.compile("--([\\w-]+):");
    private static final Pattern USED = Pattern.compile("var\\(--([\\w-]+)\\)");

    @Test
    void no_style_sheet_has_colours_of_its_own() throws IOException {
        for (Path sheet : sheets()) {
            assertThat(found(COLOUR, sheet)).as(sheet.toString()).isEmpty();
        }
    }

    @Test
    void each_name_that_a_style_sheet_uses_is_defined() throws IOException {
        for (Path sheet : sheets()) {
            Set<String> defined = new HashSet<>(found(DEFINED, TOKENS));
            defined.addAll(found(DEFINED, sheet));
            assertThat(defined).as(sheet.toString()).containsAll(found(USED, sheet));
        }
    }

    @Test
    void each_token_is_used() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path sheet : sheets()) {
            used.addAll(found(USED, sheet));
        }
        Set<String> written = writtenOut();
        assertThat(Files.readString(TOKENS).lines().filter(line -> line.startsWith("  --")))
                .hasSizeGreaterThan(30)
                .allSatisfy(token -> assertThat(used.contains(token.strip().substring(2, token.indexOf(':') - 2))
                                || found(COLOUR, token).stream().anyMatch(written::contains))
                        .as(token)
                        .isTrue());
    }

    /** Where no style sheet is read. */
    @Test
    void mails_and_pages_without_a_style_sheet_write_the_same_colours_out() throws IOException {
        assertThat(found(COLOUR, TOKENS)).containsAll(writtenOut());
    }

    private static Set<String> writtenOut() throws IOException {
        Set<String> colours = new TreeSet<>();
        List<Path> files = Stream.concat(
                        files(RESOURCES.resolve("mail"), ".html"),
                        Stream.of(
                                RESOURCES.resolve("error-page.html"),
                                APPS.resolve("diemcau/loading.js"),
                                APPS.resolve("diemcau/mark.svg"),
                                Path.of("src/main/java/vn/diemcau/identity/provider/TaskLists.java")))
                .toList();
        for (Path file : files) {
            colours.addAll(found(COLOUR, file));
        }
        colours.remove("#ffffff");
        return colours;
    }

    private static List<Path> sheets() throws IOException {
        List<Path> sheets = Stream.concat(files(Path.of("forms"), ".css"), files(RESOURCES, ".css"))
                .filter(file -> !file.equals(TOKENS))
                .toList();
        assertThat(sheets).hasSizeGreaterThan(6);
        return sheets;
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        }
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        return found(pattern, Files.readString(file));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(LookTest::lastGroup).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lastGroup(MatchResult match) {
        return match.group(match.groupCount());
    }
}
