package vn.diemcau.preparation;

/** The contract of {@code bpmn/conference-preparation.bpmn}; the business key is the conference's id. */
public final class ConferencePreparation {

    public static final String KEY = "conference-preparation";

    /** Id of the conference. */
    static final Variable<String> CONFERENCE = new Variable<>("conferenceId", String.class);

    /** Code of the duty where one task serves several, in the scope of that task only. */
    static final Variable<String> DUTY = new Variable<>("dutyCode", String.class);

    /** Whether all sites passed the line test, or a leader took the risk. */
    static final Variable<Boolean> LINES_ACCEPTED = new Variable<>("linesAccepted", Boolean.class);

    /** Whether the Office signed that the conference can open. */
    static final Variable<Boolean> READY = new Variable<>("ready", Boolean.class);

    /** Whether the leadership lets the conference open although the Office did not sign. */
    static final Variable<Boolean> PROCEED = new Variable<>("proceed", Boolean.class);

    static final String MESSAGE_REDATED = "conferenceRedated";
    static final String MESSAGE_EXTENDED = "registrationExtended";
    static final String MESSAGE_CANCELLED = "conferenceCancelled";
    static final String MESSAGE_INCIDENT = "incidentReported";
    static final String MESSAGE_REOPENED = "registrationReopened";
    static final String MESSAGE_DUTY_ADDED = "dutyAdded";

    /** The task that every incident opens anew. */
    static final String HANDLE_INCIDENT = "HandleIncident";

    /** The task that every re-opening of a registration opens anew. */
    static final String CORRECT_REGISTRATION = "CorrectRegistration";

    /** The task that every duty which the letter does not know opens anew. */
    static final String EXTRA_DUTY = "ExtraDuty";

    private static final String USER_TASK = "userTask_";

    private ConferencePreparation() {}

    /** The user task in which a duty is done that is the only one of its kind. */
    static String taskOf(String duty) {
        return USER_TASK + duty;
    }

    /** Code of the duty that a user task of either model stands for. */
    static String dutyOf(String elementId) {
        if (!elementId.startsWith(USER_TASK)) {
            throw new IllegalArgumentException(elementId + " is no user task");
        }
        return elementId.substring(USER_TASK.length());
    }
}
