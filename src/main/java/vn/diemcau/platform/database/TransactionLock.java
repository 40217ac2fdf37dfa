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
        lock(jdbc, "pg_advisory_xact_lock", kind, name);
    }

    /** Waits until no other transaction holds the lock alone, and holds off those that would, beside others like this. */
    public static void share(JdbcClient jdbc, int kind, String name) {
        lock(jdbc, "pg_advisory_xact_lock_shared", kind, name);
    }

    private static void lock(JdbcClient jdbc, String how, int kind, String name) {
        jdbc.sql("select %s(?, hashtext(?))".formatted(how))
                .params(kind, name)
                .query((row, n) -> 0)
                .list();
    }
}
