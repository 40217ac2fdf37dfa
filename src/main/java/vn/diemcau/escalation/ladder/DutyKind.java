package vn.diemcau.escalation.ladder;

import java.util.Optional;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyCodes;

/** The duties that the ladder tells apart. */
public enum DutyKind {
    OFFICE("Việc của Văn phòng Tỉnh ủy"),
    REGISTRATION("Đăng ký điểm cầu"),
    ACKNOWLEDGEMENT("Xác nhận danh sách"),
    OTHER("Việc khác");

    private final String words;

    DutyKind(String words) {
        this.words = words;
    }

    /** As the ladder's table writes it. */
    String words() {
        return words;
    }

    /** Empty for a duty that nobody is chased for. */
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
