package vn.diemcau.platform.web;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The memory budget of all large bodies in progress. */
public final class BodyBudget {

    /** The result of a request for memory. */
    public enum Outcome {
        TAKEN,
        /** The body exceeds the whole budget. */
        NEVER,
        /** This user already has enough in progress. */
        TOO_MUCH_OF_ONE,
        /** Others hold the budget and did not release it in time. */
        SPENT
    }

    private static final int KB = 1024;

    /** Share of the heap, which is at about 110 MB when idle. */
    private static final double SHARE = 0.35;

    /**
     * Heap bytes per body byte in the worst case: the JSON, its text, the decoded bytes, and the bytes for the
     * database.
     */
    static final int TIMES = 5;

    private final int all;
    private final Semaphore left;
    private final long patienceMillis;

    /** Kilobytes since the last full collection. */
    private final AtomicLong passed = new AtomicLong();

    private final Map<String, Integer> held = new HashMap<>();

    public BodyBudget(long heap, long patienceMillis) {
        all = (int) (heap * SHARE / KB);
        left = new Semaphore(all, true);
        this.patienceMillis = patienceMillis;
    }

    /** The largest body that can be accepted. */
    public long largest() {
        return (long) all * KB / TIMES;
    }

    /** Takes memory, and waits a while if others hold it. The caller must give it back. */
    public Outcome take(String user, long bytes) throws InterruptedException {
        int wanted = kilobytes(bytes);
        if (wanted > all) {
            return Outcome.NEVER;
        }
        synchronized (held) {
            int own = held.getOrDefault(user, 0);
            if (own > 0 && own + wanted > all / 2) {
                return Outcome.TOO_MUCH_OF_ONE;
            }
            held.put(user, own + wanted);
        }
        boolean isTaken = false;
        try {
            isTaken = left.tryAcquire(wanted, patienceMillis, TimeUnit.MILLISECONDS);
        } finally {
            if (!isTaken) {
                forget(user, wanted);
            }
        }
        return isTaken ? Outcome.TAKEN : Outcome.SPENT;
    }

    /** @return whether much memory has been used and nobody holds any now */
    public boolean giveBack(String user, long bytes) {
        forget(user, kilobytes(bytes));
        left.release(kilobytes(bytes));
        boolean isMuch = passed.addAndGet(kilobytes(bytes)) > all;
        return isMuch && left.availablePermits() == all && passed.getAndSet(0) > 0;
    }

    private void forget(String user, int kilobytes) {
        synchronized (held) {
            held.computeIfPresent(user, (key, own) -> own <= kilobytes ? null : own - kilobytes);
        }
    }

    private static int kilobytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes * TIMES / KB + 1);
    }
}
