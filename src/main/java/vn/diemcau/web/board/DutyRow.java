package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import vn.diemcau.conference.plan.DutyKind;

/**
 * One duty with the data for its state.
 *
 * @param ofUnit whether each unit has it for its own sites
 * @param asksMore whether its answer is that of the general form, because the plan asks for more than its kind does
 * @param hasTicks whether the plan wants sentences confirmed
 * @param task null unless it is open
 * @param held the engine's data of that task, null unless it is open
 * @param openedAt null before it was first opened
 * @param counts whether it is mandatory
 * @param draftAt when a draft of its answer was last saved, null without one
 * @param promisedAt time of the last promise for the current deadline, or null
 * @param promisedUntil promised time
 * @param level level of escalation since its opening, 0 for none
 * @param answer the fields of the last answer that the board shows; a missing node for none
 */
record DutyRow(
        String code,
        DutyKind kind,
        boolean ofUnit,
        boolean asksMore,
        boolean hasTicks,
        String agency,
        String name,
        Instant due,
        String task,
        Held held,
        Instant openedAt,
        Instant doneAt,
        boolean counts,
        Instant draftAt,
        Instant promisedAt,
        Instant promisedUntil,
        int level,
        JsonNode answer) {

    /**
     * An open task.
     *
     * @param process id of the process instance that waits for it
     * @param assignee user id of the holder, or null
     * @param changedAt last change of holder or dates, or null
     */
    record Held(String process, String assignee, Instant changedAt) {}

    boolean isDone() {
        return doneAt != null;
    }

    boolean isOpen() {
        return task != null;
    }

    /** "trước 16 giờ" means that 16:00 sharp is late. */
    boolean isLateAt(Instant time) {
        return !time.isBefore(due);
    }
}
