package vn.diemcau.platform.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.dao.ConcurrencyFailureException;

/** Two transactions that met at the same rows: one of them is undone, and does well when it begins again. */
public final class Conflict {

    private static final int ATTEMPTS = 3;

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);

    /** Class 40 of SQL states: deadlocked (40P01), not serialisable (40001). */
    private static final String ROLLED_BACK = "40";

    private Conflict() {}

    /** Whether a failure comes of one, whatever was made of it on the way. */
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

    /** Whoever begins again at once may take what the other has just been waiting for. */
    private static void letTheOtherGoOn(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()) * attempt);
    }

    /** A whole transaction. */
    @FunctionalInterface
    public interface Transaction<T, E extends Throwable> {

        T run() throws E;
    }

    /** Does a whole transaction, once more and a last time when it met another. */
    public static <T, E extends Throwable> T again(Transaction<T, E> transaction) throws E {
        return again(transaction, Conflict::isCauseOf);
    }

    /**
     * The same.
     *
     * @param isConflict tells such a failure from others
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
                letTheOtherGoOn(attempt);
            }
        }
    }
}
