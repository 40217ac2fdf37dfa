package vn.diemcau.conference.duty;

import java.util.Map;
import vn.diemcau.audit.journal.Act;

/**
 * What a desk made of an answer.
 *
 * @param decisions that the process waits for, by variable name; empty when it waits for none
 * @param act what goes on record of it; null when it is what is said of any duty
 */
public record Outcome(Map<String, Boolean> decisions, Act act) {

    /** The decision whether the line test is over: all sites passed, or a leader took the risk. */
    public static final String LINES_ACCEPTED = "linesAccepted";

    /** Nothing that is special to the desk. */
    public static final Outcome USUAL = new Outcome(Map.of(), null);

    public static Outcome of(Act act) {
        return new Outcome(Map.of(), act);
    }

    public Outcome deciding(String decision, boolean value) {
        return new Outcome(Map.of(decision, value), act);
    }
}
