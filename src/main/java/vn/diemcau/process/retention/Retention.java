package vn.diemcau.process.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.ActTexts;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.audit.journal.Seals;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.preparation.EngineHistory;
import vn.diemcau.process.preparation.OwnModels;

/** Removes data whose retention period has ended, and records the removal. */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final RetentionSettings settings;
    private final PersonalData personalData;
    private final EngineHistory history;
    private final OwnModels models;
    private final ActTexts texts;
    private final Seals seals;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retention(
            RetentionSettings settings,
            PersonalData personalData,
            EngineHistory history,
            OwnModels models,
            ActTexts texts,
            Seals seals,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.settings = settings;
        this.personalData = personalData;
        this.history = history;
        this.models = models;
        this.texts = texts;
        this.seals = seals;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Handles each conference separately. A failure does not stop the others and is retried in the next run. */
    public void run() {
        for (String conference : personalData.due(before(settings.ofPersons()))) {
            attempt("persons of " + conference, () -> removePersons(conference));
        }
        attempt("texts of acts of no conference", this::removeTexts);
        attempt("oldest acts", this::shortenRecord);
    }

    private void attempt(String what, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
        } catch (RuntimeException e) {
            log.error("Not removed although kept long enough: {}", what, e);
        }
    }

    private void removePersons(String conference) {
        if (personalData.removeOf(conference, clock.instant())) {
            history.forget(conference);
            models.remove(conference);
            texts.removeOf(conference);
            journal.write(Act.of(
                            Kind.PERSONS_REMOVED,
                            "xóa dữ liệu cá nhân và nội dung đã nhập của Hội nghị, sau %d ngày kể từ khi kết thúc"
                                    .formatted(settings.persons()))
                    .in(conference));
        }
    }

    private void removeTexts() {
        if (texts.removeOfNone(before(settings.ofPersons())) > 0) {
            journal.write(Act.of(
                    Kind.TEXTS_REMOVED,
                    "xóa nội dung đã nhập trong nhật ký chung, sau %d ngày".formatted(settings.persons())));
        }
    }

    private void shortenRecord() {
        Instant before = before(settings.ofRecord());
        seals.cut(before, clock.instant())
                .ifPresent(seal -> journal.write(Act.of(
                                Kind.RECORD_SHORTENED,
                                "xóa khỏi nhật ký các việc trước %s, đến dấu niêm phong số %d"
                                        .formatted(VietnameseTime.brief(before.atZone(clock.getZone())), seal.number()))
                        .with("seal", seal.written())));
    }

    private Instant before(Period kept) {
        return ZonedDateTime.now(clock).minus(kept).toInstant();
    }
}
