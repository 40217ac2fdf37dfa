package vn.diemcau.web.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.model.ConferencePreparation;

/** Counts the duties behind each shape of a conference's diagrams, in two statements for any number of units. */
@Component
class Diagrams {

    private static final String STATES = """
            count(*) as total, count(*) filter (where left_over = 0) as done, count(*) filter (where open > 0) as open,
            count(*) filter (where late > 0) as late, count(*) filter (where closed > 0) as closed,
            min(due) filter (where open > 0) as due, bool_or(counts) as counts""";

    /** The states of a single duty, as numbers that sum up. */
    private static final String DUTIES = """
            select d.code, d.of_unit, d.agency, d.due_at as due, (d.done_at is null)::int as left_over,
              (d.task_id is not null)::int as open,
              (d.task_id is null and d.done_at is null and (d.opened_at is not null or :over))::int as closed,
              (%1$s and %2$s)::int as late, %2$s as counts
            from duty d where d.conference_id = :conference""".formatted(DutyRows.OVERDUE, DutyRows.COUNTS);

    /** A user task that opens once per report is one step for all its numbered duties. */
    private static final String TASK = "regexp_replace(code, '-[0-9]+$', '')";

    private final JdbcClient jdbc;
    private final DirectoryStore directory;
    private final Clock clock;

    Diagrams(JdbcClient jdbc, DirectoryStore directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param unit code of the unit whose duties alone are counted; null for all agencies and units */
    Diagram of(Conference conference, String unit) {
        Instant now = clock.instant();
        String title = unit == null ? conference.title() : directory.name(unit);
        return new Diagram(title, steps(conference, unit, now), units(conference, unit, now));
    }

    private List<Diagram.Step> steps(Conference conference, String unit, Instant now) {
        return ask("""
                        select %s as task, sum(total) as total, sum(done) as done, sum(open) as open, sum(late) as late,
                          sum(closed) as closed, min(due) as due, bool_or(counts) as counts
                        from (
                          select code, %s from (%s) duties
                          where cast(:unit as text) is null or agency = :unit group by code) codes
                        group by task order by task""".formatted(TASK, STATES, DUTIES), conference, now)
                .param("unit", unit)
                .query((row, n) -> new Diagram.Step(
                        ConferencePreparation.taskOf(row.getString("task")), progress(row, conference, now)))
                .list();
    }

    /** A unit is done when all the mandatory duties of its process are. What else it has is no part of that process. */
    private Diagram.Progress units(Conference conference, String unit, Instant now) {
        return ask("""
                        select %s from (
                          select sum(left_over) as left_over, sum(open) as open, sum(closed) as closed, sum(late) as late,
                            min(due) filter (where open > 0) as due, true as counts
                          from (%s) duties join conference_unit u on u.conference_id = :conference and u.unit = agency
                          where counts and of_unit and (cast(:unit as text) is null or agency = :unit)
                          group by agency) units""".formatted(STATES, DUTIES), conference, now)
                .param("unit", unit)
                .query((row, n) -> progress(row, conference, now))
                .optional()
                .filter(units -> units.total() > 0)
                .orElse(null);
    }

    private StatementSpec ask(String sql, Conference conference, Instant now) {
        return jdbc.sql(sql)
                .param("conference", conference.id())
                .param("over", conference.isOver())
                // While the conference rests nothing is overdue.
                .param("now", Timestamp.from(conference.isDeferred() ? Instant.EPOCH : now));
    }

    private static Diagram.Progress progress(ResultSet row, Conference conference, Instant now) throws SQLException {
        int total = row.getInt("total");
        int done = row.getInt("done");
        int open = row.getInt("open");
        int late = row.getInt("late");
        boolean optional = !row.getBoolean("counts");
        Mark state = state(total - done, open, late, row.getInt("closed"));
        return new Diagram.Progress(
                total, done, open, late, optional, state, words(row, optional, state, conference, now));
    }

    private static String words(ResultSet row, boolean optional, Mark state, Conference conference, Instant now)
            throws SQLException {
        int total = row.getInt("total");
        if (total > 1 && optional) {
            return "%d đang mở".formatted(row.getInt("open"));
        }
        if (total > 1) {
            String done = "%d/%d xong".formatted(row.getInt("done"), total);
            return row.getInt("late") == 0 ? done : done + ", %d quá hạn".formatted(row.getInt("late"));
        }
        Timestamp due = row.getTimestamp("due");
        return switch (state) {
            case OVERDUE -> "Quá hạn " + VietnameseTime.roughly(Duration.between(due.toInstant(), now));
            case OPEN ->
                conference.isDeferred()
                        ? "Tạm hoãn"
                        : (optional ? "Đến " : "Hạn ")
                                + VietnameseTime.brief(due.toInstant().atZone(conference.zone()));
            default -> state.words();
        };
    }

    private static Mark state(int left, int open, int late, int closed) {
        if (left == 0) {
            return Mark.DONE;
        }
        if (late > 0) {
            return Mark.OVERDUE;
        }
        if (open > 0) {
            return Mark.OPEN;
        }
        return closed > 0 ? Mark.CLOSED : Mark.WAITING;
    }
}
