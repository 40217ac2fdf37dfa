package vn.diemcau.escalation.chase;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores which lists of sites were ordered. A table decides whether a registration is in a list, because clocks may go
 * back or differ between nodes.
 */
@Repository
class SiteLists {

    /** A number that no other advisory lock of the application has. */
    private static final int LOCK = 5;

    private final JdbcClient jdbc;

    SiteLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records that the list of a deadline goes out now. The list contains the registrations committed by the end of
     * this transaction.
     *
     * @return false when that list went out before
     */
    boolean add(String conference, Instant due, Instant now) {
        lock(conference, "pg_advisory_xact_lock");
        return jdbc.sql("""
                        insert into site_list (conference_id, due_at, ordered_at) values (?, ?, ?)
                        on conflict (conference_id, due_at) do update set ordered_at = excluded.ordered_at
                        where site_list.ordered_at is null""")
                        .params(conference, Timestamp.from(due), Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whether any list went out. Holds off further lists until the transaction ends. */
    boolean isOut(String conference) {
        lock(conference, "pg_advisory_xact_lock_shared");
        return exists("ordered_at is not null", conference);
    }

    /** Whether a list besides the first is to go out. */
    boolean isExpected(String conference) {
        return exists("ordered_at is null", conference);
    }

    /** Whether the first list is still to come. */
    boolean isFirstToCome(String conference) {
        return !exists("true", conference);
    }

    /** Records that one more list goes out, at this deadline only. */
    void expect(String conference, Instant due) {
        jdbc.sql("delete from site_list where conference_id = ? and ordered_at is null")
                .param(conference)
                .update();
        jdbc.sql("insert into site_list (conference_id, due_at) values (?, ?) on conflict do nothing")
                .params(conference, Timestamp.from(due))
                .update();
    }

    private boolean exists(String which, String conference) {
        return jdbc.sql("select exists (select from site_list where conference_id = ? and %s)".formatted(which))
                .param(conference)
                .query(Boolean.class)
                .single();
    }

    private void lock(String conference, String how) {
        jdbc.sql("select %s(?, hashtext(?))".formatted(how))
                .params(LOCK, conference)
                .query((row, n) -> 0)
                .list();
    }
}
