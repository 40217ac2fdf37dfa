package vn.diemcau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test's name is a sentence, with its words apart. */
class TestNamesTest {

    private static final Pattern NAME = Pattern.compile(
            "(?s)@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b.*?\\s\\w+ (\\w+)\\([^\"]*?\\{\\n");

    @Test
    void every_test_is_named_by_words_with_lines_between_them() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher name = NAME.matcher(Files.readString(file));
                while (name.find()) {
                    names.add(file.getFileName() + " " + name.group(1));
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(1000);
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(name.substring(name.indexOf(' '))).matches(" [a-z0-9]+(_([a-z0-9]+|O[0-9]+))*"));
    }
}
