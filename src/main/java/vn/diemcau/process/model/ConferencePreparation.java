package vn.diemcau.process.model;

import vn.diemcau.conference.duty.Outcome;

/** The contract of {@code bpmn/conference-preparation.bpmn}; the business key is the conference's id. */
public final class ConferencePreparation {

    public static final String KEY = "conference-preparation";

    /** Id of the conference. */
    public static final Variable<String> CONFERENCE = new Variable<>("conferenceId", String.class);

    /** Code of the duty where one task serves several, in the scope of that task only. */
    public static final Variable<String> DUTY = new Variable<>("dutyCode", String.class);

    /** Whether all sites passed the line test, or a leader took the risk. */
    public static final Variable<Boolean> LINES_ACCEPTED = new Variable<>(Outcome.LINES_ACCEPTED, Boolean.class);

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

    /** Ends the registrations; the list of sites goes out. */
    public static final String TIMER_REGISTRATION_DUE = "timer_RegistrationDue";

    /** The same once more, when they were extended after that. */
    public static final String TIMER_EXTENSION_DUE = "timer_ExtensionDue";

    public static final String TIMER_LINE_TEST = "timer_LineTest";
    public static final String TIMER_ROLL_CALL = "timer_RollCall";

    /** Ends a registration that the Office had opened once more. */
    public static final String TIMER_REOPENING_CLOSED = "timer_CorrectRegistration_Closed";

    /** The end of the id of a timer that reminds of the duty whose task it sits on, in either model. */
    public static final String REMINDER_TIMER = "_Reminder";

    /** The end of the id of a timer that escalates it. */
    public static final String ESCALATION_TIMER = "_Due";

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
