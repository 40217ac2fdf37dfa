package vn.diemcau.platform.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.dao.ConcurrencyFailureException;

/** A conflict of two transactions on the same rows. The database rolls one back, and a retry usually succeeds. */
public final class Conflict {

    private static final int ATTEMPTS = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);

    /** Class 40 of SQL states: deadlocked (40P01), not serialisable (40001). */
    private static final String ROLLED_BACK = "40";

    private Conflict() {}

    /** Whether a conflict caused the failure, however it was wrapped. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException sql && isRolledBack(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRolledBack(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(ROLLED_BACK);
    }

    /** Waits briefly, because an immediate retry may lock what the other transaction waits for. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()) * attempt);
    }

    /** A complete transaction. */
    @FunctionalInterface
    public interface Transaction<T, E extends Throwable> {

        T run() throws E;
    }

    /** Runs a complete transaction, with up to two retries after conflicts. */
    public static <T, E extends Throwable> T again(Transaction<T, E> transaction) throws E {
        return again(transaction, Conflict::isCauseOf);
    }

    /**
     * The same.
     *
     * @param isConflict recognises a conflict
     */
    public static <T, E extends Throwable> T again(Transaction<T, E> transaction, Predicate<Throwable> isConflict)
            throws E {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.run();
            } catch (Throwable failure) {
                if (attempt == ATTEMPTS || !isConflict.test(failure)) {
                    throw failure;
                }
                pause(attempt);
            }
        }
    }
}
