package vn.diemcau.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the duties of conferences as the board needs them, however many there are in one statement. */
@Component
class DutyRows {

    /**
     * Whether a duty has to be done. Changing a registration is a right and not a duty; two are there for the case that
     * something fails.
     */
    static final String COUNTS = """
            (d.code <> 'AmendRegistration' and d.code not like 'CorrectRegistration-%'
              and (d.code not in ('RepairLines', 'DecidePostponement') or d.opened_at is not null))""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DutyRows(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** In the directory's order, then by deadline. */
    List<DutyRow> of(Collection<String> conferences) {
        return jdbc.sql("""
                        with escalated as (
                          select l.conference_id, l.duty, l.agency, l.due_at, max(m.level) as level, max(m.planned_at) as at
                          from mail m join chase_line l on l.mail_key = m.key
                          -- A mail of one hour reminds of some duties while it escalates others.
                          where m.conference_id = any(:conferences) and m.level > 0 and m.state <> 'DROPPED'
                            and l.kind <> 'duty-reminder'
                          group by l.conference_id, l.duty, l.agency, l.due_at)
                        select d.*, %s as counts, draft.saved_at, draft.saved_by, promise.given_at, promise.until_at,
                          coalesce(escalated.level, 0) as level,
                          cast(d.answer - 'registration' - 'results' as text) as said
                        from duty d
                        join agency a on a.code = d.agency
                        left join lateral (
                          select saved_at, saved_by from draft
                          where conference_id = d.conference_id and duty = d.code and agency = d.agency
                          order by saved_at desc limit 1) draft on d.task_id is not null
                        left join lateral (
                          select given_at, until_at from promise p
                          where p.conference_id = d.conference_id and p.duty = d.code and p.agency = d.agency
                            and p.due_at = d.due_at and p.given_at >= d.opened_at
                          order by p.id desc limit 1) promise on d.task_id is not null
                        left join escalated on escalated.conference_id = d.conference_id and escalated.duty = d.code
                          and escalated.agency = d.agency and escalated.due_at = d.due_at
                          and escalated.at >= d.opened_at
                        where d.conference_id = any(:conferences)
                        order by a.ordinal, a.code, d.due_at, d.code""".formatted(COUNTS))
                .param("conferences", conferences.toArray(String[]::new))
                .query(this::read)
                .list();
    }

    private DutyRow read(ResultSet row, int n) throws SQLException {
        return new DutyRow(
                row.getString("conference_id"),
                row.getString("code"),
                row.getString("agency"),
                row.getString("name"),
                instant(row, "due_at"),
                row.getString("task_id"),
                instant(row, "opened_at"),
                instant(row, "done_at"),
                row.getString("done_by"),
                row.getBoolean("counts"),
                instant(row, "saved_at"),
                row.getString("saved_by"),
                instant(row, "given_at"),
                instant(row, "until_at"),
                row.getInt("level"),
                parse(row.getString("said")));
    }

    private JsonNode parse(String said) {
        try {
            return said == null ? MissingNode.getInstance() : json.readTree(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
