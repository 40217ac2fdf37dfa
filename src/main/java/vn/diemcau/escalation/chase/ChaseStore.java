package vn.diemcau.escalation.chase;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.platform.database.TransactionLock;

/** Stores how far each duty was chased and what each mail of the chase is about. */
@Repository
public class ChaseStore {

    /** A number that no other advisory lock of the application has. */
    private static final int LOCK = 4;

    /** A duty of an agency within one conference. */
    record Key(String duty, String agency) {

        static Key of(Duty duty) {
            return new Key(duty.code(), duty.agency());
        }
    }

    /**
     * An open duty that a mail is about.
     *
     * @param broken the hour of the broken promise; null when the mail is about no promise
     */
    public record Line(
            String duty,
            DutyKind dutyKind,
            String agency,
            String name,
            Instant due,
            String taskId,
            String kind,
            Instant broken,
            String words,
            Instant openedAt) {

        /** Whether the duty was opened after its deadline, so that its agency is not to blame. */
        public boolean isOpenedLate() {
            return !openedAt.isBefore(due);
        }
    }

    private final JdbcClient jdbc;

    ChaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the chase of this conference until the transaction ends. */
    void lock(String conference) {
        TransactionLock.take(jdbc, LOCK, conference);
    }

    /**
     * The time up to which each of these duties was chased; a duty that was never chased is missing. Moving the dates
     * cancels notices that were due before.
     */
    Map<Key, Instant> settled(String conference, Collection<Duty> duties) {
        Map<Key, Instant> settled = new HashMap<>();
        jdbc.sql("""
                        select duty, agency, greatest(settled_until, redated_at)
                        from unnest(:duties, :agencies) as asked (duty, agency)
                        cross join (select redated_at from conference where id = :conference) as moved
                        left join (select * from chase_duty where conference_id = :conference) as chased
                          using (duty, agency)
                        where settled_until is not null or redated_at is not null""")
                .param("conference", conference)
                .param("duties", column(duties, Duty::code))
                .param("agencies", column(duties, Duty::agency))
                .query(row -> {
                    settled.put(
                            new Key(row.getString(1), row.getString(2)),
                            row.getTimestamp(3).toInstant());
                });
        return settled;
    }

    /** Records that all notices due by now were sent. */
    void settle(List<Digests.About> said, Instant now) {
        jdbc.sql("""
                        insert into chase_duty (conference_id, duty, agency, settled_until)
                        select conference, duty, agency, :now
                        from unnest(:conferences, :duties, :agencies) as said (conference, duty, agency)
                        on conflict (conference_id, duty, agency)
                          do update set settled_until = excluded.settled_until""")
                .param("conferences", column(said, about -> about.duty().conference()))
                .param("duties", column(said, about -> about.duty().code()))
                .param("agencies", column(said, about -> about.duty().agency()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Cancels the notices of these duties that were due by now. */
    void forgive(Collection<Duty> moved, Instant now) {
        jdbc.sql("""
                        insert into chase_duty (conference_id, duty, agency, settled_until)
                        select conference, duty, agency, :now
                        from unnest(:conferences, :duties, :agencies) as moved (conference, duty, agency)
                        on conflict (conference_id, duty, agency)
                          do update set settled_until = excluded.settled_until""")
                .param("conferences", column(moved, Duty::conference))
                .param("duties", column(moved, Duty::code))
                .param("agencies", column(moved, Duty::agency))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Moves the duty to another agency. Notices that were due before do not concern that agency. */
    void handOver(Duty before, String agency, Instant now) {
        jdbc.sql("delete from chase_duty where conference_id = ? and duty = ? and agency = ?")
                .params(before.conference(), before.code(), before.agency())
                .update();
        jdbc.sql("""
                        insert into chase_duty (conference_id, duty, agency, settled_until) values (?, ?, ?, ?)
                        on conflict (conference_id, duty, agency)
                          do update set settled_until = excluded.settled_until""")
                .params(before.conference(), before.code(), agency, Timestamp.from(now))
                .update();
    }

    void add(String mailKey, List<Digest.Line> lines) {
        add(Map.of(mailKey, lines));
    }

    /** Records what the mails are about, by mail key, in one batch: a deadline causes thousands of mails. */
    void add(Map<String, List<Digest.Line>> mails) {
        record Row(String key, Digest.Line line) {}
        List<Row> rows = new ArrayList<>();
        mails.forEach((key, lines) -> lines.forEach(line -> rows.add(new Row(key, line))));
        jdbc.sql("""
                        insert into chase_line (mail_key, conference_id, duty, agency, kind, due_at, broken_promise)
                        select key, conference, duty, agency, kind, due, broken
                        from unnest(:keys, :conferences, :duties, :agencies, :kinds, cast(:dues as timestamptz[]),
                                    cast(:broken as timestamptz[]))
                          as line (key, conference, duty, agency, kind, due, broken)
                        -- Of a duty that was just opened whatever else is to be said weighs more.
                        on conflict (mail_key, duty, agency) do update
                          set kind = excluded.kind, broken_promise = excluded.broken_promise
                          where chase_line.kind = :opened and excluded.kind <> :opened""")
                .param("opened", MailKind.OPENED)
                .param("keys", column(rows, Row::key))
                .param("conferences", column(rows, row -> row.line().duty().conference()))
                .param("duties", column(rows, row -> row.line().duty().code()))
                .param("agencies", column(rows, row -> row.line().duty().agency()))
                .param("kinds", column(rows, row -> row.line().kind()))
                .param("dues", column(rows, row -> row.line().duty().due().toString()))
                .param(
                        "broken",
                        column(rows, row -> Objects.toString(row.line().notice().broken(), null)))
                .update();
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** The duties of each mail that are still open and still have the deadline that the mail was ordered for. */
    public Map<String, List<Line>> open(Collection<String> mailKeys) {
        Map<String, List<Line>> open = new HashMap<>();
        jdbc.sql("""
                        select l.mail_key, l.duty, l.agency, d.name, d.due_at, d.task_id, l.kind, l.broken_promise,
                          d.words, d.opened_at, d.kind as duty_kind
                        from chase_line l
                        join duty d on d.conference_id = l.conference_id and d.code = l.duty and d.agency = l.agency
                        where l.mail_key = any(?) and d.task_id is not null and d.due_at = l.due_at
                        order by d.due_at, d.code, d.agency""").param(mailKeys.toArray(String[]::new)).query(row -> {
            open.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(new Line(
                            row.getString(2),
                            Duties.kind(row.getString(2), row.getString(11)),
                            row.getString(3),
                            row.getString(4),
                            row.getTimestamp(5).toInstant(),
                            row.getString(6),
                            row.getString(7),
                            row.getTimestamp(8) == null
                                    ? null
                                    : row.getTimestamp(8).toInstant(),
                            row.getString(9),
                            row.getTimestamp(10).toInstant()));
        });
        return open;
    }
}
