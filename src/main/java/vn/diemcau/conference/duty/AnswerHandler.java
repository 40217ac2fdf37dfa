package vn.diemcau.conference.duty;

import java.util.Set;
import vn.diemcau.conference.plan.DutyKind;

/** Handles duties with special forms: what the form shows beyond the duty itself, and what happens to the answer. */
public interface AnswerHandler {

    /** The kinds of duty that it handles. */
    Set<DutyKind> kinds();

    /** Extra content of the form, to be rendered as JSON; null for none. */
    default Object show(Duty duty) {
        return null;
    }

    /** Whether the Office may answer on the agency's behalf, for example when a unit can only be reached by phone. */
    default boolean takesFromOffice() {
        return false;
    }

    /**
     * Stores the answer in the transaction that completes the task.
     *
     * @return the outcome for the process and the record
     * @throws vn.diemcau.platform.input.Refused with every problem; the task stays open
     */
    Outcome accept(Answer answer);
}
