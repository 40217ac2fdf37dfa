package vn.diemcau.process.task;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import vn.diemcau.platform.input.FieldSentences;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.web.Refusals;

/** Limits the length and number of a task's notes, because each view of the task loads all of them. */
final class TaskNotes {

    private static final int LONGEST = 4000;
    private static final int AT_MOST = 200;
    private static final String PLACE = "Ghi chú";

    private TaskNotes() {}

    /** @throws Refused when the note is empty, too long or unreadable */
    static void check(String message) {
        if (message == null || message.isBlank()) {
            throw refused("Chưa có nội dung.");
        }
        if (message.length() > LONGEST) {
            throw refused(FieldSentences.tooLong(LONGEST));
        }
        if (!VietnameseText.isPrintable(message)) {
            throw refused(FieldSentences.UNREADABLE);
        }
    }

    /** @throws Refused when the task already has the highest number of notes */
    static void checkThatThereIsRoom(CommandContext context, String taskId) {
        if (taskId != null
                && context.getCommentManager().findCommentsByTaskId(taskId).size() >= AT_MOST) {
            throw Refusals.note(new Refused(
                    Refused.Reason.CONFLICT, "Nhiệm vụ này đã có %d ghi chú, không ghi thêm được.".formatted(AT_MOST)));
        }
    }

    private static Refused refused(String words) {
        return Refusals.note(new Refused(List.of(new Problem(PLACE, words))));
    }
}
