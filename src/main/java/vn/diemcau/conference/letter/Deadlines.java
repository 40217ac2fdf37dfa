package vn.diemcau.conference.letter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.conference.letter.Reading.Milestone;
import vn.diemcau.conference.letter.Reading.MilestoneKind;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Word;

/** By when a duty is to be done: as the letter says, as it can be computed, or as can be suggested. */
final class Deadlines {

    private static final Phrases FIRM = Phrases.of("trước", "chậm nhất", "muộn nhất", "hạn");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH 'giờ' mm', ngày' dd/MM/yyyy");
    private static final Map<MilestoneKind, String> WORDS = new EnumMap<>(Map.of(
            MilestoneKind.SESSION, "giờ khai mạc",
            MilestoneKind.LINE_TEST, "giờ chạy thử đường truyền",
            MilestoneKind.REHEARSAL, "giờ tổng duyệt",
            MilestoneKind.REGISTRATION, "hạn đăng ký",
            MilestoneKind.OTHER_DEADLINE, "mốc"));

    /** @param due null when the letter does not say; @param suggested null when the letter says it */
    record Deadline(String due, String suggested, String why) {

        static final Deadline NONE = new Deadline(null, null, null);
    }

    private final String text;
    private final List<Time> times;
    private final Milestones roles;
    private final List<Milestone> milestones;

    Deadlines(String text, List<Time> times, Milestones roles) {
        this.text = text;
        this.times = times;
        this.roles = roles;
        this.milestones = roles.found();
    }

    Deadline of(Draft duty, List<Word> words) {
        List<Time> all = times.stream()
                .filter(time -> duty.place().holds(time.from()) && time.hasDay() && roles.isOfDuty(time))
                .toList();
        if (all.isEmpty() && duty.due() != null) {
            all = times.stream()
                    .filter(time -> duty.due().holds(time.from()) && time.hasDay() && roles.isOfDuty(time))
                    .toList();
        }
        List<Time> named = all;
        Optional<Time> stated = named.stream()
                .filter(time -> isFirm(words, time))
                .findFirst()
                .or(() -> named.stream().findFirst());
        Optional<Relative> relative = Relative.in(words);
        boolean isOnlyDay = stated.isPresent()
                && stated.get().hour() == null
                && !isFirm(words, stated.get())
                && relative.filter(Relative::isOfHours).isPresent();
        if (stated.isPresent() && !isOnlyDay) {
            Time time = stated.get();
            return new Deadline(
                    time.at(), null, "Theo văn bản: “%s”".formatted(text.substring(time.from(), time.to())));
        }
        if (relative.isPresent()) {
            return computed(relative.get());
        }
        return suggested(duty.kind());
    }

    /** Whether "trước" or the like stands right before it. */
    private static boolean isFirm(List<Word> words, Time time) {
        List<Word> before =
                words.stream().filter(word -> word.to() <= time.from()).toList();
        for (int at = before.size() - 1; at >= Math.max(0, before.size() - 3); at--) {
            if (FIRM.at(before, at) > 0) {
                return true;
            }
        }
        return false;
    }

    private Deadline computed(Relative relative) {
        String words = text.substring(relative.from(), relative.to());
        List<LocalDate> days = milestones.stream()
                .filter(each -> each.kind() == relative.anchor())
                .map(each -> LocalDate.parse(each.at().substring(0, 10)))
                .distinct()
                .sorted()
                .toList();
        boolean isOneEvent = !days.isEmpty()
                && !relative.isBefore()
                && days.get(days.size() - 1).isBefore(days.get(0).plusDays(days.size()));
        boolean isMany = days.size() > 1 && !isOneEvent;
        Optional<Milestone> anchor = isOneEvent ? last(relative.anchor()) : first(relative.anchor());
        String due = anchor.map(each -> due(each, relative)).orElse(null);
        if (due == null || relative.unit().equals("ngày làm việc")) {
            return new Deadline(null, null, "Văn bản ghi “%s”; cần Văn phòng tính ngày".formatted(words));
        }
        String why = "Văn bản ghi “%s”; tính từ %s (%s)"
                .formatted(
                        words, WORDS.get(relative.anchor()), shown(anchor.get().at()));
        return isMany
                        && relative.anchor() == MilestoneKind.SESSION
                        && relative.unit().equals("ngày")
                ? new Deadline(null, due, why)
                : new Deadline(due, null, why);
    }

    private static String due(Milestone anchor, Relative relative) {
        int amount = relative.isBefore() ? -relative.amount() : relative.amount();
        LocalDate day = LocalDate.parse(anchor.at().substring(0, 10));
        if (relative.unit().equals("ngày")) {
            return day.plusDays(amount).toString();
        }
        if (relative.unit().equals("tuần")) {
            return day.plusWeeks(amount).toString();
        }
        if (!anchor.at().contains("T")) {
            return null;
        }
        LocalDateTime at = LocalDateTime.parse(anchor.at());
        return (relative.unit().equals("phút") ? at.plusMinutes(amount) : at.plusHours(amount)).toString();
    }

    private Optional<Milestone> first(MilestoneKind kind) {
        return milestones.stream().filter(each -> each.kind() == kind).findFirst();
    }

    private Optional<Milestone> last(MilestoneKind kind) {
        return milestones.stream().filter(each -> each.kind() == kind).reduce((one, next) -> next);
    }

    /** What prepares for something is suggested to be done before it. */
    private Deadline suggested(DutyKind kind) {
        if (kind == DutyKind.TEST) {
            return before(MilestoneKind.LINE_TEST, 0);
        }
        if (kind == DutyKind.REHEARSE) {
            return before(MilestoneKind.REHEARSAL, 0);
        }
        if (kind == DutyKind.REGISTER || kind == DutyKind.INVITE) {
            Deadline registration = before(MilestoneKind.REGISTRATION, 0);
            return registration.suggested() == null ? before(MilestoneKind.LINE_TEST, 1) : registration;
        }
        if (kind == DutyKind.REPORTERS
                || kind == DutyKind.ATTEND
                || kind == DutyKind.SECURITY
                || kind == DutyKind.HEALTH
                || kind == DutyKind.AWARDS) {
            return before(MilestoneKind.SESSION, 1);
        }
        Deadline test = before(MilestoneKind.LINE_TEST, 1);
        return test.suggested() == null ? before(MilestoneKind.SESSION, 1) : test;
    }

    private Deadline before(MilestoneKind kind, int hours) {
        Optional<Milestone> anchor = first(kind);
        if (anchor.isEmpty()) {
            return Deadline.NONE;
        }
        String at = anchor.get().at();
        if (!at.contains("T")) {
            return new Deadline(null, at, "Suy ra từ %s (%s)".formatted(WORDS.get(kind), shown(at)));
        }
        String suggested = LocalDateTime.parse(at).minusHours(hours).toString();
        String less = hours == 0 ? "" : " trừ %d giờ".formatted(hours);
        return new Deadline(null, suggested, "Suy ra từ %s (%s)%s".formatted(WORDS.get(kind), shown(at), less));
    }

    private static String shown(String at) {
        return at.contains("T")
                ? LocalDateTime.parse(at).format(HOUR)
                : LocalDate.parse(at).format(DAY);
    }
}
