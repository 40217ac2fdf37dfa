package vn.diemcau.process.task;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import vn.diemcau.platform.input.FieldSentences;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;
import vn.diemcau.platform.web.Refusals;

/** How long the notes on a task may be, and how many: whoever looks at the task gets all of them. */
final class TaskNotes {

    private static final int LONGEST = 4000;
    private static final int AT_MOST = 200;
    private static final String PLACE = "Ghi chú";

    private TaskNotes() {}

    /** @throws Refused when nobody could read it */
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

    /** @throws Refused when the task has too many already */
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
