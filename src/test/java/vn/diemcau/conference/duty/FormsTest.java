package vn.diemcau.conference.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.input.Refused;

/** What every form in {@code forms/} keeps to. */
class FormsTest {

    private static final Path FORMS = Path.of("forms");

    /** Tasklist fills in process variables of the same name, and binds a field's name on a scope that has these already. */
    private static final Set<String> TAKEN = Set.of(
            "ready",
            "proceed",
            "linesAccepted",
            "task",
            "form",
            "camForm",
            "options",
            "params",
            "complete",
            "save",
            "refused",
            "missing",
            "loading",
            "inputAt",
            "promise");

    private static final Pattern SYLLABLE = Pattern.compile(
            "(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(ch?|m|ng?|nh|p|t)?");

    private static final Set<String> BORROWED = Set.of("excel");

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> everythingShown() throws IOException {
        return Stream.concat(
                        forms().stream(),
                        Stream.of("head", "foot", "promise").map(part -> FORMS.resolve("shared/" + part + ".html")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_field_has_a_label_a_type_and_a_name_of_its_own(Path form) throws IOException {
        FormRules rules = FormRules.of(nameOf(form));

        assertThat(rules.names()).isNotEmpty().doesNotContainAnyElementsOf(TAKEN);
        assertThat(rules.names()).extracting(rules::label).doesNotContain("").doesNotHaveDuplicates();
        for (Element field : html(form).select("[cam-variable-name]")) {
            assertThat(field.attr("cam-variable-type"))
                    .as(field.toString())
                    .isEqualTo(
                            switch (field.attr("type")) {
                                case "checkbox" -> "Boolean";
                                case "number" -> "Integer";
                                case "file" -> "File";
                                default -> "String";
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_field_works_in_tasklist(Path form) throws IOException {
        Document html = html(form);

        assertThat(html.select("form[name=form].duty[novalidate]")).hasSize(1);
        assertThat(html.select("script[cam-script]")).hasSize(1);
        assertThat(
                        html.select(
                                "[ng-if] [cam-variable-name], [ng-repeat] [cam-variable-name], [type=radio][cam-variable-name]"))
                .as("the form SDK looks for fields once, and knows no two of one name")
                .isEmpty();
        assertThat(html.select("select[cam-variable-name]"))
                .allMatch(field -> field.selectFirst("option[value='']") != null);
        assertThat(html.select("[type=file][cam-variable-name]")).allMatch(field -> field.hasAttr("accept"));
        assertThat(html.select("[pattern], [data-lines]")).allMatch(field -> field.hasAttr("title"));
        assertThat(html.select("[data-json]"))
                .noneMatch(field -> FormRules.of(nameOf(form)).names().contains(field.attr("data-json")));
        assertThat(html.select("label [cam-variable-name][data-shown-if]"))
                .as("hides the field but not its label")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void an_empty_answer_is_refused_or_needs_nothing(Path form) throws IOException {
        boolean needsSomething = html(form).select("[required][cam-variable-name]").stream()
                .anyMatch(field -> field.closest("[data-shown-if]") == null);
        try {
            FormRules.of(nameOf(form)).check(Map.of());
            assertThat(needsSomething).isFalse();
        } catch (Refused refused) {
            assertThat(needsSomething).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everythingShown")
    void every_word_that_an_official_sees_is_vietnamese(Path form) throws IOException {
        Document html = html(form);
        html.select("script").remove();
        Stream<String> texts = Stream.concat(
                html.body().nodeStream(TextNode.class).map(TextNode::text),
                html.select("*").stream()
                        .flatMap(element -> Stream.of("title", "placeholder", "aria-label", "data-label")
                                .map(element::attr)));

        assertThat(texts.map(text -> text.replaceAll("\\{\\{.*?}}", " "))
                        .flatMap(text -> Stream.of(text.split("[^\\p{L}\\p{M}]+")))
                        .filter(word -> !isVietnamese(word)))
                .isEmpty();
        assertThat(Normalizer.isNormalized(Files.readString(form), Normalizer.Form.NFC))
                .isTrue();
    }

    @Test
    void a_speech_lasts_at_most_10_minutes_O63_and_keeps_to_the_five_topics_O64() {
        FormRules speech = FormRules.of("PrepareSpeech");

        assertThat(speech.check(Map.of("readReports", true, "speech", "NO"))).containsEntry("speech", "NO");
        assertThat(problems(
                        speech,
                        Map.of("readReports", true, "speech", "YES", "title", "t", "speaker", "s", "minutes", 11)))
                .contains("Số phút dự kiến: Không được lớn hơn 10.")
                .hasSize(1 + 5);
    }

    @Test
    void no_maket_is_made_below_the_district_O54() {
        Demands plan = new Demands(SampleAnswers.ticks("PrepareHall"), Plan.Proof.NONE);
        Map<String, Object> answer = SampleAnswers.to("PrepareHall");
        answer.put("ticks", "[]");

        assertThatThrownBy(() -> FormRules.of("PrepareHall").check(answer, plan))
                .hasMessageContaining("Không trang trí theo mẫu tại các điểm cầu cấp dưới: Cần đánh dấu xác nhận.");
    }

    @Test
    void a_conference_that_is_moved_gets_a_new_start_and_a_new_line_test() {
        assertThat(problems(
                        FormRules.of("DecidePostponement"),
                        Map.of("decision", "MOVE", "reason", "bão", "decidedBy", "a")))
                .containsExactly(
                        "Thời gian bắt đầu mới: Cần điền nội dung này.",
                        "Thời gian chạy thử đường truyền mới: Cần điền nội dung này.");
    }

    private static List<String> problems(FormRules rules, Map<String, Object> answer) {
        try {
            rules.check(answer);
            return List.of();
        } catch (Refused refused) {
            return refused.problems().stream().map(Object::toString).toList();
        }
    }

    private static boolean isVietnamese(String word) {
        String bare = Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
        return word.isEmpty()
                || BORROWED.contains(word.toLowerCase())
                || word.equals(word.toUpperCase())
                || SYLLABLE.matcher(bare.toLowerCase()).matches();
    }

    private static Document html(Path form) throws IOException {
        return Jsoup.parseBodyFragment(Files.readString(form));
    }

    private static String nameOf(Path form) {
        return form.getFileName().toString().replace(".html", "");
    }
}
