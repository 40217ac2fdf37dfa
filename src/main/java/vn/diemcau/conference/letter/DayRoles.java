package vn.diemcau.conference.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.diemcau.conference.letter.Reading.MilestoneKind;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.written.Agencies;
import vn.diemcau.conference.written.Clause;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Verbs;
import vn.diemcau.conference.written.Word;

/** Tells what a day of the letter is for: a session, a test, a rehearsal, a deadline, or nothing of the conference. */
final class DayRoles {

    private static final Phrases DEADLINES = Lexicon.phrases("dayroles: deadlines");
    private static final Phrases TESTS = Lexicon.phrases("dayroles: tests");
    private static final Phrases REHEARSALS = Lexicon.phrases("dayroles: rehearsals");
    private static final Phrases REGISTRATIONS = Lexicon.phrases("dayroles: registrations");
    /** "Tài liệu được đăng tại … từ ngày 10/12" */
    private static final Phrases POSTED =
            Phrases.of("được đăng", "được đăng tải", "được gửi", "được phát hành", "được công bố");

    private static final Phrases SESSIONS = Lexicon.phrases("dayroles: sessions");
    private static final Phrases DOCUMENTS = Lexicon.phrases("dayroles: documents");
    private static final Phrases MOVES =
            Phrases.of("chuyển", "dời", "đổi", "lùi", "hoãn", "thay đổi", "điều chỉnh", "thay vì", "thay cho");
    /** Labels of deadlines. */
    private static final Phrases OF_DEADLINES =
            Phrases.of("thời hạn", "hạn chót", "hạn cuối", "hạn gửi", "hạn nộp", "hạn đăng ký");

    private static final Phrases WITHIN_DAY = Phrases.of("trong ngày", "trong sáng", "trong chiều", "trong đêm");
    private static final Phrases CANCELLED = Phrases.of(
            "không thực hiện",
            "không tổ chức",
            "không diễn ra",
            "không họp",
            "hủy",
            "hủy bỏ",
            "bị hủy",
            "được hủy",
            "tạm hoãn",
            "bãi bỏ");

    private static final Set<String> NEW = Set.of("sang", "đến", "thành", "tới", "nay");
    private static final Phrases EVENTS =
            Phrases.of("hội nghị", "khai mạc", "cuộc họp", "phiên họp", "họp", "diễn đàn", "hội thảo", "lễ");
    private static final Phrases ENDS = Phrases.of("bế mạc", "kết thúc");
    private static final Phrases STARTS = Phrases.of("lúc", "vào", "từ", "vào lúc", "hồi", "bắt đầu", "khai mạc");
    /** Characters of "Ngày ". */
    private static final int DAY_AT_BEGIN = 8;

    private static final int REACH_OF_DEADLINE = 5;
    private static final int REACH_OF_DOCUMENT = 14;

    private DayRoles() {}

    /**
     * @param document whether it is the day of a document or of the past
     * @param isFirm whether the letter says what it is for; otherwise it only stands in what somebody shall do
     */
    record Role(MilestoneKind kind, boolean document, boolean isFirm) {

        static final Role OTHER = new Role(null, true, false);
        static final Role UNKNOWN = new Role(null, false, false);
    }

    /**
     * What a day is for.
     *
     * @param clause the words around it
     * @param duty the words of the duty it stands in; null outside
     * @param heads words of the headings above
     */
    static Role of(Time time, List<Word> clause, Draft duty, List<Word> heads, Sections section) {
        List<Word> before =
                clause.stream().filter(word -> word.to() <= time.from()).toList();
        List<Word> behind =
                clause.stream().filter(word -> word.from() >= time.to()).toList();
        boolean isDeadline = isDeadline(before, behind, time, clause) || duty != null && isWithinDay(before, time);
        if (!isDeadline
                && (isOfDocument(before, time)
                        || isPast(before)
                        || isOfPast(before, behind)
                        || isCancelled(behind)
                        || isGivenUp(before)
                        || POSTED.isIn(before)
                        || isMovedFrom(before, behind, clause))) {
            return Role.OTHER;
        }
        boolean isWithin = duty != null && duty.what().get(0).from() <= time.from();
        if (isEnd(before)) {
            return Role.OTHER;
        }
        List<Word> near = isWithin ? duty.what() : clause;
        if (!isDeadline) {
            MilestoneKind named = named(near, before, heads);
            if (named != null) {
                return new Role(named, false, true);
            }
        }
        if (isDeadline) {
            boolean isRegistering = duty != null && duty.kind() == DutyKind.REGISTER && Kinds.isSure(duty.what());
            boolean isRegistration = isRegistering || REGISTRATIONS.isIn(near);
            return new Role(isRegistration ? MilestoneKind.REGISTRATION : MilestoneKind.OTHER_DEADLINE, false, true);
        }
        if (duty != null && !isOfSession(duty, before, time)) {
            return new Role(
                    duty.kind() == DutyKind.REGISTER ? MilestoneKind.REGISTRATION : MilestoneKind.OTHER_DEADLINE,
                    false,
                    false);
        }
        boolean isSession = section == Sections.WHEN
                || SESSIONS.isIn(clause)
                || SESSIONS.isIn(heads) && section != Sections.INVITED;
        return isSession ? new Role(MilestoneKind.SESSION, false, true) : Role.UNKNOWN;
    }

    /** Whether a clause only goes on with the one before it: "đợt hai lúc 8 giờ 30 ngày 09/12". */
    static boolean saysNothing(List<Word> clause) {
        return !clause.isEmpty()
                && !TESTS.isIn(clause)
                && !REHEARSALS.isIn(clause)
                && !EVENTS.isIn(clause)
                && !DEADLINES.isIn(clause)
                && !Verbs.begins(clause, 0)
                && Agencies.at(clause, 0) == null;
    }

    /** "Ngày 05/01/2027, Văn phòng có Giấy mời …, theo đó …" in a later letter. */
    static boolean tellsOfBefore(Clause clause, List<Time> times, LocalDate letter) {
        return letter != null
                && !clause.words().isEmpty()
                && clause.words().get(0).is("ngày")
                && times.stream()
                        .filter(time -> time.hasDay() && time.from() >= clause.from())
                        .findFirst()
                        .filter(time -> time.from() - clause.from() < DAY_AT_BEGIN)
                        .filter(time -> time.day().isBefore(letter))
                        .isPresent();
    }

    /** Whether it says by when. */
    static boolean hasDeadline(List<Word> clause) {
        return DEADLINES.isIn(clause) || WITHIN_DAY.isIn(clause);
    }

    /** "chiều 10/12/2026 không thực hiện nữa" */
    private static boolean isCancelled(List<Word> behind) {
        List<Word> near = behind.subList(0, Math.min(behind.size(), REACH_OF_DEADLINE));
        return CANCELLED.isIn(near);
    }

    /** "hủy lịch đặt phòng họp ngày 11/12" */
    private static boolean isGivenUp(List<Word> before) {
        int at = CANCELLED.find(before, Math.max(0, before.size() - REACH_OF_DOCUMENT));
        return at >= 0
                && before.subList(at, before.size()).stream()
                        .noneMatch(word -> word.is(",") || word.is("sang") || word.is("và") || word.is("thay"));
    }

    private static MilestoneKind named(List<Word> near, List<Word> before, List<Word> heads) {
        if (REHEARSALS.isIn(near)) {
            return MilestoneKind.REHEARSAL;
        }
        if (TESTS.isIn(near)) {
            return TESTS.isIn(before) || !SESSIONS.isIn(before) || before.isEmpty() ? MilestoneKind.LINE_TEST : null;
        }
        boolean hasOwn = EVENTS.isIn(near);
        return hasOwn
                ? null
                : REHEARSALS.isIn(heads) ? MilestoneKind.REHEARSAL : TESTS.isIn(heads) ? MilestoneKind.LINE_TEST : null;
    }

    private static boolean isDeadline(List<Word> before, List<Word> behind, Time time, List<Word> clause) {
        if (OF_DEADLINES.begins(before)) {
            return true;
        }
        for (int at = before.size() - 1; at >= Math.max(0, before.size() - REACH_OF_DEADLINE); at--) {
            if (DEADLINES.at(before, at) > 0) {
                return true;
            }
            Word word = before.get(at);
            if (word.is(",") || word.is("lúc") || STARTS.at(before, at) > 0 && !word.is("vào")) {
                return false;
            }
        }
        return false;
    }

    /** "thông báo giờ họp … trong ngày 05/12" */
    private static boolean isWithinDay(List<Word> before, Time time) {
        return time.hour() == null
                && before.stream().skip(Math.max(0, before.size() - 2)).anyMatch(word -> word.is("trong"));
    }

    /** "bế mạc 17 giờ 00" */
    private static boolean isEnd(List<Word> before) {
        for (int at = before.size() - 1; at >= Math.max(0, before.size() - 4); at--) {
            if (ENDS.at(before, at) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfDocument(List<Word> before, Time time) {
        if (time.hour() != null) {
            return false;
        }
        boolean hasNumber = false;
        for (int at = before.size() - 1; at >= Math.max(0, before.size() - REACH_OF_DOCUMENT); at--) {
            hasNumber |= before.get(at).is("số");
            if (DOCUMENTS.at(before, at) > 0) {
                boolean isDirect = before.size() - at <= 3;
                return hasNumber
                        || isDirect
                                && !before.get(before.size() - 1).is("trước")
                                && (before.get(before.size() - 1).is("ngày"));
            }
            if (STARTS.at(before, at) > 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean isPast(List<Word> before) {
        boolean isPast = false;
        for (Word word : before) {
            isPast = word.is("đã") || isPast && !word.is("nay") && !word.is("sang");
        }
        return isPast;
    }

    /** "Ngày 06/12/2026, Văn phòng đã ban hành …" */
    private static boolean isOfPast(List<Word> before, List<Word> behind) {
        return before.size() <= 2 && behind.stream().limit(REACH_OF_DOCUMENT).anyMatch(word -> word.is("đã"));
    }

    private static boolean isMovedFrom(List<Word> before, List<Word> behind, List<Word> clause) {
        return MOVES.isIn(before)
                && before.stream().noneMatch(word -> NEW.contains(word.text()))
                && (behind.stream().anyMatch(word -> NEW.contains(word.text()))
                        || before.stream().anyMatch(word -> word.is("vì") || word.is("thay")));
    }

    /** "dự Hội nghị vào 8 giờ ngày …": the session, not what is to be done until then. */
    private static boolean isOfSession(Draft duty, List<Word> before, Time time) {
        boolean attends = duty.kind() == DutyKind.INVITE
                || duty.kind() == DutyKind.ATTEND
                || duty.kind() == null
                || duty.kind() == DutyKind.PREPARE_SITE
                || duty.kind() == DutyKind.GENERAL;
        return attends
                && SESSIONS.isIn(before.stream()
                        .filter(word -> word.from() >= duty.place().from())
                        .toList());
    }
}
