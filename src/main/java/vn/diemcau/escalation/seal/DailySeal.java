package vn.diemcau.escalation.seal;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Seals;
import vn.diemcau.escalation.mail.MailTemplates;
import vn.diemcau.escalation.smtp.DirectMail;
import vn.diemcau.platform.text.VietnameseTime;

/** Writes the newest seal into the log and into a mail, once a day whatever the number of nodes. */
@Component
class DailySeal {

    private static final Logger LOG = LoggerFactory.getLogger(DailySeal.class);

    private static final String TEMPLATE = "seal";

    private final SealSettings settings;
    private final Seals seals;
    private final DirectMail mail;
    private final MailTemplates templates;
    private final JdbcClient jdbc;
    private final Clock clock;

    DailySeal(
            SealSettings settings,
            Seals seals,
            DirectMail mail,
            MailTemplates templates,
            JdbcClient jdbc,
            Clock clock) {
        this.settings = settings;
        this.seals = seals;
        this.mail = mail;
        this.templates = templates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Sends the seal unless it was sent today.
     *
     * @throws IllegalStateException when the mail could not be sent; the seal then counts as unsent
     */
    @Transactional
    public void send() {
        Optional<Seals.Seal> newest = seals.last();
        LocalDate today = LocalDate.now(clock);
        if (newest.isEmpty() || !isFirst(today, newest.get())) {
            return;
        }
        String seal = newest.get().written();
        LOG.info("Dấu niêm phong mới nhất của nhật ký: {}", seal);
        if (!settings.mailTo().isBlank()) {
            Map<String, Object> model = Map.of(
                    "seal", seal, "day", VietnameseTime.date(clock.instant().atZone(clock.getZone())));
            mail.send("seal:" + today, TEMPLATE, settings.mailTo().strip(), templates.fill(TEMPLATE, model))
                    .ifPresent(reason -> {
                        throw new IllegalStateException(reason);
                    });
        }
    }

    /** Other nodes wait for the result, and send the seal if this node fails. */
    private boolean isFirst(LocalDate day, Seals.Seal seal) {
        return jdbc.sql("insert into seal_sent (day, seal, sent_at) values (?, ?, ?) on conflict do nothing")
                        .params(Date.valueOf(day), seal.written(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
