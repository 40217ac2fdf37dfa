package vn.diemcau.board;

import java.time.Instant;
import java.util.List;

/** How ready a conference is, as the Office reads it; hours come twice, for programs and for people. */
record Board(
        Head conference,
        Next next,
        List<Milestone> milestones,
        Totals totals,
        Chase chase,
        List<Column> columns,
        List<Row> sites,
        List<Line> agencies) {

    /** @param text "16:00 17/01", or "16 giờ 00, thứ Hai ngày 17/01/2022" of the conference's own dates */
    record Hour(Instant at, String text) {}

    /**
     * The conference itself.
     *
     * @param process id of its process instance, null when it has ended
     * @param now the server's hour, against which everything late is late
     */
    record Head(String id, String title, String status, String statusText, boolean over, String process, Hour now) {}

    /** The next hour by which something has to be done; there is none after the last. */
    record Next(Hour at, String words, String length) {}

    record Milestone(String name, Hour at, boolean passed) {}

    /**
     * Over all agencies and sites.
     *
     * @param failed sites whose line was not good when last tested
     */
    record Totals(
            int duties,
            int done,
            int overdue,
            int promised,
            int dueSoon,
            int working,
            int units,
            int registered,
            int ready,
            int sites,
            int provinceSites,
            int districtSites,
            int communeSites,
            int delegates,
            int passed,
            int failed) {}

    /**
     * What the chase has come to.
     *
     * @param undelivered mails that nobody could be reached by
     */
    record Chase(int escalations, List<Level> levels, int undelivered) {}

    /** @param count mails of this level */
    record Level(int level, int count) {}

    record Column(String id, String name) {}

    /**
     * A site of the province, or the own site of a unit.
     *
     * @param code of the unit, or what the plan calls the site of the province
     * @param agency who answers for it
     * @param process id of the unit's process instance; of a site of the province, of the conference's
     * @param verdict whether it is ready, in one mark
     * @param communes null where there are none below it
     */
    record Row(
            String code,
            String name,
            String agency,
            String process,
            Mark verdict,
            String verdictText,
            List<Cell> cells,
            Communes communes,
            List<Person> people) {}

    /**
     * One site in one respect.
     *
     * @param text what a person reads first; says the mark too
     * @param detail more of it, may be empty
     * @param task where it is done, null when no such task is open
     */
    record Cell(String column, Mark mark, String text, String detail, String task) {}

    /** A unit's commune sites, rolled up. */
    record Communes(int registered, int passed, int failed, List<String> failing) {}

    /** Whom to call: a post, or who was named for a site. */
    record Person(String role, String phone, String email) {}

    /**
     * One agency with its duties.
     *
     * @param undelivered mails to it that did not arrive
     */
    record Line(
            String code,
            String name,
            String process,
            int done,
            int total,
            int undelivered,
            List<Task> duties,
            List<Person> people) {}

    /**
     * One duty.
     *
     * @param since since when it stands so, null where nothing has begun
     * @param task null unless it is open
     * @param process where its token stands, null unless it is open
     * @param level how far up it was escalated
     */
    record Task(
            String code,
            String name,
            Mark state,
            String stateText,
            String detail,
            Hour due,
            Hour since,
            String task,
            String process,
            int level) {}
}
