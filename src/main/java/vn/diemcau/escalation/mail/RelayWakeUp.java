package vn.diemcau.escalation.mail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the relay of this node; other nodes look by themselves. */
public class RelayWakeUp {

    private long rings;

    /** Rings when the transaction of this thread is committed, or at once without one. */
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

    /** How often it rang: taken before work begins, so that a ring during the work is not missed. */
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
