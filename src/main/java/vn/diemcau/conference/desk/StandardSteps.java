package vn.diemcau.conference.desk;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.text.VietnameseText;

/** The steps that every process needs besides what the letter asks, with an agency and an hour for each. */
final class StandardSteps {

    /** A list that is received under a code of its own, because the letter names no receiver. */
    private static final String RECEIVE = "nhan-danh-sach";

    private static final String RECEIVE_FOR_THE_TEST = "nhan-danh-sach-chay-thu";

    private static final String TEST_AGAIN = "chay-thu-";
    private static final String REPAIR_AGAIN = "khac-phuc-";

    private static final LocalTime CLOSED_AT = LocalTime.of(16, 0);
    private static final int ROUNDED_TO_MINUTES = 5;

    /** Who keeps lines alive can test and repair them, in this order. */
    private static final List<DutyKind> OF_LINES = List.of(DutyKind.CONNECT, DutyKind.TECHNICIANS);

    /**
     * A step.
     *
     * @param ofUnits whether each unit does it
     * @param words the letter's about it, or our own where the letter says nothing
     * @param mark id of the milestone of the further line test that it belongs to; null for all others
     */
    record Needed(
            String code,
            DutyKind kind,
            String name,
            boolean ofUnits,
            String agency,
            String due,
            String words,
            String mark) {}

    private final Frame frame;
    private final Surroundings around;
    private final Map<String, Needed> steps = new LinkedHashMap<>();

    private StandardSteps(Frame frame, Surroundings around) {
        this.frame = frame;
        this.around = around;
    }

    /**
     * The code of the step that something of this kind takes; empty when it is a duty of the letter's own.
     *
     * @param ofUnits whether each unit does it
     */
    static Optional<String> of(DutyKind kind, boolean ofUnits, Frame frame) {
        if (ofUnits) {
            return switch (kind) {
                case REGISTER -> only(frame.hasRegistration(), DutyCodes.REGISTER_SITES);
                case AMEND -> only(frame.hasRegistration(), DutyCodes.AMEND_REGISTRATION);
                default -> Optional.empty();
            };
        }
        return switch (kind) {
            case ISSUE -> Optional.of(DutyCodes.ISSUE_LETTER);
            case CLOSE -> Optional.of(DutyCodes.CLOSE_CONFERENCE);
            case ROLL_CALL -> Optional.of(DutyCodes.TAKE_ROLL_CALL);
            case TEST -> only(frame.hasLineTest(), DutyCodes.TEST_LINES);
            case REPAIR -> only(frame.hasLineTest(), DutyCodes.REPAIR_LINES);
            case DECIDE -> only(frame.hasLineTest(), DutyCodes.DECIDE_READINESS);
            case POSTPONE -> only(frame.hasLineTest(), DutyCodes.DECIDE_POSTPONEMENT);
            default -> Optional.empty();
        };
    }

    private static Optional<String> only(boolean holds, String code) {
        return holds ? Optional.of(code) : Optional.empty();
    }

    /**
     * The steps that no row has taken.
     *
     * @param taken codes that rows have
     * @param isReceived whether a row receives the list of sites
     * @param first earliest hour that a row states; null when none does
     */
    static List<Needed> missing(
            Frame frame, Surroundings around, Set<String> taken, boolean isReceived, LocalDateTime first) {
        StandardSteps standard = new StandardSteps(frame, around);
        standard.always(first);
        if (frame.hasLineTest()) {
            standard.fromTheLineTest();
        }
        if (frame.hasRegistration()) {
            standard.ofRegistration(isReceived);
        }
        taken.forEach(standard.steps::remove);
        return new ArrayList<>(standard.steps.values());
    }

    private void always(LocalDateTime first) {
        String letter = frame.letter().isBlank() ? DutyKind.ISSUE.words() : frame.letter();
        add(DutyCodes.ISSUE_LETTER, DutyKind.ISSUE, false, frame.host(), issuedBy(first), letter);
        if (frame.hasUnits() || frame.hasSites()) {
            add(
                    DutyCodes.TAKE_ROLL_CALL,
                    DutyKind.ROLL_CALL,
                    false,
                    frame.host(),
                    "start",
                    "Điểm danh các điểm cầu trước giờ khai mạc.");
        }
        add(
                DutyCodes.CLOSE_CONFERENCE,
                DutyKind.CLOSE,
                false,
                frame.host(),
                frame.last() == null ? "" : written(around.workedAfter(frame.last(), CLOSED_AT)),
                frame.title().isBlank() ? DutyKind.CLOSE.words() : frame.title());
    }

    /** The end of the office hours, but in an urgent letter not later than half of the time that there is. */
    private String issuedBy(LocalDateTime first) {
        LocalDateTime earliest = first == null ? frame.start() : first;
        if (earliest == null) {
            return "";
        }
        LocalDateTime today = around.now().toLocalDate().atTime(Plan.END_OF_OFFICE_HOURS);
        LocalDateTime evening =
                today.isAfter(around.now().plusHours(1)) && around.isWorking().test(today.toLocalDate())
                        ? today
                        : around.workedAfter(around.now(), Plan.END_OF_OFFICE_HOURS);
        LocalDateTime half = rounded(
                around.now().plus(Duration.between(around.now(), earliest).dividedBy(2)));
        return written(evening.isBefore(half) ? evening : half);
    }

    private void fromTheLineTest() {
        String tester = ofKind(DutyKind.TEST, "")
                .or(() -> OF_LINES.stream()
                        .flatMap(kind -> ofKind(kind, "").stream())
                        .findFirst())
                .orElse("");
        String repairer = ofKind(DutyKind.REPAIR, "")
                .or(() -> OF_LINES.stream()
                        .flatMap(kind -> ofKind(kind, tester).stream())
                        .findFirst())
                .orElse(tester);
        add(
                DutyCodes.TEST_LINES,
                DutyKind.TEST,
                false,
                tester,
                afterTheTest(2, 0.4),
                "Chạy thử đường truyền đến các điểm cầu.");
        add(
                DutyCodes.REPAIR_LINES,
                DutyKind.REPAIR,
                false,
                repairer,
                afterTheTest(5, 0.6),
                "Khắc phục đường truyền chưa đạt.");
        add(
                DutyCodes.DECIDE_READINESS,
                DutyKind.DECIDE,
                false,
                frame.host(),
                afterTheLastTest(6, 0.75),
                "Quyết định mức sẵn sàng sau khi chạy thử.");
        add(
                DutyCodes.DECIDE_POSTPONEMENT,
                DutyKind.POSTPONE,
                false,
                around.above(frame.host()),
                afterTheLastTest(7, 0.9),
                "Quyết định họp hay dời khi chưa sẵn sàng.");
        for (Frame.Test test : frame.furtherTests()) {
            further(TEST_AGAIN, DutyKind.TEST, test, tester, 2, 0.4);
            further(REPAIR_AGAIN, DutyKind.REPAIR, test, repairer, 5, 0.6);
        }
    }

    private void further(String code, DutyKind kind, Frame.Test test, String agency, int hours, double share) {
        steps.put(
                code + test.id(),
                new Needed(
                        code + test.id(),
                        kind,
                        kind == DutyKind.TEST ? test.name() : "Khắc phục sau " + VietnameseText.lowerFirst(test.name()),
                        false,
                        agency,
                        between(test.at(), frame.start(), hours, share),
                        test.name(),
                        test.id()));
    }

    /** The codes of a further test's steps, before the id of its milestone. */
    static String furtherCode(DutyKind kind, String mark) {
        return (kind == DutyKind.TEST ? TEST_AGAIN : REPAIR_AGAIN) + mark;
    }

    private void ofRegistration(boolean isReceived) {
        add(
                DutyCodes.REGISTER_SITES,
                DutyKind.REGISTER,
                true,
                "",
                "registrationDue",
                frame.registrationWords().isBlank() ? DutyKind.REGISTER.words() : frame.registrationWords());
        add(
                DutyCodes.AMEND_REGISTRATION,
                DutyKind.AMEND,
                true,
                "",
                frame.hasLineTest() ? "lineTest" : "start",
                "Đơn vị điều chỉnh đăng ký khi có thay đổi.");
        if (isReceived) {
            return;
        }
        receive(RECEIVE, frame.host());
        Needed test = steps.get(DutyCodes.TEST_LINES);
        String tester = ofKind(DutyKind.TEST, "").orElse(test == null ? "" : test.agency());
        if (frame.hasLineTest() && !tester.isBlank() && !tester.equals(frame.host())) {
            receive(RECEIVE_FOR_THE_TEST, tester);
        }
    }

    private void receive(String code, String agency) {
        LocalDateTime until = frame.hasLineTest() ? frame.lineTest() : frame.start();
        steps.put(
                code,
                new Needed(
                        code,
                        DutyKind.ACKNOWLEDGE,
                        "Nhận danh sách điểm cầu",
                        false,
                        agency,
                        between(frame.registrationDue(), until, 2, 0.5),
                        "Danh sách điểm cầu gửi khi hết hạn đăng ký.",
                        null));
    }

    private void add(String code, DutyKind kind, boolean ofUnits, String agency, String due, String words) {
        steps.put(code, new Needed(code, kind, kind.words(), ofUnits, agency, due, words, null));
    }

    private Optional<String> ofKind(DutyKind kind, String butNot) {
        return frame.agencies().getOrDefault(kind, List.of()).stream()
                .filter(agency -> !agency.equals(butNot))
                .findFirst();
    }

    private String afterTheLastTest(int hours, double share) {
        return between(frame.lastTest(), frame.start(), hours, share);
    }

    /** So many hours after the line test; sooner when the conference begins soon after it. */
    private String afterTheTest(int hours, double share) {
        return between(frame.lineTest(), frame.start(), hours, share);
    }

    private static String between(LocalDateTime from, LocalDateTime to, int hours, double share) {
        if (from == null || to == null || !from.isBefore(to)) {
            return from == null ? "" : written(from.plusHours(hours));
        }
        Duration most = Duration.ofMinutes((long) (Duration.between(from, to).toMinutes() * share));
        Duration wanted = Duration.ofHours(hours);
        LocalDateTime at = from.plus(wanted.compareTo(most) < 0 ? wanted : most);
        LocalDateTime even = rounded(at);
        return written(even.isAfter(from) ? even : at);
    }

    private static LocalDateTime rounded(LocalDateTime at) {
        LocalDateTime minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.minusMinutes(minute.getMinute() % ROUNDED_TO_MINUTES);
    }

    private static String written(LocalDateTime at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
