package vn.diemcau.escalation.relay;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import vn.diemcau.escalation.mail.Attempt.Outcome;

/** Records the outcomes of attempts as soon as the database is available. */
class DeliveryResults {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryResults.class);

    private final Outbox outbox;

    /** Outcomes from an outage of the database. They are recorded before further mails are claimed. */
    private final Queue<Outcome> unrecorded = new ConcurrentLinkedQueue<>();

    DeliveryResults(Outbox outbox) {
        this.outbox = outbox;
    }

    void record(Outcome outcome) {
        try {
            outbox.record(outcome);
        } catch (DataAccessException e) {
            LOG.warn("Chưa ghi được kết quả gửi thư, sẽ ghi lại: {}", e.getMessage());
            unrecorded.add(outcome);
        }
    }

    void recordLeftOver() {
        for (Outcome outcome = unrecorded.peek(); outcome != null; outcome = unrecorded.peek()) {
            outbox.record(outcome);
            unrecorded.remove(outcome);
        }
    }
}
