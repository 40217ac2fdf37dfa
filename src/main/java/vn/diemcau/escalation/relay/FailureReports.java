package vn.diemcau.escalation.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.platform.database.Conflict;

/** Tells listeners of mails that were given up or have been settled since. */
class FailureReports {

    private static final Logger LOG = LoggerFactory.getLogger(FailureReports.class);

    private static final Duration REPORT_AGAIN = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Supplier<List<UndeliverableListener>> listeners;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FailureReports(
            Outbox outbox,
            Supplier<List<UndeliverableListener>> listeners,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.outbox = outbox;
        this.listeners = listeners;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void reportAll() {
        boolean more = true;
        while (more) {
            more = reportOne();
        }
    }

    /** Uses one transaction per mail, so that a failing report does not stop the others. */
    private boolean reportOne() {
        LedgerEntry[] at = new LedgerEntry[1];
        try {
            return Conflict.again(() -> transaction.execute(status -> {
                Optional<LedgerEntry> next = outbox.unreported(clock.instant());
                next.ifPresent(entry -> {
                    at[0] = entry;
                    outbox.reported(entry.mail().id(), clock.instant());
                    listeners.get().forEach(listener -> tell(listener, entry));
                });
                return next.isPresent();
            }));
        } catch (RuntimeException e) {
            if (at[0] == null) {
                throw e;
            }
            LOG.error("Chưa báo được kết quả gửi thư {}", at[0].mail().key(), e);
            outbox.reportLater(at[0].mail().id(), clock.instant().plus(REPORT_AGAIN));
            return true;
        }
    }

    private static void tell(UndeliverableListener listener, LedgerEntry entry) {
        if (entry.state() == MailState.FAILED) {
            listener.undeliverable(entry.mail());
        } else {
            listener.settled(entry.mail());
        }
    }
}
