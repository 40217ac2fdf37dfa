package vn.diemcau.process.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.diemcau.Letter;
import vn.diemcau.process.layout.Lettering;

/** What people see of the models that the builder makes. */
class ModelPictureTest {

    static Stream<Arguments> pictures() {
        return Stream.concat(
                Stream.of(Plans.values()).flatMap(plan -> pictures(plan.name(), plan.models())),
                Stream.of(Letter.values()).flatMap(letter -> pictures(letter.name(), Plans.models(letter))));
    }

    private static Stream<Arguments> pictures(String name, BuiltModels models) {
        return Stream.of(named(name + " conference", models.conferenceXml()), named(name + " unit", models.unitXml()))
                .flatMap(Optional::stream);
    }

    private static Optional<Arguments> named(String name, String xml) {
        return Optional.ofNullable(xml).map(text -> Arguments.of(Named.of(name, new Picture(text))));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everything_is_drawn_in_its_lane(Picture picture) {
        assertThat(picture.missing()).as("missing").isEmpty();
        assertThat(picture.outsideTheirLane()).as("outside their lane").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void nothing_covers_another_thing(Picture picture) {
        assertThat(picture.overlaps()).isEmpty();
        assertThat(picture.touchingLabels()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void lines_are_straight_and_run_through_nothing(Picture picture) {
        assertThat(picture.askew()).isEmpty();
        assertThat(picture.linesThroughShapes()).isEmpty();
        assertThat(picture.linesThroughLabels()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void no_name_is_cut(Picture picture) {
        for (FlowElement element : picture.model().getModelElementsByType(FlowElement.class)) {
            if (element.getName() == null) {
                continue;
            }
            Rectangle label = picture.labels().get(element.getId());
            if (element instanceof Activity) {
                Rectangle task = picture.shapes().get(element.getId());
                assertThat(Lettering.INSIDE.height(element.getName(), task.width - 14))
                        .as(element.getName())
                        .isLessThanOrEqualTo(task.height - 14);
            } else {
                assertThat(label).as(element.getId()).isNotNull();
                assertThat(Lettering.BESIDE.height(element.getName(), Lettering.LABEL_WIDTH))
                        .as(element.getName())
                        .isLessThanOrEqualTo(label.height);
            }
        }
        for (Lane lane : picture.model().getModelElementsByType(Lane.class)) {
            assertThat(Lettering.INSIDE.height(lane.getName(), picture.shapes().get(lane.getId()).height - 14))
                    .as(lane.getName())
                    .isLessThanOrEqualTo(2 * Lettering.INSIDE.lineHeight());
        }
    }

    @Test
    void no_line_of_the_example_crosses_another_or_a_name() {
        BuiltModels models = Plans.EXAMPLE.models();
        for (String xml : new String[] {models.conferenceXml(), models.unitXml()}) {
            assertThat(new Picture(xml).crossings()).isEmpty();
            assertThat(new Picture(xml).linesThroughLabels()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LARGE")
    void hardly_a_line_of_another_plan_crosses_one(Plans plan) {
        // Loops that begin together and end together, in the same lanes, meet.
        int most = plan == Plans.THREE_TESTS ? 8 : plan == Plans.CHAIN ? 1 : 0;
        assertThat(new Picture(plan.models().conferenceXml()).crossings()).hasSizeLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @EnumSource
    void no_line_of_a_letter_crosses_another(Letter letter) {
        assertThat(new Picture(Plans.models(letter).conferenceXml()).crossings())
                .isEmpty();
    }

    @Test
    void the_example_is_wider_than_high() {
        BuiltModels models = Plans.EXAMPLE.models();
        for (String xml : new String[] {models.conferenceXml(), models.unitXml()}) {
            Rectangle pool = new Picture(xml).shapes().values().iterator().next();
            assertThat((double) pool.width / pool.height).isGreaterThan(1.6);
        }
    }
}
