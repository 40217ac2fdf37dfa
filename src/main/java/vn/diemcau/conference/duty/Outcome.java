package vn.diemcau.conference.duty;

import java.util.Map;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.conference.plan.DutyKind;

/**
 * The result of a handler for an answer.
 *
 * @param decisions decisions for the process, by variable name; may be empty
 * @param act its entry for the record; null for the default entry
 */
public record Outcome(Map<String, Boolean> decisions, Act act) {

    /** The decision that the line test is over: all sites passed, or a leader accepted the risk. */
    public static final String LINES_ACCEPTED = "linesAccepted";

    /** The same of a test that the plan adds to the first: each has a variable of its own. */
    public static String linesAccepted(String duty) {
        return DutyKind.ofDrawn(duty).isPresent() ? LINES_ACCEPTED : LINES_ACCEPTED + "_" + duty.replace('-', '_');
    }

    /** No decision and the default record. */
    public static final Outcome USUAL = new Outcome(Map.of(), null);

    public static Outcome of(Act act) {
        return new Outcome(Map.of(), act);
    }

    public Outcome deciding(String decision, boolean value) {
        return new Outcome(Map.of(decision, value), act);
    }
}
