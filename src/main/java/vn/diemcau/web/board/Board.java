package vn.diemcau.web.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How ready a conference is, as the Office reads it. Most hours come twice, for programs and for people. A thousand units have ten
 * duties each: what is the same for many is said once, and what is null or empty in a cell or a duty is left out.
 *
 * @param marks the words of each mark, which people read who may not see its colour
 * @param columns of the cells of each site, in their order
 * @param duties what the agencies' duties refer to, from 0
 */
record Board(
        Head conference,
        Next next,
        List<Milestone> milestones,
        Totals totals,
        Chase chase,
        Map<Mark, String> marks,
        List<Column> columns,
        List<Duty> duties,
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

    /** What is to be done, by whichever agencies, and by when. */
    record Duty(String code, String name, Hour due) {}

    /**
     * A site of the province, or the own site of a unit.
     *
     * @param code of the unit, or what the plan calls the site of the province
     * @param agency who answers for it
     * @param process id of the unit's process instance; of a site of the province, of the conference's
     * @param verdict whether it is ready, in one mark
     * @param cells one for each column
     * @param communes null where there are none below it
     * @param people who were named for the site itself; more are at the agency
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
     * @param text what a person reads first; left out where it is the mark's words
     * @param detail more of it
     * @param task where it is done, left out when no such task is open
     */
    @JsonInclude(Include.NON_EMPTY)
    record Cell(Mark mark, String text, String detail, String task) {}

    /** A unit's commune sites, rolled up. */
    record Communes(int registered, int passed, int failed, List<String> failing) {}

    /** Whom to call: a post, or who was named for a site. */
    @JsonInclude(Include.NON_NULL)
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
     * How one duty stands.
     *
     * @param duty its number among the board's duties
     * @param since since when it stands so, left out where nothing has begun
     * @param task left out unless it is open
     * @param process where its token stands, left out where that is the agency's
     * @param level how far up it was escalated, left out where it was not
     */
    @JsonInclude(Include.NON_EMPTY)
    record Task(int duty, Mark state, String detail, String since, String task, String process, Integer level) {}
}
