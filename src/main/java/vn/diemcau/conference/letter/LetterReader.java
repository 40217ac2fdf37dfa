package vn.diemcau.conference.letter;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.diemcau.conference.letter.Reading.AskedDuty;
import vn.diemcau.conference.letter.Reading.Quote;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Line;
import vn.diemcau.conference.written.Lines;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Times;
import vn.diemcau.conference.written.Word;
import vn.diemcau.conference.written.Words;
import vn.diemcau.platform.text.VietnameseText;

/** Reads a letter by rules: the same text always gives the same proposal, which the Office corrects. */
public final class LetterReader {

    private static final Phrases TAIL = Phrases.of("nơi nhận");
    private static final Phrases APPENDIX =
            Phrases.of("phụ lục", "phân công nhiệm vụ", "bảng phân công", "chương trình");
    private static final Phrases PLURAL = Lexicon.phrases("letterreader: plural");
    private static final int LONGEST_NAME = 160;

    private final AgencyNames agencies;

    public LetterReader(AgencyNames agencies) {
        this.agencies = agencies;
    }

    /**
     * Reads a letter.
     *
     * @param given completes days without a year; null to take the letter's own day, else a day that it names in full
     * @param today completes them where the letter names no day in full
     */
    public Reading read(String written, LocalDate given, LocalDate today) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        List<Word> words = Words.of(text);
        List<Line> lines = Lines.of(text);
        LetterHead head = LetterHead.of(text, lines, words, Times.in(text, words, today));
        LocalDate near = given == null ? head.day() : given;
        List<Time> times = near == null ? Times.near(text, words, today) : Times.in(text, words, near);
        List<Line> body = body(text, lines, words).stream()
                .filter(line -> !head.isTitle(line))
                .toList();
        Tables tables = new Tables(times, words);
        List<Part> parts = Outline.of(tables.read(text, body), words);
        Drafts drafts = new Drafts(times, head.day());
        drafts.read(parts, head.addressees());
        List<Draft> asked = new ArrayList<>(drafts.found());
        asked.addAll(tables.found());
        asked.sort(Comparator.comparingInt(each -> each.place().from()));
        Milestones milestones = new Milestones(text, head);
        milestones.read(times, drafts.placed(), asked);
        Participants participants = new Participants(text);
        participants.read(parts);
        Deadlines deadlines = new Deadlines(text, times, milestones);
        List<AskedDuty> duties = new ArrayList<>();
        List<Quote> unassigned = new ArrayList<>();
        for (Draft draft : asked) {
            if (draft.who() == null) {
                unassigned.add(new Quote(
                        draft.place().of(text),
                        draft.place().from(),
                        draft.place().to()));
            } else {
                duties.add(duty(text, draft, deadlines, words));
            }
        }
        milestones.ofNobody().stream()
                .distinct()
                .map(place -> new Quote(place.of(text), place.from(), place.to()))
                .forEach(unassigned::add);
        unassigned.sort(Comparator.comparingInt(Quote::from));
        return new Reading(
                text,
                head.title(),
                head.head(),
                milestones.found(),
                duties,
                participants.people(),
                participants.sites(),
                unassigned,
                milestones.others());
    }

    private AskedDuty duty(String text, Draft draft, Deadlines deadlines, List<Word> words) {
        String who = draft.who().of(text);
        Optional<AgencyNames.Known> known = agencies.called(who);
        List<Word> place =
                words.stream().filter(word -> draft.place().holds(word.from())).toList();
        Deadlines.Deadline deadline = deadlines.of(draft, place);
        return new AskedDuty(
                who,
                known.map(AgencyNames.Known::code).orElse(null),
                PLURAL.begins(Words.of(who)),
                name(text, draft),
                draft.kind() == null ? DutyKind.GENERAL : draft.kind(),
                deadline.due(),
                deadline.suggested(),
                deadline.why(),
                draft.place().of(text),
                draft.place().from(),
                draft.place().to());
    }

    private static String name(String text, Draft draft) {
        String what = VietnameseText.clean(Drafts.span(draft.what()).of(text));
        String name = VietnameseText.upperFirst(what);
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int end = name.lastIndexOf(' ', LONGEST_NAME);
        return name.substring(0, end > 0 ? end : LONGEST_NAME) + "…";
    }

    /** The lines before "Nơi nhận", and those of an appendix behind it. */
    private static List<Line> body(String text, List<Line> lines, List<Word> words) {
        List<Line> body = new ArrayList<>();
        boolean isTail = false;
        for (Line line : lines) {
            List<Word> in = Words.of(text.substring(line.from(), Math.min(line.to(), line.from() + 60)));
            if (TAIL.begins(in)) {
                isTail = true;
            } else if (isTail && APPENDIX.begins(in)) {
                isTail = false;
            }
            if (!isTail) {
                body.add(line);
            }
        }
        return body;
    }
}
