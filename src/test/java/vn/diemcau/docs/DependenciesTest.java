package vn.diemcau.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on dependencies names each version with its reason, and the patched libraries are the ones that run. */
class DependenciesTest {

    private static final Path PAGE = Path.of("docs/dependencies.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.-]+\\.version)` \\| ([\\w.-]+) \\|(.*)\\|$");

    @Test
    void each_version_of_the_pom_stands_on_the_page_and_no_other() throws IOException {
        Map<String, String> written = new TreeMap<>();
        rows().forEach(row -> written.put(row.group(1), row.group(2)));

        assertThat(written).isEqualTo(versions());
        assertThat(Files.readString(PAGE))
                .contains("Spring Boot itself is "
                        + pom().selectFirst("project > parent > version").text());
    }

    @Test
    void each_has_its_line_and_its_reason() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.group(3).split("\\|"))
                        .as(row.group(1))
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allSatisfy(cell -> assertThat(cell).isNotBlank()));
    }

    @ParameterizedTest
    @CsvSource({
        "tomcat.version, tomcat-embed-core",
        "thymeleaf.version, thymeleaf",
        "hibernate-validator.version, hibernate-validator",
        "logback.version, logback-classic",
        "slf4j.version, slf4j-api",
        "jackson-bom.version, jackson-databind",
        "postgresql.version, postgresql",
        "commons-lang3.version, commons-lang3",
        "mybatis.version, mybatis"
    })
    void what_is_patched_over_others_is_what_runs(String property, String library) throws IOException {
        assertThat(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).getFileName().toString())
                        .filter(name -> name.matches(Pattern.quote(library) + "-\\d.*\\.jar")))
                .containsExactly(library + "-" + versions().get(property) + ".jar");
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results().toList();
    }

    private static Map<String, String> versions() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        pom().select("project > properties > *").stream()
                .filter(property -> property.tagName().endsWith(".version"))
                .filter(property -> !property.tagName().equals("java.version"))
                .forEach(property -> versions.put(property.tagName(), property.text()));
        return versions;
    }

    private static Document pom() throws IOException {
        return Jsoup.parse(Files.readString(Path.of("pom.xml")), "", Parser.xmlParser());
    }
}
