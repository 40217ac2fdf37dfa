package vn.diemcau.platform.web;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What all large bodies together may take of the memory while they are worked on. */
public final class BodyBudget {

    /** How it went to ask for a part of it. */
    public enum Outcome {
        TAKEN,
        /** More than there is, even if nobody else had any. */
        NEVER,
        /** This person has enough of it under way. */
        TOO_MUCH_OF_ONE,
        /** Others have it, and did not give it back in time. */
        SPENT
    }

    private static final int KB = 1024;

    /** Of the heap, which holds some 110 MB when nothing is asked of it. */
    private static final double SHARE = 0.35;

    /**
     * What a body of one byte takes of the heap at its worst: read as JSON, its text, the bytes that the text stands for,
     * and those on their way to the database.
     */
    static final int TIMES = 5;

    private final int all;
    private final Semaphore left;
    private final long patienceMillis;

    /** Kilobytes, since the heap was last tidied up. */
    private final AtomicLong passed = new AtomicLong();

    private final Map<String, Integer> held = new HashMap<>();

    public BodyBudget(long heap, long patienceMillis) {
        all = (int) (heap * SHARE / KB);
        left = new Semaphore(all, true);
        this.patienceMillis = patienceMillis;
    }

    /** The largest body that may ever be taken in. */
    public long largest() {
        return (long) all * KB / TIMES;
    }

    /** Waits a while when others have it. Whoever got it gives it back. */
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

    /** @return whether much has passed and nobody has any of it now */
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
