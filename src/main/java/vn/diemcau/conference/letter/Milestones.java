package vn.diemcau.conference.letter;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.diemcau.conference.letter.Reading.Milestone;
import vn.diemcau.conference.letter.Reading.MilestoneKind;
import vn.diemcau.conference.letter.Reading.OtherDate;
import vn.diemcau.conference.written.Clause;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Span;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Word;

/** The days and hours of the conference, each with what it is for. */
final class Milestones {

    private static final Phrases EACH = Phrases.of(
            "mỗi đợt",
            "mỗi ngày",
            "mỗi buổi",
            "các buổi",
            "hằng ngày",
            "hàng ngày",
            "từng đợt",
            "các ngày",
            "buổi sáng",
            "cả hai ngày",
            "các đợt");

    private static final Phrases REPLACING = Phrases.of("thay cho", "thay thế", "thay vì", "hủy bỏ", "đính chính");
    private static final Phrases HALVES =
            Phrases.of("chiều", "buổi chiều", "buổi sáng", "sáng", "phiên", "ca", "buổi tối", "buổi thứ hai");

    private static final int NEAR = 8;

    /** Characters in which "trong ngày" stands before a day. */
    private static final int REACH_OF_WITHIN = 16;

    /** Length of a day as it is written in a milestone. */
    private static final int DAY = 10;

    /** Words that tie an hour to a day elsewhere in the clause. */
    private static final Phrases OF_SESSION = Phrases.of("thời gian", "bắt đầu", "khai mạc");

    private final String text;
    private final LetterHead head;
    private final List<Milestone> milestones = new ArrayList<>();
    private final List<OtherDate> others = new ArrayList<>();
    private final List<Time> ofSessions = new ArrayList<>();
    private final List<Span> ofNobody = new ArrayList<>();
    private final List<Time> ofOthers = new ArrayList<>();
    private List<Time> times = List.of();

    /** Offsets of days on which something is done: no milestone of their own on the day of the conference. */
    private final Set<Integer> loose = new HashSet<>();

    Milestones(String text, LetterHead head) {
        this.text = text;
        this.head = head;
    }

    List<Milestone> found() {
        return milestones.stream()
                .filter(each -> !loose.contains(each.from()) || !isOfSession(each.at()))
                .sorted(Comparator.comparing(Milestone::at))
                .toList();
    }

    private boolean isOfSession(String day) {
        return milestones.stream()
                .anyMatch(each ->
                        each.kind() == MilestoneKind.SESSION && each.at().startsWith(day));
    }

    List<OtherDate> others() {
        return others;
    }

    /** Clauses with a deadline in which nobody is asked. */
    List<Span> ofNobody() {
        return ofNobody;
    }

    /** Whether the time is a deadline or an appointed hour of a duty. */
    boolean isOfDuty(Time time) {
        return !ofSessions.contains(time) && !ofOthers.contains(time);
    }

    void read(List<Time> all, List<Drafts.Placed> placed, List<Draft> drafts) {
        times = all;
        for (Time time : all) {
            Drafts.Placed part = placed.stream()
                    .filter(each -> each.part().line().from() <= time.from()
                            && time.from() < each.part().line().to())
                    .findFirst()
                    .orElse(null);
            if (!time.hasDay()) {
                readHourOfAll(time, part);
            } else if (head.isOwnDate(time) || isHistory(time, part)) {
                addOther(time);
            } else if (part == null) {
                readRow(time, drafts);
            } else {
                read(time, part, drafts);
            }
        }
    }

    private void read(Time time, Drafts.Placed part, List<Draft> drafts) {
        Draft duty = drafts.stream()
                .filter(each -> each.place().holds(time.from()))
                .min(Comparator.comparingInt(
                        each -> each.place().to() - each.place().from()))
                .orElse(null);
        List<Word> clause = clause(part.part(), time);
        if (Askings.isPast(clause) || isReplaced(time, part.part())) {
            addOther(time);
            return;
        }
        DayRoles.Role role = DayRoles.of(time, clause, duty, part.heads(), part.section());
        boolean isPeriod = !role.isFirm() && time.days().size() > 1 && time.hour() == null;
        if (role.kind() == null || isPeriod) {
            addOther(time);
            return;
        }
        boolean isWithin = clause.stream()
                .filter(word -> word.to() <= time.from() && word.from() >= time.from() - REACH_OF_WITHIN)
                .anyMatch(word -> word.is("trong"));
        if (!role.isFirm() && !isWithin && time.hour() == null) {
            loose.add(time.from());
        }
        if (role.kind() == MilestoneKind.SESSION) {
            ofSessions.add(time);
        }
        boolean isDeadline = role.kind() == MilestoneKind.REGISTRATION || role.kind() == MilestoneKind.OTHER_DEADLINE;
        if (isDeadline && duty == null && !clause.isEmpty()) {
            ofNobody.add(Drafts.span(clause));
        }
        for (int i = 0; i < time.days().size(); i++) {
            add(role.kind(), time, i);
        }
    }

    /** What lies before the letter has been, and so has what a sentence says that begins with such a day. */
    private boolean isHistory(Time time, Drafts.Placed part) {
        LocalDate written = head.day();
        if (written == null) {
            return false;
        }
        if (time.day().isBefore(written)) {
            return true;
        }
        if (part == null) {
            return false;
        }
        return part.part().clauses().stream()
                .filter(clause -> clause.from() <= time.from() && time.from() < clause.to())
                .anyMatch(clause -> DayRoles.tellsOfBefore(clause, times, written));
    }

    private void readRow(Time time, List<Draft> drafts) {
        Draft duty = drafts.stream()
                .filter(each -> each.place().holds(time.from()))
                .findFirst()
                .orElse(null);
        DayRoles.Role role =
                duty == null ? DayRoles.Role.OTHER : DayRoles.of(time, duty.what(), duty, List.of(), Sections.ASKED);
        // An hour in a cell of its own is when the row is due, whatever the row speaks of.
        boolean isDue = duty != null
                && time.from() >= duty.what().get(duty.what().size() - 1).to();
        boolean isUnsaid = role.kind() == null || role.kind() == MilestoneKind.SESSION;
        if (isDue && isUnsaid) {
            add(MilestoneKind.OTHER_DEADLINE, time, 0);
        } else if (role.kind() == null) {
            addOther(time);
        } else {
            add(role.kind(), time, 0);
        }
    }

    /** "thay cho Giấy mời số 12 (họp lúc 8 giờ ngày 04/12)" */
    private static boolean isReplaced(Time time, Part part) {
        return part.clauses().stream()
                .filter(outer -> REPLACING.isIn(outer.words()))
                .flatMap(outer -> outer.bracketed().stream())
                .anyMatch(inner -> inner.from() <= time.from() && time.to() <= inner.to());
    }

    private static List<Word> clause(Part part, Time time) {
        List<Word> sentence = List.of();
        for (Clause clause : part.clauses()) {
            boolean goesOn = !clause.beginsSentence() && DayRoles.saysNothing(clause.words());
            List<Word> words = new ArrayList<>(goesOn ? sentence : List.of());
            words.addAll(clause.words());
            if (clause.from() <= time.from() && time.from() < clause.to()) {
                return clause.bracketed().stream()
                        .filter(each -> each.from() <= time.from() && time.to() <= each.to())
                        .findFirst()
                        .map(Clause::words)
                        .orElse(words);
            }
            sentence = words;
        }
        return part.words();
    }

    private void addOther(Time time) {
        ofOthers.add(time);
        time.days()
                .forEach(day -> others.add(new OtherDate(
                        Time.at(day, null), text.substring(time.from(), time.to()), time.from(), time.to())));
    }

    private void add(MilestoneKind kind, Time time, int number) {
        add(kind, time, time.days().get(number), number == 0);
    }

    private void add(MilestoneKind kind, Time time, LocalDate day) {
        add(kind, time, day, true);
    }

    private void add(MilestoneKind kind, Time time, LocalDate day, boolean isOfHour) {
        LocalTime hour = isOfHour ? time.hour() : null;
        String at = Time.at(day, hour);
        String until = isOfHour && time.until() != null ? Time.at(day, time.until()) : null;
        Milestone made = new Milestone(kind, at, until, text.substring(time.from(), time.to()), time.from(), time.to());
        for (int i = 0; i < milestones.size(); i++) {
            Milestone other = milestones.get(i);
            if (other.kind() != kind) {
                continue;
            }
            if (other.at().equals(at)
                    || kind == MilestoneKind.SESSION
                            && hour == null
                            && other.at().startsWith(at)) {
                return;
            }
            if (kind == MilestoneKind.SESSION && other.at().equals(day.toString())) {
                milestones.set(i, made);
                return;
            }
        }
        milestones.add(made);
    }

    /** "ngày 05/8/2027 … đối thoại …, thời gian từ 13 giờ 30": the hour of the one day in the clause. */
    private void completeInClause(Time time, Part part) {
        List<Word> clause = clause(part, time);
        for (int i = 0; i < milestones.size(); i++) {
            Milestone each = milestones.get(i);
            boolean isHere = !clause.isEmpty() && each.from() >= clause.get(0).from() && each.to() <= time.from();
            if (each.kind() == MilestoneKind.SESSION && isHere && !each.at().contains("T")) {
                LocalDate day = LocalDate.parse(each.at());
                String until = time.until() == null ? null : Time.at(day, time.until());
                milestones.set(
                        i,
                        new Milestone(
                                each.kind(), Time.at(day, time.hour()), until, each.words(), each.from(), each.to()));
            }
        }
    }

    /** "buổi chiều từ 13 giờ 30": another sitting on each day of the conference that its paragraph or section names. */
    private boolean readHalf(Time time, Drafts.Placed part) {
        List<Word> before = clause(part.part(), time).stream()
                .filter(word -> word.to() <= time.from())
                .toList();
        boolean isHalf = HALVES.isIn(before.subList(Math.max(0, before.size() - NEAR), before.size()))
                && before.stream().noneMatch(word -> word.is("kết") || word.is("bế"));
        if (!isHalf) {
            return false;
        }
        List<LocalDate> days = milestones.stream()
                .filter(each -> each.kind() == MilestoneKind.SESSION && each.from() < time.from())
                .filter(each -> part.section() == Sections.WHEN
                        || each.from() >= part.part().line().from())
                .map(each -> LocalDate.parse(each.at().substring(0, DAY)))
                .distinct()
                .toList();
        days.forEach(day -> add(MilestoneKind.SESSION, time, day));
        return !days.isEmpty();
    }

    /** "kiểm tra với A lúc 9h00 ngày 06-01, với B lúc 10h30": a further test on the day before it in its clause. */
    private boolean readOfSameDay(Time time, Drafts.Placed part) {
        List<Word> clause = clause(part.part(), time);
        if (clause.isEmpty()) {
            return false;
        }
        Optional<Time> before = times.stream()
                .filter(each -> each.hasDay()
                        && each.hour() != null
                        && each.from() >= clause.get(0).from()
                        && each.to() <= time.from())
                .reduce((one, next) -> next);
        if (before.isEmpty()) {
            return false;
        }
        List<LocalDate> days = List.of(before.get().day());
        Time full = new Time(time.from(), time.to(), days, time.hour(), time.until(), false);
        MilestoneKind kind =
                DayRoles.of(full, clause, null, part.heads(), part.section()).kind();
        if (kind != MilestoneKind.LINE_TEST && kind != MilestoneKind.REHEARSAL) {
            return false;
        }
        add(kind, full, days.get(0));
        return true;
    }

    /** "Mỗi đợt bắt đầu lúc 8 giờ": the hour of all sessions without one. */
    private void readHourOfAll(Time time, Drafts.Placed part) {
        ofOthers.add(time);
        if (part != null && readHalf(time, part)) {
            return;
        }
        if (part != null && readOfSameDay(time, part)) {
            return;
        }
        if (part != null && OF_SESSION.isIn(clause(part.part(), time))) {
            completeInClause(time, part.part());
        }
        if (part == null || !EACH.isIn(clause(part.part(), time))) {
            return;
        }
        String hour = time.hour().toString();
        boolean isFirst = milestones.stream()
                .noneMatch(each -> each.kind() == MilestoneKind.SESSION
                        && each.at().contains("T")
                        && each.from() > time.from() - 400
                        && each.from() < 0);
        for (int i = 0; i < milestones.size() && isFirst; i++) {
            Milestone each = milestones.get(i);
            if (each.kind() == MilestoneKind.SESSION && !each.at().contains("T")) {
                milestones.set(
                        i,
                        new Milestone(each.kind(), each.at() + "T" + hour, null, each.words(), each.from(), each.to()));
            }
        }
    }
}
