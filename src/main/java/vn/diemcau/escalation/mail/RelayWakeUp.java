package vn.diemcau.escalation.mail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the relay of this node; other nodes poll. */
public class RelayWakeUp {

    private long wakeUps;

    /** Wakes the relay after this thread's transaction commits, or at once without a transaction. */
    void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    public synchronized void wake() {
        wakeUps++;
        notifyAll();
    }

    /** The number of wake-ups so far. Callers read it before work begins, so that they miss no wake-up during the work. */
    public synchronized long wakeUps() {
        return wakeUps;
    }

    public synchronized void await(long seen, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (wakeUps == seen && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }
}
