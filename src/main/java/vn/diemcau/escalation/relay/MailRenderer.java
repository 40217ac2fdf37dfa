package vn.diemcau.escalation.relay;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.escalation.mail.Attempt;
import vn.diemcau.escalation.mail.BatchReads;
import vn.diemcau.escalation.mail.MailComposer;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.mail.Undelivered;
import vn.diemcau.escalation.mail.Undelivered.Fault;

/** Renders the mails of a batch and stores the result. */
class MailRenderer {

    private static final Logger LOG = LoggerFactory.getLogger(MailRenderer.class);

    private final Outbox outbox;
    private final Supplier<List<MailComposer>> composers;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final Clock clock;
    private final DeliveryResults outcomes;

    MailRenderer(
            Outbox outbox,
            Supplier<List<MailComposer>> composers,
            PlatformTransactionManager transactions,
            Clock clock,
            DeliveryResults outcomes) {
        this.outbox = outbox;
        this.composers = composers;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
        this.outcomes = outcomes;
    }

    /** The rendered mails of the batch in the order of sending. All results are stored before the first mail leaves. */
    List<Attempt> of(List<Attempt> batch) {
        Instant now = clock.instant();
        BatchReads together = new BatchReads(batch.stream().map(Attempt::mail).toList());
        List<Attempt> fresh = new ArrayList<>();
        List<Attempt> ready = new ArrayList<>();
        for (Attempt attempt : batch) {
            try {
                Optional<MailContent> words = words(attempt.mail(), together);
                if (words.isEmpty() && attempt.isComposed() && attempt.resent()) {
                    ready.add(attempt);
                } else if (words.isEmpty()) {
                    outcomes.record(attempt.dropped(now));
                } else if (!attempt.isComposed()) {
                    fresh.add(attempt.composed(words.get(), now));
                } else if (words.get().isNewerThan(attempt.content())) {
                    fresh.add(attempt.composedAnew(words.get(), now));
                } else {
                    ready.add(attempt);
                }
            } catch (RuntimeException e) {
                LOG.error("Không lập được nội dung thư {}", attempt.mail().key(), e);
                if (attempt.isComposed()) {
                    // A mail too many is better than a missing one.
                    ready.add(attempt);
                } else {
                    failWithoutWords(attempt, e);
                }
            }
        }
        ready.addAll(keep(fresh));
        ready.sort(Attempt.ORDER);
        return ready;
    }

    private Optional<MailContent> words(OrderedMail mail, BatchReads together) {
        return composer(mail).compose(mail, together);
    }

    private MailComposer composer(OrderedMail mail) {
        return composers.get().stream()
                .filter(composer -> composer.kinds().contains(mail.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No composer for mails of the kind " + mail.kind()));
    }

    Set<String> slowKinds() {
        return composers.get().stream()
                .flatMap(composer -> composer.slowKinds().stream())
                .collect(Collectors.toSet());
    }

    /** Stores what is still current. An attempt whose edition changed meanwhile is released, to be composed again. */
    private List<Attempt> keepCurrent(List<Attempt> fresh) {
        record Told(String conference, int edition) {}
        Map<Told, Boolean> known = new HashMap<>();
        Map<Boolean, List<Attempt>> parts = fresh.stream()
                .sorted(Comparator.comparing(attempt -> attempt.mail().conference()))
                .collect(Collectors.partitioningBy(attempt -> attempt.content().edition() == null
                        || known.computeIfAbsent(
                                new Told(
                                        attempt.mail().conference(),
                                        attempt.content().edition()),
                                told -> composer(attempt.mail()).isCurrent(told.conference(), told.edition()))));
        parts.get(false).stream().collect(Collectors.groupingBy(Attempt::claim)).forEach(outbox::release);
        return parts.get(true).isEmpty() ? List.of() : outbox.keep(parts.get(true));
    }

    /**
     * Stores all results at once. If that fails, it stores each one by itself, so that one failure does not stop the
     * others.
     */
    private List<Attempt> keep(List<Attempt> fresh) {
        if (fresh.isEmpty()) {
            return fresh;
        }
        try {
            return transaction.execute(status -> keepCurrent(fresh));
        } catch (DataAccessException e) {
            return keepEach(fresh);
        }
    }

    private List<Attempt> keepEach(List<Attempt> fresh) {
        List<Attempt> kept = new ArrayList<>();
        transaction.executeWithoutResult(all -> {
            for (Attempt attempt : fresh) {
                try {
                    kept.addAll(savepoint.execute(status -> keepCurrent(List.of(attempt))));
                } catch (DataAccessException e) {
                    LOG.error("Không lưu được nội dung thư {}", attempt.mail().key(), e);
                    failWithoutWords(attempt, e);
                }
            }
        });
        return kept;
    }

    private void failWithoutWords(Attempt attempt, RuntimeException e) {
        Undelivered why = new Undelivered(Fault.WORDS, "Không lập được nội dung thư.", e);
        outcomes.record(attempt.failed(why, clock.instant()));
    }
}
