package vn.diemcau.process.builder;

import static vn.diemcau.process.model.ConferencePreparation.taskOf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.process.builder.ModelPlan.Duty;
import vn.diemcau.process.builder.ModelPlan.Registration;
import vn.diemcau.process.builder.ModelPlan.Session;
import vn.diemcau.process.model.ConferencePreparation;

/**
 * Which steps a plan's conference takes, in which order. The steps of the conference itself (letter, lists, line test,
 * readiness, the day) follow each other by its hours, whatever their duties wait for; each other duty opens after the
 * letter, or after those that it waits for.
 */
final class ConferenceFlow {

    static final String START = "startEvent_ConferenceCalled";
    static final String ANNOUNCE = "serviceTask_AnnounceDuties";
    static final String OPENED = "gateway_DutiesOpened";
    static final String DISTRIBUTE = "serviceTask_DistributeSites";
    static final String DISTRIBUTED = "gateway_SitesDistributed";
    static final String LINES_ACCEPTED = "gateway_LinesAccepted";
    static final String READY = "gateway_Ready";
    static final String DECIDED = "gateway_Decided";
    static final String DECIDED_ON = "gateway_DecidedOn";
    static final String LINES_TESTED = "gateway_LinesTested";
    static final String TESTS = "gateway_Tests";
    static final String TESTS_OPENED = "gateway_TestsOpened";
    static final String PROCEED = "gateway_Proceed";
    static final String DAY = "gateway_AwardsRun";
    static final String CLOSED = "endEvent_ConferenceClosed";

    private final Drawing drawing;
    private final ModelPlan plan;
    private final Afters afters;
    private final Set<String> steps = new HashSet<>();

    ConferenceFlow(Drawing drawing, ModelPlan plan) {
        this.drawing = drawing;
        this.plan = plan;
        steps.add(DutyCodes.ISSUE_LETTER);
        steps.add(DutyCodes.CLOSE_CONFERENCE);
        addStep(plan.hasLineTest(), DutyCodes.TEST_LINES);
        addStep(isStep(DutyCodes.TEST_LINES), DutyCodes.REPAIR_LINES);
        addStep(true, DutyCodes.DECIDE_READINESS);
        addStep(isStep(DutyCodes.DECIDE_READINESS), DutyCodes.DECIDE_POSTPONEMENT);
        addStep(true, DutyCodes.TAKE_ROLL_CALL);
        addStep(true, DutyCodes.RUN_AWARDS);
        plan.sessions().forEach(session -> plan.rollCall(session).ifPresent(duty -> steps.add(duty.code())));
        plan.furtherTests().forEach(test -> {
            steps.add(test.code());
            plan.repairOf(test).ifPresent(repair -> steps.add(repair.code()));
        });
        afters = new Afters(
                drawing,
                plan,
                plan.ofAgencies().filter(duty -> !isStep(duty.code())).toList(),
                this::stepOf);
    }

    /** The step with which a duty is done: a repair with the line test. */
    private String stepOf(String code) {
        if (isStep(code) && code.equals(DutyCodes.REPAIR_LINES)) {
            return DutyCodes.TEST_LINES;
        }
        return isStep(code) && code.equals(DutyCodes.DECIDE_POSTPONEMENT) ? DutyCodes.DECIDE_READINESS : code;
    }

    Afters afters() {
        return afters;
    }

    private void addStep(boolean possible, String code) {
        if (possible && plan.has(code)) {
            steps.add(code);
        }
    }

    /** Whether a duty is a step of the conference itself. */
    boolean isStep(String code) {
        return steps.contains(code);
    }

    /** How many steps the conference itself takes. */
    int steps() {
        return steps.size();
    }

    /** Makes the drawing the plan's own. */
    void apply() {
        Graft graft = new Graft(drawing);
        plan.ofAgencies().forEach(graft::task);
        plan.sessions().stream()
                .filter(session -> plan.rollCall(session).isEmpty())
                .forEach(graft::session);
        plan.registrations().forEach(graft::registration);
        drawing.flow(START, taskOf(DutyCodes.ISSUE_LETTER));
        drawing.flow(taskOf(DutyCodes.ISSUE_LETTER), ANNOUNCE);
        List<String> opened = new ArrayList<>();
        afters.first().filter(this::isOpenedByLetter).forEach(duty -> opened.add(afters.entry(duty)));
        if (plan.hasUnits()) {
            opened.add(ConferencePreparation.UNITS);
            drawing.lead(
                    ConferencePreparation.UNITS, List.of(), "gateway_UnitsPrepared_Done", "endEvent_UnitsPrepared");
        }
        for (Duty duty : plan.awaited()) {
            graft.allDone(duty);
            String event = ConferencePreparation.allDoneEvent(duty.code());
            opened.add(event);
            afters.leadOn(event, duty.code(), List.of(), duty.code() + "_AllUnits");
        }
        opened.add(plan.hasRegistration() ? ConferencePreparation.TIMER_REGISTRATION_DUE : afterLists());
        drawing.lead(ANNOUNCE, opened, OPENED, CLOSED);
        if (plan.hasRegistration()) {
            distribute();
        }
        testLines();
        decide();
        day();
        afters.apply();
        drawing.removeTheRest();
        if (!plan.hasRegistration()) {
            removeRegistrationEvents();
        }
    }

    boolean isOpenedByLetter(Duty duty) {
        return !isAcknowledgement(duty) && duty.kind() != DutyKind.COVER;
    }

    /** Whether it opens when the lists go out. */
    boolean isAcknowledgement(Duty duty) {
        return plan.hasRegistration() && duty.kind() == DutyKind.ACKNOWLEDGE;
    }

    private void distribute() {
        drawing.flow(ConferencePreparation.TIMER_REGISTRATION_DUE, DISTRIBUTE);
        List<String> next = new ArrayList<>();
        next.add(afterLists());
        afters.first().filter(this::isAcknowledgement).forEach(duty -> next.add(afters.entry(duty)));
        for (Registration registration : plan.registrations()) {
            String timer = ConferencePreparation.registrationOf(registration.id());
            String distribute = ConferencePreparation.distributionOf(registration.id());
            next.add(timer);
            drawing.flow(timer, distribute);
            drawing.lead(distribute, List.of(), null, "endEvent_SitesDistributed_" + registration.id());
        }
        drawing.lead(DISTRIBUTE, next, DISTRIBUTED, CLOSED);
    }

    private String afterLists() {
        return isStep(DutyCodes.TEST_LINES) ? beforeTest() : afterTest();
    }

    /** Where the line tests begin: each at its own hour. */
    private String beforeTest() {
        return plan.furtherTests().isEmpty() ? ConferencePreparation.TIMER_LINE_TEST : drawing.merge(TESTS);
    }

    private String afterTest() {
        return isStep(DutyCodes.DECIDE_READINESS)
                ? taskOf(DutyCodes.DECIDE_READINESS)
                : ConferencePreparation.TIMER_ROLL_CALL;
    }

    private void testLines() {
        if (!isStep(DutyCodes.TEST_LINES)) {
            return;
        }
        String test = taskOf(DutyCodes.TEST_LINES);
        drawing.flow(ConferencePreparation.TIMER_LINE_TEST, test);
        drawing.flow(test, LINES_ACCEPTED);
        String repair = taskOf(DutyCodes.REPAIR_LINES);
        if (isStep(DutyCodes.REPAIR_LINES)) {
            drawing.flow(LINES_ACCEPTED, repair);
            drawing.flow(repair, test);
        } else {
            drawing.flowLike(LINES_ACCEPTED, test, "LinesAccepted_RepairLines");
        }
        if (plan.furtherTests().isEmpty()) {
            String next = afters.fork(DutyCodes.TEST_LINES, afterTest(), LINES_TESTED);
            drawing.flowLike(LINES_ACCEPTED, next, "LinesAccepted_DecideReadiness");
            return;
        }
        drawing.flow(TESTS, drawing.gateway(TESTS_OPENED));
        drawing.flow(TESTS_OPENED, ConferencePreparation.TIMER_LINE_TEST);
        drawing.flowLike(LINES_ACCEPTED, drawing.gateway(LINES_TESTED), "LinesAccepted_DecideReadiness");
        plan.furtherTests().forEach(this::testMore);
        afters.with(DutyCodes.TEST_LINES, List.of(afterTest())).forEach(next -> drawing.flow(LINES_TESTED, next));
    }

    private void testMore(Duty test) {
        String timer = ConferencePreparation.openingOf(test.code());
        String accepted = drawing.merge(acceptedGateway(test.code()));
        ExclusiveGateway gateway = (ExclusiveGateway) drawing.node(accepted);
        gateway.setName(drawing.node(LINES_ACCEPTED).getName());
        gateway.setCamundaAsyncBefore(true);
        drawing.flow(TESTS_OPENED, timer);
        drawing.flow(timer, taskOf(test.code()));
        drawing.flow(taskOf(test.code()), accepted);
        String repair = taskOf(plan.repairOf(test).orElseThrow().code());
        drawing.flowLike(accepted, repair, "LinesAccepted_RepairLines");
        drawing.flow(repair, taskOf(test.code()));
        drawing.flowLike(accepted, LINES_TESTED, "LinesAccepted_DecideReadiness")
                .getConditionExpression()
                .setTextContent("${" + Outcome.linesAccepted(test.code()) + "}");
    }

    static String acceptedGateway(String test) {
        return "gateway_" + test + "_Accepted";
    }

    private void decide() {
        if (!isStep(DutyCodes.DECIDE_READINESS)) {
            return;
        }
        String decide = taskOf(DutyCodes.DECIDE_READINESS);
        drawing.flow(decide, READY);
        String roll = ConferencePreparation.TIMER_ROLL_CALL;
        String next = afters.fork(DutyCodes.DECIDE_READINESS, roll, DECIDED_ON);
        boolean mayPostpone = isStep(DutyCodes.DECIDE_POSTPONEMENT);
        if (mayPostpone && !next.equals(roll)) {
            drawing.flow(drawing.merge(DECIDED), next);
            next = DECIDED;
        }
        String again = isStep(DutyCodes.TEST_LINES) ? beforeTest() : decide;
        drawing.flowLike(READY, next, "Ready_RollCall");
        if (mayPostpone) {
            String postpone = taskOf(DutyCodes.DECIDE_POSTPONEMENT);
            drawing.flow(READY, postpone);
            drawing.flow(postpone, PROCEED);
            drawing.flowLike(PROCEED, next, "Proceed_RollCall");
            drawing.flowLike(PROCEED, again, "Proceed_LineTest");
            if (!isStep(DutyCodes.TEST_LINES)) {
                drawing.flow(PROCEED, again).setName("Dời Hội nghị");
            }
        } else {
            drawing.flowLike(READY, again, "Ready_DecidePostponement");
        }
    }

    private void day() {
        List<String> sessions =
                new ArrayList<>(plan.sessions().stream().map(this::timerOf).toList());
        sessions.add(taskOf(DutyCodes.CLOSE_CONFERENCE));
        List<String> onTheDay = new ArrayList<>();
        onTheDay.add(sessions.get(0));
        afters.first().filter(duty -> duty.kind() == DutyKind.COVER).forEach(duty -> onTheDay.add(afters.entry(duty)));
        String before = ConferencePreparation.TIMER_ROLL_CALL;
        String code = ConferencePreparation.TIMER_ROLL_CALL;
        for (String step : List.of(DutyCodes.TAKE_ROLL_CALL, DutyCodes.RUN_AWARDS)) {
            if (isStep(step)) {
                drawing.lead(before, afters.with(code, List.of(taskOf(step))), doneGateway(code), CLOSED);
                before = taskOf(step);
                code = step;
            }
        }
        drawing.lead(before, afters.with(code, onTheDay), DAY, CLOSED);
        for (int i = 0; i < plan.sessions().size(); i++) {
            meetAgain(plan.sessions().get(i), sessions.get(i + 1));
        }
        drawing.flow(taskOf(DutyCodes.CLOSE_CONFERENCE), CLOSED);
    }

    private void meetAgain(Session session, String next) {
        String timer = timerOf(session);
        plan.rollCall(session)
                .ifPresentOrElse(
                        duty -> {
                            drawing.flow(timer, taskOf(duty.code()));
                            drawing.lead(
                                    taskOf(duty.code()),
                                    afters.with(duty.code(), List.of(next)),
                                    doneGateway(duty.code()),
                                    CLOSED);
                        },
                        () -> drawing.flow(timer, next));
    }

    /** The timer with which a session begins: before it where the roll is called. */
    String timerOf(Session session) {
        return plan.rollCall(session)
                .map(duty -> ConferencePreparation.openingOf(duty.code()))
                .orElseGet(() -> ConferencePreparation.sessionOf(session.id()));
    }

    static String doneGateway(String code) {
        return "gateway_" + code + "_Done";
    }

    private void removeRegistrationEvents() {
        for (SubProcess event : drawing.subProcesses()) {
            for (StartEvent start : event.getChildElementsByType(StartEvent.class)) {
                for (EventDefinition definition : start.getEventDefinitions()) {
                    Message message = ((MessageEventDefinition) definition).getMessage();
                    if (Set.of(ConferencePreparation.MESSAGE_EXTENDED, ConferencePreparation.MESSAGE_REOPENED)
                            .contains(message.getName())) {
                        drawing.remove(event);
                        message.getParentElement().removeChildElement(message);
                    }
                }
            }
        }
    }
}
