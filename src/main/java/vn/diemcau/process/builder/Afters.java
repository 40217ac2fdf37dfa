package vn.diemcau.process.builder;

import static vn.diemcau.process.model.ConferencePreparation.openingOf;
import static vn.diemcau.process.model.ConferencePreparation.taskOf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.process.builder.ModelPlan.Duty;

/** Turns what duties wait for into flows. A duty that waits for several opens when the last of them is done. */
final class Afters {

    private final Drawing drawing;
    private final ModelPlan plan;
    private final List<Duty> duties;
    private final UnaryOperator<String> step;
    private final Map<String, List<String>> before = new HashMap<>();

    /**
     * @param duties those that are no steps of the process itself
     * @param step the code of the step with which a duty is done
     */
    Afters(Drawing drawing, ModelPlan plan, List<Duty> duties, UnaryOperator<String> step) {
        this.drawing = drawing;
        this.plan = plan;
        this.duties = duties;
        this.step = step;
    }

    Stream<Duty> duties() {
        return duties.stream();
    }

    /** Those that wait for no other. */
    Stream<Duty> first() {
        return duties().filter(duty -> before(duty).isEmpty());
    }

    /** The steps and duties that a duty waits for; the letter comes before everything. */
    List<String> before(Duty duty) {
        return before.computeIfAbsent(
                duty.code(),
                code -> plan.directlyBefore(duty).stream()
                        .filter(earlier -> !earlier.equals(DutyCodes.ISSUE_LETTER))
                        .map(step)
                        .distinct()
                        .toList());
    }

    /** Where the way to a duty begins: a gateway when it waits for several, a timer when it opens at its own time. */
    String entry(Duty duty) {
        String first = taskOf(duty.code());
        if (duty.opensLater()) {
            drawing.flow(openingOf(duty.code()), first);
            first = openingOf(duty.code());
        }
        if (before(duty).size() < 2) {
            return first;
        }
        String join = drawing.gateway(join(duty.code()));
        drawing.flow(join, first);
        return join;
    }

    /** The gateway before a duty that waits for several. */
    static String join(String code) {
        return "gateway_" + code + "_Opened";
    }

    /** Whether a duty has both before it: a gateway and a timer, which then takes the place of a task. */
    boolean opensAfterSeveral(Duty duty) {
        return duty.opensLater() && before(duty).size() > 1;
    }

    /** Whether some unit that has done a duty has not this other one. */
    private boolean isForSome(Duty duty, String step) {
        boolean isSubset = plan.has(step)
                && plan.duty(step).isOfSome()
                && duty.units().containsAll(plan.duty(step).units());
        return duty.isOfSome() && !isSubset;
    }

    /** The duties of only some units among those that wait for a step, by where the ways to them begin. */
    private Map<String, String> askedAfter(String step) {
        Map<String, String> asked = new HashMap<>();
        duties.stream()
                .filter(duty -> before(duty).contains(step) && isForSome(duty, step))
                .forEach(duty -> asked.put(entry(duty), duty.code()));
        return asked;
    }

    /** The duties of only some units among those that wait for nothing, by where the ways to them begin. */
    Map<String, String> askedFirst() {
        Map<String, String> asked = new HashMap<>();
        first().filter(Duty::isOfSome).forEach(duty -> asked.put(entry(duty), duty.code()));
        return asked;
    }

    /** Where the ways begin to the duties that wait for a step. */
    List<String> waiting(String step) {
        return duties.stream()
                .filter(duty -> before(duty).contains(step))
                .map(this::entry)
                .toList();
    }

    /** What follows a step in any case, and what waits for it. */
    List<String> with(String code, List<String> next) {
        List<String> all = new ArrayList<>(next);
        all.addAll(waiting(code));
        return all;
    }

    /** The next step, or a gateway that also opens what waits for this one. */
    String fork(String code, String next, String gateway) {
        List<String> waiting = waiting(code);
        if (waiting.isEmpty()) {
            return next;
        }
        drawing.flow(drawing.gateway(gateway), next);
        waiting.forEach(target -> drawing.flow(gateway, target));
        return gateway;
    }

    /** Leads from a node to what follows it and what waits for it, or to an end. */
    void leadOn(String from, String code, List<String> next, String name) {
        drawing.lead(from, with(code, next), askedAfter(code), "gateway_" + name + "_Done", "endEvent_" + name);
    }

    /** Leads from each duty to what waits for it. */
    void apply() {
        duties.forEach(duty -> drawing.lead(
                taskOf(duty.code()),
                waiting(duty.code()),
                "gateway_" + duty.code() + "_Done",
                "endEvent_" + duty.code() + "Done"));
    }
}
