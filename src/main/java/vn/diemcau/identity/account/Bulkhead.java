package vn.diemcau.identity.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.diemcau.platform.input.Refused;

/**
 * Lets only so many sign-ins at once do what takes its time, in the order in which they came. The others wait: only so many,
 * and not for long.
 */
public final class Bulkhead {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Semaphore turns;
    private final int waiting;
    private final Duration patience;

    /**
     * @param atOnce how many work at the same time
     * @param waiting how many may wait for their turn
     * @param patience how long each of them waits
     */
    public Bulkhead(int atOnce, int waiting, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.waiting = waiting;
        this.patience = patience;
    }

    /**
     * Does the work when it is its turn.
     *
     * @throws TryLater when that would take too long
     */
    public <T> T call(Supplier<T> work) {
        if (waiting() >= waiting || !isTurn()) {
            throw new TryLater(
                    Refused.Reason.UNAVAILABLE,
                    "Đang có quá nhiều người đăng nhập cùng lúc. Hãy thử lại sau ít giây.",
                    AGAIN);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** How many wait for their turn by now. */
    public int waiting() {
        return turns.getQueueLength();
    }

    private boolean isTurn() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
