package vn.diemcau.escalation.ladder;

import java.util.Optional;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;

/** The kinds of duty that the ladder distinguishes. */
public enum ChasedKind {
    OFFICE("Việc của Văn phòng"),
    REGISTRATION("Đăng ký điểm cầu"),
    ACKNOWLEDGEMENT("Xác nhận danh sách"),
    OTHER("Việc khác");

    private final String words;

    ChasedKind(String words) {
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
    public static Optional<ChasedKind> of(Duty duty, Conference conference) {
        if (duty.kind() == DutyKind.AMEND) {
            return Optional.empty();
        }
        if (duty.agency().equals(conference.host())) {
            return Optional.of(OFFICE);
        }
        return Optional.of(
                switch (duty.kind()) {
                    case REGISTER -> REGISTRATION;
                    case ACKNOWLEDGE -> ACKNOWLEDGEMENT;
                    default -> OTHER;
                });
    }
}
