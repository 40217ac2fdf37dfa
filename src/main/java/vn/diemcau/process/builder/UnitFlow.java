package vn.diemcau.process.builder;

import static vn.diemcau.process.model.ConferencePreparation.taskOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.process.builder.ModelPlan.Duty;
import vn.diemcau.process.model.UnitPreparation;

/** Which steps a unit takes: it registers and amends; it prepares and signs; its other duties stand beside. */
final class UnitFlow {

    static final String START = "startEvent_UnitCalled";
    static final String OPENED = "gateway_UnitDutiesOpened";
    static final String BEFORE_DUE = "gateway_BeforeRegistrationDue";
    static final String REGISTERED = "gateway_RegistrationsDone";
    static final String ANNOUNCE = "serviceTask_AnnounceAmendment";
    static final String REGISTRATION_CLOSED = "endEvent_RegistrationClosed";
    static final String PREPARED = "gateway_UnitPrepared";
    static final String READY = "endEvent_UnitReady";

    /** A unit signs for these. */
    private static final Set<DutyKind> SIGNED = Set.of(DutyKind.PREPARE_SITE, DutyKind.INVITE, DutyKind.REPORTERS);

    private final Drawing drawing;
    private final ModelPlan plan;
    private final Afters afters;

    UnitFlow(Drawing drawing, ModelPlan plan) {
        this.drawing = drawing;
        this.plan = plan;
        this.afters = new Afters(
                drawing,
                plan,
                plan.ofUnits().filter(duty -> !isStep(duty.code())).toList(),
                this::stepOf);
    }

    private String stepOf(String code) {
        return isStep(code) && code.equals(DutyCodes.AMEND_REGISTRATION) ? DutyCodes.REGISTER_SITES : code;
    }

    Afters afters() {
        return afters;
    }

    /** Whether a duty is a step of registration or signing. */
    boolean isStep(String code) {
        return plan.has(code)
                && switch (code) {
                    case DutyCodes.REGISTER_SITES -> true;
                    case DutyCodes.AMEND_REGISTRATION -> plan.has(DutyCodes.REGISTER_SITES);
                    case DutyCodes.SIGN_UNIT_READINESS -> plan.ofUnits().anyMatch(this::isSigned);
                    default -> false;
                };
    }

    /** Whether it has to be done before the unit signs. What only some units do is no condition. */
    boolean isSigned(Duty duty) {
        return plan.has(DutyCodes.SIGN_UNIT_READINESS)
                && SIGNED.contains(duty.kind())
                && !duty.isOfSome()
                && plan.ofUnits()
                        .noneMatch(other ->
                                SIGNED.contains(other.kind()) && other.after().contains(duty.code()));
    }

    void apply() {
        Graft graft = new Graft(drawing);
        plan.ofUnits().forEach(graft::task);
        plan.awaited().forEach(graft::tell);
        List<String> opened = new ArrayList<>();
        plan.ofUnits()
                .filter(this::opensAtOnce)
                .forEach(duty -> opened.add(isStep(duty.code()) ? taskOf(duty.code()) : afters.entry(duty)));
        drawing.lead(START, opened, askedFirst(), OPENED, READY);
        if (isStep(DutyCodes.REGISTER_SITES)) {
            register();
        }
        for (Duty duty : afters.duties().toList()) {
            List<String> next = isSigned(duty) ? List.of(signing()) : List.of();
            afters.leadOn(taskOf(duty.code()), duty.code(), next, duty.code());
        }
        if (isStep(DutyCodes.SIGN_UNIT_READINESS)) {
            afters.leadOn(taskOf(DutyCodes.SIGN_UNIT_READINESS), DutyCodes.SIGN_UNIT_READINESS, List.of(), "UnitReady");
        }
        drawing.removeTheRest();
    }

    private Map<String, String> askedFirst() {
        Map<String, String> asked = afters.askedFirst();
        plan.ofUnits()
                .filter(duty -> duty.kind() == DutyKind.REGISTER && duty.isOfSome())
                .forEach(duty -> asked.put(taskOf(duty.code()), duty.code()));
        return asked;
    }

    private boolean opensAtOnce(Duty duty) {
        return isStep(duty.code())
                ? duty.code().equals(DutyCodes.REGISTER_SITES)
                : afters.before(duty).isEmpty();
    }

    private String signing() {
        String sign = taskOf(DutyCodes.SIGN_UNIT_READINESS);
        if (plan.ofUnits().filter(this::isSigned).count() < 2) {
            return sign;
        }
        drawing.flow(PREPARED, sign);
        return PREPARED;
    }

    private void register() {
        String register = taskOf(DutyCodes.REGISTER_SITES);
        boolean mayAmend = plan.has(DutyCodes.AMEND_REGISTRATION);
        String next = mayAmend ? taskOf(DutyCodes.AMEND_REGISTRATION) : REGISTRATION_CLOSED;
        if (plan.hasRegistration()) {
            registered(register, BEFORE_DUE);
            drawing.flow(BEFORE_DUE, ANNOUNCE);
            drawing.flowLike(BEFORE_DUE, next, "BeforeRegistrationDue_AmendRegistration");
        } else {
            registered(register, ANNOUNCE);
        }
        drawing.flow(ANNOUNCE, next);
        if (mayAmend) {
            drawing.flow(next, ANNOUNCE);
            drawing.flow(UnitPreparation.TIMER_AMENDING_CLOSED, REGISTRATION_CLOSED);
            if (!plan.hasLineTest()) {
                closeAmendingAtStart();
            }
        } else {
            ((EndEvent) drawing.node(REGISTRATION_CLOSED)).setCamundaAsyncBefore(true);
        }
    }

    private void registered(String register, String next) {
        drawing.lead(register, afters.with(DutyCodes.REGISTER_SITES, List.of(next)), REGISTERED, REGISTRATION_CLOSED);
    }

    /** Without a line test a registration may be amended until the conference begins. */
    private void closeAmendingAtStart() {
        var timer = drawing.node(UnitPreparation.TIMER_AMENDING_CLOSED);
        timer.setName("Đến giờ họp");
        timer.getChildElementsByType(TimerEventDefinition.class)
                .forEach(definition -> definition.getTimeDate().setTextContent("${dates.rollCall(execution)}"));
    }
}
