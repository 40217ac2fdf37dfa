package vn.diemcau.audit.journal;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of acts. Their names are stored in the record, so none may be removed or change its meaning. */
public enum Kind {
    CONFERENCE_CALLED(Group.CONFERENCE),
    LETTER_ISSUED(Group.CONFERENCE),
    CONFERENCE_REDATED(Group.CONFERENCE),
    CONFERENCE_DEFERRED(Group.CONFERENCE),
    CONFERENCE_RESUMED(Group.CONFERENCE),
    PLAN_CORRECTED(Group.CONFERENCE),
    CONFERENCE_CANCELLED(Group.CONFERENCE),
    CONFERENCE_CLOSED(Group.CONFERENCE),
    MODEL_MIGRATED(Group.CONFERENCE),
    PERSONS_REMOVED(Group.CONFERENCE),

    REGISTERED(Group.REGISTRATION),
    REGISTRATION_AMENDED(Group.REGISTRATION),
    PLACE_CHANGED(Group.REGISTRATION),
    REGISTRATION_REOPENED(Group.REGISTRATION),

    TASK_CLAIMED(Group.DUTY),
    TASK_RELEASED(Group.DUTY),
    TASK_TAKEN_OVER(Group.DUTY),
    TASK_ASSIGNED(Group.DUTY),
    TASK_COMMENTED(Group.DUTY),
    DUTY_ADDED(Group.DUTY),
    DUTY_REASSIGNED(Group.DUTY),
    DEADLINE_MOVED(Group.DUTY),
    DUTY_HANDED_IN(Group.DUTY),
    PROMISE_GIVEN(Group.DUTY),

    LINES_TESTED(Group.READINESS),
    READINESS_DECIDED(Group.READINESS),
    POSTPONEMENT_DECIDED(Group.READINESS),
    ROLL_CALLED(Group.READINESS),

    INCIDENT_REPORTED(Group.INCIDENT),
    INCIDENT_HANDLED(Group.INCIDENT),

    CHASED(Group.MAIL),
    REMINDED(Group.MAIL),
    MESSAGE_SENT(Group.MAIL),
    MAILS_SENT(Group.MAIL),
    MAIL_UNDELIVERED(Group.MAIL),
    MAIL_RESENT(Group.MAIL),
    ADDRESS_CORRECTED(Group.MAIL),

    LIST_DOWNLOADED(Group.DOWNLOAD),

    SIGNED_IN(Group.ACCOUNT),
    SIGN_IN_FAILED(Group.ACCOUNT),
    SIGNED_OUT(Group.ACCOUNT),
    SIGNED_OUT_EVERYWHERE(Group.ACCOUNT),
    PASSWORD_CHANGED(Group.ACCOUNT),
    PASSWORD_RESET(Group.ACCOUNT),
    ACCOUNT_ADDED(Group.ACCOUNT),
    ACCOUNT_CHANGED(Group.ACCOUNT),
    ACCOUNT_DISABLED(Group.ACCOUNT),
    ACCOUNT_ENABLED(Group.ACCOUNT),
    ACCOUNT_REMOVED(Group.ACCOUNT),
    MEMBERSHIP_CHANGED(Group.ACCOUNT),
    DEPUTY_NAMED(Group.ACCOUNT),
    DEPUTY_ACCEPTED(Group.ACCOUNT),
    DEPUTY_DECLINED(Group.ACCOUNT),
    DEPUTY_ENDED(Group.ACCOUNT),
    GROUP_CHANGED(Group.ACCOUNT),
    AGENCY_ADDED(Group.ACCOUNT),
    PERMISSION_CHANGED(Group.ACCOUNT),
    ENGINE_CHANGED(Group.ACCOUNT),
    TEXTS_REMOVED(Group.ACCOUNT),
    RECORD_SHORTENED(Group.ACCOUNT);

    /** Groups for filtering. */
    public enum Group {
        CONFERENCE("Hội nghị"),
        REGISTRATION("Đăng ký"),
        DUTY("Nhiệm vụ"),
        READINESS("Chạy thử, sẵn sàng"),
        INCIDENT("Sự cố"),
        MAIL("Đôn đốc, thư"),
        DOWNLOAD("Tải danh sách"),
        ACCOUNT("Tài khoản, đăng nhập");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        /** The kind in words. */
        public String words() {
            return words;
        }

        List<Kind> kinds() {
            return Stream.of(Kind.values()).filter(kind -> kind.group == this).toList();
        }
    }

    private final Group group;

    Kind(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }
}
