package vn.diemcau.conference.letter;

import java.util.ArrayList;
import java.util.List;
import vn.diemcau.conference.letter.Pieces.Piece;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Line;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Span;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Word;

/** Reads tables of duties, whose cells are parted by tabs: who, what, by when. */
final class Tables {

    private static final Phrases WHO = Lexicon.phrases("tables: who");
    private static final Phrases WHAT = Phrases.of(
            "nội dung công việc",
            "công việc",
            "nhiệm vụ",
            "nội dung",
            "việc",
            "nội dung thực hiện",
            "nội dung nhiệm vụ",
            "tên công việc");
    private static final Phrases WHEN = Phrases.of(
            "thời hạn",
            "hạn",
            "hoàn thành",
            "thời gian hoàn thành",
            "thời hạn hoàn thành",
            "hạn hoàn thành",
            "thời gian thực hiện",
            "tiến độ",
            "thời gian");

    private record Columns(int who, int what) {}

    private final List<Time> times;
    private final List<Word> words;
    private final List<Draft> drafts = new ArrayList<>();

    Tables(List<Time> times, List<Word> words) {
        this.times = times;
        this.words = words;
    }

    List<Draft> found() {
        return drafts;
    }

    /** @return the lines that are no rows of a table */
    List<Line> read(String text, List<Line> lines) {
        List<Line> rest = new ArrayList<>();
        Columns columns = null;
        Span who = null;
        for (Line line : lines) {
            int start = text.lastIndexOf('\n', Math.max(0, line.from() - 1)) + 1;
            List<Span> cells = cells(text, Math.min(start, line.from()), line.to());
            if (cells.size() < 2) {
                columns = null;
                rest.add(line);
                continue;
            }
            if (columns == null) {
                columns = columns(cells);
                who = null;
                if (columns == null) {
                    rest.add(line);
                }
                continue;
            }
            who = row(cells, columns, who);
        }
        return rest;
    }

    private static List<Span> cells(String text, int from, int to) {
        List<Span> cells = new ArrayList<>();
        int start = from;
        for (int at = from; at <= to; at++) {
            if (at == to || text.charAt(at) == '\t') {
                cells.add(new Span(start, at));
                start = at + 1;
            }
        }
        return cells;
    }

    private Columns columns(List<Span> cells) {
        int who = -1;
        int what = -1;
        boolean hasWhen = false;
        for (int i = 0; i < cells.size(); i++) {
            List<Word> in = in(cells.get(i));
            who = who < 0 && WHO.begins(in) ? i : who;
            what = what < 0 && WHAT.begins(in) ? i : what;
            hasWhen |= WHEN.begins(in);
        }
        boolean isAgenda = what >= 0
                && in(cells.get(what)).size() == 2
                && in(cells.get(0)).size() > 1
                && WHEN.begins(in(cells.get(0)));
        return who >= 0 && what >= 0 && who != what && !isAgenda ? new Columns(who, what) : null;
    }

    /** @return who, for the next row that leaves it out */
    private Span row(List<Span> cells, Columns columns, Span before) {
        if (columns.what() >= cells.size()) {
            return before;
        }
        List<Word> named = columns.who() < cells.size() ? in(cells.get(columns.who())) : List.of();
        Span who = named.isEmpty() ? before : Drafts.span(named);
        List<Word> what = in(cells.get(columns.what()));
        if (what.isEmpty()) {
            return who;
        }
        int end = in(new Span(cells.get(0).from(), cells.get(cells.size() - 1).to())).stream()
                .mapToInt(Word::to)
                .max()
                .orElse(0);
        List<Piece> pieces = Pieces.of(what, 0, what.size(), times);
        for (Piece piece : pieces) {
            List<Word> part = what.subList(piece.from(), piece.to());
            int to = piece.to() == what.size() ? end : part.get(part.size() - 1).to();
            drafts.add(new Draft(
                    who,
                    part,
                    piece.kind(),
                    new Span(
                            part.get(0).from(),
                            Math.max(to, part.get(part.size() - 1).to()))));
        }
        return who;
    }

    private List<Word> in(Span place) {
        return words.stream()
                .filter(word -> word.from() >= place.from() && word.to() <= place.to())
                .toList();
    }
}
