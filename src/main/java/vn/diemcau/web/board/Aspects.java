package vn.diemcau.web.board;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.diemcau.conference.plan.DutyKind;

/**
 * The columns of a conference's matrix: the drawn aspects of a site, and one for each duty that its plan gives to the
 * units beyond those. A column in which nothing is asked of any site is left out.
 */
final class Aspects {

    private static final List<Board.Column> DRAWN = List.of(
            new Board.Column("registration", "Đăng ký"),
            new Board.Column("hall", "Hội trường"),
            new Board.Column("demands", "Yêu cầu riêng"),
            new Board.Column("conditions", "Điều kiện"),
            new Board.Column("invitations", "Tin mời"),
            new Board.Column("reporters", "Phóng viên"),
            new Board.Column("power", "Nguồn điện"),
            new Board.Column("lineTest", "Chạy thử"),
            new Board.Column("speech", "Tham luận"));

    /** The kinds whose answers by a unit are in the drawn columns. */
    private static final Set<DutyKind> OF_UNITS =
            EnumSet.of(DutyKind.PREPARE_SITE, DutyKind.INVITE, DutyKind.REPORTERS, DutyKind.SPEECH);

    private final Map<String, String> own = new LinkedHashMap<>();

    /**
     * @param duties all duties of the conference
     * @param units codes of the units
     */
    Aspects(List<DutyRow> duties, Set<String> units) {
        for (DutyRow duty : duties) {
            if (units.contains(duty.agency()) && duty.kind().isFree() && !isDrawn(duty)) {
                own.putIfAbsent(duty.code(), duty.name());
            }
        }
    }

    private static boolean isDrawn(DutyRow duty) {
        return duty.ofUnit() && OF_UNITS.contains(duty.kind()) && !duty.asksMore();
    }

    /** Codes of the units' duties with a column of their own. */
    Set<String> own() {
        return own.keySet();
    }

    /** The sites with the columns in which something is asked. */
    Table table(List<Board.Row> rows) {
        List<Board.Column> columns = Stream.concat(
                        DRAWN.stream(),
                        own.entrySet().stream().map(each -> new Board.Column(each.getKey(), each.getValue())))
                .toList();
        List<Integer> asked = IntStream.range(0, columns.size())
                .filter(column ->
                        rows.stream().anyMatch(row -> row.cells().get(column).mark() != Mark.NONE))
                .boxed()
                .toList();
        return new Table(
                asked.stream().map(columns::get).toList(),
                rows.stream()
                        .map(row ->
                                row.with(asked.stream().map(row.cells()::get).toList()))
                        .toList());
    }

    /** @param rows with one cell per column */
    record Table(List<Board.Column> columns, List<Board.Row> rows) {}
}
