package vn.diemcau.process.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** The drawn models are what the builder makes of the example's plan. */
class DrawnModelsTest {

    private static final Path MADE = Path.of("target", "bpmn");

    @Test
    void the_drawn_models_are_what_the_builder_makes_of_the_example() throws IOException {
        BuiltModels models = Plans.EXAMPLE.models();
        Files.createDirectories(MADE);
        Files.writeString(MADE.resolve(ConferencePreparation.KEY + ".bpmn"), models.conferenceXml());
        Files.writeString(MADE.resolve(UnitPreparation.KEY + ".bpmn"), models.unitXml());

        for (String key : new String[] {ConferencePreparation.KEY, UnitPreparation.KEY}) {
            String file = key + ".bpmn";
            assertThat(Files.mismatch(Path.of("bpmn", file), MADE.resolve(file)))
                    .as("%s differs from what the builder makes: see %s, copy it to bpmn/ if it is right", file, MADE)
                    .isEqualTo(-1);
        }
        assertThat(models.isDrawn()).isTrue();
    }
}
