package vn.diemcau.escalation.ladder;

/** The kinds of mail; each one has a template of the same name under {@code mail/}. */
public final class MailKind {

    public static final String DUTIES_ANNOUNCED = "duties-announced";
    public static final String OPENED = "duty-opened";
    public static final String REMINDER = "duty-reminder";
    public static final String OVERDUE = "duty-overdue";
    public static final String OVERDUE_OFFICE = "duty-overdue-office";
    public static final String SITES = "sites";
    public static final String AMENDMENT = "registration-amended";
    public static final String REOPENED = "registration-reopened";
    public static final String REMINDER_NOW = "reminder-now";
    public static final String DUTY_ADDED = "duty-added";
    public static final String DUTY_REASSIGNED = "duty-reassigned";
    public static final String DEADLINE_MOVED = "deadline-moved";
    public static final String OFFICE_MESSAGE = "office-message";
    public static final String PLACE_CHANGED = "place-changed";
    public static final String PLAN_CORRECTED = "plan-corrected";
    public static final String NEW_DATES = "new-dates";
    public static final String DEFERRED = "deferred";
    public static final String STEP_STOPPED = "step-stopped";
    public static final String DUTIES_ENDED = "duties-ended";
    public static final String CANCELLED = "cancelled";

    private MailKind() {}
}
