package vn.diemcau.escalation.relay;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.escalation.mail.Stopwatch;

/** Renews this relay's lease on a batch while it works on it, however slow the mail server is. */
class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final UUID claim;
    private final Duration length;
    private final Outbox outbox;
    private final Future<?> renewals;

    private volatile Stopwatch sinceRenewed;

    /** @param sinceClaimed started before the claim */
    Lease(UUID claim, Duration length, Stopwatch sinceClaimed, Outbox outbox, ScheduledExecutorService scheduler) {
        this.sinceRenewed = sinceClaimed;
        this.claim = claim;
        this.length = length;
        this.outbox = outbox;
        long third = length.toNanos() / 3;
        this.renewals = scheduler.scheduleAtFixedRate(this::renew, third, third, TimeUnit.NANOSECONDS);
    }

    /** False once another relay may have taken over the batch. */
    boolean isHeld() {
        return sinceRenewed.elapsed().compareTo(length) < 0;
    }

    private void renew() {
        Stopwatch now = Stopwatch.start();
        try {
            if (outbox.renew(claim, length)) {
                sinceRenewed = now;
            }
        } catch (RuntimeException e) {
            // A rethrown exception would end the renewals.
            LOG.warn("Chưa gia hạn được lượt gửi thư: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        renewals.cancel(false);
    }
}
