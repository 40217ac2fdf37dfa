package vn.diemcau.web.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.diemcau.conference.registration.SiteList;

/**
 * The readiness of a conference for the Office. Most times come twice, for programs and for people. A thousand units
 * have ten duties each. Shared values therefore appear once, and null or empty values of cells and duties are left out.
 *
 * @param marks the words of each mark, for people who cannot see its colour
 * @param columns headings of the cells of each site, in order
 * @param levels what the levels of sites are called
 * @param duties the duties to which the agencies' duties refer by index from 0
 */
record Board(
        Head conference,
        Next next,
        List<Milestone> milestones,
        Totals totals,
        Chase chase,
        List<RollCall> rollCalls,
        Map<Mark, String> marks,
        List<Column> columns,
        Levels levels,
        List<Duty> duties,
        List<Row> sites,
        List<Line> agencies) {

    /** @param text "16:00 17/01", or "16 giờ 00, thứ Hai ngày 17/01/2022" of the conference's own dates */
    record Hour(Instant at, String text) {}

    /**
     * The conference itself.
     *
     * @param deferred since when it rests without a date, in words; null while it has one
     * @param process id of its process instance, null after its end
     * @param now the server's time, against which lateness is measured
     */
    record Head(
            String id,
            String title,
            String status,
            String statusText,
            boolean over,
            String deferred,
            String process,
            Hour now) {}

    /** The next deadline, if any. */
    record Next(Hour at, String words, String length) {}

    record Milestone(String name, Hour at, boolean passed) {}

    /**
     * Totals over all agencies and sites.
     *
     * @param registering how many of the units register sites
     * @param failed sites that failed their last line test
     */
    record Totals(
            int duties,
            int done,
            int overdue,
            int promised,
            int dueSoon,
            int working,
            int units,
            int registering,
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
     * The state of the chase.
     *
     * @param undelivered undeliverable mails
     */
    record Chase(int escalations, List<Level> levels, int undelivered) {}

    /** @param count mails of this level */
    record Level(int level, int count) {}

    /**
     * How a roll call ended.
     *
     * @param name name of its duty
     * @param present how many of the sites were present
     * @param delegates how many delegates the present sites had registered
     * @param absent names of absent sites with what was noted; not all where there are very many
     */
    record RollCall(String name, String at, int sites, int present, int delegates, List<String> absent) {}

    record Column(String id, String name) {}

    /**
     * Names of levels as they stand in a sentence: "tỉnh", "huyện", "xã".
     *
     * @param top the Office's own sites; null without any
     * @param units the units' own sites, mostly one level; null without units
     * @param below the sites below the units; null when no unit registers any
     */
    record Levels(String top, String units, String below) {

        static Levels of(SiteList sites, boolean isRegistered) {
            return new Levels(
                    sites.province().isEmpty() ? null : sites.level(),
                    joined(sites.unitLevels()),
                    isRegistered ? joined(sites.levelsBelow()) : null);
        }

        private static String joined(List<String> levels) {
            return levels.isEmpty() ? null : String.join(", ", levels);
        }
    }

    /**
     * A duty of one agency or of many, with its deadline.
     *
     * @param registering whether a unit registers in it, which the Office may do for it
     */
    record Duty(String code, String name, Hour due, boolean registering) {}

    /**
     * A site of the province, or a unit's own site.
     *
     * @param code code of the unit, or the plan's code of the province site
     * @param agency the responsible agency
     * @param process id of the unit's process instance; for a province site, of the conference's
     * @param verdict its readiness in one mark
     * @param cells one per column
     * @param communes null without commune sites
     * @param people persons named for the site itself; the agency has further contacts
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
            List<Person> people) {

        Row with(List<Cell> some) {
            return new Row(code, name, agency, process, verdict, verdictText, some, communes, people);
        }
    }

    /**
     * One aspect of a site.
     *
     * @param text main text; left out when it equals the mark's words
     * @param detail further text
     * @param task id of the open task; left out when there is none
     */
    @JsonInclude(Include.NON_EMPTY)
    record Cell(Mark mark, String text, String detail, String task) {}

    /** Totals of a unit's commune sites. */
    record Communes(int registered, int passed, int failed, List<String> failing) {}

    /** A contact: a post, or a person named for a site. */
    @JsonInclude(Include.NON_NULL)
    record Person(String role, String phone, String email) {}

    /**
     * One agency with its duties.
     *
     * @param undelivered undelivered mails to it
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
     * The state of one duty.
     *
     * @param duty its index among the board's duties
     * @param since start of this state; left out when nothing has begun
     * @param task left out unless open
     * @param process id of its process instance; left out when it is the agency's
     * @param level level of escalation; left out when there is none
     */
    @JsonInclude(Include.NON_EMPTY)
    record Task(int duty, Mark state, String detail, String since, String task, String process, Integer level) {}
}
