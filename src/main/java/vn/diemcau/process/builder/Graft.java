package vn.diemcau.process.builder;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.process.model.ConferencePreparation;

/**
 * Adds the user task of a duty that is not drawn, with the attributes and timers of the drawn ones. Its expressions are
 * written here; nothing that a person wrote becomes one.
 */
final class Graft {

    /** Forms that ask for what their kind is about, and for nothing that only some letter says. */
    private static final Map<DutyKind, String> FORMS = new EnumMap<>(Map.ofEntries(
            Map.entry(DutyKind.ACKNOWLEDGE, "AcknowledgeSites"),
            Map.entry(DutyKind.TEST, DutyCodes.TEST_LINES),
            Map.entry(DutyKind.REPAIR, DutyCodes.REPAIR_LINES),
            Map.entry(DutyKind.PREPARE_SITE, "PrepareSite"),
            Map.entry(DutyKind.POWER, DutyCodes.KEEP_POWER_STABLE),
            Map.entry(DutyKind.TECHNICIANS, "AssignTechnicians"),
            Map.entry(DutyKind.INVITE, "InviteDelegates"),
            Map.entry(DutyKind.SPEECH, "GiveSpeech"),
            Map.entry(DutyKind.REPORTERS, "AssignReporters"),
            Map.entry(DutyKind.COVER, "CoverConference"),
            Map.entry(DutyKind.AWARDS, DutyCodes.PREPARE_AWARDS),
            Map.entry(DutyKind.ROLL_CALL, DutyCodes.TAKE_ROLL_CALL)));

    private static final String GENERAL_FORM = "GeneralDuty";

    private final Drawing drawing;
    private final BpmnModelInstance model;

    Graft(Drawing drawing) {
        this.drawing = drawing;
        this.model = drawing.model();
    }

    /** The user task of a duty, as it is drawn or made like a drawn one. */
    void task(ModelPlan.Duty duty) {
        String id = ConferencePreparation.taskOf(duty.code());
        if (!drawing.has(id)) {
            add(duty);
        }
        if (duty.name() != null) {
            ((UserTask) drawing.node(id)).setName(PlainName.of(duty.name()));
        }
        if (duty.opensLater()) {
            wait(ConferencePreparation.openingOf(duty.code()), duty.opens().words(), "${duty.opens(execution)}");
        }
    }

    /** The time of a session that nobody calls the roll of. */
    void session(ModelPlan.Session session) {
        wait(ConferencePreparation.sessionOf(session.id()), session.name(), "${dates.session(execution)}");
    }

    /** A date of registration after the first, and the list that goes out at it. */
    void registration(ModelPlan.Registration registration) {
        String timer = ConferencePreparation.registrationOf(registration.id());
        wait(timer, registration.name(), "${dates.milestone(execution)}");
        ServiceTask distribute =
                drawing.add(ServiceTask.class, ConferencePreparation.distributionOf(registration.id()));
        distribute.setName("Chốt và gửi danh sách điểm cầu");
        distribute.setCamundaAsyncBefore(true);
        distribute.setCamundaDelegateExpression("${distributeSitesOf}");
        ExtensionElements extensions = drawing.nameless(ExtensionElements.class);
        distribute.setExtensionElements(extensions);
        extensions.addExtensionElement(CamundaFailedJobRetryTimeCycle.class).setTextContent("R5/PT1M");
    }

    /** The instant at which all units have done a duty. */
    void allDone(ModelPlan.Duty duty) {
        IntermediateCatchEvent event =
                drawing.add(IntermediateCatchEvent.class, ConferencePreparation.allDoneEvent(duty.code()));
        event.setName(PlainName.of("Mọi đơn vị đã xong: " + (duty.name() == null ? duty.code() : duty.name())));
        // The officer of the last unit does not wait for what follows.
        event.setCamundaAsyncAfter(true);
        Message message = model.newInstance(Message.class, "message_" + duty.code() + "_AllUnits");
        message.setName(ConferencePreparation.allDone(duty.code()));
        model.getDefinitions().addChildElement(message);
        MessageEventDefinition definition =
                model.newInstance(MessageEventDefinition.class, event.getId() + "_definition");
        definition.setMessage(message);
        event.getEventDefinitions().addAll(List.of(definition));
    }

    /** Lets the task of a unit tell that it is done. */
    void tell(ModelPlan.Duty duty) {
        UserTask task = (UserTask) drawing.node(ConferencePreparation.taskOf(duty.code()));
        ExtensionElements extensions = task.getExtensionElements();
        if (extensions == null) {
            extensions = drawing.nameless(ExtensionElements.class);
            task.setExtensionElements(extensions);
        }
        CamundaExecutionListener listener = extensions.addExtensionElement(CamundaExecutionListener.class);
        listener.setCamundaEvent("end");
        listener.setCamundaDelegateExpression("${tellUnitDone}");
    }

    private void wait(String id, String name, String date) {
        IntermediateCatchEvent timer = drawing.add(IntermediateCatchEvent.class, id);
        timer.setName(PlainName.of(name));
        define(timer.getEventDefinitions(), id, date);
    }

    private void add(ModelPlan.Duty duty) {
        UserTask task = drawing.add(UserTask.class, ConferencePreparation.taskOf(duty.code()));
        task.setName(duty.code());
        task.setCamundaFormKey("embedded:/forms/" + formOf(duty) + ".html");
        task.setCamundaCandidateGroups("${duty.agency(execution)}");
        task.setCamundaDueDate("${duty.due(execution)}");
        Documentation words = drawing.nameless(Documentation.class);
        words.setTextContent("${duty.words(execution)}");
        task.getDocumentations().add(words);
        timer(
                task,
                duty,
                ConferencePreparation.REMINDER_TIMER,
                "Nhắc",
                "${remindDuty}",
                "${duty.nextReminder(execution)}");
        timer(
                task,
                duty,
                ConferencePreparation.ESCALATION_TIMER,
                "Đến hạn",
                "${escalateDuty}",
                "${duty.nextEscalation(execution)}");
    }

    private static String formOf(ModelPlan.Duty duty) {
        return duty.asksMore() ? GENERAL_FORM : FORMS.getOrDefault(duty.kind(), GENERAL_FORM);
    }

    private void timer(UserTask task, ModelPlan.Duty duty, String suffix, String name, String act, String date) {
        BoundaryEvent timer = drawing.add(BoundaryEvent.class, "timer_" + duty.code() + suffix);
        timer.setName(name);
        timer.setCancelActivity(false);
        ExtensionElements extensions = drawing.nameless(ExtensionElements.class);
        timer.setExtensionElements(extensions);
        CamundaExecutionListener listener = extensions.addExtensionElement(CamundaExecutionListener.class);
        listener.setCamundaEvent("start");
        listener.setCamundaDelegateExpression(act);
        timer.setAttachedTo(task);
        define(timer.getEventDefinitions(), timer.getId(), date);
    }

    private void define(Collection<EventDefinition> definitions, String id, String date) {
        TimerEventDefinition definition = model.newInstance(TimerEventDefinition.class, id + "_definition");
        definitions.addAll(List.of(definition));
        TimeDate at = drawing.nameless(TimeDate.class);
        at.setTextContent(date);
        at.setAttributeValueNs(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type", "bpmn:tFormalExpression");
        definition.setTimeDate(at);
    }
}
