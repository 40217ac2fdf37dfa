package vn.diemcau.conference.letter;

import java.util.List;
import java.util.Set;
import vn.diemcau.conference.written.Agencies;
import vn.diemcau.conference.written.Agencies.Subject;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Verbs;
import vn.diemcau.conference.written.Word;

/** Tells whether a clause asks something, of whom, and where what is asked begins. */
final class Askings {

    private static final Phrases TRIGGERS =
            Phrases.of("đề nghị", "yêu cầu", "giao", "phân công", "giao cho", "yêu cầu đối với", "đề nghị đối với");
    private static final Set<String> BEFORE_TRIGGER_NOUN = Lexicon.words("askings: before trigger noun");
    private static final Phrases NO_TRIGGER = Lexicon.phrases("askings: no trigger");
    private static final Phrases LISTS = Lexicon.phrases("askings: lists");
    private static final Phrases LEADS = Lexicon.phrases("askings: leads");
    private static final Phrases CONNECTORS = Lexicon.phrases("askings: connectors");
    private static final Phrases SOFT =
            Phrases.of("rất mong", "mong", "kính mong", "trân trọng cảm ơn", "xin trân trọng");
    private static final Phrases CONDITIONS = Lexicon.phrases("askings: conditions");
    private static final Set<String> EVENTS = Set.of(
            "hội", "cuộc", "phiên", "buổi", "lớp", "diễn", "lễ", "tập", "kỳ", "đại", "giao", "họp", "khóa", "chương",
            "tọa", "đợt");
    private static final Set<String> ANNOUNCING =
            Set.of("tổ", "triệu", "họp", "thông", "mời", "ban", "công", "khai", "mở", "phối", "chủ");
    /** Meetings after the conference that somebody has to hold. */
    private static final Phrases LOOKING_BACK = Phrases.of("họp rút kinh nghiệm", "họp đánh giá");

    private static final Set<String> ANNOUNCED =
            Set.of("lịch", "để", "về", "như", "một", "thời", "việc", "kết", "tổ", "và", "hội", "chương");
    private static final Set<String> ISSUING = Set.of("chỉ", "ban", "thông", "hướng", "quyết", "công");
    private static final Phrases OF_ALL =
            Phrases.of("mỗi đơn vị", "từng đơn vị", "các đơn vị", "mỗi cơ quan", "mỗi điểm cầu", "đơn vị");
    private static final Phrases ORDERED =
            Phrases.of("yêu cầu", "giao", "chỉ đạo", "ban hành", "có công văn", "có văn bản", "đề nghị", "kết luận");
    private static final Phrases SCHEDULES =
            Phrases.of("theo lịch", "theo thời gian", "theo khung giờ", "theo các mốc", "theo hai đợt");
    private static final int LONGEST_UNKNOWN = 14;

    private Askings() {}

    /**
     * What a clause asks.
     *
     * @param who place of the name among the words; null when the clause names nobody
     * @param what place of the words that say what; null for a heading
     * @param isAsked whether it asks at all, by itself or in its list
     * @param isExplicit whether it says so: "đề nghị", "giao"
     * @param isNominal whether what is asked begins with no verb
     */
    record Asking(Range who, Range what, boolean isAsked, boolean isExplicit, boolean isNominal) {

        static final Asking NOTHING = new Asking(null, null, false, false, false);
    }

    /** A place among words. */
    record Range(int from, int to) {

        List<Word> of(List<Word> words) {
            return words.subList(from, to);
        }
    }

    /** What stands around a clause. */
    record Around(
            Sections section, boolean hasWho, boolean goesOn, boolean isBracketed, boolean isOpen, boolean isDue) {

        Around(Sections section, boolean hasWho, boolean goesOn, boolean isBracketed, boolean isOpen) {
            this(section, hasWho, goesOn, isBracketed, isOpen, false);
        }
    }

    static Asking of(List<Word> words, Around around) {
        int start = behindConnectors(words, 0);
        if (isPast(words)) {
            return Asking.NOTHING;
        }
        if (start >= words.size() || SOFT.at(words, start) > 0 || CONDITIONS.at(words, start) > 0) {
            return Asking.NOTHING;
        }
        int trigger = trigger(words, start, around);
        if (trigger >= 0) {
            return triggered(words, start, trigger, around);
        }
        boolean isFor = start + 2 < words.size()
                && words.get(start).is("đối")
                && words.get(start + 1).is("với");
        return plain(words, isFor && Agencies.begins(words, start + 2) ? start + 2 : start, around, isFor);
    }

    /** "Chủ tịch đã yêu cầu nhà thầu bổ sung …" tells what was asked before. */
    static boolean isPast(List<Word> words) {
        if (words.isEmpty() || Verbs.begins(words, 0)) {
            return false;
        }
        for (int at = 0; at + 1 < words.size(); at++) {
            if (words.get(at).is("đã") && ORDERED.at(words, at + 1) > 0) {
                return words.subList(at, words.size()).stream().noneMatch(word -> word.is("nay"));
            }
        }
        return false;
    }

    /** The word behind "đồng thời", "ngoài ra" and signs. */
    static int behindConnectors(List<Word> words, int from) {
        int at = from;
        int length = CONNECTORS.at(words, at);
        while (length > 0) {
            at += length;
            length = CONNECTORS.at(words, at);
        }
        return at;
    }

    private static int trigger(List<Word> words, int start, Around around) {
        for (int at = start; at < words.size(); at++) {
            int length = TRIGGERS.at(words, at);
            boolean isToName = at + 1 < words.size() && words.get(at + 1).isCapital();
            if (length == 0 || NO_TRIGGER.at(words, at) > 0 && !isToName) {
                continue;
            }
            boolean isNoun =
                    at > start && BEFORE_TRIGGER_NOUN.contains(words.get(at - 1).text())
                            || words.get(at).isCapital()
                                    && at > start
                                    && words.get(at - 1).isLetters();
            boolean isFree = at == start
                    || words.get(at - 1).is(",")
                    || words.get(at - 1).is(":")
                    || words.get(at - 1).is("kính")
                    || words.get(at - 1).is("trọng")
                    || words.get(at - 1).is("cũng")
                    || words.get(at - 1).is("-");
            int next = at + length;
            boolean asksSomebody = next >= words.size()
                    || words.get(next).is(":")
                    || Agencies.begins(words, next)
                    || Verbs.begins(words, next)
                    || LISTS.at(words, next) > 0
                    || !words.get(at).is("giao") && isFree;
            if (isNoun || !asksSomebody) {
                continue;
            }
            if (words.get(at).is("phân") || words.get(at).is("giao")) {
                boolean isOwnVerb =
                        around.hasWho() && at == start && words.get(at).is("phân")
                                || !isFree && !isIssuer(words, start, at);
                if (isOwnVerb || words.get(at).is("phân") && at > start) {
                    continue;
                }
            }
            return at;
        }
        return -1;
    }

    /** "Ban Thường vụ giao …": the name before it goes back to a comma or the begin. */
    private static boolean isIssuer(List<Word> words, int start, int trigger) {
        int from = trigger;
        while (from > start
                && !words.get(from - 1).is(",")
                && !words.get(from - 1).is(":")) {
            from--;
        }
        return Agencies.begins(words, from) && !Verbs.begins(words, from);
    }

    private static Asking triggered(List<Word> words, int start, int trigger, Around around) {
        int rest = trigger + TRIGGERS.at(words, trigger);
        while (rest < words.size()
                && (words.get(rest).is(":")
                        || words.get(rest).is(",")
                        || words.get(rest).is("-"))) {
            rest++;
        }
        Range before = whoBefore(words, start, trigger);
        if (rest >= words.size() || isListAhead(words, rest)) {
            return new Asking(before, null, true, true, false);
        }
        Subject subject = Agencies.at(words, rest);
        if (subject != null) {
            return asked(words, subject, true, around.isOpen());
        }
        if (Verbs.begins(words, rest)) {
            return new Asking(before, new Range(Verbs.behindModal(words, rest), words.size()), true, true, false);
        }
        if (around.isOpen() && pointsAhead(words) && Agencies.begins(words, rest)) {
            return new Asking(new Range(rest, behindName(words, rest)), null, true, true, false);
        }
        if (Agencies.isName(words.subList(rest, words.size()))) {
            return new Asking(new Range(rest, words.size()), null, true, true, false);
        }
        for (int at = rest + 1; at < Math.min(words.size(), rest + LONGEST_UNKNOWN); at++) {
            if (Verbs.at(words, at) > 0 && !words.get(at - 1).is(",")) {
                return asked(words, new Subject(rest, at, at, false), true, around.isOpen());
            }
        }
        return new Asking(before, new Range(rest, words.size()), true, true, true);
    }

    /** "… kính mời Quý công ty tham dự và đề nghị:" */
    private static Range invitedBefore(List<Word> words, int start, int trigger) {
        for (int at = start; at + 1 < trigger; at++) {
            if (words.get(at).is("mời") && Agencies.begins(words, at + 1)) {
                for (int end = at + 2; end < trigger; end++) {
                    if (Verbs.at(words, end) > 0) {
                        return new Range(at + 1, end);
                    }
                }
            }
        }
        return null;
    }

    /** "Đối với các trường đề nghị gửi …" */
    private static Range whoBefore(List<Word> words, int start, int trigger) {
        Range invited = invitedBefore(words, start, trigger);
        if (invited != null) {
            return invited;
        }
        boolean isFor = start + 2 < trigger
                && words.get(start).is("đối")
                && words.get(start + 1).is("với");
        int end = trigger;
        while (end > start && (words.get(end - 1).is(",") || words.get(end - 1).is(":"))) {
            end--;
        }
        return isFor && Agencies.begins(words, start + 2) ? new Range(start + 2, end) : null;
    }

    private static Asking asked(List<Word> words, Subject subject, boolean isExplicit, boolean isOpen) {
        Range who = new Range(subject.from(), subject.to());
        int verb = Verbs.behindModal(words, subject.verb());
        while (verb < words.size()
                && (words.get(verb).is(":") || words.get(verb).is(","))) {
            verb++;
        }
        boolean isHeading = verb >= words.size()
                || isListAhead(words, verb)
                || isOpen && pointsAhead(words) && !isBySchedule(words);
        boolean isIssuer = isHeading
                && !isExplicit
                && verb < words.size()
                && pointsAhead(words)
                && ISSUING.contains(words.get(verb).text());
        return new Asking(
                isIssuer ? null : who,
                isHeading ? null : new Range(verb, words.size()),
                true,
                isExplicit,
                !isHeading && !Verbs.begins(words, verb));
    }

    /** "thực hiện một số nội dung sau", with nothing else. */
    private static boolean isListAhead(List<Word> words, int from) {
        int at = from;
        boolean pointsAhead = false;
        while (at < words.size()) {
            int length = LISTS.at(words, at);
            if (length == 0) {
                return false;
            }
            pointsAhead |= words.get(at).is("sau")
                    || words.get(at).is("như")
                    || words.get(at).is("cụ");
            at += length;
        }
        return pointsAhead || at - from <= 3 && words.get(from).is("thực");
    }

    /** "Quý Ủy ban một số nội dung sau": where the name ends. */
    private static int behindName(List<Word> words, int from) {
        for (int at = from + 1; at < words.size(); at++) {
            boolean isList = words.get(at).is("một") || words.get(at).is("những") || LISTS.at(words, at) > 1;
            if (isList) {
                return at;
            }
        }
        return words.size();
    }

    /** "… đăng nhập, kiểm tra âm thanh theo lịch sau": the hours follow, what is to be done stands here. */
    private static boolean isBySchedule(List<Word> words) {
        return SCHEDULES.isIn(words.subList(Math.max(0, words.size() - 4), words.size()));
    }

    /** "… các việc sau", "… như sau" */
    private static boolean pointsAhead(List<Word> words) {
        Word last = words.get(words.size() - 1);
        return last.is("sau")
                || last.is("đây")
                        && words.size() > 1
                        && (words.get(words.size() - 2).is("sau")
                                || words.get(words.size() - 2).is("dưới"));
    }

    private static Asking plain(List<Word> words, int start, Around around, boolean isFor) {
        int at = start;
        boolean isList = around.section() == Sections.ASKED;
        Subject subject = Agencies.at(words, at);
        boolean isLead = LEADS.at(words, at) > 0;
        if (isLead) {
            int behind = behindLead(words, at, isList || around.goesOn());
            if (behind > 0) {
                at = behind;
                subject = Agencies.at(words, at);
            } else if (!isList) {
                subject = null;
                return Asking.NOTHING;
            }
        }
        if (subject != null) {
            return subjected(words, subject, around);
        }
        List<Word> rest = words.subList(at, words.size());
        if ((isList || isFor) && around.isOpen() && Agencies.isName(rest)) {
            return new Asking(new Range(at, words.size()), null, true, false, false);
        }
        boolean isVerb = Verbs.begins(words, at);
        Subject unknown = isList && !isVerb ? unknown(words, at) : null;
        if (unknown != null) {
            return asked(words, unknown, false, around.isOpen());
        }
        if (isList || around.goesOn() && isVerb) {
            boolean isBare = isVerb || around.hasWho();
            return isBare && (around.section() != Sections.SILENT || around.isDue())
                    ? new Asking(
                            null,
                            new Range(isVerb ? Verbs.behindModal(words, at) : at, words.size()),
                            true,
                            false,
                            !isVerb)
                    : Asking.NOTHING;
        }
        boolean isMore = around.isBracketed()
                && around.section() == Sections.INVITED
                && words.get(at).is("mời")
                && at + 1 < words.size()
                && words.get(at + 1).is("thêm");
        return isMore ? new Asking(null, new Range(at, words.size()), true, false, false) : Asking.NOTHING;
    }

    /** A name that begins with no known word: "Trung đội Vệ binh canh gác". */
    private static Subject unknown(List<Word> words, int from) {
        boolean hasName = false;
        for (int at = from + 1; at < Math.min(words.size(), from + LONGEST_UNKNOWN); at++) {
            Word word = words.get(at);
            if (!word.isLetters() || Agencies.isStop(words, at)) {
                return null;
            }
            if (hasName && Verbs.at(words, at) > 0) {
                return new Subject(from, at, at, false);
            }
            hasName |= word.isCapital();
        }
        return null;
    }

    private static Asking subjected(List<Word> words, Subject subject, Around around) {
        int verb = Verbs.behindModal(words, subject.verb());
        boolean isVerb = Verbs.begins(words, verb) || verb > subject.verb();
        boolean isList = around.section() == Sections.ASKED;
        if (!isVerb && !(isList && subject.colon()) || verb >= words.size() && !around.isOpen()) {
            return Asking.NOTHING;
        }
        if (around.section() == Sections.INVITED
                || around.section() == Sections.SILENT && !around.isDue()
                || around.section() == Sections.WHEN) {
            boolean sends = around.isBracketed()
                    && verb < words.size()
                    && (words.get(verb).is("cử")
                            || words.get(verb).is("tin")
                            || words.get(verb).is("mời"));
            if (!sends) {
                return Asking.NOTHING;
            }
        } else if (!isList
                && verb < words.size()
                && (isAnnouncement(words, verb) || isAttendance(words, verb) || isCall(words, verb, around))) {
            return Asking.NOTHING;
        }
        if (OF_ALL.at(words, subject.from()) == subject.to() - subject.from() && around.hasWho()) {
            return new Asking(null, new Range(verb, words.size()), true, false, false);
        }
        return asked(words, subject, false, around.isOpen());
    }

    /** "Giám đốc triệu tập:" and those who shall come. */
    private static boolean isCall(List<Word> words, int verb, Around around) {
        return around.isOpen()
                && verb + Verbs.at(words, verb) >= words.size()
                && words.get(verb).is("triệu");
    }

    private static boolean isAnnouncement(List<Word> words, int verb) {
        if (!ANNOUNCING.contains(words.get(verb).text()) || LOOKING_BACK.isIn(words)) {
            return false;
        }
        int length = Math.max(1, Verbs.at(words, verb));
        int end = Math.min(words.size(), verb + length + 1);
        for (int at = verb + length; at < end; at++) {
            if (EVENTS.contains(words.get(at).text())) {
                return true;
            }
        }
        if (words.get(verb).is("mở") || words.get(verb).is("phối") && organizes(words, verb)) {
            return true;
        }
        return words.get(verb).is("thông")
                && verb + 1 < words.size()
                && words.get(verb + 1).is("báo")
                && (length + verb >= words.size()
                        || ANNOUNCED.contains(words.get(verb + length).text()));
    }

    /** "phối hợp với … tổ chức hội thảo" */
    private static boolean organizes(List<Word> words, int from) {
        for (int at = from; at + 2 < words.size(); at++) {
            if (words.get(at).is("tổ")
                    && words.get(at + 1).is("chức")
                    && EVENTS.contains(words.get(at + 2).text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAttendance(List<Word> words, int verb) {
        return words.get(verb).is("dự")
                || words.get(verb).is("tham")
                        && verb + 1 < words.size()
                        && words.get(verb + 1).is("dự");
    }

    /** Where what is asked begins, behind "Để …," and "Trước giờ họp 60 phút:"; -1 when it does not. */
    private static int behindLead(List<Word> words, int start, boolean mayBeBare) {
        for (int at = start + 1; at + 1 < words.size(); at++) {
            if (words.get(at).is(",") || words.get(at).is(":")) {
                int next = behindConnectors(words, at);
                if (next < words.size()
                        && (Agencies.at(words, next) != null || mayBeBare && Verbs.begins(words, next))) {
                    return next;
                }
            }
        }
        return -1;
    }
}
