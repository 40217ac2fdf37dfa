package vn.diemcau.conference.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.diemcau.conference.letter.Reading.Head;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Line;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Span;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Word;
import vn.diemcau.conference.written.Words;
import vn.diemcau.platform.text.VietnameseText;

/** What stands at the head of a letter: its kind, number, day and subject, and to whom it goes. */
final class LetterHead {

    private static final int LINES = 30;
    private static final int LONGEST_TITLE = 300;
    private static final Phrases KINDS = Lexicon.phrases("letterhead: kinds");
    private static final Phrases SUBJECTS = Phrases.of("v/v", "về việc", "về", "v / v", "tổ chức", "dự", "trích yếu");
    private static final Phrases EVENTS = Phrases.of(
            "hội nghị",
            "cuộc họp",
            "phiên họp",
            "diễn đàn",
            "tập huấn",
            "giao ban",
            "buổi họp",
            "đại hội",
            "hội thảo",
            "họp trực tuyến",
            "kỳ họp",
            "lễ");

    private final String text;
    private final List<Line> lines;
    private final List<Word> words;

    private String kind;
    private String number;
    private Span date;
    private LocalDate day;
    private String title;
    private Line titled;

    private LetterHead(String text, List<Line> lines, List<Word> words) {
        this.text = text;
        this.lines = lines;
        this.words = words;
    }

    static LetterHead of(String text, List<Line> lines, List<Word> words, List<Time> times) {
        LetterHead head = new LetterHead(text, lines, words);
        head.read(times);
        return head;
    }

    Head head() {
        return new Head(kind, number, day == null ? null : day.toString());
    }

    /** Null when the letter has no day. */
    LocalDate day() {
        return day;
    }

    boolean isOwnDate(Time time) {
        return date != null && time.from() >= date.from() && time.to() <= date.to();
    }

    String title() {
        return title == null ? "" : title;
    }

    /** Whether the line is the title right below the kind, which says what the letter is and asks nothing. */
    boolean isTitle(Line line) {
        if (titled == null || line.from() != titled.from() || line.isMarked()) {
            return false;
        }
        String written = line(line);
        return !written.contains(":") && !written.contains(". ") && written.length() <= LONGEST_TITLE;
    }

    private void read(List<Time> times) {
        int subject = -1;
        for (int i = 0; i < Math.min(lines.size(), LINES); i++) {
            Line line = lines.get(i);
            List<Word> in = in(line);
            if (in.isEmpty()) {
                continue;
            }
            readNumber(in, line);
            readDate(in, line, times);
            if (kind == null && KINDS.at(in, 0) == in.size()) {
                kind = VietnameseText.upperFirst(line(line).toLowerCase(Locale.ROOT));
                subject = subject < 0 ? i + 1 : subject;
            }
            if (title == null
                    && (in.get(0).is("v") && in.size() > 2 && in.get(1).is("/"))) {
                title = behindSubject(line(line));
            }
        }
        if (kind == null && number != null) {
            kind = number.contains("CĐ")
                    ? "Công điện"
                    : number.contains("GM")
                            ? "Giấy mời"
                            : number.contains("TB") ? "Thông báo" : number.contains("KH") ? "Kế hoạch" : "Công văn";
        }
        if (title == null && subject >= 0 && subject < lines.size()) {
            titled = lines.get(subject);
            title = behindSubject(cut(line(titled)));
        }
        if (title == null) {
            title = firstEvent();
        }
    }

    private String firstEvent() {
        for (Line line : lines) {
            if (EVENTS.isIn(in(line))) {
                return cut(line(line));
            }
        }
        return lines.isEmpty() ? "" : cut(line(lines.get(0)));
    }

    private static String cut(String line) {
        int stop = line.indexOf(". ");
        String first = stop > 0 ? line.substring(0, stop) : line;
        return first.length() <= LONGEST_TITLE ? first : first.substring(0, LONGEST_TITLE);
    }

    private static String behindSubject(String line) {
        String rest = line;
        for (String mark : List.of("V/v", "v/v", "V/V", "Về việc", "VỀ VIỆC", "Về", ":")) {
            rest = rest.startsWith(mark) ? rest.substring(mark.length()).strip() : rest;
        }
        return VietnameseText.upperFirst(
                rest.startsWith(":") ? rest.substring(1).strip() : rest);
    }

    private void readNumber(List<Word> in, Line line) {
        boolean isNumber = number == null
                && in.get(0).is("số")
                && in.size() > 2
                && in.size() < 20
                && (in.get(1).is(":") || in.get(1).isNumber());
        if (isNumber) {
            int from = in.get(in.get(1).is(":") ? 2 : 1).from();
            String rest = text.substring(from, line.to());
            int end = 0;
            while (end < rest.length()
                    && !Character.isWhitespace(rest.charAt(end))
                    && ",;".indexOf(rest.charAt(end)) < 0) {
                end++;
            }
            number = rest.substring(0, end);
        }
    }

    /** "Hà Nội, ngày 26 tháng 10 năm 2023" in a line of its own, or beside the number. */
    private void readDate(List<Word> in, Line line, List<Time> times) {
        if (date != null) {
            return;
        }
        Time time = times.stream()
                .filter(each -> each.from() >= line.from() && each.to() <= line.to())
                .findFirst()
                .orElse(null);
        if (time == null || time.hour() != null || time.days().size() != 1) {
            return;
        }
        boolean isAtEnd = line.to() - time.to() <= 2;
        long before = in.stream()
                .filter(word -> word.to() <= time.from() && word.isLetters())
                .count();
        boolean isShort = before <= 9
                && (in.get(0).isCapital() || !in.get(0).isLetters())
                && in.stream()
                        .noneMatch(word -> word.to() <= time.from()
                                && word.is(":")
                                && !in.get(0).is("số"));
        boolean isPlaced = text.substring(line.from(), time.from()).contains(",") || before <= 1;
        if (isAtEnd && isShort && isPlaced && Kinds.of(in) == null && !EVENTS.isIn(in)) {
            date = new Span(line.from(), line.to());
            day = time.day();
        }
    }

    /** To whom the letter goes: what stands behind "Kính gửi:". */
    Span addressees() {
        for (int i = 0; i < Math.min(lines.size(), LINES); i++) {
            List<Word> in = in(lines.get(i));
            boolean isTo = in.size() >= 2 && in.get(0).is("kính") && in.get(1).is("gửi");
            if (!isTo) {
                continue;
            }
            int from = in.size() > 3 ? in.get(in.get(2).is(":") ? 3 : 2).from() : -1;
            if (from >= 0) {
                return trimmed(from, lines.get(i).to());
            }
            List<Line> below = new ArrayList<>();
            for (int next = i + 1; next < lines.size() && lines.get(next).isMarked(); next++) {
                below.add(lines.get(next));
            }
            return below.size() == 1
                    ? trimmed(below.get(0).from(), below.get(0).to())
                    : below.isEmpty()
                            ? null
                            : trimmed(
                                    below.get(0).from(),
                                    below.get(below.size() - 1).to());
        }
        return null;
    }

    private Span trimmed(int from, int to) {
        int end = to;
        while (end > from && ".;,".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Span(from, end);
    }

    private List<Word> in(Line line) {
        return Words.of(line(line)).stream()
                .map(word ->
                        new Word(word.text(), word.from() + line.from(), word.to() + line.from(), word.isCapital()))
                .toList();
    }

    private String line(Line line) {
        return text.substring(line.from(), line.to());
    }
}
