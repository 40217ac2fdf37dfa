package vn.diemcau.process.builder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import vn.diemcau.process.layout.Line;
import vn.diemcau.process.layout.Mark;
import vn.diemcau.process.layout.Mark.Kind;
import vn.diemcau.process.layout.Mark.Place;
import vn.diemcau.process.layout.Mark.Timer;

/** What is to be laid out, read from a model. */
final class Marks {

    private Marks() {}

    static List<Mark> of(Collection<FlowNode> nodes, Map<String, Place> places) {
        List<Mark> marks = new ArrayList<>();
        for (FlowNode node : nodes) {
            if (!(node instanceof BoundaryEvent)) {
                marks.add(new Mark(
                        node.getId(), kindOf(node), node.getName(), timersOf(node, nodes), places.get(node.getId())));
            }
        }
        return marks;
    }

    private static Kind kindOf(FlowNode node) {
        if (node instanceof Activity) {
            return Kind.TASK;
        }
        return node instanceof Gateway ? Kind.GATEWAY : Kind.EVENT;
    }

    /** The reminder left of the deadline. */
    private static List<Timer> timersOf(FlowNode node, Collection<FlowNode> nodes) {
        return nodes.stream()
                .filter(BoundaryEvent.class::isInstance)
                .map(BoundaryEvent.class::cast)
                .filter(timer -> timer.getAttachedTo().equals(node))
                .sorted(Comparator.comparing(FlowNode::getId).reversed())
                .map(timer -> new Timer(timer.getId(), timer.getName(), timer.cancelActivity()))
                .toList();
    }

    static List<Line> lines(Collection<SequenceFlow> flows) {
        return flows.stream()
                .map(flow -> new Line(
                        flow.getId(),
                        flow.getName(),
                        flow.getSource().getId(),
                        flow.getTarget().getId(),
                        Drawing.isParallel(flow.getSource())
                                && flow.getSource().getOutgoing().size() > 1,
                        Drawing.isParallel(flow.getTarget())
                                && flow.getTarget().getIncoming().size() > 1))
                .toList();
    }
}
