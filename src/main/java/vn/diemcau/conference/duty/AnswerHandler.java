package vn.diemcau.conference.duty;

import java.util.Set;

/** What is special about some duties: what their form shows beyond the duty itself, and what becomes of the answer. */
public interface AnswerHandler {

    /** Codes of the duties that this desk serves. */
    Set<String> duties();

    /** What the form shows, as JSON will render it; null when the duty's own text is enough. */
    default Object show(Duty duty) {
        return null;
    }

    /** Whether the Office may answer in the agency's stead, as when a unit can only be reached by phone. */
    default boolean takesFromOffice() {
        return false;
    }

    /**
     * Takes the answer into its tables, in the transaction that completes the task.
     *
     * @return what becomes of it, in the process and on record
     * @throws vn.diemcau.platform.input.Refused with every problem, which leaves the task open
     */
    Outcome accept(Answer answer);
}
