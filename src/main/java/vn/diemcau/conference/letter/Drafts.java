package vn.diemcau.conference.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.diemcau.conference.letter.Askings.Around;
import vn.diemcau.conference.letter.Askings.Asking;
import vn.diemcau.conference.letter.Pieces.Piece;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.written.Agencies;
import vn.diemcau.conference.written.Clause;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Span;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Vague;
import vn.diemcau.conference.written.Verbs;
import vn.diemcau.conference.written.Word;

/** Walks through the parts of a letter and collects what is asked, with whom it is asked of. */
final class Drafts {

    private static final Set<DutyKind> WORTH_ANSWERING_FOR = Set.of(
            DutyKind.CONNECT, DutyKind.SECURITY, DutyKind.POWER, DutyKind.HEALTH, DutyKind.TECHNICIANS, DutyKind.TEST);

    private static final Phrases EVENTS = Phrases.of(
            "hội nghị",
            "cuộc họp",
            "phiên họp",
            "buổi họp",
            "hội thảo",
            "thời gian",
            "địa điểm",
            "phiên khai mạc",
            "lễ khai mạc",
            "phần khai mạc",
            "phiên",
            "kinh phí");

    private static final Set<String> WHENS = Set.of("sau", "trước", "trong", "khi");
    private static final Set<String> ANSWERING = Set.of("về", "trước", "toàn", "chính", "cao", "nếu", "đối", "tổng");

    private static final Phrases PEOPLE = Lexicon.phrases("drafts: labels of people");

    private final List<Time> times;
    private final LocalDate written;
    private final List<Draft> drafts = new ArrayList<>();
    /** Sections of the parts, for what stands in them. */
    private final List<Placed> placed = new ArrayList<>();

    private Span addressees;

    /** @param heads words of the headings above it */
    record Placed(Part part, Sections section, List<Word> heads) {}

    private record Context(Sections section, Span who, boolean isPure, List<Word> heads, boolean isPurpose) {}

    /** @param written the day of the letter; null when it has none */
    Drafts(List<Time> times, LocalDate written) {
        this.times = times;
        this.written = written;
    }

    List<Draft> found() {
        return drafts;
    }

    List<Placed> placed() {
        return placed;
    }

    void read(List<Part> parts, Span addressed) {
        addressees = addressed;
        readAll(parts, new Context(Sections.PLAIN, null, false, List.of(), false));
    }

    private void readAll(List<Part> parts, Context context) {
        boolean isAfterPurpose = false;
        for (Part part : parts) {
            List<Word> head = Sections.head(part);
            boolean isPurpose = !head.isEmpty() && head.get(0).is("mục");
            boolean isOfPurpose =
                    isAfterPurpose && !head.isEmpty() && head.get(0).is("yêu") && head.size() <= 3;
            read(part, isOfPurpose ? new Context(Sections.SILENT, null, false, context.heads(), true) : context);
            isAfterPurpose = isPurpose;
        }
    }

    private void read(Part part, Context context) {
        Sections label = Sections.of(part);
        List<Word> head = Sections.head(part);
        Sections section = label == null ? context.section() : label;
        if (label == Sections.ASKED && context.isPurpose()) {
            section = Sections.SILENT;
        }
        placed.add(new Placed(part, section, context.heads()));
        List<Word> heads = new ArrayList<>(context.heads());
        heads.addAll(head.isEmpty() ? part.isOpen() ? part.words() : List.of() : head);
        boolean isHeading = !part.children().isEmpty() || part.isOpen();
        List<Word> name = part.isOpen() ? part.words().subList(0, part.words().size() - 1) : part.words();
        boolean mayAsk = section == Sections.PLAIN || section == Sections.ASKED;
        boolean isOfDuties = part.children().stream().anyMatch(child -> Verbs.begins(child.words(), 0));
        if (isHeading
                && mayAsk
                && label == null
                && Agencies.isName(name)
                && (isOfDuties || part.line().isMarked())) {
            Span who = isOfDuties ? span(name) : null;
            Sections below = isOfDuties ? Sections.ASKED : section;
            readAll(part.children(), new Context(below, who, isOfDuties, heads, false));
            return;
        }
        Context inner = readClauses(part, section, label, context, heads);
        readAll(part.children(), inner);
    }

    /** @return what stands below it */
    private Context readClauses(Part part, Sections section, Sections label, Context context, List<Word> heads) {
        Span who = context.who();
        boolean goesOn = false;
        boolean isListed = false;
        boolean hasTrigger = false;
        boolean isOfPeople = false;
        int sentence = part.line().from();
        Sections now = section;
        boolean isPurpose = context.isPurpose() || Sections.isPurpose(Sections.head(part));
        Context below = new Context(
                section,
                label == null ? context.who() : null,
                context.isPure() || label == Sections.ASKED,
                heads,
                isPurpose);
        List<Clause> clauses = part.clauses();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            sentence = clause.beginsSentence() ? clause.from() : sentence;
            if (i > 0
                    && clause.beginsSentence()
                    && label != null
                    && label != Sections.ASKED
                    && label != Sections.INVITED) {
                now = context.section() == Sections.ASKED ? Sections.ASKED : Sections.PLAIN;
            }
            List<Word> words = i == 0 ? withoutLabel(part, clause.words(), label) : clause.words();
            boolean isOpen = i == clauses.size() - 1 && (part.isOpen() || clauses.size() == 1 && part.isUnended());
            if (!words.isEmpty() && words.get(words.size() - 1).is(":")) {
                words = words.subList(0, words.size() - 1);
            }
            boolean isGiven = who != null || context.isPure() && addressees != null;
            boolean mayBeNominal = now == Sections.ASKED
                    && context.isPure()
                    && i == 0
                    && who != null
                    && part.line().isMarked();
            isListed = (isListed || hasTrigger) && !clause.beginsSentence();
            Sections inSentence = isListed && now == Sections.PLAIN ? Sections.ASKED : now;
            Asking asking = words.isEmpty()
                    ? Asking.NOTHING
                    : Askings.of(words, new Around(inSentence, isGiven, goesOn, false, isOpen, isDue(clause, words)));
            if (DayRoles.tellsOfBefore(clause, times, written)) {
                continue;
            }
            boolean isPeople = isLabelOfPeople(words) || isOfPeople && !clause.beginsSentence();
            isOfPeople = isPeople;
            boolean isForbiddenToNobody = who == null
                    && asking.who() == null
                    && !asking.isExplicit()
                    && !words.isEmpty()
                    && words.get(0).is("không");
            if (isPeople || isForbiddenToNobody) {
                asking = Asking.NOTHING;
            }
            boolean isOfEvent = !words.isEmpty()
                    && (EVENTS.begins(words) || WHENS.contains(words.get(0).text()));
            if (asking.isNominal() && !asking.isExplicit() && asking.who() == null && (!mayBeNominal || isOfEvent)) {
                asking = Asking.NOTHING;
            }
            hasTrigger = asking.isExplicit() || hasTrigger && !clause.beginsSentence();
            if (asking.isAsked()) {
                who = asking.who() == null ? who : span(asking.who().of(words));
                if (asking.what() != null) {
                    add(clause, words, asking, who, i > 0);
                }
                goesOn = who != null;
                if (isOpen) {
                    boolean isPure = asking.what() == null;
                    below = new Context(
                            isPure || part.children().stream().anyMatch(Drafts::beginsWithVerb)
                                    ? Sections.ASKED
                                    : Sections.SILENT,
                            who,
                            isPure,
                            heads,
                            false);
                }
            } else {
                if (goesOnWithTime(clause, words, part)) {
                    Draft last = drafts.get(drafts.size() - 1);
                    Span place = new Span(clause.from(), clause.to());
                    drafts.set(drafts.size() - 1, last.upTo(new Draft(last.who(), words, null, place)));
                } else {
                    readFronted(clause, words, who, now, sentence);
                }
                if (isOpen && label == null && Sections.asks(words) && now != Sections.SILENT && !hasPast(words)) {
                    below = new Context(Sections.ASKED, who, true, heads, false);
                } else if (isOpen && label == null && now == Sections.PLAIN) {
                    below = new Context(Sections.PLAIN, null, false, heads, false);
                }
            }
            for (Clause inner : clause.bracketed()) {
                readBracketed(part, clause, inner, now, who);
            }
        }
        return below;
    }

    /** "…; đối với các phường lúc 10 giờ 15 cùng ngày": the duty before it, for others at another hour. */
    private boolean goesOnWithTime(Clause clause, List<Word> words, Part part) {
        return !clause.beginsSentence()
                && !words.isEmpty()
                && !drafts.isEmpty()
                && drafts.get(drafts.size() - 1).place().from() >= part.line().from()
                && DayRoles.saysNothing(words)
                && hasDay(new Span(clause.from(), clause.to()));
    }

    /** Whether a day stands in it by which something is to be done. */
    private boolean isDue(Clause clause, List<Word> words) {
        return DayRoles.hasDeadline(words) && hasDay(new Span(clause.from(), clause.to()));
    }

    private boolean hasDay(Span place) {
        return times.stream().anyMatch(time -> time.hasDay() && place.holds(time.from()));
    }

    /** "Dự: lãnh đạo các đơn vị" in the middle of a paragraph. */
    private static boolean isLabelOfPeople(List<Word> words) {
        int length = PEOPLE.at(words, 0);
        return length > 0 && length < words.size() && words.get(length).is(":");
    }

    private static boolean hasPast(List<Word> words) {
        return words.stream().anyMatch(word -> word.is("đã"));
    }

    private static boolean beginsWithVerb(Part part) {
        return Verbs.begins(part.words(), 0) || Agencies.at(part.words(), 0) != null;
    }

    private static List<Word> withoutLabel(Part part, List<Word> words, Sections label) {
        List<Word> head = Sections.head(part);
        if (label == null || head.isEmpty()) {
            return words;
        }
        boolean namesWho = label == Sections.ASKED
                && Askings.of(head, new Around(Sections.PLAIN, false, false, false, true))
                                .who()
                        != null;
        int behind = head.size() + 1;
        return namesWho ? words : words.size() < behind ? List.of() : words.subList(behind, words.size());
    }

    private void readBracketed(Part part, Clause outer, Clause inner, Sections section, Span who) {
        if (inner.words().isEmpty()) {
            return;
        }
        Asking asking = Askings.of(
                inner.words(),
                new Around(section == Sections.ASKED ? Sections.PLAIN : section, who != null, false, true, false));
        if (!asking.isAsked() || asking.what() == null || Vague.is(asking.what().of(inner.words()))) {
            return;
        }
        boolean isApposition = asking.who() != null
                && !asking.isExplicit()
                && asking.what().of(inner.words()).size() < 3;
        if (isApposition) {
            return;
        }
        Span of = asking.who() == null
                ? section == Sections.INVITED ? invited(outer) : who
                : span(asking.who().of(inner.words()));
        List<Word> what = asking.what().of(inner.words());
        boolean isOfLine = section == Sections.INVITED && inner.to() - outer.from() < 600 && what.size() < 12;
        for (Piece piece :
                Pieces.of(inner.words(), asking.what().from(), asking.what().to(), times)) {
            List<Word> words = inner.words().subList(piece.from(), piece.to());
            boolean isFirst = piece.from() == asking.what().from();
            int from = isFirst
                    ? isOfLine ? outer.from() : inner.from()
                    : words.get(0).from();
            int to = piece.to() == inner.words().size()
                    ? inner.to()
                    : words.get(words.size() - 1).to();
            drafts.add(new Draft(of, words, piece.kind(), new Span(from, to)));
        }
    }

    private static Span invited(Clause clause) {
        return clause.words().isEmpty() ? null : span(clause.words());
    }

    private void add(Clause clause, List<Word> words, Asking asking, Span who, boolean isLater) {
        int from = asking.what().from();
        int to = asking.what().to();
        boolean isTimed = hasDay(new Span(clause.from(), clause.to()));
        if (!isTimed && Vague.is(words.subList(from, to)) || Vague.isContact(words)) {
            return;
        }
        Span of = who == null ? addressees : who;
        List<Piece> pieces = Pieces.of(words, from, to, times);
        for (Piece piece : pieces) {
            List<Word> what = words.subList(piece.from(), piece.to());
            boolean isFirst = piece.from() == from;
            boolean isLast = piece.to() == to;
            Span place = new Span(
                    isFirst ? words.get(0).from() : what.get(0).from(),
                    isLast ? clause.to() : what.get(what.size() - 1).to());
            Draft draft = new Draft(of, what, piece.kind(), place);
            if (isAccountability(what)
                    && !(pieces.size() == 1 && piece.kind() != null && WORTH_ANSWERING_FOR.contains(piece.kind()))) {
                continue;
            }
            boolean isChain = isFirst
                    && isLater
                    && asking.who() == null
                    && !drafts.isEmpty()
                    && !words.get(piece.from()).is("báo")
                    && Pieces.sendsTheSame(words, piece.from(), piece.to())
                    && !clause.beginsSentence();
            if (isChain) {
                drafts.set(drafts.size() - 1, drafts.get(drafts.size() - 1).upTo(draft));
            } else {
                drafts.add(draft);
            }
        }
    }

    private static boolean isAccountability(List<Word> what) {
        return what.size() > 2
                && what.get(0).is("chịu")
                && what.get(1).is("trách")
                && (what.size() == 3 || ANSWERING.contains(what.get(3).text()));
    }

    /** "Ý kiến góp ý của các cơ quan gửi về … trước ngày …": what is to be sent stands before who shall send it. */
    private void readFronted(Clause clause, List<Word> words, Span who, Sections section, int sentence) {
        if (section == Sections.SILENT && who == null && clause.words() == words || section == Sections.INVITED) {
            return;
        }
        Fronted.Sent sent = Fronted.in(words);
        Span place = new Span(clause.from(), clause.to());
        if (sent == null || !hasDay(place)) {
            return;
        }
        if (!clause.beginsSentence()) {
            tellHour(place, sentence);
        }
        Span of = sent.who() == null ? who == null ? addressees : who : span(sent.who());
        drafts.add(new Draft(of, words, Kinds.of(words), place));
    }

    /** "…; các nội dung trên gửi Văn phòng trước 16 giờ": by when the duties before it in the sentence are done. */
    private void tellHour(Span place, int sentence) {
        for (int i = drafts.size() - 1; i >= 0 && drafts.get(i).place().from() >= sentence; i--) {
            Draft draft = drafts.get(i);
            if (!hasDay(draft.place())) {
                drafts.set(i, draft.dueIn(place));
            }
        }
    }

    static Span span(List<Word> words) {
        return new Span(words.get(0).from(), words.get(words.size() - 1).to());
    }
}
