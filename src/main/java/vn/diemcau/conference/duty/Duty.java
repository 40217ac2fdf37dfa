package vn.diemcau.conference.duty;

import java.time.Instant;
import java.util.List;

/**
 * One duty of one agency in one conference: a user task of its own.
 *
 * @param code the user task: "PrepareReports"
 * @param name what people call it
 * @param words what the letter says of it
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

    /** The user task that it is done in: its code without the number that tells several of one kind apart. */
    public String kind() {
        return kindOf(code);
    }

    /** The kind of a duty of this code. */
    public static String kindOf(String code) {
        return code.replaceFirst("-\\d+$", "");
    }

    /** Whether it came after the plan, as one of several of its kind; the letter does not speak of it. */
    public boolean isNumbered() {
        return !code.equals(kind());
    }

    /**
     * Whether the deadline of a duty of this code prepares one of the conference's hours and moves with it. The Office sets the hour of what came
     * after the plan.
     */
    public static boolean movesWithConference(String code) {
        return kindOf(code).equals(code);
    }

    public DutyRef ref() {
        return new DutyRef(code, agency);
    }

    public boolean isOpen() {
        return taskId != null;
    }
}
