package vn.diemcau.escalation.mail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the relay of this node; other nodes poll. */
public class RelayWakeUp {

    private long rings;

    /** Rings after this thread's transaction commits, or at once without a transaction. */
    void ringAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring();
            }
        });
    }

    public synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** The number of rings so far. Callers read it before work begins, so that they miss no ring during the work. */
    public synchronized long rings() {
        return rings;
    }

    public synchronized void await(long heard, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (rings == heard && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }
}
