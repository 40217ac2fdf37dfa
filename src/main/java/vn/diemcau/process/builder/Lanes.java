package vn.diemcau.process.builder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.LaneSet;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.process.builder.ModelPlan.Duty;
import vn.diemcau.process.model.ConferencePreparation;

/**
 * The lanes of a conference: who decides on postponing and the Office first, then each agency in the letter's order, the
 * units, and what may happen at any time. An agency whose duty is drawn has the id of that drawn lane.
 */
final class Lanes {

    private static final String UNITS = "lane_Units";
    private static final String ANY_TIME = "lane_AnyTime";
    private static final String UNITS_NAME = "Đơn vị đăng ký điểm cầu";
    private static final String UNREGISTERED_NAME = "Các đơn vị";
    private static final String ANY_TIME_NAME = "Bất cứ lúc nào";

    private final Drawing drawing;
    private final ModelPlan plan;
    private final List<String> agencies;
    private final Map<String, String> drawnLanes = new HashMap<>();

    /** @param drawing as it is drawn, before anything is taken away */
    Lanes(Drawing drawing, ModelPlan plan) {
        this.drawing = drawing;
        this.plan = plan;
        Set<String> order = new LinkedHashSet<>();
        if (plan.has(DutyCodes.DECIDE_POSTPONEMENT)) {
            order.add(plan.agencyOf(DutyCodes.DECIDE_POSTPONEMENT));
        }
        order.add(office());
        plan.ofAgencies().map(Duty::agency).forEach(order::add);
        agencies = List.copyOf(order);
        for (Lane lane : drawing.model().getModelElementsByType(Lane.class)) {
            for (FlowNode node : lane.getFlowNodeRefs()) {
                if (node instanceof UserTask) {
                    drawnLanes.put(ConferencePreparation.dutyOf(node.getId()), lane.getId());
                }
            }
        }
    }

    String office() {
        return plan.agencyOf(DutyCodes.ISSUE_LETTER);
    }

    /** The number of an agency's lane, from above. */
    int of(String agency) {
        return agencies.indexOf(agency);
    }

    /** The number of the units' lane. */
    int ofUnits() {
        return agencies.size();
    }

    int count() {
        return agencies.size() + (plan.hasUnits() ? 1 : 0);
    }

    /**
     * Draws the lanes anew.
     *
     * @param laneOf the number of each node's lane
     * @return the ids, from above; the last is the lane of what may happen at any time
     */
    List<String> draw(UnaryOperator<String> nameOf, Map<String, Integer> laneOf) {
        LaneSet set = drawing.process().getLaneSets().iterator().next();
        set.getDomElement().getChildElements().forEach(set.getDomElement()::removeChild);
        Map<String, String> names = new LinkedHashMap<>();
        for (String agency : agencies) {
            names.put(idOf(agency, names.keySet()), PlainName.of(nameOf.apply(agency)));
        }
        if (plan.hasUnits()) {
            names.put(UNITS, plan.hasRegistration() ? UNITS_NAME : UNREGISTERED_NAME);
        }
        names.put(ANY_TIME, ANY_TIME_NAME);
        List<Lane> lanes = new ArrayList<>();
        names.forEach((id, name) -> {
            Lane lane = drawing.model().newInstance(Lane.class, id);
            lane.setName(name);
            set.addChildElement(lane);
            lanes.add(lane);
        });
        for (FlowNode node : drawing.nodes()) {
            FlowNode where = node instanceof BoundaryEvent timer ? timer.getAttachedTo() : node;
            lanes.get(laneOf.get(where.getId())).getFlowNodeRefs().add(node);
        }
        for (SubProcess event : drawing.subProcesses()) {
            lanes.get(lanes.size() - 1).getFlowNodeRefs().add(event);
        }
        return List.copyOf(names.keySet());
    }

    private String idOf(String agency, Set<String> taken) {
        String drawn = plan.ofAgencies()
                .filter(duty -> duty.agency().equals(agency))
                .map(Duty::code)
                .filter(drawnLanes::containsKey)
                .map(drawnLanes::get)
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElse("lane_" + agency);
        if (agency.equals(office())) {
            drawn = drawnLanes.get(DutyCodes.ISSUE_LETTER);
        }
        String id = drawn;
        while (taken.contains(id) || drawing.has(id)) {
            id += "_";
        }
        return id;
    }
}
