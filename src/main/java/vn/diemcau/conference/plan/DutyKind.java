package vn.diemcau.conference.plan;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sort of duty it is. The kind decides form and effect; a plan gives its duties kinds, so that no letter needs
 * code of its own.
 */
public enum DutyKind {
    ISSUE("Phát hành văn bản", DutyCodes.ISSUE_LETTER),
    REGISTER("Đăng ký điểm cầu, đại biểu", DutyCodes.REGISTER_SITES),
    AMEND("Điều chỉnh đăng ký", DutyCodes.AMEND_REGISTRATION),
    CORRECT("Điều chỉnh đăng ký được mở lại", DutyCodes.CORRECT_REGISTRATION),
    ACKNOWLEDGE(
            "Xác nhận danh sách",
            DutyCodes.ACKNOWLEDGE_SITES_BY_PEOPLES_COMMITTEE,
            DutyCodes.ACKNOWLEDGE_SITES_BY_TELECOM,
            DutyCodes.ACKNOWLEDGE_PLACES_BY_POWER,
            DutyCodes.ACKNOWLEDGE_NUMBERS_BY_PARTY_OFFICE),
    PREPARE_SITE(
            "Chuẩn bị điểm cầu",
            DutyCodes.PREPARE_PROVINCE_SITE,
            DutyCodes.PREPARE_POLICE_SITE,
            DutyCodes.PREPARE_HALL),
    COORDINATE("Phối hợp chuẩn bị điều kiện", DutyCodes.COORDINATE_CONDITIONS),
    SIGN("Xác nhận sẵn sàng", DutyCodes.SIGN_UNIT_READINESS),
    CONNECT("Đường truyền", DutyCodes.CONNECT_LINES, DutyCodes.KEEP_LINES_STABLE),
    POWER("Nguồn điện", DutyCodes.KEEP_POWER_STABLE),
    TECHNICIANS("Cán bộ kỹ thuật", DutyCodes.ASSIGN_CENTRE_TECHNICIANS, DutyCodes.ASSIGN_TELECOM_TECHNICIANS),
    INVITE(
            "Mời dự",
            DutyCodes.INVITE_UNIT_DELEGATES,
            DutyCodes.INVITE_CENTRAL_DELEGATES,
            DutyCodes.INVITE_AWARDEES,
            DutyCodes.INVITE_POLICE_DELEGATES,
            DutyCodes.INVITE_MILITARY_DELEGATES,
            DutyCodes.INVITE_BORDER_GUARD_DELEGATES),
    ATTEND("Cử người dự"),
    REPORT("Báo cáo", DutyCodes.PREPARE_REPORTS),
    DOCUMENTS("Tài liệu"),
    SPEECH("Tham luận", DutyCodes.PREPARE_SPEECH),
    REPORTERS(
            "Phóng viên",
            DutyCodes.ASSIGN_NEWSPAPER_REPORTERS,
            DutyCodes.ASSIGN_BROADCAST_REPORTERS,
            DutyCodes.ASSIGN_UNIT_REPORTERS),
    COVER("Đưa tin", DutyCodes.COVER_BY_NEWSPAPER, DutyCodes.COVER_BY_BROADCAST),
    SECURITY("An ninh, trật tự"),
    HEALTH("Y tế"),
    AWARDS("Khen thưởng", DutyCodes.PREPARE_AWARDS, DutyCodes.RUN_AWARDS),
    TEST("Chạy thử đường truyền", DutyCodes.TEST_LINES),
    REPAIR("Khắc phục đường truyền", DutyCodes.REPAIR_LINES),
    REHEARSE("Tổng duyệt"),
    DECIDE("Quyết định mức sẵn sàng", DutyCodes.DECIDE_READINESS),
    POSTPONE("Quyết định họp hay dời", DutyCodes.DECIDE_POSTPONEMENT),
    ROLL_CALL("Điểm danh", DutyCodes.TAKE_ROLL_CALL),
    CLOSE("Kết thúc", DutyCodes.CLOSE_CONFERENCE),
    INCIDENT("Sự cố", DutyCodes.HANDLE_INCIDENT),
    EXTRA("Việc giao thêm", DutyCodes.EXTRA_DUTY),
    GENERAL("Việc khác");

    /** The kinds whose place in the process is drawn: a plan names those duties by their codes. */
    private static final Set<DutyKind> STEPS = EnumSet.of(
            ISSUE,
            REGISTER,
            AMEND,
            CORRECT,
            ACKNOWLEDGE,
            SIGN,
            TEST,
            REPAIR,
            DECIDE,
            POSTPONE,
            ROLL_CALL,
            CLOSE,
            INCIDENT,
            EXTRA);

    private static final Set<DutyKind> REGISTERING = EnumSet.of(REGISTER, AMEND, CORRECT);
    private static final Set<DutyKind> FROM_THE_LINE_TEST = EnumSet.of(TEST, REPAIR, DECIDE, POSTPONE);
    private static final Set<DutyKind> NUMBERED = EnumSet.of(CORRECT, INCIDENT, EXTRA);
    private static final Set<DutyKind> TOLD_OTHERWISE = EnumSet.of(ACKNOWLEDGE, AMEND, CORRECT, EXTRA);

    private static final Map<String, DutyKind> DRAWN = new HashMap<>();

    static {
        for (DutyKind kind : values()) {
            kind.drawn.forEach(code -> DRAWN.put(code, kind));
        }
    }

    private final String words;
    private final List<String> drawn;

    DutyKind(String words, String... drawn) {
        this.words = words;
        this.drawn = List.of(drawn);
    }

    /** The kind of a duty of the drawn models; empty for a duty that a plan made up. */
    public static Optional<DutyKind> ofDrawn(String code) {
        return Optional.ofNullable(DRAWN.get(code));
    }

    /** Its name for people. */
    public String words() {
        return words;
    }

    /** Whether a plan may give this kind to a duty of its own. */
    public boolean isFree() {
        return !STEPS.contains(this);
    }

    /** Whether a unit registers its sites and delegates in it, first or again. */
    public boolean isRegistering() {
        return REGISTERING.contains(this);
    }

    /** Whether it offers a change of the registration: a right, which nobody owes. */
    public boolean isRight() {
        return this == AMEND || this == CORRECT;
    }

    /** Whether it is owed only once something has failed. */
    public boolean followsFailure() {
        return this == REPAIR || this == POSTPONE;
    }

    /** Whether it opens at the line test or after it, and again when the leadership moves the conference. */
    public boolean isFromTheLineTest() {
        return FROM_THE_LINE_TEST.contains(this);
    }

    /** Whether no plan has it: what happens opens it, each time with a number of its own. */
    public boolean isNumbered() {
        return NUMBERED.contains(this);
    }

    /**
     * The code of the one user task of a numbered kind.
     *
     * @throws IllegalStateException for a kind that plans have
     */
    public String task() {
        if (!isNumbered()) {
            throw new IllegalStateException(this + " has no user task of its own");
        }
        return drawn.get(0);
    }

    /**
     * Whether another mail tells that it is open: the list of sites asks for its acknowledgement, the letter offers the
     * change of a registration, an act of the Office tells its agency itself.
     */
    public boolean isToldOtherwise() {
        return TOLD_OTHERWISE.contains(this);
    }
}
