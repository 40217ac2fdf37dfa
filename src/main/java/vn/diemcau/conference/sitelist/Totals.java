package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.diemcau.conference.place.PlaceCatalogue;
import vn.diemcau.platform.sheet.Line;

/** Computes sums of delegates, which distinguish totals from rows and correct totals from wrong ones. */
final class Totals {

    private final Table table;
    private final List<Line> body;
    private final List<Integer> counted = new ArrayList<>();
    private final int earlier;
    private int sum;
    private int ofGroup;

    /** @param earlier the sum of the parts of the list above this one */
    Totals(Table table, List<Line> body, int earlier) {
        this.table = table;
        this.earlier = earlier;
        this.body = body;
    }

    void row(Line line) {
        int number = Math.max(0, said(line));
        counted.add(number);
        sum += number;
        ofGroup += number;
    }

    int sum() {
        return sum;
    }

    /**
     * Whether a line that looks like a row is the sum of those above. It must be the last line without a known name, or
     * begin with a total's word. A line with more than a number is a row, whatever its sum.
     */
    boolean addsUp(int at, PlaceCatalogue catalogue) {
        Line line = body.get(at);
        String name = table.text(line, Column.NAME);
        int said = said(line);
        boolean isSum = counted.size() > 1 && said > 0 && (said == sum || said == ofGroup || said == earlier + sum);
        if (!isSum || saysMore(line) || !catalogue.find("", name).isEmpty()) {
            return false;
        }
        boolean isLast = IntStream.range(at + 1, body.size()).noneMatch(below -> said(body.get(below)) > 0);
        return TotalWords.mayBegin(name) || isLast && (name.isEmpty() || !catalogue.isCollective());
    }

    /**
     * Whether a line that was read as a total may be a row: only its sum makes it a total, or it contains more than a
     * sum.
     */
    boolean mayBeRow(int at, PlaceCatalogue catalogue) {
        Line line = body.get(at);
        String name = table.text(line, Column.NAME);
        boolean isOfGroup = name.isEmpty()
                || line.cells().stream().anyMatch(TotalWords::areIn)
                || TotalWords.areOfGroup(name)
                || catalogue.isUnit(name);
        return saysMore(line) || !isOfGroup;
    }

    /** Whether it has a line number in sequence, a contact or an attendance. */
    private boolean saysMore(Line line) {
        String technician = table.text(line, Column.TECHNICIAN);
        return CellKind.ordinal(table.text(line, Column.ORDINAL)) >= 0
                || table.columns().kind(technician).isText() && !TotalWords.areIn(technician)
                || table.columns().kind(table.text(line, Column.PHONE)).isPhone()
                || table.columns().kind(table.text(line, Column.ATTENDANCE)).isAttendance();
    }

    /** Why a total differs from the sum of the rows; empty when it is correct or has no number. */
    String wrong(int at) {
        int said = said(body.get(at));
        int below = IntStream.range(at + 1, body.size())
                .filter(index -> body.get(index).cells().stream().noneMatch(TotalWords::areIn))
                .map(index -> Math.max(0, said(body.get(index))))
                .sum();
        boolean isRight = said < 0 || said == sum || said == ofGroup || said == below || said == sum + below;
        boolean isOfAll = earlier > 0 && said == earlier + sum + below;
        ofGroup = 0;
        if (isRight || isOfAll) {
            return "";
        }
        String wrong = "ghi %d nhưng các dòng cộng lại là %d".formatted(said, sum + below);
        return earlier == 0 ? wrong : wrong + ", cả danh sách là %d".formatted(earlier + sum + below);
    }

    private int said(Line line) {
        return TotalWords.number(table.text(line, Column.DELEGATES), String.join(" ", line.cells()));
    }
}
