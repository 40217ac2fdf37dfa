package vn.diemcau.identity.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores the standing of accounts and ends their sessions. */
@Repository
public class Accounts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Standing standing(String account) {
        return standings(Arrays.asList(account)).get(account);
    }

    /** The standing of each of these accounts. */
    public Map<String, Standing> standings(Collection<String> accounts) {
        Map<String, Standing> all = new HashMap<>();
        accounts.forEach(account -> all.put(account, Standing.GOOD));
        jdbc.sql("select * from account where id = any(?)")
                .param(accounts.toArray(String[]::new))
                .query(row -> {
                    all.put(
                            row.getString("id"),
                            new Standing(
                                    row.getInt("generation"),
                                    row.getTimestamp("disabled_at") != null,
                                    row.getBoolean("must_change"),
                                    instant(row.getTimestamp("one_time_until")),
                                    row.getString("post"),
                                    row.getString("administers")));
                });
        return all;
    }

    /** Ends all sessions of an account. */
    @Transactional
    public void endSessions(String account) {
        write(account, "generation = account.generation + 1", Map.of());
    }

    /** Records a new password, which ends the sessions of the old one. */
    @Transactional
    public void passwordSet(String account) {
        write(account, "generation = account.generation + 1, must_change = false, one_time_until = null", Map.of());
    }

    /**
     * Records a password that somebody else has set.
     *
     * @param until when it expires; null for never
     */
    @Transactional
    public void oneTimePasswordSet(String account, Instant until) {
        write(
                account,
                "generation = account.generation + 1, must_change = true, one_time_until = cast(:until as timestamptz)",
                Collections.singletonMap("until", until == null ? null : Timestamp.from(until)));
    }

    @Transactional
    public void disable(String account, String by) {
        write(
                account,
                "generation = account.generation + 1, disabled_at = :now, disabled_by = :by",
                Map.of("now", Timestamp.from(clock.instant()), "by", by));
    }

    @Transactional
    public void enable(String account) {
        write(account, "disabled_at = null, disabled_by = null", Map.of());
    }

    /** @param post the owner's post at the agency, or null */
    @Transactional
    public void setPost(String account, String post) {
        write(account, "post = nullif(:post, '')", Map.of("post", post == null ? "" : post));
    }

    /** @param agency code of the agency whose officers it manages; null for none */
    @Transactional
    public void setAdministers(String account, String agency) {
        write(account, "administers = nullif(:agency, '')", Map.of("agency", agency == null ? "" : agency));
    }

    /** Removes the standing, because a later account of the same name is a different one. */
    @Transactional
    public void removed(String account) {
        write(
                account,
                "generation = account.generation + 1, disabled_at = null, disabled_by = null, must_change = false,"
                        + " one_time_until = null, post = null, administers = null",
                Map.of());
        jdbc.sql("update deputy set until_at = greatest(from_at, :now) where account = :account and until_at > :now")
                .param("account", account)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("delete from sign_in_address where account = ?").param(account).update();
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private void write(String account, String change, Map<String, ?> values) {
        jdbc.sql("insert into account (id) values (?) on conflict do nothing")
                .param(account)
                .update();
        jdbc.sql("update account set " + change + " where id = :account")
                .params(values)
                .param("account", account)
                .update();
    }
}
