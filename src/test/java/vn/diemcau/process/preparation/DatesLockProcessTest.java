package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;

/** New dates come while tasks open and are finished. Neither makes the database break the other off. */
@DiemCauTest
@Import(ConferenceStory.class)
class DatesLockProcessTest {

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Duties duties;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void tasks_that_open_while_the_dates_change() {
        neitherIsBrokenOff(this::opens);
    }

    @Test
    void a_task_that_is_finished_and_opens_another_while_the_dates_change() {
        neitherIsBrokenOff(duty -> duties.takeUp(duty.taskId()));
    }

    @Test
    void a_duty_that_is_taken_up_and_opens_another_while_the_dates_change() {
        neitherIsBrokenOff(duty -> duties.takeUp(duty.conference(), new DutyRef(duty.code(), duty.agency())));
    }

    @Test
    void duties_that_are_taken_up_together_while_the_dates_change() {
        neitherIsBrokenOff(duty -> duties.takeUp(duty.conference(), List.of(new DutyRef(duty.code(), duty.agency()))));
    }

    @Test
    void a_duty_that_is_added_and_opened_while_the_dates_change() {
        neitherIsBrokenOff(duty -> duties.holdNumbered(duty.conference()));
    }

    /** The change of dates waits for the row that the other transaction has locked, with other rows locked itself. */
    private void neitherIsBrokenOff(Consumer<Duty> locks) {
        story.issued();
        List<Duty> open = jdbc
                .sql("select task_id from duty where conference_id = ? and task_id is not null order by ctid")
                .param(story.id())
                .query(String.class)
                .list()
                .stream()
                .map(task -> duties.ofTask(task).orElseThrow())
                .toList();

        CompletableFuture<Void> redating = transaction.execute(status -> {
            locks.accept(open.get(open.size() - 1));
            // Not the workflow alone, which would repeat what was broken off.
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> transaction.executeWithoutResult(moving -> move()));
            Awaitility.await().until(this::somebodyWaitsForALock);
            open.subList(0, open.size() - 1).forEach(this::opens);
            return other;
        });

        assertThatCode(redating::join).doesNotThrowAnyException();
        assertThat(duties.ofTask(open.get(0).taskId()).orElseThrow().openedAt()).isEqualTo(Instant.EPOCH);
    }

    private void opens(Duty duty) {
        duties.opened(duty, duty.taskId(), duty.name(), Instant.EPOCH);
    }

    private void move() {
        workflow.redate(story.id(), at("2022-01-26T07:30"), at("2022-01-25T15:00"), at("2022-01-24T16:00"), "Bão");
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Boolean.class)
                .single();
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
