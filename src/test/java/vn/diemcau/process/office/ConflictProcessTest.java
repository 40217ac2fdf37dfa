package vn.diemcau.process.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.relay.MailRelay;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** PostgreSQL undoes one of two that wait for each other: it begins again, whoever it was, and nobody hears of it. */
@DiemCauTest
@Import(ConferenceStory.class)
class ConflictProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String DUTY =
            "update duty set words = words where conference_id = ? and code = 'RegisterSites' and agency = 'HUONGKHE'";
    private static final String CONFERENCE = "update conference set title = title where id = ?";

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    UndeliverableMails undeliverable;

    @Autowired
    Conferences conferences;

    @Autowired
    ConferenceStory story;

    @Autowired
    MailLedger ledger;

    @Autowired
    MailRelay relay;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DataSource database;

    private JdbcClient jdbc;
    private TransactionTemplate transaction;

    @BeforeEach
    void issued() {
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(transactions);
        story.issued().sendMails();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void new_dates_that_meet_another_transaction_are_there_all_the_same() throws Exception {
        Conference moved = deadlocked(DUTY, CONFERENCE, this::redate);

        assertThat(moved.revision()).isEqualTo(1);
        assertThat(conferences.get(story.id()).start()).isEqualTo(at("2022-01-26T07:30"));
    }

    @Test
    void a_command_of_the_engine_that_meets_another_transaction_is_done_all_the_same() throws Exception {
        AtomicInteger attempts = new AtomicInteger();

        deadlocked(
                DUTY,
                CONFERENCE,
                () -> engine.getCommandExecutorTxRequired().execute(context -> {
                    attempts.incrementAndGet();
                    jdbc.sql(CONFERENCE).param(story.id()).update();
                    jdbc.sql(DUTY).param(story.id()).update();
                    return null;
                }));

        assertThat(attempts.get()).isBetween(2, 3);
    }

    @Test
    void a_report_of_the_relay_that_meets_another_transaction_is_made_all_the_same() throws Exception {
        long mail = ledger.of(story.id()).get(0).mail().id();
        jdbc.sql("update mail set state = 'FAILED', reported_at = null, error = '550 no such user' where id = ?")
                .param(mail)
                .update();

        deadlocked(CONFERENCE, "update mail set error = error where id = " + mail + " and conference_id = ?", () -> {
            relay.sendDue();
            return null;
        });
        relay.sendDue();

        assertThat(jdbc.sql("select reported_at is not null from mail where id = ?")
                        .param(mail)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .configuration(String.valueOf(mail))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void who_reports_a_mail_holds_nothing_of_the_engine_while_the_dates_are_being_changed() throws Exception {
        OrderedMail mail = ledger.of(story.id()).get(0).mail();
        String root = story.process().getId();
        CompletableFuture<Void> report = new CompletableFuture<>();

        transaction.executeWithoutResult(status -> {
            jdbc.sql(CONFERENCE).param(story.id()).update();
            CompletableFuture.runAsync(() -> undeliverable.undeliverable(mail)).whenComplete((done, failure) -> {
                if (failure == null) {
                    report.complete(null);
                } else {
                    report.completeExceptionally(failure);
                }
            });
            someoneWaits(1);
            assertThatCode(() -> jdbc.sql("select id_ from act_ru_execution where id_ = ? for update nowait")
                            .param(root)
                            .query(String.class)
                            .single())
                    .as("one order of locks: the conference, then the engine")
                    .doesNotThrowAnyException();
        });

        report.get(30, TimeUnit.SECONDS);
    }

    /** Holds one row, waits until the other side waits for it, and asks for one that the other side holds. */
    private <T> T deadlocked(String held, String wanted, Supplier<T> other) throws Exception {
        CompletableFuture<T> result = transaction.execute(status -> {
            // The other side is to be the one that is undone.
            jdbc.sql("set local deadlock_timeout = '1min'").update();
            jdbc.sql(held).param(story.id()).update();
            CompletableFuture<T> running = CompletableFuture.supplyAsync(other);
            someoneWaits(1);
            jdbc.sql(wanted).param(story.id()).update();
            return running;
        });
        return result.get(30, TimeUnit.SECONDS);
    }

    private void someoneWaits(int atLeast) {
        CompletableFuture.runAsync(() -> Awaitility.await()
                        .until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                        .query(Integer.class)
                                        .single()
                                >= atLeast))
                .join();
    }

    private Conference redate() {
        return workflow.redate(
                story.id(), at("2022-01-26T07:30"), at("2022-01-25T15:00"), at("2022-01-24T16:00"), "Lịch công tác");
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE);
    }
}
