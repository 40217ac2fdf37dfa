package vn.diemcau.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we put in the place of Camunda's files stays theirs but for what we mean: a new version shows here. */
class OverriddenPagesTest {

    private static final String LOOK = "look.css";
    private static final String LOADING = "loading.js";
    private static final Pattern SHORTCUT = Pattern.compile("(\\w+): \\{\\s*key: '([^']+)'");

    @ParameterizedTest
    @EnumSource
    void the_page_is_camundas_but_for_its_language_name_mark_and_look(WebApp app) {
        String expected = app.shipped("index.html")
                .replace("<html lang=\"en\">", "<html lang=\"vi\">")
                .replaceFirst("<title>[^<]*</title>", "<title></title>")
                .replaceFirst("(<meta name=\"description\"\\s+content=\")[^\"]*", "$1")
                .replace(
                        "href=\"$APP_ROOT/favicon.ico\"",
                        "href=\"$APP_ROOT/app/diemcau/mark.svg\" type=\"image/svg+xml\"");
        String ours = app.ours("index.html")
                .replaceFirst("<title>[^<]*</title>", "<title></title>")
                .replaceFirst("(<meta name=\"description\"\\s+content=\")[^\"]*", "$1")
                .lines()
                .filter(line -> !line.contains(LOOK) && !line.contains(LOADING))
                .reduce("", (page, line) -> page + line + "\n");
        assertThat(ours).isEqualToIgnoringWhitespace(expected);
    }

    @ParameterizedTest
    @EnumSource
    void the_page_has_the_products_name_and_look(WebApp app) {
        String page = app.ours("index.html");
        assertThat(Jsoup.parse(page).title()).startsWith("Điểm Cầu – ");
        assertThat(page).containsOnlyOnce(LOOK).containsOnlyOnce(LOADING);
        assertThat(page.indexOf(LOADING))
                .as("it tells of the programs after it")
                .isLessThan(page.indexOf("runtime.js"));
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(page))
                .as("Camunda reads its pages in the server's own encoding")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void vietnamese_is_the_only_language_and_shortcuts_are_camundas(WebApp app) {
        String config = app.ours("scripts/config.js");
        assertThat(config)
                .contains("locales: {availableLocales: ['vi'], fallbackLocale: 'vi'}", "vendor: 'Điểm Cầu –'");
        assertThat(shortcuts(config)).isEqualTo(shortcuts(app.shipped("scripts/config.js")));
    }

    private static String shortcuts(String config) {
        return SHORTCUT.matcher(config)
                .results()
                .map(MatchResult::group)
                .map(each -> each.replaceAll("\\s+", ""))
                .sorted()
                .toList()
                .toString();
    }
}
