package vn.diemcau.process.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;

/** Deploys the models as they were before a release, as they may be after one, and as they are. */
@TestComponent
public class OlderModels {

    private final RepositoryService repository;

    OlderModels(RepositoryService repository) {
        this.repository = repository;
    }

    /** The Office could not add duties yet, and no unit was reminded of its hall. */
    public void deployOlder() {
        BpmnModelInstance conference = present(ConferencePreparation.KEY);
        remove(conference, "subProcess_DutyAdded");
        BpmnModelInstance unit = present(UnitPreparation.KEY);
        remove(unit, "timer_PrepareHall_Reminder");
        deploy(conference, unit);
    }

    /** An extension of the registrations brought no second list yet. */
    public void deployWithoutExtension() {
        BpmnModelInstance conference = present(ConferencePreparation.KEY);
        remove(conference, "subProcess_RegistrationExtended");
        deploy(conference, present(UnitPreparation.KEY));
    }

    public void deployPresent() {
        deploy(present(ConferencePreparation.KEY), present(UnitPreparation.KEY));
    }

    /** Removes the duty of the power company. */
    public void deployWithoutPower() {
        BpmnModelInstance conference = present(ConferencePreparation.KEY);
        remove(conference, "userTask_KeepPowerStable", "endEvent_KeepPowerStableDone");
        deploy(conference, present(UnitPreparation.KEY));
    }

    /** The power company has another duty instead. */
    public void deployWithGrid() {
        String conference = text(ConferencePreparation.KEY)
                .replace("_KeepPowerStable", "_KeepGridStable")
                .replace("\"Bảo đảm nguồn điện", "\"Giữ lưới điện");
        deploy(
                Bpmn.readModelFromStream(new ByteArrayInputStream(conference.getBytes(StandardCharsets.UTF_8))),
                present(UnitPreparation.KEY));
    }

    private void deploy(BpmnModelInstance conference, BpmnModelInstance unit) {
        repository
                .createDeployment()
                .addModelInstance(ConferencePreparation.KEY + ".bpmn", conference)
                .addModelInstance(UnitPreparation.KEY + ".bpmn", unit)
                .deploy();
    }

    private static BpmnModelInstance present(String key) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(text(key).getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(String key) {
        try {
            return new ClassPathResource("bpmn/" + key + ".bpmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes steps out, with what hangs on them and their drawings. */
    private static void remove(BpmnModelInstance model, String... ids) {
        List<ModelElementInstance> gone = new ArrayList<>();
        for (String id : ids) {
            FlowNode step = Objects.requireNonNull(model.getModelElementById(id), id);
            gone.add(step);
            model.getModelElementsByType(BoundaryEvent.class).stream()
                    .filter(event -> event.getAttachedTo().equals(step))
                    .forEach(gone::add);
            model.getModelElementsByType(SequenceFlow.class).stream()
                    .filter(flow ->
                            flow.getSource().equals(step) || flow.getTarget().equals(step))
                    .forEach(gone::add);
        }
        gone.forEach(element -> {
            if (element.getParentElement() != null) {
                element.getParentElement().removeChildElement(element);
            }
        });
        model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() == null)
                .forEach(shape -> shape.getParentElement().removeChildElement(shape));
        model.getModelElementsByType(BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnElement() == null)
                .forEach(edge -> edge.getParentElement().removeChildElement(edge));
    }
}
