package vn.diemcau.identity.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.platform.database.TransactionLock;
import vn.diemcau.platform.text.Sha256;
import vn.diemcau.platform.web.Network;

/**
 * Slows password guessing: for one account from one address, for many accounts from one address, and for one account
 * from many addresses. The last limit does not apply at addresses where the account has signed in before, so that no
 * stranger locks out its owner.
 */
@Component
public class SignInThrottle {

    private static final Duration FORGOTTEN = Duration.ofDays(2);
    private static final Duration ADDRESS_KNOWN = Duration.ofDays(180);
    private static final Duration TRUSTED_FOR = Duration.ofDays(1);
    private static final int LONGEST_EXPONENT = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** The counters. Each failure raises a level, which falls by one per {@code sinks}. */
    private enum Scope {
        PAIR(5, Duration.ofMinutes(60), LONGEST_PAUSE),
        ADDRESS(20, Duration.ofMinutes(10), LONGEST_PAUSE),
        // One address alone reaches level 4 within an hour, so it never reaches this limit.
        ACCOUNT(50, Duration.ofMinutes(2), Duration.ofMinutes(1));

        private final int free;
        private final Duration sinks;
        private final Duration longest;

        Scope(int free, Duration sinks, Duration longest) {
            this.free = free;
            this.sinks = sinks;
            this.longest = longest;
        }

        private double next(Failures before, Instant now) {
            double sunk = (double) Duration.between(before.lastAt(), now).toMillis() / sinks.toMillis();
            return Math.max(0, before.level() - Math.max(0, sunk)) + 1;
        }

        /** The pause after each failure above the limit: 2 s, 4 s, 8 s … */
        private Duration pause(double level) {
            int over = (int) Math.ceil(level) - free;
            if (over < 0) {
                return Duration.ZERO;
            }
            Duration pause = Duration.ofSeconds(2L << Math.min(over, LONGEST_EXPONENT));
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    private record Failures(double level, Instant lastAt, Instant blockedUntil) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        // A new transaction, so that a caller's rollback does not undo the count.
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Checks a password unless too many were wrong. Simultaneous attempts on one account or from one address run one
     * after the other across all nodes, so that parallel guesses count like serial ones. An account that has signed in
     * from there today without a later failure skips this queue.
     *
     * @param address the client's network address
     * @param question the check, which runs in the transaction of the count. A queued caller holds no transaction,
     *     because strangers could otherwise occupy all database connections
     * @throws TryLater when the password was not checked
     */
    public boolean check(String account, String address, PasswordQuestion question) {
        Network network = Network.of(address);
        Map<Scope, String> keys = new EnumMap<>(Map.of(
                Scope.PAIR, Sha256.half(account + '\n' + network),
                Scope.ADDRESS, Sha256.half(network.toString()),
                Scope.ACCOUNT, Sha256.half(account)));
        // Programs send their password with each request. Those at one address must not wait for each other.
        boolean isTrusted = isTrusted(keys, account, network);
        if (isTrusted && (question.isKnown() || question.inTurn(question::ask))) {
            return true;
        }
        // This check before the lock keeps refused attempts from blocking others.
        refuse(keys, account, network);
        // A wrong password is checked only once, because a directory server also counts failures.
        Optional<Boolean> answer = isTrusted
                ? counted(keys, account, network, () -> false)
                : question.isKnown()
                        ? counted(keys, account, network, () -> true)
                        : question.inTurn(() -> counted(keys, account, network, question::ask));
        if (answer.isEmpty()) {
            refuse(keys, account, network);
        }
        return answer.orElse(false);
    }

    /** Empty when the check is throttled. */
    private Optional<Boolean> counted(
            Map<Scope, String> keys, String account, Network network, BooleanSupplier isRight) {
        return transaction.execute(status -> {
            lock(keys);
            if (blockedUntil(keys, account, network).isAfter(clock.instant())) {
                return Optional.empty();
            }
            boolean right = isRight.getAsBoolean();
            if (right) {
                succeeded(keys, account, network);
            } else {
                keys.forEach(this::failed);
            }
            return Optional.of(right);
        });
    }

    private boolean isTrusted(Map<Scope, String> keys, String account, Network network) {
        return jdbc.sql("""
                        select exists (select from sign_in_address
                            where account = :account and address = :address and last_at >= :dayAgo)
                          and not exists (select from sign_in_failure where scope = 'PAIR' and key = :pair)""")
                .param("account", account)
                .param("address", network.toString())
                .param("dayAgo", Timestamp.from(clock.instant().minus(TRUSTED_FOR)))
                .param("pair", keys.get(Scope.PAIR))
                .query(Boolean.class)
                .single();
    }

    private void refuse(Map<Scope, String> keys, String account, Network network) {
        Duration left = Duration.between(clock.instant(), blockedUntil(keys, account, network));
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new TooManyTries(left);
        }
    }

    /** Locks both keys in a fixed order until the transaction ends. */
    private void lock(Map<Scope, String> keys) {
        for (Scope scope : new Scope[] {Scope.ADDRESS, Scope.ACCOUNT}) {
            TransactionLock.take(jdbc, 0x7369676e + scope.ordinal(), keys.get(scope));
        }
    }

    private Instant blockedUntil(Map<Scope, String> keys, String account, Network network) {
        Instant now = clock.instant();
        // A pause that is longer than any was set by a clock that was wrong.
        return jdbc.sql("""
                        select max(blocked_until) as until from sign_in_failure
                        where blocked_until <= :longest and (scope = 'PAIR' and key = :pair
                          or not exists (select from sign_in_address
                                where account = :account and address = :address and last_at > :known)
                            and (scope = 'ADDRESS' and key = :network or scope = 'ACCOUNT' and key = :all))""")
                .param("longest", Timestamp.from(now.plus(LONGEST_PAUSE)))
                .param("pair", keys.get(Scope.PAIR))
                .param("network", keys.get(Scope.ADDRESS))
                .param("all", keys.get(Scope.ACCOUNT))
                .param("account", account)
                .param("address", network.toString())
                .param("known", Timestamp.from(now.minus(ADDRESS_KNOWN)))
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("until")))
                .single()
                .map(Timestamp::toInstant)
                .orElse(Instant.EPOCH);
    }

    private void failed(Scope scope, String key) {
        Instant now = clock.instant();
        Failures before = jdbc.sql("select * from sign_in_failure where scope = ? and key = ?")
                .params(scope.name(), key)
                .query((row, n) -> new Failures(
                        row.getDouble("level"),
                        row.getTimestamp("last_at").toInstant(),
                        row.getTimestamp("blocked_until").toInstant()))
                .optional()
                .orElse(new Failures(0, now, now));
        double level = scope.next(before, now);
        jdbc.sql("""
                        insert into sign_in_failure (scope, key, level, last_at, blocked_until) values (?, ?, ?, ?, ?)
                        on conflict (scope, key) do update set level = excluded.level, last_at = excluded.last_at,
                          blocked_until = excluded.blocked_until""")
                .params(scope.name(), key, level, Timestamp.from(now), Timestamp.from(now.plus(scope.pause(level))))
                .update();
        jdbc.sql("delete from sign_in_failure where last_at < ? and scope = ?")
                .params(Timestamp.from(now.minus(FORGOTTEN)), scope.name())
                .update();
    }

    /** Resets the failures of this account at this address. The other counters include the failures of other people. */
    private void succeeded(Map<Scope, String> keys, String account, Network network) {
        jdbc.sql("delete from sign_in_failure where scope = 'PAIR' and key = ?")
                .param(keys.get(Scope.PAIR))
                .update();
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into sign_in_address (account, address, last_at) values (:account, :address, :now)
                        on conflict (account, address) do update set last_at = :now
                          where sign_in_address.last_at < :dayAgo""")
                .param("account", account)
                .param("address", network.toString())
                .param("now", Timestamp.from(now))
                .param("dayAgo", Timestamp.from(now.minus(TRUSTED_FOR)))
                .update();
    }
}
