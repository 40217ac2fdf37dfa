package vn.diemcau.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.diemcau.patterns.WrittenPattern.Use;

/**
 * No person's text meets a pattern whose cost grows faster than the text. Every expression in the sources is found and
 * tried, so that a new one is tried as well.
 */
class PatternsTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final List<Path> SCRIPTS = List.of(Path.of("forms"), Path.of("src/main/resources"));

    /** Where a text is bounded before it meets a pattern, in characters. */
    private static final Map<String, Integer> LONGEST = Map.of(
            // The operator's name of a server.
            "SmtpSettings.java", 255);

    static Stream<WrittenPattern> patterns() throws IOException {
        return Stream.concat(JavaPatterns.in(JAVA).found().stream(), ScriptPatterns.in(SCRIPTS).found().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void a_pattern_looks_at_each_character_only_a_few_times(WrittenPattern written) {
        Pattern pattern = written.compiled();
        assertThat(HostileTexts.against(written.expression())
                        .map(text -> text.substring(0, Math.min(text.length(), longest(written))))
                        .filter(text -> !Steps.areFew(pattern, text, written.uses()))
                        .findFirst()
                        .map(text -> text.substring(0, Math.min(80, text.length()))))
                .as("begin of a text that costs more than %d looks a character", Steps.PER_CHARACTER)
                .isEmpty();
    }

    private static int longest(WrittenPattern written) {
        return LONGEST.getOrDefault(written.place().split(":")[0], HostileTexts.LENGTH);
    }

    @Test
    void no_expression_is_put_together_where_it_is_used() throws IOException {
        assertThat(JavaPatterns.in(JAVA).unreadable())
                .as("its expressions are the attributes of the forms, which are found there")
                .containsExactly("FormField.java element.attr(attribute)");
        assertThat(ScriptPatterns.in(SCRIPTS).unreadable())
                .as("its expressions are the attributes data-lines, which are found there")
                .containsExactly("duty.js RegExp(`^(?:${el.dataset.lines})$`);");
    }

    @Test
    void the_expressions_of_sources_scripts_and_forms_are_found() throws IOException {
        assertThat(patterns().map(WrittenPattern::expression))
                .contains("\\p{M}+", "[^\\p{L}\\p{N}]", "(?:^|; )XSRF-TOKEN=([^;]+)", "^\\d+$")
                .hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\\s,;:(–-]*((?:\\+84|0)[\\d .]{8,13}\\d)\\)?\\s*$",
                "[\\s.;,:]+$",
                "(a+)+b",
                "\\d+\\.\\d+$",
                ".*/(task/[^/]+|process-definition/(.+/)?start)/?",
                "x.*y.*z",
                "(\"[^\"]*\",?)+z"
            })
    void a_pattern_that_is_not_linear_is_told_from_one_that_is(String expression) {
        Pattern pattern = Pattern.compile(expression);
        assertThat(HostileTexts.against(expression)
                        .anyMatch(text -> !Steps.areFew(pattern, text, EnumSet.allOf(Use.class))))
                .isTrue();
    }
}
