package vn.diemcau.process.builder;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import vn.diemcau.process.layout.Box;
import vn.diemcau.process.layout.Point;
import vn.diemcau.process.layout.Sheet;

/**
 * Writes where everything is into a model, in place of what it said before. References are written as plain attributes:
 * the model's own way looks through the whole model for each of them.
 */
final class Diagram {

    private static final String ELEMENT = "bpmnElement";

    private final BpmnModelInstance model;
    private final BpmnPlane plane;

    Diagram(BpmnModelInstance model) {
        this.model = model;
        this.plane = model.getModelElementsByType(BpmnPlane.class).iterator().next();
        plane.getDomElement().getChildElements().forEach(plane.getDomElement()::removeChild);
    }

    void write(Sheet sheet) {
        sheet.shapes().forEach((id, box) -> {
            BpmnShape shape = model.newInstance(BpmnShape.class, id + "_di");
            BaseElement element = model.getModelElementById(id);
            shape.setAttributeValue(ELEMENT, id);
            if (element instanceof Participant || element instanceof Lane) {
                shape.setHorizontal(true);
            } else if (element instanceof SubProcess) {
                shape.setExpanded(true);
            } else if (element instanceof ExclusiveGateway) {
                shape.setMarkerVisible(true);
            }
            shape.setBounds(bounds(box));
            if (sheet.labels().containsKey(id)) {
                shape.setBpmnLabel(label(sheet.labels().get(id)));
            }
            plane.addChildElement(shape);
        });
        sheet.lines().forEach((id, points) -> {
            BpmnEdge edge = model.newInstance(BpmnEdge.class, id + "_di");
            edge.setAttributeValue(ELEMENT, id);
            points.forEach(point -> edge.getWaypoints().add(waypoint(point)));
            if (sheet.labels().containsKey(id)) {
                edge.setBpmnLabel(label(sheet.labels().get(id)));
            }
            plane.addChildElement(edge);
        });
    }

    private BpmnLabel label(Box box) {
        BpmnLabel label = model.newInstance(BpmnLabel.class);
        label.getDomElement().removeAttribute("id");
        label.setBounds(bounds(box));
        return label;
    }

    private Bounds bounds(Box box) {
        Bounds bounds = model.newInstance(Bounds.class);
        bounds.setAttributeValue("x", String.valueOf(box.x()));
        bounds.setAttributeValue("y", String.valueOf(box.y()));
        bounds.setAttributeValue("width", String.valueOf(box.width()));
        bounds.setAttributeValue("height", String.valueOf(box.height()));
        return bounds;
    }

    private Waypoint waypoint(Point point) {
        Waypoint waypoint = model.newInstance(Waypoint.class);
        waypoint.setAttributeValue("x", String.valueOf(point.x()));
        waypoint.setAttributeValue("y", String.valueOf(point.y()));
        return waypoint;
    }
}
