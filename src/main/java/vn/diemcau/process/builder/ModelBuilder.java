package vn.diemcau.process.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.instance.Lane;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.process.layout.Mark.Place;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/**
 * Makes the models of one conference: it leaves out what the plan has not, adds what is not drawn, and lays everything
 * out. The drawn models are what it makes of the example's plan.
 */
public final class ModelBuilder {

    private ModelBuilder() {}

    /** What makes two plans have the same models: an equal key. */
    public record Key(Object plan, String letterKind, List<String> names) {}

    /** The key of a plan's models. */
    public static Key key(Plan plan, UnaryOperator<String> agencyName) {
        return new Key(
                ModelPlan.of(plan),
                plan.letterKind(),
                plan.duties().stream()
                        .map(Plan.Duty::agency)
                        .filter(Objects::nonNull)
                        .map(agencyName)
                        .toList());
    }

    /** @param agencyName the name of an agency by its code */
    public static BuiltModels build(Plan plan, UnaryOperator<String> agencyName) {
        return build(ModelPlan.of(plan), plan.letterKind(), agencyName);
    }

    static BuiltModels build(ModelPlan plan, String letterKind, UnaryOperator<String> agencyName) {
        String conference = conference(plan, letterKind, agencyName);
        String unit = plan.hasUnits() ? unit(plan, letterKind) : null;
        boolean isDrawn = conference.equals(drawn(ConferencePreparation.KEY))
                && (unit == null || unit.equals(drawn(UnitPreparation.KEY)));
        return new BuiltModels(conference, unit, isDrawn);
    }

    private static String conference(ModelPlan plan, String letterKind, UnaryOperator<String> agencyName) {
        Drawing drawing = new Drawing(ConferencePreparation.KEY);
        LetterNames.write(drawing.model(), letterKind);
        Lanes lanes = new Lanes(drawing, plan);
        ConferenceFlow flow = new ConferenceFlow(drawing, plan);
        flow.apply();
        Map<String, Place> places = new ConferencePlaces(drawing, plan, flow, lanes).places();
        Map<String, Integer> laneOf = new HashMap<>();
        places.forEach((id, place) -> laneOf.put(id, place.lane()));
        List<String> ids = lanes.draw(agencyName, laneOf);
        new Diagram(drawing.model()).write(PoolSheet.of(drawing, ids, places));
        return BpmnText.of(drawing.model());
    }

    private static String unit(ModelPlan plan, String letterKind) {
        Drawing drawing = new Drawing(UnitPreparation.KEY);
        LetterNames.write(drawing.model(), letterKind);
        UnitFlow flow = new UnitFlow(drawing, plan);
        flow.apply();
        Map<String, Place> places = new UnitPlaces(drawing, plan, flow).places();
        Lane lane =
                drawing.model().getModelElementsByType(Lane.class).iterator().next();
        lane.getFlowNodeRefs().clear();
        lane.getFlowNodeRefs().addAll(drawing.nodes());
        new Diagram(drawing.model()).write(PoolSheet.of(drawing, List.of(lane.getId()), places));
        return BpmnText.of(drawing.model());
    }

    private static String drawn(String key) {
        try (InputStream in = ModelBuilder.class.getResourceAsStream("/bpmn/" + key + ".bpmn")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
