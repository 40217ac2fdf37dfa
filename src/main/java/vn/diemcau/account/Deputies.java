package vn.diemcau.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who acts for which agency until when. Nothing begins or ends it but the hour. */
@Repository
public class Deputies {

    private final JdbcClient jdbc;
    private final Clock clock;

    Deputies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Codes of the agencies that an account acts for at this instant, beside its own. */
    public List<String> agencies(String account) {
        Timestamp now = now();
        return jdbc.sql("select distinct agency from deputy where account = ? and from_at <= ? and until_at > ?")
                .params(account, now, now)
                .query(String.class)
                .list();
    }

    /** Those who act for an agency now or will, the earliest first. */
    public List<Deputy> of(String agency) {
        return jdbc.sql("select * from deputy where agency = ? and until_at > ? order by from_at, id")
                .params(agency, now())
                .query(Deputies::read)
                .list();
    }

    public Optional<Deputy> find(long id) {
        return jdbc.sql("select * from deputy where id = ?")
                .param(id)
                .query(Deputies::read)
                .optional();
    }

    @Transactional
    public long name(String account, String agency, Instant from, Instant until, String by) {
        return jdbc.sql("""
                        insert into deputy (account, agency, from_at, until_at, named_by, named_at)
                        values (?, ?, ?, ?, ?, ?) returning id""")
                .params(account, agency, Timestamp.from(from), Timestamp.from(until), by, now())
                .query(Long.class)
                .single();
    }

    /** Ends it now, or before it begins. */
    @Transactional
    public void end(long id) {
        jdbc.sql("update deputy set until_at = greatest(from_at, :now) where id = :id and until_at > :now")
                .param("id", id)
                .param("now", now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Deputy read(ResultSet row, int n) throws SQLException {
        return new Deputy(
                row.getLong("id"),
                row.getString("account"),
                row.getString("agency"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant());
    }
}
