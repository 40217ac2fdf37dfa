package vn.diemcau.conference.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.diemcau.conference.letter.Pieces.Piece;
import vn.diemcau.conference.written.Clause;
import vn.diemcau.conference.written.Clauses;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Line;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Span;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Word;

/** Reads tables of duties, whose cells are parted by tabs or bars: who, what, by when. */
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

    /** In place of a name: the one of the row above. */
    private static final Set<String> SAME = Set.of("nt", "như trên", "-", "\"", "″", "//", "〃");

    /** @param count how many columns there are */
    private record Columns(int who, int what, int count) {}

    private final List<Time> times;
    private final List<Word> words;
    private final List<Draft> drafts = new ArrayList<>();
    private int ofBroken;

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
        List<Span> broken = List.of();
        for (Line line : lines) {
            int start = text.lastIndexOf('\n', Math.max(0, line.from() - 1)) + 1;
            List<Span> cells = cells(text, Math.min(start, line.from()), line.to());
            cells = line.isMarked() || isNumbered(text, cells.get(0)) ? cells : joined(text, broken, cells, columns);
            broken = List.of();
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
            if (cells.size() < columns.count() && isNumbered(text, cells.get(0))) {
                broken = cells;
            }
            if (isHeading(cells, columns)) {
                who = null;
                continue;
            }
            int before = drafts.size();
            Span named = row(cells, columns, who);
            ofBroken = broken.isEmpty() ? ofBroken : drafts.size() - before;
            who = named;
        }
        return rest;
    }

    /** A row with a line break in a cell: the next line goes on in its last cell. */
    private List<Span> joined(String text, List<Span> broken, List<Span> cells, Columns columns) {
        boolean goesOn = columns != null
                && !broken.isEmpty()
                && (cells.size() > 1
                        || isOpen(broken.get(broken.size() - 1).of(text).strip()))
                && broken.size() + cells.size() - 1 <= columns.count();
        if (!goesOn) {
            return cells;
        }
        drafts.subList(drafts.size() - ofBroken, drafts.size()).clear();
        List<Span> joined = new ArrayList<>(broken.subList(0, broken.size() - 1));
        joined.add(new Span(broken.get(broken.size() - 1).from(), cells.get(0).to()));
        joined.addAll(cells.subList(1, cells.size()));
        return joined;
    }

    private static boolean isOpen(String cell) {
        return cell.endsWith(";") || cell.endsWith(",");
    }

    private static boolean isNumbered(String text, Span cell) {
        String number = cell.of(text).strip();
        return !number.isEmpty() && number.chars().allMatch(c -> Character.isDigit(c) || c == '.');
    }

    /** "II. Công tác hậu cần" over all columns. */
    private boolean isHeading(List<Span> cells, Columns columns) {
        for (int i = 0; i < cells.size(); i++) {
            boolean mayBeFull = i == 0 || i == columns.what();
            if (!mayBeFull && !in(cells.get(i)).isEmpty()) {
                return false;
            }
        }
        return columns.what() > 0 && columns.count() > 2;
    }

    private static List<Span> cells(String text, int from, int to) {
        List<Span> cells = new ArrayList<>();
        int start = from;
        for (int at = from; at <= to; at++) {
            if (at == to || text.charAt(at) == '\t' || text.charAt(at) == '|') {
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
        return who >= 0 && what >= 0 && who != what && !isAgenda ? new Columns(who, what, cells.size()) : null;
    }

    /** @return who, for the next row that leaves it out */
    private Span row(List<Span> cells, Columns columns, Span before) {
        if (columns.what() >= cells.size()) {
            return before;
        }
        List<Word> named = columns.who() < cells.size() ? in(cells.get(columns.who())) : List.of();
        boolean isSame = named.isEmpty()
                || SAME.contains(named.stream()
                        .map(Word::text)
                        .filter(word -> !word.equals("-"))
                        .collect(Collectors.joining(" ")))
                || named.stream().noneMatch(Word::isLetters);
        Span who = isSame ? before : Drafts.span(named);
        List<Word> what = in(cells.get(columns.what()));
        boolean isDone = cells.stream()
                .map(this::in)
                .anyMatch(words -> words.size() > 1 && words.get(0).is("đã") && words.size() < 5);
        if (what.isEmpty() || isDone) {
            return who;
        }
        int end = in(new Span(cells.get(0).from(), cells.get(cells.size() - 1).to())).stream()
                .mapToInt(Word::to)
                .max()
                .orElse(0);
        List<List<Word>> clauses = Clauses.of(what).stream()
                .map(Clause::words)
                .filter(words -> !words.isEmpty())
                .toList();
        int behind = what.get(what.size() - 1).to();
        for (List<Word> clause : clauses) {
            for (Piece piece : Pieces.of(clause, 0, clause.size(), times)) {
                List<Word> part = clause.subList(piece.from(), piece.to());
                boolean isLast = clause == clauses.get(clauses.size() - 1) && piece.to() == clause.size();
                int to = part.get(part.size() - 1).to();
                Draft draft = new Draft(
                        who, part, piece.kind(), new Span(part.get(0).from(), isLast ? Math.max(end, to) : to));
                drafts.add(isLast ? draft : draft.dueIn(new Span(behind, Math.max(behind, end))));
            }
        }
        return who;
    }

    private List<Word> in(Span place) {
        return words.stream()
                .filter(word -> word.from() >= place.from() && word.to() <= place.to())
                .toList();
    }
}
