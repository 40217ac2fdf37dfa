package vn.diemcau.web.board;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import vn.diemcau.conference.plan.DutyKind;

/**
 * The columns of a conference's matrix: the drawn aspects that its plan asks for, and one for each duty that its plan
 * gives to the units beyond those.
 */
final class Aspects {

    /** A column, and the kinds of duty without which it stays empty. */
    private record Drawn(Board.Column column, Set<DutyKind> kinds) {}

    private static final List<Drawn> DRAWN = List.of(
            drawn("registration", "Đăng ký", DutyKind.REGISTER),
            drawn("hall", "Hội trường", DutyKind.PREPARE_SITE),
            new Drawn(new Board.Column("maket", "Trang trí"), Set.of(DutyKind.PREPARE_SITE)),
            drawn("conditions", "Điều kiện", DutyKind.PREPARE_SITE, DutyKind.COORDINATE),
            drawn("invitations", "Tin mời", DutyKind.INVITE),
            drawn("reporters", "Phóng viên", DutyKind.REPORTERS),
            drawn("power", "Nguồn điện", DutyKind.PREPARE_SITE),
            drawn("lineTest", "Chạy thử", DutyKind.TEST),
            drawn("speech", "Tham luận", DutyKind.SPEECH));

    private final List<Board.Column> columns = new ArrayList<>();
    private final List<Integer> kept;
    private final List<String> own;

    /**
     * @param duties all duties of the conference
     * @param units codes of the units
     */
    Aspects(List<DutyRow> duties, Set<String> units) {
        Set<DutyKind> kinds = EnumSet.noneOf(DutyKind.class);
        Map<String, String> ofUnits = new LinkedHashMap<>();
        for (DutyRow duty : duties) {
            kinds.add(duty.kind());
            boolean isOwn =
                    duty.kind().isFree() && DutyKind.ofDrawn(duty.code()).isEmpty();
            if (isOwn && units.contains(duty.agency())) {
                ofUnits.putIfAbsent(duty.code(), duty.name());
            }
        }
        kept = IntStream.range(0, DRAWN.size())
                .filter(index -> DRAWN.get(index).kinds().stream().anyMatch(kinds::contains))
                .boxed()
                .toList();
        kept.forEach(index -> columns.add(DRAWN.get(index).column()));
        ofUnits.forEach((code, name) -> columns.add(new Board.Column(code, name)));
        own = List.copyOf(ofUnits.keySet());
    }

    List<Board.Column> columns() {
        return List.copyOf(columns);
    }

    /** Codes of the units' duties with a column of their own. */
    List<String> own() {
        return own;
    }

    /** The cells of the columns that there are, of the cells of all. */
    List<Board.Cell> of(List<Board.Cell> cells) {
        List<Board.Cell> some = new ArrayList<>();
        kept.forEach(index -> some.add(cells.get(index)));
        some.addAll(cells.subList(DRAWN.size(), cells.size()));
        return some;
    }

    private static Drawn drawn(String id, String name, DutyKind... kinds) {
        return new Drawn(new Board.Column(id, name), Set.of(kinds));
    }
}
