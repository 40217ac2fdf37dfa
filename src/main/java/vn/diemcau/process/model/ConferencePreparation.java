package vn.diemcau.process.model;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.platform.engine.CallableProcess;

/** The contract of {@code bpmn/conference-preparation.bpmn}; the business key is the conference's id. */
public final class ConferencePreparation {

    public static final String KEY = "conference-preparation";

    /** Id of the conference. */
    public static final Variable<String> CONFERENCE = new Variable<>("conferenceId", String.class);

    /** Code of the duty where one task serves several duties; local to that task. */
    public static final Variable<String> DUTY = new Variable<>("dutyCode", String.class);

    /** Whether all sites passed the line test or a leader accepted the risk. */
    public static final Variable<Boolean> LINES_ACCEPTED = new Variable<>(Outcome.LINES_ACCEPTED, Boolean.class);

    /** Whether the Office signed that the conference can open. */
    public static final Variable<Boolean> READY = new Variable<>("ready", Boolean.class);

    /** Whether the leadership opens the conference without the Office's signature. */
    public static final Variable<Boolean> PROCEED = new Variable<>("proceed", Boolean.class);

    public static final String MESSAGE_REDATED = "conferenceRedated";
    public static final String MESSAGE_EXTENDED = "registrationExtended";
    public static final String MESSAGE_CANCELLED = "conferenceCancelled";
    public static final String MESSAGE_INCIDENT = "incidentReported";
    public static final String MESSAGE_REOPENED = "registrationReopened";
    public static final String MESSAGE_DUTY_ADDED = "dutyAdded";

    /** The step in which the units have their part. */
    public static final String UNITS = "callActivity_PrepareUnits";

    /** Closes registration and sends the list of sites. */
    public static final String TIMER_REGISTRATION_DUE = "timer_RegistrationDue";

    /** Closes an extension of registration and sends the list again. */
    public static final String TIMER_EXTENSION_DUE = "timer_ExtensionDue";

    public static final String TIMER_LINE_TEST = "timer_LineTest";
    public static final String TIMER_ROLL_CALL = "timer_RollCall";

    /** Closes a reopened registration. */
    public static final String TIMER_REOPENING_CLOSED = "timer_CorrectRegistration_Closed";

    /** Id suffix of the timers that remind of the duty of their task, in both models. */
    public static final String REMINDER_TIMER = "_Reminder";

    /** Id suffix of the timers that escalate that duty. */
    public static final String ESCALATION_TIMER = "_Due";

    private static final String USER_TASK = "userTask_";
    private static final String SESSION = "timer_Session_";
    private static final String REGISTRATION = "timer_Registration_";
    private static final String DISTRIBUTION = "serviceTask_DistributeSites_";
    private static final String ALL_DONE = "unitsDone_";
    private static final String TIMER = "timer_";
    private static final String OPENING_TIMER = "_Opens";

    private static final Pattern KEYS = Pattern.compile(KEY + "(?:-[A-Za-z0-9]{1,32})?");

    private ConferencePreparation() {}

    /** Key of the models of an Office. */
    public static String keyOf(String suffix) {
        return CallableProcess.named(KEY, suffix);
    }

    /** Whether a model of that key is a conference's, of whichever Office. */
    public static boolean isKey(String key) {
        return KEYS.matcher(key).matches();
    }

    /** The user task of a duty that is the only one of its kind. */
    public static String taskOf(String duty) {
        return USER_TASK + duty;
    }

    /** The timer that opens the user task of a duty at a time of its own, in both models. */
    public static String openingOf(String duty) {
        return TIMER + duty + OPENING_TIMER;
    }

    /** Code of the duty that such a timer opens; empty for another element. */
    public static Optional<String> openedBy(String elementId) {
        return elementId.startsWith(TIMER) && elementId.endsWith(OPENING_TIMER)
                ? Optional.of(elementId.substring(TIMER.length(), elementId.length() - OPENING_TIMER.length()))
                : Optional.empty();
    }

    /** The message that the last unit has done a duty that an agency waits for. */
    public static String allDone(String duty) {
        return ALL_DONE + duty;
    }

    /** The event that receives it. */
    public static String allDoneEvent(String duty) {
        return "event_" + duty + "_AllUnits";
    }

    /** Whether this is the event that receives such a message. */
    public static boolean isAllDoneEvent(String elementId) {
        return elementId.startsWith("event_") && elementId.endsWith("_AllUnits");
    }

    /** The timer of a session after the first. */
    public static String sessionOf(String milestone) {
        return SESSION + milestone;
    }

    /** The timer of a date of registration after the first. */
    public static String registrationOf(String milestone) {
        return REGISTRATION + milestone;
    }

    /** The step that sends the list of sites at such a date. */
    public static String distributionOf(String milestone) {
        return DISTRIBUTION + milestone;
    }

    /** Id of the milestone of such a timer or step. */
    public static String milestoneOf(String elementId) {
        return Stream.of(SESSION, REGISTRATION, DISTRIBUTION)
                .filter(elementId::startsWith)
                .map(prefix -> elementId.substring(prefix.length()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether this is a user task, in both models. */
    public static boolean isUserTask(String elementId) {
        return elementId.startsWith(USER_TASK);
    }

    /** Code of the duty of a user task, in both models. */
    public static String dutyOf(String elementId) {
        if (!elementId.startsWith(USER_TASK)) {
            throw new IllegalArgumentException(elementId + " is no user task");
        }
        return elementId.substring(USER_TASK.length());
    }
}
