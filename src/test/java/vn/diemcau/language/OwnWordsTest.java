package vn.diemcau.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms, mails and pages of our own speak as an office does. */
class OwnWordsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    /** What a template puts in, and what it is told. */
    private static final Pattern NOT_READ =
            Pattern.compile("\\{\\{.*?}}|\\[\\(.*?\\)]|\\[\\[.*?]]|\\[#?/?[^\\]]*]|\\$\\{.*?}");

    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'|`([^`]*)`");
    private static final Pattern VIETNAMESE = Pattern.compile("[à-ỹÀ-ỸđĐ]");

    @ParameterizedTest
    @MethodSource
    void pages(Path page) throws IOException {
        Document html = Jsoup.parse(Files.readString(page));
        html.select("script, style").remove();
        String attributes =
                html.select("[title], [placeholder], [aria-label], [alt], [data-label], [data-head]").stream()
                        .flatMap(each -> Stream.of(
                                        "title", "placeholder", "aria-label", "alt", "data-label", "data-head")
                                .map(each::attr))
                        .collect(Collectors.joining("\n"));
        assertThat(forbidden(html.text() + "\n" + attributes)).isEmpty();
    }

    static Stream<Path> pages() throws IOException {
        return Stream.concat(
                files(Path.of("forms"), ".html"),
                Stream.concat(
                        files(RESOURCES.resolve("mail"), ".html"), Stream.of(RESOURCES.resolve("error-page.html"))));
    }

    @ParameterizedTest
    @MethodSource
    void plain_mails(Path mail) throws IOException {
        assertThat(forbidden(Files.readString(mail))).isEmpty();
    }

    static Stream<Path> plain_mails() throws IOException {
        return files(RESOURCES.resolve("mail"), ".txt");
    }

    @ParameterizedTest
    @MethodSource
    void scripts(Path script) throws IOException {
        assertThat(QUOTED.matcher(Files.readString(script)).results().map(MatchResult::group))
                .filteredOn(words -> VIETNAMESE.matcher(words).find())
                .allSatisfy(words -> assertThat(forbidden(words)).isEmpty());
    }

    static Stream<Path> scripts() throws IOException {
        return Stream.concat(
                files(Path.of("forms"), ".js"), files(RESOURCES.resolve("plugin-webapp/diemcau/app"), ".js"));
    }

    private static List<String> forbidden(String text) {
        return Forbidden.in(NOT_READ.matcher(text).replaceAll(" "));
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(each -> each.toString().endsWith(ending)).sorted().toList().stream();
        }
    }
}
