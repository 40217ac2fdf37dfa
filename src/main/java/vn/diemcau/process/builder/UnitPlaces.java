package vn.diemcau.process.builder;

import static vn.diemcau.process.model.ConferencePreparation.openingOf;
import static vn.diemcau.process.model.ConferencePreparation.taskOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.process.builder.ModelPlan.Duty;
import vn.diemcau.process.layout.Mark.Place;

/** Where a unit's steps and duties stand: registration in the first row, each other duty in a row of its own. */
final class UnitPlaces {

    private final Drawing drawing;
    private final ModelPlan plan;
    private final UnitFlow flow;
    private final Columns columns = new Columns();
    private final Map<String, Integer> ranks = new HashMap<>();

    UnitPlaces(Drawing drawing, ModelPlan plan, UnitFlow flow) {
        this.drawing = drawing;
        this.plan = plan;
        this.flow = flow;
    }

    /** The places by the ids of the nodes. */
    Map<String, Place> places() {
        List.of("start", "opened").forEach(columns::narrow);
        List.of("duties", "announce", "amend").forEach(columns::wide);
        placeRegistration();
        columns.put(UnitFlow.START, 0, 0, columns.of("start"));
        FlowNode opened =
                drawing.node(UnitFlow.START).getOutgoing().iterator().next().getTarget();
        if (opened instanceof Gateway) {
            columns.put(opened.getId(), 0, 0, columns.of("opened"));
        }
        List<Duty> signed = flow.afters().duties().filter(flow::isSigned).toList();
        flow.afters().duties().filter(flow::isSigned).forEach(this::place);
        if (flow.isStep(DutyCodes.SIGN_UNIT_READINESS)) {
            placeSigning(signed);
        }
        flow.afters().duties().forEach(this::place);
        Map<String, Place> places = new HashMap<>();
        for (FlowNode node : drawing.nodes()) {
            if (!(node instanceof BoundaryEvent)) {
                places.put(
                        node.getId(), columns.has(node.getId()) ? columns.placeOf(node.getId()) : columns.beside(node));
            }
        }
        return places;
    }

    private void placeRegistration() {
        if (!flow.isStep(DutyCodes.REGISTER_SITES)) {
            return;
        }
        // A way that only some units take has a name, which needs the room of a bend.
        int row = plan.duty(DutyCodes.REGISTER_SITES).isOfSome() ? 1 : 0;
        columns.put(taskOf(DutyCodes.REGISTER_SITES), 0, row, columns.of("duties"));
        columns.put(UnitFlow.REGISTERED, 0, row, columns.after("duties"));
        columns.put(UnitFlow.BEFORE_DUE, 0, row, columns.after("duties") + (drawing.has(UnitFlow.REGISTERED) ? 1 : 0));
        columns.put(UnitFlow.ANNOUNCE, 0, row, columns.of("announce"));
        columns.put(taskOf(DutyCodes.AMEND_REGISTRATION), 0, row, columns.of("amend"));
        columns.put(UnitFlow.REGISTRATION_CLOSED, 0, row, columns.after("amend"));
        ranks.put(DutyCodes.REGISTER_SITES, 0);
    }

    private void placeSigning(List<Duty> signed) {
        int rank = 0;
        int rows = 0;
        for (Duty duty : signed) {
            rank = Math.max(rank, ranks.get(duty.code()) + 1);
            rows += columns.placeOf(taskOf(duty.code())).row();
        }
        int column = columns.ranked(rank);
        int row = columns.freeRow(0, rows / signed.size(), column - 1, column + 1);
        columns.put(UnitFlow.PREPARED, 0, row, column - 1);
        columns.put(taskOf(DutyCodes.SIGN_UNIT_READINESS), 0, row, column);
        ranks.put(DutyCodes.SIGN_UNIT_READINESS, rank);
    }

    private void place(Duty duty) {
        if (columns.has(taskOf(duty.code()))) {
            return;
        }
        List<String> before = flow.afters().before(duty);
        before.stream().filter(code -> !flow.isStep(code)).map(plan::duty).forEach(this::place);
        int rank = before.stream().mapToInt(ranks::get).max().orElse(-1) + 1;
        int column = columns.ranked(rank);
        int row = 0;
        if (before.size() == 1) {
            Place place = columns.placeOf(taskOf(before.get(0)));
            row = columns.isFree(0, place.row(), column, column + 1) ? place.row() : 0;
        }
        int from = before.size() > 1 || duty.opensLater() ? column - 1 : column;
        // Such a duty has a gateway and a timer before it, so the timer takes the place of a task.
        boolean opensAfterSeveral = flow.afters().opensAfterSeveral(duty);
        column = columns.ranked(opensAfterSeveral ? ++rank : rank);
        row = columns.freeRow(0, row, from, column + 1);
        if (duty.opensLater()) {
            columns.put(openingOf(duty.code()), 0, row, opensAfterSeveral ? from + 1 : from);
        }
        columns.put(taskOf(duty.code()), 0, row, column);
        ranks.put(duty.code(), rank);
    }
}
