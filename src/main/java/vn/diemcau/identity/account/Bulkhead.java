package vn.diemcau.identity.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.diemcau.platform.input.Refused;

/** Limits simultaneous slow sign-in checks, in order of arrival. The queue is limited in length and time. */
public final class Bulkhead {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Semaphore turns;
    private final int waiting;
    private final Duration patience;

    /**
     * @param atOnce number of simultaneous checks
     * @param waiting length of the queue
     * @param patience longest wait
     */
    public Bulkhead(int atOnce, int waiting, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.waiting = waiting;
        this.patience = patience;
    }

    /**
     * Runs the work when a slot is free.
     *
     * @throws TryLater when the queue is full or the wait too long
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

    /** The current length of the queue. */
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
