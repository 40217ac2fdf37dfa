package vn.diemcau.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Camunda's labels in Vietnamese: all of them, whole, and one word for each thing. */
class LocaleTest {

    /** English and Vietnamese alike, by reason. */
    private static final Map<String, String> ALIKE = Map.of(
            "", "nothing to say",
            "<", "a sign",
            "<=", "a sign",
            ">", "a sign",
            ">=", "a sign",
            "CSV", "name of a kind of file",
            "JSON", "name of a kind of file",
            "YYYY-MM-DDTHH:mm:ss", "what the server reads");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|\\{}|%[sd]");
    private static final Pattern TAG = Pattern.compile("</?(?:a|b|br|em|i|p|strong)\\b[^>]*>");

    /** Inside an address or a placeholder stand names of programs. */
    private static final Pattern NOT_READ = Pattern.compile(PLACEHOLDER + "|" + TAG + "|#resolve");

    /** Of the diagram that an administrator alone sees, or for him: the rest is for agencies, units and the Office. */
    private static final Pattern FOR_ADMINISTRATORS = Pattern.compile("BANNER_CE_EOL_TEXT");

    @ParameterizedTest
    @EnumSource
    void every_label_and_no_other(WebApp app) {
        assertThat(labels(app).keySet()).isEqualTo(english(app).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void no_label_is_left_in_english(WebApp app) {
        Map<String, String> english = english(app);
        assertThat(labels(app)).allSatisfy((key, words) -> {
            if (!ALIKE.containsKey(words)) {
                assertThat(words).isNotEqualToIgnoringCase(english.get(key));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void placeholders_tags_and_spaces_around_are_those_of_the_english(WebApp app) {
        Map<String, String> english = english(app);
        SoftAssertions softly = new SoftAssertions();
        labels(app).forEach((key, words) -> {
            String original = english.get(key);
            softly.assertThat(sorted(PLACEHOLDER, words)).as(key).isEqualTo(sorted(PLACEHOLDER, original));
            softly.assertThat(sorted(TAG, words)).as(key).isEqualTo(sorted(TAG, original));
            softly.assertThat(words.startsWith(" ")).as(key).isEqualTo(original.startsWith(" "));
            softly.assertThat(words.endsWith(" ")).as(key).isEqualTo(original.endsWith(" "));
        });
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(names = {"TASKLIST", "WELCOME"})
    void agencies_read_no_words_of_those_who_make_software(WebApp app) {
        assertThat(labels(app)).allSatisfy((key, words) -> {
            if (!FOR_ADMINISTRATORS.matcher(key).matches()) {
                assertThat(Forbidden.in(NOT_READ.matcher(words).replaceAll(""))).isEmpty();
            }
        });
    }

    @Test
    void what_is_one_in_english_is_one_in_vietnamese_in_every_app() {
        Map<String, String> said = new HashMap<>();
        SoftAssertions softly = new SoftAssertions();
        for (WebApp app : WebApp.values()) {
            Map<String, String> english = english(app);
            labels(app).forEach((key, words) -> {
                String before = said.putIfAbsent(key + "=" + english.get(key), words);
                softly.assertThat(words).as(app + " " + key).isEqualTo(before == null ? words : before);
            });
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void dates_have_every_part_and_are_vietnamese(WebApp app) {
        JsonNode english = app.english().path("dateLocales");
        JsonNode vietnamese = app.vietnamese().path("dateLocales");
        assertThat(parts("", vietnamese).keySet()).isEqualTo(parts("", english).keySet());
        if (english.isObject()) {
            assertThat(vietnamese.at("/week/dow").asInt()).as("Monday").isOne();
            assertThat(vietnamese.at("/longDateFormat/L").asText()).isEqualTo("DD/MM/YYYY");
            assertThat(parts("", vietnamese))
                    .noneSatisfy((place, words) -> assertThat(words)
                            .matches("(?i).*\\b(sunday|monday|january|may|ago|month|day|hour|at|yesterday)\\b.*"));
        }
    }

    private static Map<String, String> english(WebApp app) {
        return WebApp.labels(app.english());
    }

    private static Map<String, String> labels(WebApp app) {
        return WebApp.labels(app.vietnamese());
    }

    private static List<String> sorted(Pattern pattern, String words) {
        return pattern.matcher(words)
                .results()
                .map(MatchResult::group)
                .map(found -> found.startsWith("{{") ? found.replace(" ", "") : found)
                .sorted()
                .toList();
    }

    private static Map<String, String> parts(String place, JsonNode node) {
        Map<String, String> parts = new HashMap<>();
        if (node.isValueNode()) {
            parts.put(place, node.asText());
        }
        node.properties().forEach(each -> parts.putAll(parts(place + "/" + each.getKey(), each.getValue())));
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        }
        for (int i = 0; i < items.size(); i++) {
            parts.putAll(parts(place + "/" + i, items.get(i)));
        }
        return parts;
    }
}
