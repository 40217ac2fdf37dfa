package vn.diemcau.conference.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;
import vn.diemcau.platform.text.VietnameseTime;

/**
 * The zone and the main dates of a plan; null where absent or invalid. Only the start is obligatory. A wrong date is told
 * once: nothing is measured by it.
 */
final class Dates {

    /** A letter that names a day alone means this hour. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final Pattern DISTANCE = Pattern.compile(" ?([+-]) ?(\\d{1,4})(m|h|d)");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9]*+(?:-[A-Za-z0-9]++)*+");

    /** The end of an id that looks like a distance to another milestone. */
    private static final Pattern DISTANCE_AT_THE_END = Pattern.compile("-\\d{1,4}(m|h|d)$");

    private static final int LONGEST_ID = 60;

    /** The dates with keys of their own, and what people call them. */
    private static final Map<String, String> NAMES = Map.of(
            "start", "Giờ khai mạc", "lineTest", "Chạy thử đường truyền", "registrationDue", "Hạn đăng ký điểm cầu");

    private final Section root;
    private final Instant now;

    /** By the names that a plan gives them, those of absent dates with null. */
    private final Map<String, Milestone> named = new LinkedHashMap<>();

    /** Ids of milestones with a problem: what refers to one of them is not to blame. */
    private final Set<String> wrong = new HashSet<>();

    /** Where the milestones stand, by their ids. */
    private final Map<String, Section> places = new LinkedHashMap<>();

    final ZoneId zone;
    final ZonedDateTime registrationDue;
    final ZonedDateTime lineTest;
    final ZonedDateTime start;

    /** By time. */
    final List<Milestone> milestones;

    Dates(Section root, Instant now) {
        this.root = root;
        this.now = now;
        this.zone = zone(root);
        this.registrationDue = optional(root, "registrationDue");
        this.lineTest = inOrder(
                "lineTest", "Giờ chạy thử đường truyền", optional(root, "lineTest"), "hạn đăng ký", registrationDue);
        ZonedDateTime opening = future(root, "start", section -> section.time("start", zone));
        this.start = lineTest == null
                ? inOrder("start", "Giờ khai mạc", opening, "hạn đăng ký", registrationDue)
                : inOrder("start", "Giờ khai mạc", opening, "giờ chạy thử đường truyền", lineTest);
        name("start", start);
        name("lineTest", lineTest);
        name("registrationDue", registrationDue);
        this.milestones = milestones(root);
    }

    /** Whether the plan tests no lines; false when it does at an hour that cannot be read. */
    boolean isWithoutLineTest() {
        return root.span("lineTest").isEmpty();
    }

    /** Whether the plan is that of a running conference, some of whose dates have passed. */
    boolean isOfRunning() {
        return now.equals(Instant.MIN);
    }

    private void name(String key, ZonedDateTime at) {
        named.put(key, at == null ? null : new Milestone(key, Milestone.Kind.OTHER, NAMES.get(key), at));
    }

    private List<Milestone> milestones(Section root) {
        List<Milestone> read = new ArrayList<>();
        for (Section section : root.sections("milestones")) {
            String id = section.line("id", LONGEST_ID);
            Milestone.Kind kind = section.span("kind").isEmpty()
                    ? Milestone.Kind.OTHER
                    : section.choice("kind", Milestone.Kind.class);
            String name = section.line("name", 200);
            ZonedDateTime at = written(section, "at").at();
            if (id == null) {
                continue;
            }
            if (named.containsKey(id)) {
                section.problem("id", "Mã mốc %s đã dùng.".formatted(Problem.quoted(id)));
                continue;
            }
            boolean hasId = hasId(section, id);
            if (!hasId || kind == null || name == null || at == null || isMisplaced(section, kind, at)) {
                named.put(id, null);
                wrong.add(id);
                continue;
            }
            Milestone milestone = new Milestone(id, kind, name, at);
            named.put(id, milestone);
            places.put(id, section);
            read.add(milestone);
        }
        read.sort(Comparator.comparing(Milestone::at));
        return List.copyOf(read);
    }

    private static boolean hasId(Section section, String id) {
        boolean isId =
                ID.matcher(id).matches() && !DISTANCE_AT_THE_END.matcher(id).find();
        if (!isId) {
            section.problem(
                    "id",
                    "Mã mốc gồm chữ cái không dấu, chữ số và dấu gạch nối, bắt đầu bằng chữ cái, không kết thúc như -60m.");
        }
        return isId;
    }

    /** Says that a milestone is on the wrong side of another date. */
    private boolean isMisplaced(Section section, Milestone.Kind kind, ZonedDateTime at) {
        if (start == null) {
            return false;
        }
        return switch (kind) {
            case SESSION ->
                !at.isAfter(start) && isWrong(section, "at", "Phiên họp sau phải sau giờ khai mạc (%s).", start, at);
            case REHEARSAL ->
                !at.isBefore(start) && isWrong(section, "at", "Tổng duyệt phải trước giờ khai mạc (%s).", start, at);
            case REGISTRATION -> isMisplacedRegistration(section, at);
            case LINE_TEST -> isMisplacedLineTest(section, at);
            case OTHER -> false;
        };
    }

    private boolean isMisplacedRegistration(Section section, ZonedDateTime at) {
        if (root.span("registrationDue").isEmpty()) {
            section.problem("kind", "Có thêm hạn đăng ký thì phải ghi hạn đăng ký đầu tiên.");
            return true;
        }
        if (registrationDue != null && !at.isAfter(registrationDue)) {
            return isWrong(section, "at", "Hạn đăng ký này phải sau hạn đăng ký đầu tiên (%s).", registrationDue, at);
        }
        return !at.isBefore(start) && isWrong(section, "at", "Hạn đăng ký phải trước giờ khai mạc (%s).", start, at);
    }

    private boolean isMisplacedLineTest(Section section, ZonedDateTime at) {
        if (root.span("lineTest").isEmpty()) {
            section.problem("kind", "Có thêm lần chạy thử thì phải ghi giờ chạy thử đầu tiên.");
            return true;
        }
        if (lineTest != null && !at.isAfter(lineTest)) {
            return isWrong(section, "at", "Lần chạy thử này phải sau lần chạy thử đầu tiên (%s).", lineTest, at);
        }
        return !at.isBefore(start) && isWrong(section, "at", "Chạy thử phải trước giờ khai mạc (%s).", start, at);
    }

    private boolean isWrong(Section section, String key, String words, ZonedDateTime than, ZonedDateTime at) {
        section.problem(key, words.formatted(brief(than, at)));
        return true;
    }

    /** A time in a sentence beside another one. It has its year unless both are of the present year. */
    String brief(ZonedDateTime time, ZonedDateTime beside) {
        // The plan of a running conference is read for no time in particular.
        boolean isOfNow = now.equals(Instant.MIN) || now.atZone(time.getZone()).getYear() == time.getYear();
        return isOfNow && time.getYear() == beside.getYear()
                ? VietnameseTime.brief(time)
                : VietnameseTime.briefWithYear(time);
    }

    /** Where a milestone stands. */
    Section place(String milestone) {
        return places.get(milestone);
    }

    /** The milestones of a kind, by time. */
    List<Milestone> of(Milestone.Kind kind) {
        return milestones.stream().filter(each -> each.kind() == kind).toList();
    }

    /** The start of the last session; null without a start. */
    ZonedDateTime lastSession() {
        return milestones.stream()
                .filter(Milestone::isSession)
                .map(Milestone::at)
                .reduce((one, other) -> other)
                .orElse(start);
    }

    private ZonedDateTime optional(Section root, String key) {
        return root.span(key).isEmpty() ? null : future(root, key, section -> section.time(key, zone));
    }

    /**
     * The deadline of a duty: an instant, a day, which ends with the office hours, or the distance to a milestone, as
     * "start-60m". A past one is a problem.
     */
    Written due(Section section) {
        return written(section, "due");
    }

    /** When a duty opens; null when the plan does not say. */
    Plan.Opening opens(Section section) {
        if (section.span("opens").isEmpty()) {
            return null;
        }
        Written written = written(section, "opens");
        if (written.at() == null) {
            return null;
        }
        Milestone from = written.from();
        String words = switch (Integer.signum(written.direction())) {
            case -1 -> "Trước " + uncapitalized(from.name());
            case 1 -> "Sau " + uncapitalized(from.name());
            default -> from == null ? "Đến giờ" : from.name();
        };
        return new Plan.Opening(written.fromId(), words, written.at());
    }

    private static String uncapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /**
     * A time as it is written.
     *
     * @param from null when it is written as an instant or a day
     * @param direction less than 0 before the milestone, more than 0 after it
     * @param at null after a problem
     */
    record Written(Milestone from, int direction, ZonedDateTime at) {

        static final Written NOTHING = new Written(null, 0, null);

        String fromId() {
            return from == null ? null : from.id();
        }
    }

    private Written written(Section section, String key) {
        if (section.span(key).isEmpty()) {
            return new Written(null, 0, section.time(key, zone));
        }
        String text = section.optionalLine(key, 2 * LONGEST_ID).orElse(null);
        if (text == null) {
            return Written.NOTHING;
        }
        if (DAY.matcher(text).matches()) {
            return new Written(null, 0, future(section, key, at -> endOf(at, key, text)));
        }
        if (!Character.isLetter(text.codePointAt(0))) {
            return new Written(null, 0, future(section, key, at -> at.time(key, zone)));
        }
        return relative(section, key, text);
    }

    private Written relative(Section section, String key, String text) {
        for (Map.Entry<String, Milestone> each : named.entrySet()) {
            String id = each.getKey();
            if (!text.startsWith(id)) {
                continue;
            }
            String rest = text.substring(id.length());
            Matcher distance = DISTANCE.matcher(rest);
            if (!rest.isEmpty() && !distance.matches()) {
                continue;
            }
            Milestone from = each.getValue();
            if (from == null) {
                // One that is wrong, or obligatory, has its own problem already.
                if (!wrong.contains(id) && !id.equals("start") && root.span(id).isEmpty()) {
                    section.problem(key, "Kế hoạch không có mốc %s.".formatted(Problem.quoted(id)));
                }
                return Written.NOTHING;
            }
            if (rest.isEmpty()) {
                return new Written(from, 0, future(section, key, at -> from.at()));
            }
            int direction = distance.group(1).equals("-") ? -1 : 1;
            long number = Long.parseLong(distance.group(2)) * direction;
            ZonedDateTime time = switch (distance.group(3)) {
                case "m" -> from.at().plusMinutes(number);
                case "h" -> from.at().plusHours(number);
                default -> from.at().plusDays(number);
            };
            return new Written(from, direction, future(section, key, at -> time));
        }
        section.problem(
                key,
                "%s không phải là ngày giờ và không tính từ mốc nào của kế hoạch; hãy ghi như 2022-01-17T16:00."
                        .formatted(Problem.quoted(text)));
        return Written.NOTHING;
    }

    private ZonedDateTime endOf(Section section, String key, String day) {
        try {
            LocalDateTime end = LocalDate.parse(day).atTime(Plan.END_OF_OFFICE_HOURS);
            Optional<String> fault = VietnameseTime.implausible(end.getYear());
            if (fault.isPresent()) {
                section.problem(key, fault.get());
                return null;
            }
            return zone == null ? end.atZone(ZoneOffset.UTC) : end.atZone(zone);
        } catch (DateTimeParseException e) {
            section.problem(key, "Không có ngày %s.".formatted(Problem.quoted(day)));
            return null;
        }
    }

    private ZonedDateTime future(Section section, String key, Function<Section, ZonedDateTime> reading) {
        ZonedDateTime time = reading.apply(section);
        // Without the zone, the time may be wrong by a day.
        if (time != null && zone != null && !time.toInstant().isAfter(now)) {
            section.problem(key, "%s đã qua.".formatted(VietnameseTime.full(time)));
            return null;
        }
        return time;
    }

    private static ZoneId zone(Section root) {
        String name = root.line("zone", 60);
        if (name == null || ZoneId.getAvailableZoneIds().contains(name)) {
            return name == null ? null : ZoneId.of(name);
        }
        root.problem("zone", "Không có múi giờ %s; hãy ghi như Asia/Ho_Chi_Minh.".formatted(Problem.quoted(name)));
        return null;
    }

    /** The later date; null when it is not later, so that nothing else is measured by it. */
    private ZonedDateTime inOrder(String key, String what, ZonedDateTime later, String than, ZonedDateTime earlier) {
        if (later == null || earlier == null || earlier.isBefore(later)) {
            return later;
        }
        root.problem(
                key, "%s (%s) phải sau %s (%s).".formatted(what, brief(later, earlier), than, brief(earlier, later)));
        return null;
    }
}
