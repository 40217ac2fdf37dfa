package vn.diemcau.journal;

import java.util.List;
import java.util.stream.Stream;

/** What sort of act it is. The names stand in the record: none may go or change its meaning. */
public enum Kind {
    CONFERENCE_CALLED(Group.CONFERENCE),
    LETTER_ISSUED(Group.CONFERENCE),
    CONFERENCE_REDATED(Group.CONFERENCE),
    CONFERENCE_CANCELLED(Group.CONFERENCE),
    CONFERENCE_CLOSED(Group.CONFERENCE),

    REGISTERED(Group.REGISTRATION),
    REGISTRATION_AMENDED(Group.REGISTRATION),
    REGISTRATION_REOPENED(Group.REGISTRATION),

    TASK_CLAIMED(Group.DUTY),
    TASK_RELEASED(Group.DUTY),
    TASK_TAKEN_OVER(Group.DUTY),
    TASK_ASSIGNED(Group.DUTY),
    DUTY_ADDED(Group.DUTY),
    DUTY_REASSIGNED(Group.DUTY),
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
    MAILS_SENT(Group.MAIL),
    MAIL_UNDELIVERED(Group.MAIL),
    MAIL_RESENT(Group.MAIL),

    LIST_DOWNLOADED(Group.DOWNLOAD);

    /** How they are chosen from when people read. */
    public enum Group {
        CONFERENCE("Hội nghị"),
        REGISTRATION("Đăng ký"),
        DUTY("Nhiệm vụ"),
        READINESS("Chạy thử, sẵn sàng"),
        INCIDENT("Sự cố"),
        MAIL("Đôn đốc, thư"),
        DOWNLOAD("Tải danh sách");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        /** As people read it. */
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
