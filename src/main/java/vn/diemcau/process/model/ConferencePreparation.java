package vn.diemcau.process.model;

/** The contract of {@code bpmn/conference-preparation.bpmn}; the business key is the conference's id. */
public final class ConferencePreparation {

    public static final String KEY = "conference-preparation";

    /** Id of the conference. */
    public static final Variable<String> CONFERENCE = new Variable<>("conferenceId", String.class);

    /** Code of the duty where one task serves several, in the scope of that task only. */
    public static final Variable<String> DUTY = new Variable<>("dutyCode", String.class);

    /** Whether all sites passed the line test, or a leader took the risk. */
    public static final Variable<Boolean> LINES_ACCEPTED = new Variable<>("linesAccepted", Boolean.class);

    /** Whether the Office signed that the conference can open. */
    public static final Variable<Boolean> READY = new Variable<>("ready", Boolean.class);

    /** Whether the leadership lets the conference open although the Office did not sign. */
    public static final Variable<Boolean> PROCEED = new Variable<>("proceed", Boolean.class);

    public static final String MESSAGE_REDATED = "conferenceRedated";
    public static final String MESSAGE_EXTENDED = "registrationExtended";
    public static final String MESSAGE_CANCELLED = "conferenceCancelled";
    public static final String MESSAGE_INCIDENT = "incidentReported";
    public static final String MESSAGE_REOPENED = "registrationReopened";
    public static final String MESSAGE_DUTY_ADDED = "dutyAdded";

    /** The task that every incident opens anew. */
    public static final String HANDLE_INCIDENT = "HandleIncident";

    /** The task that every re-opening of a registration opens anew. */
    public static final String CORRECT_REGISTRATION = "CorrectRegistration";

    /** The task that every duty which the letter does not know opens anew. */
    public static final String EXTRA_DUTY = "ExtraDuty";

    private static final String USER_TASK = "userTask_";

    private ConferencePreparation() {}

    /** The user task in which a duty is done that is the only one of its kind. */
    public static String taskOf(String duty) {
        return USER_TASK + duty;
    }

    /** Code of the duty that a user task of either model stands for. */
    public static String dutyOf(String elementId) {
        if (!elementId.startsWith(USER_TASK)) {
            throw new IllegalArgumentException(elementId + " is no user task");
        }
        return elementId.substring(USER_TASK.length());
    }
}
