package vn.diemcau.identity.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores who acts for which agency in which period, with the home agency's consent. The period alone starts and ends a
 * deputy's rights.
 */
@Repository
public class Deputies {

    private static final Duration DECLINED_IS_SHOWN = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    Deputies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The current deputyships of an account that its home agency has accepted. */
    public List<Deputy> acting(String account) {
        return jdbc.sql("""
                        select * from deputy where account = :account and from_at <= :now and until_at > :now
                          and accepted_at is not null and declined_at is null""")
                .param("account", account)
                .param("now", now())
                .query(Deputies::read)
                .list();
    }

    /** The current and future deputies of an agency, earliest first, and recently declined requests. */
    public List<Deputy> of(String agency) {
        return jdbc.sql("""
                        select * from deputy where agency = :agency
                          and (until_at > :now and from_at < until_at and declined_at is null or declined_at > :lately)
                        order by from_at, id""")
                .param("agency", agency)
                .param("now", now())
                .param("lately", Timestamp.from(clock.instant().minus(DECLINED_IS_SHOWN)))
                .query(Deputies::read)
                .list();
    }

    /** The officers of an agency who are current, future or requested deputies of another one. */
    public List<Deputy> from(String home) {
        return jdbc.sql("""
                        select * from deputy where home = :home and agency <> :home
                          and until_at > :now and from_at < until_at and declined_at is null order by from_at, id""")
                .param("home", home)
                .param("now", now())
                .query(Deputies::read)
                .list();
    }

    /** The current, future and requested deputyships of an account. */
    public List<Deputy> notEnded(String account) {
        return jdbc.sql("""
                        select * from deputy where account = :account
                          and until_at > :now and from_at < until_at and declined_at is null order by from_at, id""")
                .param("account", account)
                .param("now", now())
                .query(Deputies::read)
                .list();
    }

    public Optional<Deputy> find(long id) {
        return jdbc.sql("select * from deputy where id = ?")
                .param(id)
                .query(Deputies::read)
                .optional();
    }

    /** Locks the appointment of deputies until the transaction ends. */
    public void lock() {
        jdbc.sql("lock table deputy in share row exclusive mode").update();
    }

    /** A deputyship of the same account at the same agency that overlaps the given period. */
    public Optional<Deputy> overlapping(String account, String agency, Instant from, Instant until) {
        return jdbc.sql("""
                        select * from deputy where account = :account and agency = :agency and declined_at is null
                          and until_at > :now and from_at < until_at and from_at < :until and until_at > :from limit 1""")
                .param("account", account)
                .param("agency", agency)
                .param("now", now())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(Deputies::read)
                .optional();
    }

    /** An accepted deputyship of the account in the given period at an agency other than its own and the given one. */
    public Optional<Deputy> elsewhere(String account, String agency, Instant from, Instant until) {
        return notEnded(account).stream()
                .filter(other -> other.answer() == Deputy.Answer.ACCEPTED
                        && !other.agency().equals(agency)
                        && !other.agency().equals(other.home()))
                .filter(other -> other.from().isBefore(until) && other.until().isAfter(from))
                .findFirst();
    }

    /** The number of an agency's requests that another agency has not answered. */
    public long waiting(String agency, String home) {
        return from(home).stream()
                .filter(asked -> asked.answer() == Deputy.Answer.PENDING
                        && asked.agency().equals(agency))
                .count();
    }

    /**
     * Asks the home agency of an account to let it act for another one.
     *
     * @return its id
     */
    @Transactional
    public long ask(String account, String home, String agency, Instant from, Instant until, String by) {
        return jdbc.sql("""
                        insert into deputy (account, home, agency, from_at, until_at, named_by, named_at)
                        values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(account, home, agency, Timestamp.from(from), Timestamp.from(until), by, now())
                .query(Long.class)
                .single();
    }

    /** @return false when it was answered or has ended meanwhile */
    @Transactional
    public boolean accept(long id, String by) {
        return answer("accepted", id, by);
    }

    /** @return false when it was answered or has ended meanwhile */
    @Transactional
    public boolean decline(long id, String by) {
        return answer("declined", id, by);
    }

    private boolean answer(String answer, long id, String by) {
        String sql = """
                update deputy set %s_at = :now, %s_by = :by
                where id = :id and until_at > :now and accepted_at is null and declined_at is null""";
        return jdbc.sql(sql.formatted(answer, answer))
                        .param("now", now())
                        .param("by", by)
                        .param("id", id)
                        .update()
                > 0;
    }

    /**
     * Ends a deputyship now, or before it begins.
     *
     * @return false when it has ended already
     */
    @Transactional
    public boolean end(long id) {
        return jdbc.sql("""
                                update deputy set until_at = case when from_at < :now then :now else from_at end
                                where id = :id and until_at > :now and from_at < until_at and declined_at is null""").param("id", id).param("now", now()).update() > 0;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Deputy read(ResultSet row, int n) throws SQLException {
        return new Deputy(
                row.getLong("id"),
                row.getString("account"),
                row.getString("agency"),
                row.getString("home"),
                row.getTimestamp("from_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                row.getTimestamp("declined_at") != null
                        ? Deputy.Answer.DECLINED
                        : row.getTimestamp("accepted_at") != null ? Deputy.Answer.ACCEPTED : Deputy.Answer.PENDING);
    }
}
