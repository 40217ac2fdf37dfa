package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
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
 * @param scope the sites that it is about; null unless it tests lines or repairs them
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
        Scope scope,
        JsonNode answer) {

    /**
     * The sites of a line test or of its repair.
     *
     * @param units the units whose sites are tested, null for all
     * @param repairs code of the test whose failures are repaired, null for the first
     */
    record Scope(Set<String> units, String repairs) {}

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
