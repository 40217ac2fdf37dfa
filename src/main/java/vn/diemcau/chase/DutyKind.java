package vn.diemcau.chase;

import java.util.Optional;
import vn.diemcau.conference.Conference;
import vn.diemcau.duty.Duty;

/** The duties that the ladder tells apart. */
enum DutyKind {
    OFFICE("Việc của Văn phòng Tỉnh ủy"),
    REGISTRATION("Đăng ký điểm cầu"),
    ACKNOWLEDGEMENT("Xác nhận danh sách"),
    OTHER("Việc khác");

    private static final String REGISTER = "RegisterSites";

    /** Optional by nature: nobody is chased for not changing a registration. */
    static final String AMEND = "AmendRegistration";

    private final String words;

    DutyKind(String words) {
        this.words = words;
    }

    /** As the ladder's table writes it. */
    String words() {
        return words;
    }

    /** Empty for a duty that nobody is chased for. */
    static Optional<DutyKind> of(Duty duty, Conference conference) {
        if (duty.code().equals(AMEND)) {
            return Optional.empty();
        }
        if (duty.agency().equals(conference.host())) {
            return Optional.of(OFFICE);
        }
        if (duty.code().equals(REGISTER)) {
            return Optional.of(REGISTRATION);
        }
        return Optional.of(duty.code().startsWith(Chase.ACKNOWLEDGE) ? ACKNOWLEDGEMENT : OTHER);
    }
}
