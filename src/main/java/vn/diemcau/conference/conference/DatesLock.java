package vn.diemcau.conference.conference;

import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.platform.database.TransactionLock;

/**
 * Orders a change of a conference's dates and the transactions that open or finish its duties. The change locks the
 * rows of all duties in an order of the database's own, and would otherwise meet a transaction that locks several of
 * them in the engine's order. The lock comes before the conference's row and the rows of its duties.
 */
public final class DatesLock {

    /** A number that no other advisory lock of the application has. */
    private static final int LOCK = 6;

    private DatesLock() {}

    /**
     * The SQL expression that holds off new dates until the transaction ends.
     *
     * @param conference the SQL of the conference's id
     */
    public static String shared(String conference) {
        return "pg_advisory_xact_lock_shared(%d, hashtext(%s))".formatted(LOCK, conference);
    }

    /** Waits until no transaction opens or finishes a duty of the conference, and holds off the next ones. */
    static void take(JdbcClient jdbc, String conference) {
        TransactionLock.take(jdbc, LOCK, conference);
    }
}
