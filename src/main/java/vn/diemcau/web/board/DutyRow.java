package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One duty with all that tells how it stands.
 *
 * @param task null unless it is open
 * @param held how the engine has that task, null unless it is open
 * @param openedAt null before it was first opened
 * @param counts whether it is one of those that have to be done
 * @param draftAt when a draft of its answer was last saved, null without one
 * @param promisedAt when the agency last gave its word for the deadline that stands, null when it never did
 * @param promisedUntil for when
 * @param level how far up it was escalated since it was opened, 0 when it was not
 * @param answer what the board says of the last answer; a missing node when it says nothing of it
 */
record DutyRow(
        String code,
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
     * @param assignee user id of who has claimed it, null when nobody has
     * @param changedAt when it last changed hands or dates, null when it never did
     */
    record Held(String process, String assignee, Instant changedAt) {}

    boolean isDone() {
        return doneAt != null;
    }

    boolean isOpen() {
        return task != null;
    }

    /** "trước 16 giờ": at 16:00 sharp it is late. */
    boolean isLateAt(Instant time) {
        return !time.isBefore(due);
    }
}
