package vn.diemcau.escalation.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.diemcau.escalation.mail.MailSettings;
import vn.diemcau.escalation.mail.RelayWakeUp;

/**
 * Runs the relay in the background: one thread per connection to the mail server, and temporary helpers when very many
 * mails are due.
 */
class RelayThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayThreads.class);

    /**
     * Shutdown limit, below Spring's 30 s. If the server hangs longer, another relay takes over the mail when its lease
     * ends.
     */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(15);

    /** Pause for helpers after a refused further connection or a failed mail over one. */
    private static final Duration HELP_PAUSE = Duration.ofMinutes(1);

    private static final Duration HELPER_STAYS = Duration.ofSeconds(5);

    private final MailRelay relay;
    private final RelayWakeUp wakeUp;
    private final MailSettings.Relay settings;
    private final List<Thread> threads = new ArrayList<>();

    private ExecutorService helpers;
    private volatile long failedAt;
    private volatile boolean running;

    RelayThreads(MailRelay relay, RelayWakeUp wakeUp, MailSettings.Relay settings) {
        this.relay = relay;
        this.wakeUp = wakeUp;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public void start() {
        running = true;
        failedAt = System.nanoTime() - HELP_PAUSE.toNanos();
        helpers = new ThreadPoolExecutor(
                0,
                Math.max(1, settings.connectionsAtMost() - settings.connections()),
                HELPER_STAYS.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                work -> thread(work, "mail-relay-helper"),
                new ThreadPoolExecutor.DiscardPolicy());
        for (int i = 1; i <= settings.connections(); i++) {
            Thread thread = thread(this::work, "mail-relay-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts one more helper after a full batch, unless a helper has just failed. */
    private void more() {
        if (settings.connectionsAtMost() > settings.connections()
                && System.nanoTime() - failedAt >= HELP_PAUSE.toNanos()) {
            helpers.execute(this::help);
        }
    }

    private void help() {
        try {
            if (!relay.help(() -> running, this::more)) {
                failedAt = System.nanoTime();
            }
        } catch (RuntimeException e) {
            // The regular threads meet and log the same fault. Another relay takes over the claimed mails when their
            // lease ends.
            LOG.debug("A helper of the mail relay has given up", e);
        }
    }

    private void work() {
        boolean wasWell = true;
        while (running) {
            long seen = wakeUp.wakeUps();
            try {
                relay.sendDue(() -> running, this::more);
                wasWell = true;
            } catch (RuntimeException e) {
                // The database is most likely down. The fault is logged once, and the relay retries until the database
                // returns.
                if (wasWell) {
                    LOG.error(
                            "Chưa gửi được thư, sẽ thử lại mỗi {} giây",
                            settings.poll().toSeconds(),
                            e);
                }
                wasWell = false;
            }
            try {
                wakeUp.await(seen, settings.poll());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        wakeUp.wake();
        helpers.shutdown();
        long end = System.nanoTime() + SHUTDOWN_LIMIT.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
            helpers.awaitTermination(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
