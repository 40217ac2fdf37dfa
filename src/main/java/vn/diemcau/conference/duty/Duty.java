package vn.diemcau.conference.duty;

import java.time.Instant;
import java.util.List;

/**
 * One duty of one agency in one conference, with its own user task.
 *
 * @param code the user task: "PrepareReports"
 * @param name its name for people
 * @param words the letter's words about it
 * @param taskId null unless it is open
 * @param doneBy user id
 */
public record Duty(
        String conference,
        String code,
        String agency,
        String name,
        Instant due,
        String words,
        List<String> obligations,
        String taskId,
        Instant openedAt,
        Instant doneAt,
        String doneBy) {

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
        return !code.equals(task());
    }

    /**
     * Whether the deadline of a duty with this code prepares a date of the conference and moves with it. The Office
     * sets the deadlines of duties added after the plan.
     */
    public static boolean movesWithConference(String code) {
        return taskOf(code).equals(code);
    }

    public DutyRef ref() {
        return new DutyRef(code, agency);
    }

    public boolean isOpen() {
        return taskId != null;
    }
}
