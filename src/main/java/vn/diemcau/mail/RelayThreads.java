package vn.diemcau.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Works in the background: one thread for each connection to the mail server. */
class RelayThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayThreads.class);

    /** Below the 30 s that Spring grants; a mail whose server hangs longer is taken over when its lease ends. */
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    private final MailRelay relay;
    private final Bell bell;
    private final MailSettings.Relay settings;
    private final List<Thread> threads = new ArrayList<>();

    private volatile boolean running;

    RelayThreads(MailRelay relay, Bell bell, MailSettings.Relay settings) {
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
        for (int i = 1; i <= settings.connections(); i++) {
            Thread thread = new Thread(this::work, "mail-relay-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void work() {
        boolean wasWell = true;
        while (running) {
            long heard = bell.rings();
            try {
                relay.sendDue(() -> running);
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
        long end = System.nanoTime() + GOODBYE.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
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
