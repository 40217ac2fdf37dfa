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

/** What is particular to the example's province and letter stands in its directory and its plan alone. */
class ExampleWordsTest {

    private static final Pattern WORDS = Pattern.compile(
            "Hà Tĩnh|Khối|Covid|maket|Tỉnh ủy|ĐẢNG CỘNG SẢN", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Fields of earlier answers, which a migration moves. */
    private static final Pattern NAMES = Pattern.compile("'(?:maket|noMaketBelow|covid)'");

    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|js|html|css|txt|json|yaml|yml|tsv|sql|dmn|properties)");

    /** The example's own data, and the words that letters of any Party Office may have. */
    private static final List<String> EXAMPLE = List.of(
            "src/main/resources/directory/hatinh.yaml",
            "src/main/resources/conferences/hatinh-2022.yaml",
            "src/main/resources/letters/phong-chay-rung.txt",
            "src/main/resources/letter/lexicon.txt");

    @Test
    void nothing_but_the_example_s_data_speaks_of_its_province_and_letter() throws IOException {
        List<String> found = new ArrayList<>();
        for (String root : List.of("src/main", "forms", "bpmn")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> TEXT.matcher(file.toString()).matches())
                        .filter(file -> !EXAMPLE.contains(file.toString().replace('\\', '/')))
                        .sorted()
                        .toList()) {
                    String text = NAMES.matcher(Files.readString(file)).replaceAll("");
                    WORDS.matcher(text).results().forEach(word -> found.add(file + ": " + word.group()));
                }
            }
        }

        assertThat(found).isEmpty();
    }
}
