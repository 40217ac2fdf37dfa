package vn.diemcau.conference.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How well letters are read, against what people decided for each before. The figures may not fall. The reader gets no
 * directory here, so that the grammar of names alone has to find who is asked.
 */
class LettersReadTest {

    /** A folder with more letters, which are not ours to keep here. */
    private static final String MORE = "diemcau.letters";

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static Map<String, Score> scores(Path folder) throws IOException {
        LetterReader reader = new LetterReader(AgencyNames.of(List.of()));
        Map<String, Score> scores = new LinkedHashMap<>();
        for (GoldLetter letter : GoldLetter.in(folder)) {
            scores.put(letter.name(), Score.of(letter.gold(), reader.read(letter.text(), null, TODAY)));
        }
        return scores;
    }

    /** The table stands in the test's output. */
    private static Score shown(Map<String, Score> scores) {
        Score all = Score.sum(scores.values().stream());
        List<String> table = new ArrayList<>(List.of(Score.HEADING));
        scores.forEach((name, score) -> {
            table.add(score.line(name));
            score.faults().forEach(fault -> table.add("      " + fault));
        });
        table.add(all.line("all %d letters".formatted(scores.size())));
        System.out.println(String.join(System.lineSeparator(), table));
        return all;
    }

    /**
     * @param deadlines least share of right hours and days, in per cent
     * @param milestones least share of milestones with their hour, in per cent
     */
    private static void isReadWell(Score all, double deadlines, double milestones) {
        assertThat(all.precision()).as("precision").isGreaterThanOrEqualTo(95);
        assertThat(all.recall()).as("recall").isGreaterThanOrEqualTo(92);
        assertThat(all.duePercent()).as("deadlines").isGreaterThanOrEqualTo(deadlines);
        assertThat(all.milestonePercent()).as("milestones").isGreaterThanOrEqualTo(milestones);
        assertThat(all.whoPercent()).as("who").isGreaterThanOrEqualTo(95);
        assertThat(all.lost()).as("lost").isZero();
        assertThat(all.merged() * 20).as("merged").isLessThanOrEqualTo(all.gold());
        assertThat(all.noise() * 20).as("noise").isLessThanOrEqualTo(all.gold());
    }

    @Test
    void letters_of_all_sorts_of_offices_are_read_well() throws IOException {
        isReadWell(shown(scores(Path.of("src/test/resources/reading"))), 97, 99);
    }

    @Test
    void the_letter_that_the_product_is_built_on_is_read_almost_whole() throws IOException {
        Score letter = scores(Path.of("src/test/resources/reading")).get("01-hatinh-2022-thu-goc");
        assertThat(letter.precision()).isGreaterThanOrEqualTo(95);
        assertThat(letter.recall()).isGreaterThanOrEqualTo(95);
    }

    @Test
    @EnabledIfSystemProperty(named = MORE, matches = ".+")
    void the_letters_of_the_named_folder_are_read_well() throws IOException {
        Path folder = Path.of(System.getProperty(MORE));
        assertThat(Files.isDirectory(folder)).as("folder %s".formatted(folder)).isTrue();
        Map<String, Score> scores = scores(folder);
        assertThat(scores).isNotEmpty();
        isReadWell(shown(scores), 100, 100);
    }
}
