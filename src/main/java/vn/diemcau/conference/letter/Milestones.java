package vn.diemcau.conference.letter;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** Words that tie an hour to a day elsewhere in the clause. */
    private static final Phrases OF_SESSION = Phrases.of("thời gian", "bắt đầu", "khai mạc");

    private final String text;
    private final LetterHead head;
    private final List<Milestone> milestones = new ArrayList<>();
    private final List<OtherDate> others = new ArrayList<>();
    private final List<Time> ofSessions = new ArrayList<>();
    private final List<Span> ofNobody = new ArrayList<>();
    private final List<Time> ofOthers = new ArrayList<>();

    Milestones(String text, LetterHead head) {
        this.text = text;
        this.head = head;
    }

    List<Milestone> found() {
        return milestones.stream().sorted(Comparator.comparing(Milestone::at)).toList();
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

    void read(List<Time> times, List<Drafts.Placed> placed, List<Draft> drafts, int end) {
        for (Time time : times) {
            Drafts.Placed part = placed.stream()
                    .filter(each -> each.part().line().from() <= time.from()
                            && time.from() < each.part().line().to())
                    .findFirst()
                    .orElse(null);
            if (!time.hasDay()) {
                readHourOfAll(time, part);
            } else if (head.isOwnDate(time)) {
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
        DayRoles.Role role = DayRoles.of(time, clause, duty, part.heads(), part.section());
        if (role.kind() == null) {
            addOther(time);
            return;
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

    private void readRow(Time time, List<Draft> drafts) {
        Draft duty = drafts.stream()
                .filter(each -> each.place().holds(time.from()))
                .findFirst()
                .orElse(null);
        DayRoles.Role role =
                duty == null ? DayRoles.Role.OTHER : DayRoles.of(time, duty.what(), duty, List.of(), Sections.ASKED);
        if (role.kind() == null) {
            addOther(time);
        } else {
            add(role.kind(), time, 0);
        }
    }

    private static List<Word> clause(Part part, Time time) {
        for (Clause clause : part.clauses()) {
            if (clause.from() <= time.from() && time.from() < clause.to()) {
                Optional<Clause> inner = clause.bracketed().stream()
                        .filter(each -> each.from() <= time.from() && time.to() <= each.to())
                        .findFirst();
                return inner.isPresent() ? inner.get().words() : clause.words();
            }
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
        LocalDate day = time.days().get(number);
        LocalTime hour = number == 0 ? time.hour() : null;
        String at = Time.at(day, hour);
        String until = number == 0 && time.until() != null ? time.end() : null;
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

    /** "Mỗi đợt bắt đầu lúc 8 giờ": the hour of all sessions without one. */
    private void readHourOfAll(Time time, Drafts.Placed part) {
        ofOthers.add(time);
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
