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
 * Works in the background: one thread for each connection to the mail server, and more for a while when very many mails
 * are due at once.
 */
class RelayThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayThreads.class);

    /** Below the 30 s that Spring grants; a mail whose server hangs longer is taken over when its lease ends. */
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    /** How long nobody helps after a further connection was refused or a mail over it failed. */
    private static final Duration NO_HELP_FOR = Duration.ofMinutes(1);

    private static final Duration HELPER_STAYS = Duration.ofSeconds(5);

    private final MailRelay relay;
    private final RelayWakeUp bell;
    private final MailSettings.Relay settings;
    private final List<Thread> threads = new ArrayList<>();

    private ExecutorService helpers;
    private volatile long failedAt;
    private volatile boolean running;

    RelayThreads(MailRelay relay, RelayWakeUp bell, MailSettings.Relay settings) {
        this.relay = relay;
        this.bell = bell;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public void start() {
        running = true;
        failedAt = System.nanoTime() - NO_HELP_FOR.toNanos();
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

    /** More are due than one connection takes at a time: one more helps, unless one has just failed. */
    private void more() {
        if (settings.connectionsAtMost() > settings.connections()
                && System.nanoTime() - failedAt >= NO_HELP_FOR.toNanos()) {
            helpers.execute(this::help);
        }
    }

    private void help() {
        try {
            if (!relay.help(() -> running, this::more)) {
                failedAt = System.nanoTime();
            }
        } catch (RuntimeException e) {
            // The others meet the same and say it; what was taken is taken over when its lease ends.
            LOG.debug("A helper of the mail relay has given up", e);
        }
    }

    private void work() {
        boolean wasWell = true;
        while (running) {
            long heard = bell.rings();
            try {
                relay.sendDue(() -> running, this::more);
                wasWell = true;
            } catch (RuntimeException e) {
                // Most likely the database is away: said once, tried until it is back.
                if (wasWell) {
                    LOG.error(
                            "Chưa gửi được thư, sẽ thử lại mỗi {} giây",
                            settings.poll().toSeconds(),
                            e);
                }
                wasWell = false;
            }
            try {
                bell.await(heard, settings.poll());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
        helpers.shutdown();
        long end = System.nanoTime() + GOODBYE.toNanos();
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
