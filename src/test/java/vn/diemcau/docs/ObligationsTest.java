package vn.diemcau.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.diemcau.docs.Obligation.Kind;
import vn.diemcau.platform.input.Refused;

/** The letter is fulfilled: each of its sentences by something that exists. */
class ObligationsTest {

    private static final Path DATA = Path.of("docs/obligations.yaml");
    private static final Path PAGE = Path.of("docs/obligations.md");
    private static final String TASK = "#userTask_";

    private final ObligationsReader reader = new ObligationsReader();

    @Test
    void each_obligation_of_the_letter_is_bound_to_what_exists() throws IOException {
        assertThat(reader.read(data())).extracting(Obligation::id).containsExactlyElementsOf(ObligationsReader.ALL);
    }

    @Test
    void the_page_shows_what_the_data_says() throws IOException {
        String page = ObligationsPage.of(reader.read(data()));
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }

        String anew = PAGE + " is not what it should be; write it anew: " + ObligationsPage.COMMAND;
        assertThat(without(page.lines().toList(), Files.readAllLines(PAGE)))
                .as(anew)
                .isEmpty();
        assertThat(PAGE).as(anew).content().isEqualTo(page);
    }

    @Test
    void a_duty_of_the_plan_and_its_task_serve_the_same_obligations() throws IOException {
        Set<String> planned = new PlanData().obligationsOfDuties().collect(Collectors.toSet());
        Set<String> bound = reader.read(data()).stream()
                .flatMap(obligation -> obligation.by().stream()
                        .filter(binding -> binding.kind() == Kind.ELEMENT)
                        .map(binding -> binding.target())
                        .filter(target -> target.contains(TASK))
                        .map(target -> obligation.id() + " " + target.substring(target.indexOf(TASK) + TASK.length())))
                .collect(Collectors.toSet());

        assertThat(Stream.concat(
                        without(planned, bound).map(pair -> pair + ": only the plan's duty says so"),
                        without(bound, planned).map(pair -> pair + ": only " + DATA + " says so")))
                .isEmpty();
    }

    @Test
    void it_names_posts_and_never_a_person_or_a_telephone_number() throws IOException {
        assertThat(data())
                .doesNotContainPattern("\\d{4}[ .]?\\d{3}[ .]?\\d{3}")
                .doesNotContainPattern("[Đđ]ồng chí \\p{Lu}\\p{L}* \\p{Lu}");
        assertThat(Normalizer.isNormalized(data(), Normalizer.Form.NFC)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: O17 | id: O18 | O18 is here twice.",
                "id: O17 | id: O81 | The letter has no O81.",
                "id: O17 | id: O18 | Bound to nothing: O17.",
                "#timer_RollCall | #timer_RollCal | No model in bpmn/ has this element with a label: "
                        + "conference-preparation#timer_RollCal",
                "conference-preparation#timer_RollCall | unit-preparation#timer_RollCall | No model in bpmn/ has this "
                        + "element with a label: unit-preparation#timer_RollCall",
                "PrepareSpeech#minutes | PrepareSpeech#hours | No form of a task has exactly one field of this name: "
                        + "PrepareSpeech#hours",
                "PrepareSpeech#minutes | Speech#minutes | No form of a task has exactly one field of this name: "
                        + "Speech#minutes",
                "#a_speech_lasts_at_most_10_minutes | #a_speech_lasts_at_most | No test that the build runs: "
                        + "vn.diemcau.conference.duty.FormsTest#a_speech_lasts_at_most_O63",
                "plan: lineTest | plan: lineTests | No datum at this path of",
                "sites[code=P2].place | sites[code=P3].place | No datum at this path of",
                "sites[code=P2].place | sites.place | No datum at this path of",
                "mail: sites | mail: site | No mail has this template (.html and .txt): site",
                "mail: sites | mail: layout | No mail has this template (.html and .txt): layout",
                "plan: lineTest | info: Chỉ để biết. | O47 is for information, and yet bound to something.",
                "plan: lineTest | datum: lineTest | Exactly one of element, field, rule, plan, mail and info.",
            })
    void a_binding_that_does_not_hold_is_named(String right, String wrong, String problem) throws IOException {
        String text = data().replaceFirst(quoted(right), wrong);
        assertThat(text).isNotEqualTo(data());

        Refused refused = catchThrowableOfType(Refused.class, () -> reader.read(text));

        assertThat(refused).hasMessageContaining("dòng ").hasMessageContaining(problem);
    }

    private static String quoted(String right) {
        return "\\Q" + right + "\\E";
    }

    private static Stream<String> without(Collection<String> some, Collection<String> others) {
        return some.stream().filter(one -> !others.contains(one)).sorted();
    }

    private static String data() throws IOException {
        return Files.readString(DATA);
    }
}
