package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.diemcau.platform.sheet.Line;

/**
 * Assigns meanings to the columns of a list. Each column gets a weight per meaning, from its whole heading and its
 * cells.
 */
final class Columns {

    private static final int ENOUGH = 30;

    /** Two columns with a smaller difference in weight are left to a person. */
    private static final int CLOSE = 15;

    /** Weight of the usual order in a list without headings. */
    private static final int USUAL_PLACE = 55;

    private static final int MOST_SAMPLED = 200;
    private static final int MOST_CELLS_SAMPLED = 3_000;
    private static final int MOST_SUMMED = 8;

    private static final Pattern TICK = Pattern.compile("[xX✓✔√v1]|có|Có");

    private final List<String> headings;
    private final List<ColumnCells> cells;
    private final AttendanceWords attendance;
    private final List<Map<Column, Integer>> scores = new ArrayList<>();
    private final Map<Column, Integer> taken = new EnumMap<>(Column.class);
    private final Set<Integer> parts = new HashSet<>();
    private int total;
    private List<Rivals> rivals;
    private WayColumns ways;

    private Columns(List<String> headings, List<ColumnCells> cells, AttendanceWords attendance) {
        this.headings = headings;
        this.cells = cells;
        this.attendance = attendance;
    }

    /** Several candidate columns; a person has to choose one. */
    record Rivals(Column column, List<Integer> indexes) {}

    /** @param headings headings by column, possibly empty */
    static Columns under(List<String> headings, List<Line> body, CellKinds kinds) {
        int width = Math.max(headings.size(), width(body));
        Columns columns = new Columns(padded(headings, width), cells(body, width, kinds), kinds.attendance());
        for (int index = 0; index < width; index++) {
            columns.scores.add(columns.score(index, Heading.weights(columns.headings.get(index))));
        }
        columns.takeWays(kinds);
        columns.weighSums();
        columns.assign();
        return columns;
    }

    /** Assigns the usual order, with or without a leading line number, unless the cells contradict it. */
    static Columns usual(List<Line> body, CellKinds kinds) {
        int width = width(body);
        List<ColumnCells> cells = cells(body, width, kinds);
        Columns plain = usual(cells, 0, kinds.attendance());
        boolean mayBeNumbered = width > 1
                && cells.get(0).cells().stream().allMatch(cell -> cell.isEmpty() || CellKind.ordinal(cell) >= 0)
                && cells.get(1).filled() > 0;
        if (!mayBeNumbered) {
            return plain;
        }
        Columns numbered = usual(cells, 1, kinds.attendance());
        return numbered.total >= plain.total ? numbered : plain;
    }

    private static Columns usual(List<ColumnCells> cells, int first, AttendanceWords attendance) {
        Columns columns = new Columns(padded(List.of(), cells.size()), cells, attendance);
        for (int index = 0; index < cells.size(); index++) {
            Map<Column, Integer> weights = new EnumMap<>(Column.class);
            int place = index - first;
            if (place < 0) {
                weights.put(Column.ORDINAL, USUAL_PLACE);
            } else if (place < Column.USUAL.size()) {
                weights.put(Column.USUAL.get(place), USUAL_PLACE);
            }
            Map<Column, Integer> score = columns.score(index, weights);
            if (place < 0) {
                score.keySet().retainAll(List.of(Column.ORDINAL));
            }
            score.remove(Column.TYPE);
            columns.scores.add(score);
        }
        columns.assign();
        columns.takeAnyWordsAs(Column.TECHNICIAN);
        return columns;
    }

    /** Delegates counted apart by how they take part are in columns of their own, which hold nothing else. */
    private void takeWays(CellKinds kinds) {
        ways = kinds.mayTakePartInTwoWays() ? WayColumns.of(headings, cells, attendance) : null;
        if (ways != null) {
            ways.indexes().forEach(index -> scores.get(index).replaceAll((column, score) -> -ENOUGH));
            total += 2 * USUAL_PLACE;
        }
    }

    /** The columns that count the delegates of each way to take part. */
    Optional<WayColumns> ways() {
        return Optional.ofNullable(ways);
    }

    boolean countDelegates() {
        return has(Column.DELEGATES) || ways != null;
    }

    /** The total weight of this assignment. */
    int total() {
        return total;
    }

    boolean has(Column column) {
        return taken.containsKey(column);
    }

    /** Null when the list has no such column. */
    Integer index(Column column) {
        return taken.get(column);
    }

    String heading(int index) {
        return headings.get(index);
    }

    double knownNames() {
        return has(Column.NAME) ? cells.get(taken.get(Column.NAME)).known() : 0;
    }

    /** The attendance that a cell says; empty when only a person can decide. */
    String attendance(String written) {
        return attendance.read(written);
    }

    CellKind kind(String cell) {
        return CellKind.of(cell, attendance);
    }

    /** The attendance of a line from two tick columns; empty when none or both are ticked. */
    String ticked(Line line) {
        List<String> ticked = IntStream.range(0, headings.size())
                .filter(this::isWay)
                .filter(index -> TICK.matcher(cell(line, index)).matches())
                .mapToObj(index -> attendance.read(headings.get(index)))
                .distinct()
                .toList();
        return ticked.size() == 1 ? ticked.get(0) : "";
    }

    private boolean isWay(int index) {
        return !attendance.read(headings.get(index)).isEmpty();
    }

    private boolean isTicked(int index) {
        return !has(Column.ATTENDANCE)
                && isWay(index)
                && cells.get(index).cells().stream()
                        .anyMatch(cell -> TICK.matcher(cell).matches());
    }

    /** Uses the first unassigned text column if no column has this meaning. */
    void takeAnyWordsAs(Column column) {
        if (has(column)) {
            return;
        }
        IntStream.range(0, cells.size())
                .filter(index -> !taken.containsValue(index) && cells.get(index).texts() > 0.5)
                .filter(index -> scores.get(index).getOrDefault(column, 0) > -30)
                .findFirst()
                .ifPresent(index -> taken.put(column, index));
    }

    List<String> unused() {
        return IntStream.range(0, headings.size())
                .filter(index -> !headings.get(index).isEmpty() && !taken.containsValue(index))
                .filter(index -> ways == null || !ways.indexes().contains(index))
                .filter(index -> !isTicked(index))
                .filter(index ->
                        rivals().stream().noneMatch(each -> each.indexes().contains(index)))
                .mapToObj(headings::get)
                .toList();
    }

    /** The columns that headings and cells do not distinguish. */
    List<Rivals> rivals() {
        if (rivals == null) {
            rivals = findRivals();
        }
        return rivals;
    }

    private List<Rivals> findRivals() {
        List<Rivals> found = new ArrayList<>();
        for (Column column : Column.USUAL) {
            Integer best = taken.get(column);
            if (best == null) {
                continue;
            }
            List<Integer> indexes = IntStream.range(0, cells.size())
                    .filter(index -> index == best || isRival(column, best, index))
                    .boxed()
                    .toList();
            if (indexes.size() > 1) {
                found.add(new Rivals(column, indexes));
            }
        }
        return found;
    }

    private boolean isRival(Column column, int best, int index) {
        return !taken.containsValue(index)
                && (ways == null || !ways.indexes().contains(index))
                && cells.get(index).filled() > 0
                && isMeant(column, best, index)
                && (scores.get(index).get(column) > scores.get(best).get(column) - CLOSE
                        || countsAlike(column, best, index))
                && !cells.get(index).cells().equals(cells.get(best).cells());
    }

    /** Two columns of delegates stay candidates, even if some cells of one are not numbers. */
    private boolean countsAlike(Column column, int best, int index) {
        return column == Column.DELEGATES
                && !parts.contains(index)
                && cells.get(index).numbers() >= 0.5
                && Heading.weights(headings.get(index)).getOrDefault(column, 0) + CLOSE
                        > Heading.weights(headings.get(best)).getOrDefault(column, 0);
    }

    /** Prefers a matching heading; otherwise accepts one without another meaning. */
    private boolean isMeant(Column column, int best, int index) {
        if (headings.get(index).isEmpty()) {
            // Without headings, only a second number column is an equal candidate.
            return column == Column.DELEGATES
                    && headings.get(best).isEmpty()
                    && cells.get(index).numbers() > 0.5;
        }
        int weight = Heading.weights(headings.get(index)).getOrDefault(column, 0);
        boolean isBestNamed = Heading.weights(headings.get(best)).getOrDefault(column, 0) >= ENOUGH;
        return weight >= ENOUGH || !isBestNamed && weight >= 0;
    }

    private Map<Column, Integer> score(int index, Map<Column, Integer> weights) {
        Map<Column, Integer> score = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            int weight = weights.getOrDefault(column, 0);
            if (column == Column.ORDINAL && weight <= 0 && !headings.get(index).isEmpty()) {
                // Sequential numbers are not line numbers if the heading contradicts it.
                weight = -100;
            }
            score.put(column, weight + cells.get(index).speakFor(column, weight));
        }
        return score;
    }

    /** Assigns greedily: the best pair of column and meaning first. */
    private void assign() {
        record Pair(Column column, int index, int score) {}
        while (true) {
            Pair best = null;
            for (int index = 0; index < cells.size(); index++) {
                for (Column column : Column.values()) {
                    int score = scores.get(index).getOrDefault(column, -1);
                    boolean isFree = !taken.containsKey(column) && !taken.containsValue(index);
                    if (isFree && score >= ENOUGH && (best == null || score > best.score())) {
                        best = new Pair(column, index, score);
                    }
                }
            }
            if (best == null) {
                return;
            }
            taken.put(best.column(), best.index());
            total += best.score();
        }
    }

    /** A column that is the sum of others is the total; the others are its parts. */
    private void weighSums() {
        List<Integer> numbers = IntStream.range(0, cells.size())
                .filter(index -> cells.get(index).numbers() > 0.5)
                .filter(index -> scores.get(index).get(Column.DELEGATES) >= 0)
                .limit(MOST_SUMMED)
                .boxed()
                .toList();
        Map<Integer, Integer> change = new HashMap<>();
        for (int whole : numbers) {
            List<Integer> others =
                    numbers.stream().filter(index -> index != whole).toList();
            for (int set = 1; set < 1 << others.size(); set++) {
                int chosen = set;
                List<Integer> parts = IntStream.range(0, others.size())
                        .filter(bit -> (chosen >> bit & 1) == 1)
                        .mapToObj(others::get)
                        .toList();
                if (parts.size() > 1 && isSum(whole, parts)) {
                    change.put(whole, 30);
                    parts.forEach(part -> change.putIfAbsent(part, -30));
                }
            }
        }
        change.forEach((index, by) -> {
            if (by < 0) {
                parts.add(index);
            }
        });
        change.forEach((index, by) -> scores.get(index).merge(Column.DELEGATES, by, Integer::sum));
    }

    private boolean isSum(int whole, List<Integer> parts) {
        int fitting = 0;
        for (int line = 0; line < cells.get(whole).cells().size(); line++) {
            int sum = CellKind.whole(cells.get(whole).cells().get(line));
            int at = line;
            int added = parts.stream()
                    .mapToInt(part ->
                            Math.max(0, CellKind.whole(cells.get(part).cells().get(at))))
                    .sum();
            boolean isMore = parts.stream()
                    .allMatch(part -> CellKind.whole(cells.get(part).cells().get(at)) != 0);
            if (sum > 0 && sum != added) {
                return false;
            }
            fitting += sum > 0 && isMore ? 1 : 0;
        }
        return fitting > 1;
    }

    private static List<ColumnCells> cells(List<Line> body, int width, CellKinds kinds) {
        List<Line> sample = sample(body).stream()
                .filter(line ->
                        line.cells().stream().noneMatch(cell -> TotalWords.areIn(cell) || FootWords.areIn(cell)))
                .toList();
        return IntStream.range(0, width)
                .mapToObj(index -> ColumnCells.of(
                        sample.stream().map(line -> cell(line, index)).toList(), kinds))
                .toList();
    }

    /** Samples the first lines; a very wide table gets a smaller sample. */
    static List<Line> sample(List<Line> lines) {
        int most = Math.min(MOST_SAMPLED, MOST_CELLS_SAMPLED / Math.max(1, width(lines)));
        return lines.subList(0, Math.min(lines.size(), most));
    }

    static String cell(Line line, int index) {
        return index < line.cells().size() ? line.cells().get(index) : "";
    }

    private static int width(List<Line> lines) {
        return lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    }

    private static List<String> padded(List<String> headings, int width) {
        List<String> padded = new ArrayList<>(headings);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }
}
