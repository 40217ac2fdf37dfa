package vn.diemcau.escalation.relay;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.escalation.mail.Attempt;
import vn.diemcau.escalation.mail.HeaderText;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.MimeMails;
import vn.diemcau.escalation.mail.Stopwatch;
import vn.diemcau.escalation.mail.Undelivered;
import vn.diemcau.escalation.mail.Undelivered.Fault;
import vn.diemcau.escalation.smtp.Carrier;
import vn.diemcau.platform.database.Conflict;

/** Sends the mails that are due, on any number of threads and nodes. */
public class MailRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);

    /** This many timeouts in a row are the server's fault. A single one may be the mail's fault. */
    private static final int SERVER_IS_DOWN = 2;

    /** Milliseconds after which the server counts as hanging at a mail. */
    private static final long HANGS = 3_000;

    private final Outbox outbox;
    private final Carrier carrier;
    private final MimeMails mimeMails;
    private final MailRenderer words;
    private final DeliveryResults outcomes;
    private final FailureReports reports;
    private final Clock clock;
    private final MailSettings.Relay settings;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService scheduler;

    /** Number of mails in a row, over all connections, that found no server. */
    private final AtomicInteger withoutServer = new AtomicInteger();

    /** Only one connection takes retries, so that retries that hang again delay no new mails. */
    private final Semaphore repeats = new Semaphore(1);

    /**
     * Only one connection composes slow kinds. At a deadline, the lists of many conferences would otherwise delay the
     * chase.
     */
    private final Semaphore slow = new Semaphore(1);

    /**
     * @param composers resolved when a mail is due, because composers may order mails themselves
     * @param listeners resolved in the same way
     */
    MailRelay(
            Outbox outbox,
            Carrier carrier,
            MimeMails mimeMails,
            Supplier<List<MailComposer>> composers,
            Supplier<List<UndeliverableListener>> listeners,
            PlatformTransactionManager transactions,
            Clock clock,
            MailSettings.Relay settings) {
        this.outbox = outbox;
        this.carrier = carrier;
        this.mimeMails = mimeMails;
        this.clock = clock;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.outcomes = new DeliveryResults(outbox);
        this.words = new MailRenderer(outbox, composers, transactions, clock, outcomes);
        this.reports = new FailureReports(outbox, listeners, transactions, clock);
        this.scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mail-lease");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Sends all mails that are due now, and reports those that were given up or have been settled since.
     *
     * @return number of sent mails
     */
    public int sendDue() {
        return sendDue(() -> true, () -> {});
    }

    /**
     * @param goOn asked before each mail; on false, the rest of the batch is released
     * @param more called after each full batch, because more mails may be due
     */
    int sendDue(BooleanSupplier goOn, Runnable more) {
        int sent = 0;
        Batch batch;
        // One connection serves all batches. A helper might get the next connection in its place.
        try (Carrier.Round round = carrier.open()) {
            do {
                outcomes.recordLeftOver();
                boolean withRepeats = repeats.tryAcquire();
                boolean withSlow = slow.tryAcquire();
                try {
                    Part part = withRepeats ? Part.ALL : Part.UNTRIED;
                    batch = sendBatch(round, part, withSlow ? Set.of() : words.slowKinds(), goOn, more);
                } finally {
                    repeats.release(withRepeats ? 1 : 0);
                    slow.release(withSlow ? 1 : 0);
                }
                sent += batch.sent();
                reports.reportAll();
            } while (batch.taken() > 0 && batch.failed() != Fault.CROWDED && goOn.getAsBoolean());
        }
        return sent;
    }

    /**
     * Sends over one further connection while batches are full and nothing fails.
     *
     * @return false when the server refuses the connection, which costs no mail an attempt, or when a mail failed
     */
    boolean help(BooleanSupplier goOn, Runnable more) {
        try (Carrier.Round round = carrier.open()) {
            round.connect();
            Batch batch;
            do {
                batch = sendBatch(round, Part.HELP, words.slowKinds(), goOn, more);
            } while (batch.failed() == null && batch.taken() == settings.batch() && goOn.getAsBoolean());
            return batch.failed() == null;
        } catch (Undelivered e) {
            LOG.debug("No further connection to the mail server: {}", e.getMessage());
            return false;
        }
    }

    /** The role of a connection beside the others. */
    private enum Part {
        ALL,
        /** Skips retries. */
        UNTRIED,
        /** Skips retries, and releases the rest of its batch once a mail fails that will be retried. */
        HELP
    }

    /** @param failed the fault of a mail that will be retried; null when there is none */
    private record Batch(int taken, int sent, Fault failed) {}

    private Batch sendBatch(Carrier.Round round, Part part, Set<String> butNot, BooleanSupplier goOn, Runnable more) {
        UUID claim = UUID.randomUUID();
        Stopwatch sinceClaimed = Stopwatch.start();
        List<Attempt> batch = Conflict.again(() -> transaction.execute(status ->
                outbox.claim(claim, clock.instant(), settings.batch(), settings.lease(), part == Part.ALL, butNot)));
        return batch.isEmpty() ? new Batch(0, 0, null) : send(claim, sinceClaimed, batch, round, part, goOn, more);
    }

    private Batch send(
            UUID claim,
            Stopwatch sinceClaimed,
            List<Attempt> batch,
            Carrier.Round round,
            Part part,
            BooleanSupplier goOn,
            Runnable more) {
        int sent = 0;
        Fault failed = null;
        try (Lease lease = new Lease(claim, settings.lease(), sinceClaimed, outbox, scheduler)) {
            BatchRemainder left = new BatchRemainder(words.of(batch));
            while (!left.isEmpty() && lease.isHeld()) {
                if (!goOn.getAsBoolean() || part == Part.HELP && failed != null) {
                    outbox.release(claim, left.takeAll());
                    break;
                }
                Attempt attempt = left.first();
                Future<?> hangCheck =
                        scheduler.schedule(() -> releaseRest(claim, left, more), HANGS, TimeUnit.MILLISECONDS);
                try {
                    hand(attempt, round, lease);
                } catch (Undelivered e) {
                    failed = e.fault() == Fault.REFUSED ? failed : e.fault();
                    if (isOver(claim, left, e)) {
                        break;
                    }
                    continue;
                } finally {
                    hangCheck.cancel(false);
                }
                left.removeFirst();
                withoutServer.set(0);
                sent++;
                outcomes.record(attempt.sent(clock.instant()));
                // Help is called only now. After one sent mail, the server's refusal of a further connection means too
                // many connections.
                if (sent == 1 && batch.size() == settings.batch()) {
                    more.run();
                }
            }
        }
        return new Batch(batch.size(), sent, failed);
    }

    /** Records the outcome of the first remaining mail. True when the others must not be tried after it. */
    private boolean isOver(UUID claim, BatchRemainder left, Undelivered why) {
        if (why.fault() == Fault.CROWDED) {
            LOG.debug("No further connection to the mail server: {}", why.getMessage());
            outbox.release(claim, left.takeAll());
            return true;
        }
        Attempt failed = left.removeFirst();
        LOG.warn("Chưa gửi được thư tới {}: {}", HeaderText.line(failed.mail().address()), why.getMessage());
        outcomes.record(failed.failed(why, clock.instant()));
        if (why.fault().isTheServers()) {
            stopBatch(claim, left, why);
            return true;
        }
        withoutServer.set(0);
        return false;
    }

    /**
     * Releases the remaining mails. They must not wait behind a mail that hangs, nor each find out that the server is
     * down.
     */
    private void stopBatch(UUID claim, BatchRemainder left, Undelivered why) {
        if (withoutServer.incrementAndGet() < SERVER_IS_DOWN) {
            outbox.release(claim, left.takeAll());
        } else {
            left.takeAll().forEach(attempt -> outcomes.record(attempt.putOff(why, clock.instant())));
        }
    }

    /** Releases the remaining mails to idle connections after the server has been busy with one mail for long. */
    private void releaseRest(UUID claim, BatchRemainder left, Runnable more) {
        try {
            List<Attempt> waiting = left.takeAllButFirst();
            if (!waiting.isEmpty()) {
                outbox.release(claim, waiting);
                more.run();
            }
        } catch (RuntimeException e) {
            // The mails stay leased until this batch ends.
            LOG.warn("Chưa chuyển được các thư còn lại của lượt gửi: {}", e.getMessage());
        }
    }

    private void hand(Attempt attempt, Carrier.Round round, Lease lease) throws Undelivered {
        try {
            round.send(
                    attempt.mail(),
                    mimeMails.of(attempt.mail(), attempt.content(), attempt.composedAt(), lease::isHeld));
        } catch (RuntimeException e) {
            LOG.error("Lỗi khi gửi thư {}", attempt.mail().key(), e);
            throw new Undelivered(Fault.DELAYED, "Lỗi của hệ thống khi gửi thư.", e);
        }
    }

    /** Stops the renewal of leases. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
