package vn.diemcau.audit.journal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Seals acts soon after their commit, in its own thread. */
@Component
class Sealer implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);

    /** Delay that lets one transaction seal many simultaneous acts. */
    private static final Duration TOGETHER = Duration.ofMillis(200);

    private final Seals seals;
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread sealer = new Thread(work, "journal-sealer");
        sealer.setDaemon(true);
        return sealer;
    });

    Sealer(Seals seals) {
        this.seals = seals;
    }

    void sealAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sealSoon();
            }
        });
    }

    /** Seals the acts that a killed node left unsealed, and those that were added outside the application. */
    @EventListener(ApplicationReadyEvent.class)
    void sealWhatWasLeft() {
        thread.execute(() -> {
            try {
                seals.lookForUnsealed();
            } catch (RuntimeException e) {
                log.warn("Acts that are not sealed could not be looked for now", e);
            }
        });
        sealSoon();
    }

    void sealSoon() {
        // A waiting run also seals this act.
        if (isAsked.compareAndSet(false, true)) {
            try {
                thread.schedule(this::seal, TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                log.debug("The application stops; its next start seals what is left");
            }
        }
    }

    private void seal() {
        isAsked.set(false);
        try {
            while (seals.seal()) {
                // until none is left
            }
        } catch (RuntimeException e) {
            // The next act triggers a retry.
            log.warn("Acts could not be sealed now", e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
