package vn.diemcau.process.builder;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** What a person sees of a model, and what would disturb them. */
final class Picture {

    /** In pixels, less than a space between two words. */
    private static final int NEAR = 3;

    private final BpmnModelInstance model;
    private final Map<String, Rectangle> shapes = new LinkedHashMap<>();
    private final Map<String, Rectangle> labels = new LinkedHashMap<>();
    private final Map<String, List<Rectangle>> lines = new LinkedHashMap<>();

    Picture(String xml) {
        model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            String id = shape.getBpmnElement().getId();
            shapes.put(id, rectangle(shape.getBounds()));
            label(id, shape.getBpmnLabel());
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            String id = edge.getBpmnElement().getId();
            List<Rectangle> runs = new ArrayList<>();
            Waypoint before = null;
            for (Waypoint point : edge.getWaypoints()) {
                if (before != null) {
                    Rectangle run = new Rectangle(
                            before.getX().intValue(), before.getY().intValue(), 0, 0);
                    run.add(point.getX().intValue(), point.getY().intValue());
                    runs.add(run);
                }
                before = point;
            }
            lines.put(id, runs);
            label(id, edge.getBpmnLabel());
        }
    }

    private void label(String id, BpmnLabel label) {
        if (label != null) {
            labels.put(id, rectangle(label.getBounds()));
        }
    }

    private static Rectangle rectangle(Bounds bounds) {
        return new Rectangle(
                bounds.getX().intValue(),
                bounds.getY().intValue(),
                bounds.getWidth().intValue(),
                bounds.getHeight().intValue());
    }

    BpmnModelInstance model() {
        return model;
    }

    Map<String, Rectangle> shapes() {
        return shapes;
    }

    Map<String, Rectangle> labels() {
        return labels;
    }

    Map<String, List<Rectangle>> lines() {
        return lines;
    }

    /** Nodes of the process, lanes and flows that are not drawn. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (!shapes.containsKey(node.getId())) {
                missing.add(node.getId());
            }
        }
        for (Lane lane : model.getModelElementsByType(Lane.class)) {
            if (!shapes.containsKey(lane.getId())) {
                missing.add(lane.getId());
            }
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (!lines.containsKey(flow.getId())) {
                missing.add(flow.getId());
            }
        }
        return missing;
    }

    /** Nodes that are not within the lane they belong to, or in no lane or in two. */
    List<String> outsideTheirLane() {
        List<String> outside = new ArrayList<>();
        Map<String, Integer> lanesOf = new LinkedHashMap<>();
        for (Lane lane : model.getModelElementsByType(Lane.class)) {
            for (FlowNode node : lane.getFlowNodeRefs()) {
                lanesOf.merge(node.getId(), 1, Integer::sum);
                if (!shapes.get(lane.getId()).contains(shapes.get(node.getId()))) {
                    outside.add(node.getId());
                }
            }
        }
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            boolean isInEvent = node.getParentElement() instanceof SubProcess;
            if (isInEvent
                            && !shapes.get(((SubProcess) node.getParentElement()).getId())
                                    .contains(shapes.get(node.getId()))
                    || !isInEvent && lanesOf.getOrDefault(node.getId(), 0) != 1) {
                outside.add(node.getId());
            }
        }
        return outside;
    }

    /** Pairs of shapes or labels of which one covers the other. */
    List<String> overlaps() {
        List<String> overlaps = new ArrayList<>();
        List<String> ids = solid();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                if (!isOn(ids.get(i), ids.get(j))
                        && !isOn(ids.get(j), ids.get(i))
                        && shapes.get(ids.get(i)).intersects(shapes.get(ids.get(j)))) {
                    overlaps.add(ids.get(i) + " " + ids.get(j));
                }
            }
        }
        labels.forEach((owner, label) -> {
            ids.stream().filter(id -> covers(label, id)).forEach(id -> overlaps.add("label of " + owner + " " + id));
            labels.forEach((other, box) -> {
                if (owner.compareTo(other) < 0 && label.intersects(box)) {
                    overlaps.add("labels of " + owner + " " + other);
                }
            });
        });
        return overlaps;
    }

    /** Pairs of names that are so near that they read as one. */
    List<String> touchingLabels() {
        List<String> touching = new ArrayList<>();
        labels.forEach((owner, label) -> labels.forEach((other, box) -> {
            Rectangle around = new Rectangle(label);
            around.grow(NEAR, NEAR);
            if (owner.compareTo(other) < 0 && around.intersects(box)) {
                touching.add(owner + " " + other);
            }
        }));
        return touching;
    }

    /** A gateway leaves the corners of its box free. */
    private boolean covers(Rectangle label, String id) {
        Rectangle shape = shapes.get(id);
        if (!(model.getModelElementById(id) instanceof Gateway)) {
            return label.intersects(shape);
        }
        int x = Math.max(label.x, Math.min((int) shape.getCenterX(), label.x + label.width));
        int y = Math.max(label.y, Math.min((int) shape.getCenterY(), label.y + label.height));
        return Math.abs(x - shape.getCenterX()) + Math.abs(y - shape.getCenterY()) < shape.width / 2.0;
    }

    /** Lines that run through a shape. */
    List<String> linesThroughShapes() {
        List<String> through = new ArrayList<>();
        lines.forEach((line, runs) -> runs.forEach(run -> solid().stream()
                .filter(id -> crosses(run, shapes.get(id)))
                .forEach(id -> through.add(line + " " + id))));
        return through;
    }

    /** Lines that run through a label. */
    List<String> linesThroughLabels() {
        List<String> through = new ArrayList<>();
        lines.forEach((line, runs) -> runs.forEach(run -> labels.forEach((owner, box) -> {
            if (crosses(run, box)) {
                through.add(line + " label of " + owner);
            }
        })));
        return through;
    }

    /** Pairs of lines that cross; lines of one fork or one join may run together. */
    List<String> crossings() {
        List<String> crossings = new ArrayList<>();
        List<String> ids = List.copyOf(lines.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                if (!belongTogether(ids.get(i), ids.get(j))
                        && lines.get(ids.get(i)).stream().anyMatch(touches(lines.get(ids.get(j))))) {
                    crossings.add(ids.get(i) + " " + ids.get(j));
                }
            }
        }
        return crossings;
    }

    /** Lines with a part that is neither horizontal nor vertical. */
    List<String> askew() {
        return lines.entrySet().stream()
                .filter(line -> line.getValue().stream().anyMatch(run -> run.width > 0 && run.height > 0))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static java.util.function.Predicate<Rectangle> touches(List<Rectangle> others) {
        return run -> others.stream()
                .anyMatch(other -> run.x <= other.x + other.width
                        && other.x <= run.x + run.width
                        && run.y <= other.y + other.height
                        && other.y <= run.y + run.height);
    }

    private boolean belongTogether(String one, String other) {
        SequenceFlow a = model.getModelElementById(one);
        SequenceFlow b = model.getModelElementById(other);
        return a.getSource().equals(b.getSource()) || a.getTarget().equals(b.getTarget());
    }

    /** Tasks, events and gateways. */
    private List<String> solid() {
        return shapes.keySet().stream()
                .filter(id -> !(model.getModelElementById(id) instanceof Lane)
                        && !(model.getModelElementById(id) instanceof Participant)
                        && !(model.getModelElementById(id) instanceof SubProcess))
                .toList();
    }

    private boolean isOn(String timer, String task) {
        return model.getModelElementById(timer) instanceof BoundaryEvent event
                && event.getAttachedTo().getId().equals(task);
    }

    private static boolean crosses(Rectangle run, Rectangle box) {
        return run.x < box.x + box.width
                        && box.x < run.x + run.width
                        && run.y < box.y + box.height
                        && box.y < run.y + run.height
                || run.width == 0
                        && box.x < run.x
                        && run.x < box.x + box.width
                        && run.y < box.y + box.height
                        && box.y < run.y + run.height
                || run.height == 0
                        && box.y < run.y
                        && run.y < box.y + box.height
                        && run.x < box.x + box.width
                        && box.x < run.x + run.width;
    }
}
