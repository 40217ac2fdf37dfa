package vn.diemcau.process.builder;

import static vn.diemcau.process.model.ConferencePreparation.allDoneEvent;
import static vn.diemcau.process.model.ConferencePreparation.openingOf;
import static vn.diemcau.process.model.ConferencePreparation.taskOf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.process.builder.ModelPlan.Duty;
import vn.diemcau.process.builder.ModelPlan.Session;
import vn.diemcau.process.model.ConferencePreparation;

/** Where the duties of a plan stand in the models that are made of it: what each waits for, and where its way begins. */
public final class DutyPlaces {

    /** After which step of the conference a duty opens that waits for no other. */
    public enum Opener {
        LETTER,
        LISTS,
        DAY
    }

    private final ModelPlan plan;
    private final ConferenceFlow conference;
    private final UnitFlow unit;

    private DutyPlaces(ModelPlan plan) {
        this.plan = plan;
        // They draw only when they are applied.
        this.conference = new ConferenceFlow(null, plan);
        this.unit = new UnitFlow(null, plan);
    }

    public static DutyPlaces of(Plan plan) {
        return new DutyPlaces(ModelPlan.of(plan));
    }

    /** Whether a duty is a step of the conference or of a unit, whose place in the process nobody chooses. */
    public boolean isStep(String code) {
        return plan.duty(code).isOfUnit() ? unit.isStep(code) : conference.isStep(code);
    }

    /** Whether a duty of units with this code is a step of a unit, in whatever plan. */
    public static boolean isStepOfUnit(String code) {
        return Set.of(DutyCodes.REGISTER_SITES, DutyCodes.AMEND_REGISTRATION, DutyCodes.SIGN_UNIT_READINESS)
                .contains(code);
    }

    /** Codes of what must be done before a duty opens, as its model waits for it. */
    public List<String> before(String code) {
        Duty duty = plan.duty(code);
        if (duty.isOfUnit() && isSigning(code)) {
            return plan.ofUnits().filter(unit::isSigned).map(Duty::code).toList();
        }
        return (duty.isOfUnit() ? unit.afters() : conference.afters()).before(duty);
    }

    /** The gateway that waits for all that comes before a duty, if that is more than one. */
    public String join(String code) {
        return plan.duty(code).isOfUnit() && isSigning(code) ? UnitFlow.PREPARED : joinBefore(code);
    }

    /** The gateway before a duty that waits for several. */
    public static String joinBefore(String code) {
        return Afters.join(code);
    }

    private boolean isSigning(String code) {
        return code.equals(DutyCodes.SIGN_UNIT_READINESS) && unit.isStep(code);
    }

    /** Where the way to a duty begins once nothing keeps it: at its own time, or at its task. */
    public String entry(String code) {
        return plan.duty(code).opensLater() ? openingOf(code) : taskOf(code);
    }

    /** The step of the conference that opens a duty of an agency which waits for no other. */
    public Opener opener(String code) {
        Duty duty = plan.duty(code);
        if (conference.isAcknowledgement(duty)) {
            return Opener.LISTS;
        }
        return conference.isOpenedByLetter(duty) ? Opener.LETTER : Opener.DAY;
    }

    /** Codes of the duties of agencies that are no steps. */
    public List<String> ofAgencies() {
        return plan.ofAgencies()
                .map(Duty::code)
                .filter(code -> !conference.isStep(code))
                .toList();
    }

    /** Codes of the duties of units that are no steps, and of the signing, which waits for some of them. */
    public List<String> ofUnits() {
        return plan.ofUnits()
                .map(Duty::code)
                .filter(code -> !unit.isStep(code) || isSigning(code))
                .toList();
    }

    /** Codes of the duties of units for which an agency waits. */
    public Set<String> awaited() {
        Set<String> codes = new TreeSet<>();
        plan.awaited().forEach(duty -> codes.add(duty.code()));
        return codes;
    }

    /** The event that waits until all units have done a duty. */
    public static String awaiting(String code) {
        return allDoneEvent(code);
    }

    /** Whether this is such an event. */
    public static boolean isAwaiting(String id) {
        return ConferencePreparation.isAllDoneEvent(id);
    }

    /** The gateway after a step that also opens what waits for it. */
    public static String fork(String code) {
        return ConferenceFlow.doneGateway(code);
    }

    public boolean isOfUnit(String code) {
        return plan.duty(code).isOfUnit();
    }

    public boolean hasUnits() {
        return plan.hasUnits();
    }

    /** What is active in a conference until the letter has opened its duties. */
    public static Set<String> untilTheLetter() {
        return Set.of(
                ConferenceFlow.START, taskOf(DutyCodes.ISSUE_LETTER), ConferenceFlow.ANNOUNCE, ConferenceFlow.OPENED);
    }

    /** What is active in a conference, after that, until the lists of sites have gone out. */
    public static Set<String> untilTheLists() {
        return Set.of(
                ConferencePreparation.TIMER_REGISTRATION_DUE, ConferenceFlow.DISTRIBUTE, ConferenceFlow.DISTRIBUTED);
    }

    /** What is active in a unit until its duties have opened. */
    public static Set<String> untilUnitsOpen() {
        return Set.of(UnitFlow.START, UnitFlow.OPENED);
    }

    /** The step in which all units have their part, as the engine counts it. */
    public static String ofAllUnits() {
        return ConferencePreparation.UNITS + "#multiInstanceBody";
    }

    /** What is active in a conference that has met. */
    public Set<String> onTheDay() {
        Set<String> ids = new HashSet<>();
        ids.add(taskOf(DutyCodes.CLOSE_CONFERENCE));
        for (Session session : plan.sessions()) {
            ids.add(plan.rollCall(session)
                    .map(duty -> openingOf(duty.code()))
                    .orElseGet(() -> ConferencePreparation.sessionOf(session.id())));
            plan.rollCall(session).ifPresent(duty -> ids.add(taskOf(duty.code())));
        }
        return ids;
    }
}
