package vn.diemcau.escalation.ladder;

import java.util.Optional;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyCodes;

/** The kinds of duty that the ladder distinguishes. */
public enum DutyKind {
    OFFICE("Việc của Văn phòng"),
    REGISTRATION("Đăng ký điểm cầu"),
    ACKNOWLEDGEMENT("Xác nhận danh sách"),
    OTHER("Việc khác");

    private final String words;

    DutyKind(String words) {
        this.words = words;
    }

    /** The spelling of the ladder's table. */
    String words() {
        return words;
    }

    /** Tables of operators may still name one province's Office. */
    boolean isWritten(String text) {
        return text.equals(words) || this == OFFICE && text.startsWith(words + ' ');
    }

    /** The kind of a duty; empty for a duty without a chase. */
    public static Optional<DutyKind> of(Duty duty, Conference conference) {
        if (DutyCodes.isAmendment(duty.code())) {
            return Optional.empty();
        }
        if (duty.agency().equals(conference.host())) {
            return Optional.of(OFFICE);
        }
        if (DutyCodes.isRegistration(duty.code())) {
            return Optional.of(REGISTRATION);
        }
        return Optional.of(DutyCodes.isAcknowledgement(duty.code()) ? ACKNOWLEDGEMENT : OTHER);
    }
}
