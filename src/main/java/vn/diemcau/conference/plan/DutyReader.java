package vn.diemcau.conference.plan;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;

/**
 * Reads the duties of a plan and checks them against the drawn models and the conference's dates. A duty with a drawn
 * code takes the drawn place in the process; any other is one of the letter's own and opens with the letter.
 */
final class DutyReader {

    private static final Pattern OBLIGATION = Pattern.compile("O[1-9][0-9]{0,3}");

    /** No part begins with a digit, because a number tells duties of one kind that the Office adds later. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9]*+(?:-[A-Za-z][A-Za-z0-9]*+)*+");

    private static final int LONGEST_CODE = 60;
    private static final int MOST_TICKS = 20;

    /** Every conference begins and ends with them. */
    private static final Set<String> ALWAYS = Set.of(DutyCodes.ISSUE_LETTER, DutyCodes.CLOSE_CONFERENCE);

    /** A plan may give them to any agency, but no unit does them for itself. */
    private static final Set<DutyKind> OF_AGENCIES = EnumSet.of(DutyKind.ACKNOWLEDGE, DutyKind.TEST, DutyKind.REPAIR);

    /** The drawn duties whose forms show what the plan wants confirmed. */
    private static final Set<DutyKind> WITH_TICKS = EnumSet.of(DutyKind.ISSUE, DutyKind.PREPARE_SITE);

    private static final Set<String> OF_REGISTRATION = Set.of(DutyCodes.REGISTER_SITES, DutyCodes.AMEND_REGISTRATION);

    private final AgencyCodes agencies;
    private final Map<String, String> conferenceDuties;
    private final Map<String, String> unitDuties;
    private final Dates dates;
    private final RegisteringUnits registering;
    private final TestReader tests;

    /**
     * @param conferenceDuties names of the drawn duties of the conference, by code
     * @param unitDuties the same of a unit
     */
    DutyReader(
            AgencyCodes agencies, Map<String, String> conferenceDuties, Map<String, String> unitDuties, Dates dates) {
        this.agencies = agencies;
        this.conferenceDuties = conferenceDuties;
        this.unitDuties = unitDuties;
        this.dates = dates;
        this.registering = new RegisteringUnits(dates);
        this.tests = new TestReader(agencies, dates);
    }

    /** @param units the units that have the duties of units */
    List<Plan.Duty> duties(Section root, List<String> units) {
        Once codes = new Once();
        Map<String, Section> places = new HashMap<>();
        Map<String, Section> placesOfUnits = new HashMap<>();
        List<Plan.Duty> duties = duties(root, "duties", conferenceDuties, unitDuties, codes, units, places);
        List<Plan.Duty> ofUnits = duties(root, "unitDuties", unitDuties, conferenceDuties, codes, units, placesOfUnits);
        if (!ofUnits.isEmpty() && units.isEmpty()) {
            root.problem("units", "Phải có ít nhất một đơn vị.");
        }
        checkSteps(root, "duties", conferenceDuties, places);
        checkSteps(root, "unitDuties", unitDuties, placesOfUnits);
        checkOrder(duties, places, conferenceDuties, ofUnits);
        duties.stream()
                .filter(duty -> places.containsKey(duty.code()))
                .forEach(duty -> ReceiverReader.check(places.get(duty.code()), duty, dates, root));
        tests.check(duties, places, conferenceDuties.keySet());
        tests.checkTestable(duties, places, ofUnits);
        checkOrder(ofUnits, placesOfUnits, unitDuties, List.of());
        duties.addAll(registering.applyTo(ofUnits, List.copyOf(duties), root));
        return duties;
    }

    static List<String> obligations(Section section) {
        List<String> obligations = new ArrayList<>();
        Once once = new Once();
        for (Section.Item item : section.items("obligations", 60)) {
            if (!OBLIGATION.matcher(item.text()).matches()) {
                item.problem("%s không phải là số hiệu như O36.".formatted(Problem.quoted(item.text())));
            }
            once.check(item.text(), item::problem);
            obligations.add(item.text());
        }
        return obligations;
    }

    private List<Plan.Duty> duties(
            Section root,
            String key,
            Map<String, String> drawn,
            Map<String, String> drawnThere,
            Once codes,
            List<String> units,
            Map<String, Section> places) {
        List<Plan.Duty> duties = new ArrayList<>();
        for (Section section : root.sections(key)) {
            String code = code(section, drawn, drawnThere, key.equals("unitDuties"));
            boolean isMisplaced = code != null && drawnThere.containsKey(code);
            // Units that register by different dates have it once for each date.
            boolean isRepeatable = DutyCodes.REGISTER_SITES.equals(code) && key.equals("unitDuties");
            if (!isMisplaced && !isRepeatable) {
                codes.check(code, message -> section.problem("code", message));
            }
            boolean isDrawn = code == null || drawn.containsKey(code) || isMisplaced;
            DutyKind kind = kind(section, code, isDrawn, key);
            String name = name(section, code, isDrawn, drawn);
            boolean isOfUnit = key.equals("unitDuties");
            String agency = isOfUnit ? null : agencies.code(section, "agency");
            Dates.Written written = dates.due(section);
            ZonedDateTime due = written.at();
            Plan.Opening opens = dates.opens(section);
            if (code != null && due != null) {
                checkDue(section, code, kind, due, opens);
            }
            checkOpens(section, code, kind, isDrawn, opens, due);
            if (code != null && !isMisplaced) {
                places.putIfAbsent(code, section);
            }
            List<String> after = texts(section, "after", LONGEST_CODE);
            String words = section.text("words", 4000);
            List<String> ticks = texts(section, "ticks", 300);
            if (isDrawn && !WITH_TICKS.contains(kind) && !ticks.isEmpty()) {
                section.problem("ticks", "Nhiệm vụ này có biểu mẫu riêng, không ghi thêm ý xác nhận.");
            }
            Plan.Duty duty = new Plan.Duty(
                    code,
                    kind,
                    name,
                    agency,
                    isOfUnit ? units(section, kind, units) : tests.units(section, kind, units),
                    opens,
                    due,
                    written.fromId(),
                    after,
                    words,
                    ticks,
                    proof(section),
                    isOfUnit ? null : ReceiverReader.list(section, code, kind),
                    obligations(section));
            duties.add(duty);
            if (isRepeatable) {
                registering.add(section, duty);
            }
        }
        return duties;
    }

    private static String code(
            Section section, Map<String, String> drawn, Map<String, String> drawnThere, boolean isOfUnit) {
        String code = section.line("code", LONGEST_CODE);
        if (code != null && drawnThere.containsKey(code)) {
            section.problem(
                    "code",
                    "Nhiệm vụ “%s” phải ghi trong danh sách việc của %s."
                            .formatted(drawnThere.get(code), isOfUnit ? "cơ quan" : "đơn vị"));
        } else if (code != null
                && !drawn.containsKey(code)
                && DutyKind.ofDrawn(code).isPresent()) {
            section.problem("code", "Quy trình tự mở nhiệm vụ này khi cần, không ghi trong kế hoạch.");
        } else if (code != null && !CODE.matcher(code).matches()) {
            section.problem(
                    "code",
                    "Mã nhiệm vụ gồm chữ cái không dấu, chữ số và dấu gạch nối; mỗi phần bắt đầu bằng chữ cái.");
        }
        return code;
    }

    private static DutyKind kind(Section section, String code, boolean isDrawn, String key) {
        String written = section.optionalLine("kind", 60).orElse(null);
        if (isDrawn) {
            DutyKind drawn =
                    code == null ? DutyKind.GENERAL : DutyKind.ofDrawn(code).orElse(DutyKind.GENERAL);
            if (code != null && written != null && !written.equals(drawn.name())) {
                section.problem("kind", "Nhiệm vụ này thuộc loại “%s”.".formatted(drawn.words()));
            }
            return drawn;
        }
        if (written == null) {
            return DutyKind.GENERAL;
        }
        List<DutyKind> free =
                Stream.of(DutyKind.values()).filter(kind -> isFree(kind, key)).toList();
        return free.stream()
                .filter(kind -> kind.name().equals(written))
                .findFirst()
                .orElseGet(() -> {
                    section.problem(
                            "kind",
                            "%s phải là một trong: %s."
                                    .formatted(
                                            Problem.quoted(written),
                                            free.stream()
                                                    .map(kind -> "%s (%s)".formatted(kind.name(), kind.words()))
                                                    .collect(Collectors.joining(", "))));
                    return DutyKind.GENERAL;
                });
    }

    private static boolean isFree(DutyKind kind, String key) {
        return kind.isFree() || kind == DutyKind.ROLL_CALL || OF_AGENCIES.contains(kind) && key.equals("duties");
    }

    private static String name(Section section, String code, boolean isDrawn, Map<String, String> drawn) {
        String otherwise = code == null ? "" : drawn.get(code);
        return isDrawn ? section.optionalLine("name", 200).orElse(otherwise) : section.line("name", 200);
    }

    private static List<String> texts(Section section, String key, int max) {
        Once once = new Once();
        List<Section.Item> items = section.items(key, max);
        for (int i = 0; i < items.size(); i++) {
            once.check(items.get(i).text(), items.get(i)::problem);
            if (i == MOST_TICKS) {
                items.get(i).problem("Ghi nhiều nhất %d dòng.".formatted(MOST_TICKS));
            }
        }
        return items.stream().map(Section.Item::text).toList();
    }

    private static Plan.Proof proof(Section section) {
        return section.span("proof").isEmpty() ? Plan.Proof.NONE : section.choice("proof", Plan.Proof.class);
    }

    /** The steps that need each other, and the date that they need. */
    private void checkSteps(Section root, String key, Map<String, String> drawn, Map<String, Section> places) {
        Set<String> needed = new TreeSet<>(ALWAYS);
        if (dates.lineTest != null) {
            // They make a loop, which only holds together.
            needed.addAll(DutyCodes.FROM_THE_LINE_TEST);
        }
        if (dates.registrationDue != null) {
            needed.add(DutyCodes.REGISTER_SITES);
        }
        needed.retainAll(drawn.keySet());
        needed.removeAll(places.keySet());
        needed.forEach(code -> root.problem(key, "Còn thiếu nhiệm vụ “%s”.".formatted(drawn.get(code))));
        places.forEach((code, section) -> {
            if (dates.lineTest == null
                    && DutyCodes.FROM_THE_LINE_TEST.contains(code)
                    && root.span("lineTest").isEmpty()) {
                section.problem("code", "Có nhiệm vụ này thì phải ghi giờ chạy thử đường truyền.");
            }
            boolean isOfRegistration =
                    OF_REGISTRATION.contains(code) || DutyKind.ofDrawn(code).orElse(null) == DutyKind.ACKNOWLEDGE;
            if (dates.registrationDue == null
                    && isOfRegistration
                    && drawn.containsKey(code)
                    && root.span("registrationDue").isEmpty()) {
                section.problem("code", "Có nhiệm vụ này thì phải ghi hạn đăng ký.");
            }
        });
    }

    /**
     * What a duty waits for must exist beside it, or be a duty of the units, and must not wait for the duty in turn.
     *
     * @param ofUnits the duties of units that an agency may wait for
     */
    private static void checkOrder(
            List<Plan.Duty> duties, Map<String, Section> places, Map<String, String> drawn, List<Plan.Duty> ofUnits) {
        Map<String, List<String>> waits = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Map<String, Set<String>> units = new HashMap<>();
        Set<String> receivers = new HashSet<>();
        duties.forEach(duty -> waits.putIfAbsent(duty.code(), duty.after()));
        duties.stream().filter(duty -> duty.kind() == DutyKind.ACKNOWLEDGE).forEach(duty -> receivers.add(duty.code()));
        duties.stream()
                .filter(duty -> duty.name() != null)
                .forEach(duty -> names.putIfAbsent(duty.code(), duty.name()));
        duties.forEach(duty -> units.putIfAbsent(duty.code(), Set.copyOf(duty.units())));
        for (Plan.Duty duty : duties) {
            Section section = places.get(duty.code());
            if (section == null || duty.after().isEmpty()) {
                continue;
            }
            if (drawn.containsKey(duty.code())) {
                section.problem("after", "Thứ tự của nhiệm vụ này do quy trình ấn định.");
                continue;
            }
            for (String earlier : duty.after()) {
                if (ofUnits.stream()
                        .anyMatch(each ->
                                earlier.equals(each.code()) && each.kind().isFree())) {
                    continue;
                }
                DutyKind kind = DutyKind.ofDrawn(earlier)
                        .filter(k -> drawn.containsKey(earlier))
                        .orElse(null);
                if (!waits.containsKey(earlier)) {
                    section.problem(
                            "after", "Không có nhiệm vụ %s trong danh sách này.".formatted(Problem.quoted(earlier)));
                } else if (duty.agency() == null && !units.get(earlier).containsAll(duty.units())) {
                    section.problem(
                            "after",
                            "Không phải đơn vị nào có việc này cũng có việc “%s” mà nó chờ."
                                    .formatted(names.getOrDefault(earlier, earlier)));
                } else if (receivers.contains(earlier)) {
                    section.problem(
                            "after", "Không thể chờ việc xác nhận danh sách: mỗi lần danh sách đổi lại xác nhận lại.");
                } else if (kind != null && !kind.isFree() || DutyCodes.mayFollowStart(earlier)) {
                    section.problem(
                            "after",
                            "Không thể chờ nhiệm vụ “%s” của quy trình."
                                    .formatted(drawn.getOrDefault(earlier, earlier)));
                }
            }
            if (reaches(duty.code(), duty.code(), waits, new HashSet<>())) {
                section.problem("after", "Các nhiệm vụ chờ nhau thành vòng.");
            }
        }
    }

    private static boolean reaches(String from, String to, Map<String, List<String>> waits, Set<String> seen) {
        for (String next : waits.getOrDefault(from, List.of())) {
            if (next.equals(to) || seen.add(next) && reaches(next, to, waits, seen)) {
                return true;
            }
        }
        return false;
    }

    private void checkDue(Section section, String code, DutyKind kind, ZonedDateTime due, Plan.Opening opens) {
        boolean mayFollow = DutyCodes.mayFollowStart(code)
                || kind == DutyKind.COVER
                || kind == DutyKind.ROLL_CALL
                || follows(opens);
        ZonedDateTime last = dates.lastSession();
        if (last != null && due.isAfter(last) && !mayFollow) {
            section.problem(
                    "due",
                    "Hạn %s sau giờ %s (%s)."
                            .formatted(
                                    dates.brief(due, last),
                                    last.equals(dates.start) ? "khai mạc" : "bắt đầu phiên cuối",
                                    dates.brief(last, due)));
        }
        // The plan contains this time twice: as a date of the conference and as the duty's deadline.
        if (kind == DutyKind.AMEND) {
            checkSame(section, due, "giờ chạy thử đường truyền", dates.lineTest);
            if (dates.isWithoutLineTest()) {
                checkSame(section, due, "giờ khai mạc", dates.start);
            }
        }
    }

    /** Whether it opens at the conference or after it. */
    private boolean follows(Plan.Opening opens) {
        return opens != null && dates.start != null && !opens.at().isBefore(dates.start);
    }

    private void checkOpens(
            Section section, String code, DutyKind kind, boolean isDrawn, Plan.Opening opens, ZonedDateTime due) {
        if (!isDrawn && kind == DutyKind.ROLL_CALL && section.span("opens").isEmpty()) {
            section.problem("opens", "Điểm danh phải ghi giờ mở việc, như 10 phút trước giờ khai mạc.");
        }
        if (isDrawn && code != null && opens != null) {
            section.problem("opens", "Giờ mở nhiệm vụ này do quy trình ấn định.");
        } else if (opens != null && due != null && !opens.at().isBefore(due)) {
            section.problem(
                    "opens",
                    "Giờ mở việc (%s) phải trước hạn (%s)."
                            .formatted(dates.brief(opens.at(), due), dates.brief(due, opens.at())));
        }
    }

    /** Those of the conference's units that have a duty of units; all unless the plan names them. */
    private List<String> units(Section section, DutyKind kind, List<String> all) {
        List<String> some = agencies.codes(section, "units");
        if (some.isEmpty()) {
            return all;
        }
        if (kind == DutyKind.AMEND) {
            section.problem("units", "Việc điều chỉnh đăng ký là của mọi đơn vị đăng ký.");
        } else if (kind == DutyKind.SIGN) {
            section.problem("units", "Việc xác nhận sẵn sàng là của mọi đơn vị.");
        }
        some.stream()
                .filter(unit -> agencies.find(unit).isPresent() && !all.contains(unit))
                .forEach(unit ->
                        section.problem("units", "%s không có trong danh sách đơn vị của Hội nghị.".formatted(unit)));
        return some;
    }

    private void checkSame(Section section, ZonedDateTime due, String what, ZonedDateTime date) {
        if (date != null && !date.isEqual(due)) {
            section.problem("due", "Hạn phải trùng với %s: %s.".formatted(what, dates.brief(date, due)));
        }
    }
}
