package vn.diemcau.escalation.chase;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.platform.database.TransactionLock;

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
     * Records that the list of a date of registration goes out now. The list contains the registrations committed by the end of
     * this transaction.
     *
     * @return false when that list went out before
     */
    boolean add(String conference, String registration, Instant due, Instant now) {
        TransactionLock.take(jdbc, LOCK, conference);
        return jdbc.sql("""
                        insert into site_list (conference_id, registration, due_at, ordered_at) values (?, ?, ?, ?)
                        on conflict (conference_id, registration, due_at) do update set ordered_at = excluded.ordered_at
                        where site_list.ordered_at is null""")
                        .params(conference, registration, Timestamp.from(due), Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whether a list of this date of registration went out. Holds off further lists until the transaction ends. */
    boolean isOut(String conference, String registration) {
        TransactionLock.share(jdbc, LOCK, conference);
        return exists("ordered_at is not null", conference, registration);
    }

    /** Whether a list besides the first of this date of registration is to go out. */
    boolean isExpected(String conference, String registration) {
        return exists("ordered_at is null", conference, registration);
    }

    /** Whether a list of this date of registration is still to come. */
    private boolean isToCome(String conference, String registration) {
        return jdbc.sql("""
                        select coalesce(bool_or(ordered_at is null), true) from site_list
                        where conference_id = ? and registration = ?""")
                .params(conference, registration)
                .query(Boolean.class)
                .single();
    }

    /** The dates of registration whose lists are still to come, by time. */
    List<Milestone> toCome(Conference conference) {
        return conference.registrations().stream()
                .filter(each -> isToCome(conference.id(), each.id()))
                .sorted(Comparator.comparing(Milestone::at))
                .toList();
    }

    /** Records that one more list of this date of registration goes out, at this deadline only. */
    void expect(String conference, String registration, Instant due) {
        jdbc.sql("delete from site_list where conference_id = ? and registration = ? and ordered_at is null")
                .params(conference, registration)
                .update();
        jdbc.sql("insert into site_list (conference_id, registration, due_at) values (?, ?, ?) on conflict do nothing")
                .params(conference, registration, Timestamp.from(due))
                .update();
    }

    private boolean exists(String which, String conference, String registration) {
        return jdbc.sql("select exists (select from site_list where conference_id = ? and registration = ? and %s)"
                        .formatted(which))
                .params(conference, registration)
                .query(Boolean.class)
                .single();
    }
}
