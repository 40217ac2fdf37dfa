package vn.diemcau.process.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A drawn model that is made into the model of one plan. Whatever the plan wants is asked for by {@link #flow}: it is
 * taken from the drawing or added. {@link #removeTheRest} takes away what nobody asked for.
 */
final class Drawing {

    private static final String FLOW = "flow_";

    private final BpmnModelInstance model;
    private final Process process;
    private final Set<SequenceFlow> wanted = new HashSet<>();

    Drawing(String key) {
        try (InputStream in = Drawing.class.getResourceAsStream("/bpmn/" + key + ".bpmn")) {
            model = Bpmn.readModelFromStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = model.getModelElementById(key);
    }

    BpmnModelInstance model() {
        return model;
    }

    Process process() {
        return process;
    }

    boolean has(String id) {
        return model.getModelElementById(id) != null;
    }

    FlowNode node(String id) {
        FlowNode node = model.getModelElementById(id);
        if (node == null) {
            throw new IllegalStateException("Not in the model: " + id);
        }
        return node;
    }

    /** What happens in the process itself, without its event subprocesses and what is in them. */
    List<FlowNode> nodes() {
        return process.getFlowElements().stream()
                .filter(element -> element instanceof FlowNode && !(element instanceof SubProcess))
                .map(FlowNode.class::cast)
                .toList();
    }

    List<SubProcess> subProcesses() {
        return List.copyOf(process.getChildElementsByType(SubProcess.class));
    }

    List<BoundaryEvent> timersOf(FlowNode task) {
        return process.getChildElementsByType(BoundaryEvent.class).stream()
                .filter(timer -> timer.getAttachedTo().equals(task))
                .toList();
    }

    /** Wants a flow, and with it what it connects. */
    SequenceFlow flow(String from, String to) {
        SequenceFlow flow = flowBetween(from, to);
        if (flow == null) {
            flow = add(SequenceFlow.class, FLOW + shortOf(from) + "_" + shortOf(to));
            FlowNode source = node(from);
            FlowNode target = node(to);
            flow.setSource(source);
            flow.setTarget(target);
            source.getOutgoing().add(flow);
            target.getIncoming().add(flow);
        }
        wanted.add(flow);
        return flow;
    }

    /** Wants a flow of an exclusive gateway that asks the same, and is called the same, as a drawn one. */
    SequenceFlow flowLike(String from, String to, String drawn) {
        SequenceFlow like = model.getModelElementById(FLOW + drawn);
        SequenceFlow flow = flow(from, to);
        if (!flow.equals(like)) {
            flow.setName(like.getName());
            if (like.getConditionExpression() != null) {
                ConditionExpression condition = nameless(ConditionExpression.class);
                condition.setTextContent(like.getConditionExpression().getTextContent());
                flow.setConditionExpression(condition);
            } else if (node(from) instanceof ExclusiveGateway gateway) {
                gateway.setDefault(flow);
            }
        }
        return flow;
    }

    private SequenceFlow flowBetween(String from, String to) {
        return node(from).getOutgoing().stream()
                .filter(flow -> flow.getTarget().getId().equals(to))
                .findFirst()
                .orElse(null);
    }

    /** Leads from a step to all that follow it: by a gateway where they are several, to an end where there are none. */
    void lead(String from, List<String> targets, String gateway, String end) {
        if (targets.isEmpty()) {
            flow(from, drawnEnd(from).orElseGet(() -> end(end)));
        } else if (targets.size() == 1) {
            flow(from, targets.get(0));
        } else {
            flow(from, gateway(gateway));
            targets.forEach(target -> flow(gateway, target));
        }
    }

    /**
     * The same where only some units take some of the ways.
     *
     * @param asked the codes of the duties that a unit must have to take a way, by targets
     */
    void lead(String from, List<String> targets, Map<String, String> asked, String gateway, String end) {
        if (targets.stream().noneMatch(asked::containsKey)) {
            lead(from, targets, gateway, end);
            return;
        }
        InclusiveGateway choice = add(InclusiveGateway.class, gateway);
        choice.setCamundaAsyncBefore(true);
        flow(from, choice.getId());
        for (String target : targets) {
            SequenceFlow flow = flow(choice.getId(), target);
            if (asked.containsKey(target)) {
                flow.setName("Nếu được giao");
                ConditionExpression condition = nameless(ConditionExpression.class);
                condition.setTextContent("${duty.isAsked(execution, '%s')}".formatted(asked.get(target)));
                flow.setConditionExpression(condition);
            }
        }
        if (asked.keySet().containsAll(targets)) {
            choice.setDefault(flow(choice.getId(), drawnEnd(from).orElseGet(() -> end(end))));
        }
    }

    private Optional<String> drawnEnd(String from) {
        return node(from).getOutgoing().stream()
                .map(SequenceFlow::getTarget)
                .filter(EndEvent.class::isInstance)
                .map(FlowNode::getId)
                .findFirst();
    }

    /** A parallel gateway that works in a job, so that two people who finish at one instant never meet in it. */
    String gateway(String id) {
        if (!has(id)) {
            add(ParallelGateway.class, id).setCamundaAsyncBefore(true);
        }
        return id;
    }

    /** A gateway where ways of which only one is taken come together. */
    String merge(String id) {
        if (!has(id)) {
            add(ExclusiveGateway.class, id);
        }
        return id;
    }

    String end(String id) {
        if (!has(id)) {
            add(EndEvent.class, id).setCamundaAsyncBefore(true);
        }
        return id;
    }

    <T extends FlowElement> T add(Class<T> type, String id) {
        T element = model.newInstance(type, free(id));
        process.addChildElement(element);
        return element;
    }

    /** An element without an id: a generated one would make each model another text. */
    <T extends ModelElementInstance> T nameless(Class<T> type) {
        T element = model.newInstance(type);
        element.getDomElement().removeAttribute("id");
        return element;
    }

    /** An id that nothing in the model has yet. */
    String free(String id) {
        String free = id;
        for (int i = 2; has(free); i++) {
            free = id + "_" + i;
        }
        return free;
    }

    /** Takes away what no wanted flow touches. */
    void removeTheRest() {
        for (SequenceFlow flow : List.copyOf(process.getChildElementsByType(SequenceFlow.class))) {
            if (!wanted.contains(flow)) {
                remove(flow);
            }
        }
        for (FlowNode node : nodes()) {
            if (!(node instanceof BoundaryEvent)
                    && node.getIncoming().isEmpty()
                    && node.getOutgoing().isEmpty()) {
                timersOf(node).forEach(this::remove);
                remove(node);
            }
        }
    }

    private void remove(SequenceFlow flow) {
        flow.getSource().getOutgoing().remove(flow);
        flow.getTarget().getIncoming().remove(flow);
        if (flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault())) {
            gateway.removeAttribute("default");
        }
        remove((FlowElement) flow);
    }

    /** Nothing may refer to it any more; the model's own way looks for that in the whole model, each time. */
    void remove(FlowElement element) {
        process.getDomElement().removeChild(element.getDomElement());
    }

    /** Whether a gateway's ways are all taken. */
    static boolean isParallel(FlowNode node) {
        return node instanceof Gateway && !(node instanceof ExclusiveGateway);
    }

    /** "userTask_PrepareReports" becomes "PrepareReports". */
    static String shortOf(String id) {
        return id.substring(id.indexOf('_') + 1);
    }

    static List<String> ids(Collection<? extends FlowNode> nodes) {
        List<String> ids = new ArrayList<>();
        nodes.forEach(node -> ids.add(node.getId()));
        return ids;
    }
}
