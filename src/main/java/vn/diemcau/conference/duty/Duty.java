package vn.diemcau.conference.duty;

import java.time.Instant;
import java.util.List;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.ReceivedList;

/**
 * One duty of one agency in one conference, with its own user task.
 *
 * @param code the user task: "PrepareReports"
 * @param name its name for people
 * @param words the letter's words about it
 * @param opensAt null unless it opens at a time of its own
 * @param taskId null unless it is open
 * @param doneBy user id
 * @param list the list that it acknowledges; null for any other duty
 */
public record Duty(
        String conference,
        String code,
        DutyKind kind,
        String agency,
        String name,
        Instant opensAt,
        Instant due,
        String words,
        List<String> obligations,
        String taskId,
        Instant openedAt,
        Instant doneAt,
        String doneBy,
        ReceivedList list) {

    /** The code of its user task: the code without the number that distinguishes duties that the Office adds. */
    public String task() {
        return taskOf(code);
    }

    /** The code of the user task of a duty with this code. */
    public static String taskOf(String code) {
        return code.replaceFirst("-\\d+$", "");
    }

    /** Whether it was added after the plan as one of several of its kind. The letter does not mention it. */
    public boolean isNumbered() {
        return kind.isNumbered();
    }

    public DutyRef ref() {
        return new DutyRef(code, agency);
    }

    public boolean isOpen() {
        return taskId != null;
    }
}
