package vn.diemcau.web.board;

import java.util.List;

/** The part of the board for the operations room's screen: no persons, no tasks, no actions. */
record Wall(
        Board.Head conference,
        Board.Next next,
        List<Board.Milestone> milestones,
        Board.Totals totals,
        Board.Chase chase,
        List<Board.Column> columns,
        Board.Levels levels,
        List<Site> sites,
        List<Late> late) {

    /** @param cells one per column */
    record Site(String name, Mark verdict, String verdictText, List<Mark> cells, Board.Communes communes) {}

    /** An agency that has overdue duties. */
    record Late(String agency, long duties) {}

    static Wall of(Board board) {
        return new Wall(
                board.conference(),
                board.next(),
                board.milestones(),
                board.totals(),
                board.chase(),
                board.columns(),
                board.levels(),
                board.sites().stream()
                        .map(row -> new Site(
                                row.name(),
                                row.verdict(),
                                row.verdictText(),
                                row.cells().stream().map(Board.Cell::mark).toList(),
                                row.communes()))
                        .toList(),
                board.agencies().stream()
                        .map(line -> new Late(
                                line.name(),
                                line.duties().stream()
                                        .filter(duty -> duty.state() == Mark.OVERDUE)
                                        .count()))
                        .filter(each -> each.duties() > 0)
                        .toList());
    }
}
