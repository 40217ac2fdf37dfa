package vn.diemcau.escalation.chase;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.duty.Duty;

/** Stores which duty moved from which agency to which, and why. Every write joins the caller's transaction. */
@Repository
public class Reassignments {

    /** @param from code of the agency that had the duty */
    public record Move(String duty, String from, String to, String reason) {}

    private final JdbcClient jdbc;

    Reassignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its number, which its mails refer to */
    long add(Duty before, String to, String reason, String by, Instant at) {
        return jdbc.sql("""
                        insert into reassignment
                          (conference_id, duty, from_agency, to_agency, reason, moved_at, moved_by)
                        values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(before.conference(), before.code(), before.agency(), to, reason, Timestamp.from(at), by)
                .query(Long.class)
                .single();
    }

    public Optional<Move> find(long id) {
        return jdbc.sql("select duty, from_agency, to_agency, reason from reassignment where id = ?")
                .param(id)
                .query((row, n) -> new Move(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional();
    }
}
