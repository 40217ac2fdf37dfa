package vn.diemcau.conference.duty;

/**
 * The result of an act of the Office on one duty.
 *
 * @param message a Vietnamese sentence: what was done, or why nothing was
 */
public record DutyResult(String code, String agency, boolean done, String message) {

    public static DutyResult done(DutyRef duty, String message) {
        return new DutyResult(duty.code(), duty.agency(), true, message);
    }

    public static DutyResult refused(DutyRef duty, String message) {
        return new DutyResult(duty.code(), duty.agency(), false, message);
    }
}
