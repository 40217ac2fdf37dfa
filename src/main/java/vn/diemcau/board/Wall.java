package vn.diemcau.board;

import java.util.List;

/** What the screen of the operations room shows of the board: no person, no task, nothing to be done. */
record Wall(
        Board.Head conference,
        Board.Next next,
        List<Board.Milestone> milestones,
        Board.Totals totals,
        Board.Chase chase,
        List<Board.Column> columns,
        List<Site> sites,
        List<Late> late) {

    record Site(String name, Mark verdict, String verdictText, List<Cell> cells, Board.Communes communes) {}

    record Cell(String column, Mark mark, String text) {}

    /** A duty that is overdue, whoever's it is. */
    record Late(String agency, String duty, String detail) {}

    static Wall of(Board board) {
        return new Wall(
                board.conference(),
                board.next(),
                board.milestones(),
                board.totals(),
                board.chase(),
                board.columns(),
                board.sites().stream()
                        .map(row -> new Site(
                                row.name(),
                                row.verdict(),
                                row.verdictText(),
                                row.cells().stream()
                                        .map(cell -> new Cell(cell.column(), cell.mark(), cell.text()))
                                        .toList(),
                                row.communes()))
                        .toList(),
                board.agencies().stream()
                        .flatMap(line -> line.duties().stream()
                                .filter(duty -> duty.state() == Mark.OVERDUE)
                                .map(duty -> new Late(
                                        line.name(), duty.name(), duty.since().text())))
                        .toList());
    }
}
