package vn.diemcau.escalation.ladder;

import java.util.Optional;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duty;

/** The duties that the ladder tells apart. */
public enum DutyKind {
    OFFICE("Việc của Văn phòng Tỉnh ủy"),
    REGISTRATION("Đăng ký điểm cầu"),
    ACKNOWLEDGEMENT("Xác nhận danh sách"),
    OTHER("Việc khác");

    /** The duty that begins with the line test. */
    public static final String TEST_LINES = "TestLines";

    /** What the codes of the duties begin with that confirm the list of sites. */
    private static final String ACKNOWLEDGE = "Acknowledge";

    private static final String REGISTER = "RegisterSites";

    /** Optional by nature: nobody is chased for not changing a registration. */
    public static final String AMEND = "AmendRegistration";

    private final String words;

    DutyKind(String words) {
        this.words = words;
    }

    /** As the ladder's table writes it. */
    String words() {
        return words;
    }

    /** Whether this is the code of a receiver's duty to confirm the list of sites. */
    public static boolean isAcknowledgement(String duty) {
        return duty.startsWith(ACKNOWLEDGE);
    }

    /** Empty for a duty that nobody is chased for. */
    public static Optional<DutyKind> of(Duty duty, Conference conference) {
        if (duty.code().equals(AMEND)) {
            return Optional.empty();
        }
        if (duty.agency().equals(conference.host())) {
            return Optional.of(OFFICE);
        }
        if (duty.code().equals(REGISTER)) {
            return Optional.of(REGISTRATION);
        }
        return Optional.of(isAcknowledgement(duty.code()) ? ACKNOWLEDGEMENT : OTHER);
    }
}
