package vn.diemcau.chase;

/** The kinds of mail; each has a template of the same name under {@code mail/}. */
final class Mails {

    static final String DUTIES_ANNOUNCED = "duties-announced";
    static final String OPENED = "duty-opened";
    static final String REMINDER = "duty-reminder";
    static final String OVERDUE = "duty-overdue";
    static final String OVERDUE_OFFICE = "duty-overdue-office";
    static final String SITES = "sites";
    static final String AMENDMENT = "registration-amended";
    static final String REOPENED = "registration-reopened";
    static final String REMINDER_NOW = "reminder-now";
    static final String DUTY_ADDED = "duty-added";
    static final String DUTY_REASSIGNED = "duty-reassigned";
    static final String NEW_DATES = "new-dates";
    static final String STEP_STOPPED = "step-stopped";
    static final String CANCELLED = "cancelled";

    private Mails() {}
}
