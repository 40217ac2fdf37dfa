package vn.diemcau.platform.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A lock by name that a transaction holds until it ends, for what no row stands for. */
public final class TransactionLock {

    private TransactionLock() {}

    /**
     * Waits until no other transaction holds the lock, and takes it.
     *
     * @param kind what is locked: a number that no other lock of the application has
     * @param name which of that kind; two names may rarely share a lock
     */
    public static void take(JdbcClient jdbc, int kind, String name) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(kind, name)
                .query((row, n) -> 0)
                .list();
    }
}
