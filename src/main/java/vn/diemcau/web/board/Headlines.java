package vn.diemcau.web.board;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.preparation.RunningProcesses;

/** One line per conference from the board's data, in three statements for all. */
@Component
class Headlines {

    private final JdbcClient jdbc;
    private final Conferences conferences;
    private final RunningProcesses running;
    private final Clock clock;

    Headlines(JdbcClient jdbc, Conferences conferences, RunningProcesses running, Clock clock) {
        this.jdbc = jdbc;
        this.conferences = conferences;
        this.running = running;
        this.clock = clock;
    }

    /** Those conferences, latest start first. */
    List<Headline> all(Predicate<Conference> which) {
        return read("true", which);
    }

    /** Those of them that are in preparation. */
    List<Headline> ofRunning(Predicate<Conference> which) {
        return read("c.status in ('CALLED', 'ISSUED')", which);
    }

    private List<Headline> read(String condition, Predicate<Conference> which) {
        Instant now = clock.instant();
        Map<String, Conference> known =
                conferences.all().stream().filter(which).collect(Collectors.toMap(Conference::id, Function.identity()));
        Map<String, String> processes = running.conferences();
        return jdbc.sql("""
                        select c.id, t.*, s.*, m.undelivered,
                          (select count(*) from conference_unit u where u.conference_id = c.id and u.registration is not null) as units,
                          (select count(*) from registration r where r.conference_id = c.id) as registered,
                          array(select distinct d.name from duty d
                            where d.conference_id = c.id and d.done_at is null and d.due_at = t.next and %1$s) as names
                        from conference c
                        cross join lateral (
                          select count(*) as duties, count(d.done_at) as done,
                            min(d.due_at) filter (where d.done_at is null and d.due_at > :now
                              and (d.task_id is not null or d.opened_at is null)) as next,
                            count(*) filter (where %3$s and c.deferred_since is null) as overdue
                          from duty d where d.conference_id = c.id and %1$s) t
                        cross join lateral (
                          select count(*) as sites, coalesce(sum(delegates) filter (where unit is not null), 0) as delegates
                          from site where conference_id = c.id) s
                        cross join lateral (
                          select count(*) as undelivered from mail
                          where conference_id = c.id and state = 'FAILED' and c.status in ('CALLED', 'ISSUED')) m
                        where %2$s and c.id = any(:known)
                        order by c.start_at desc, c.id""".formatted(DutyRows.COUNTS, condition, DutyRows.OVERDUE))
                .param("now", Timestamp.from(now))
                .param("known", known.keySet().toArray(String[]::new))
                .query((row, n) -> headline(row, known.get(row.getString("id")), processes, now))
                .list();
    }

    private static Headline headline(ResultSet row, Conference conference, Map<String, String> processes, Instant now)
            throws SQLException {
        return new Headline(
                conference.id(),
                conference.title(),
                conference.status().name(),
                StatusWords.of(conference, now),
                conference.isOver(),
                processes.get(conference.id()),
                new Board.Hour(conference.start().toInstant(), VietnameseTime.full(conference.start())),
                new Deadlines(conference, now).next(open(row.getTimestamp("next"), row.getArray("names"))),
                row.getInt("duties"),
                row.getInt("done"),
                row.getInt("overdue"),
                conference.hasRegistration(),
                row.getInt("units"),
                row.getInt("registered"),
                row.getInt("sites"),
                row.getInt("delegates"),
                row.getInt("undelivered"));
    }

    private static Stream<Deadlines.Due> open(Timestamp next, Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(name -> new Deadlines.Due(next.toInstant(), name));
    }
}
