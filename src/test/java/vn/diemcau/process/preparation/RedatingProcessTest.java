package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.escalation.chase.Chase;
import vn.diemcau.escalation.chase.PlannedMail;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.OlderModels;
import vn.diemcau.process.timer.ChaseTimers;

/** What other dates do to what has happened, to what is under way, and to who asks twice. */
@DiemCauTest
@Import({ConferenceStory.class, OlderModels.class})
class RedatingProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String UNIT = "vanphong@huongkhe.hatinh.example";

    @Autowired
    ProcessEngine engine;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Conferences conferences;

    @Autowired
    Chase chase;

    @Autowired
    ConferenceStory story;

    @Autowired
    OlderModels models;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void who_registers_in_an_extended_deadline_is_told_at_once_and_in_a_new_list_that_is_confirmed_anew() {
        listIsOut();
        List<String> first = story.mails("sites");
        assertThat(first).isNotEmpty();
        story.does("VTHT", "AcknowledgeSitesByTelecom");

        extendTo("2022-01-18T10:00");
        story.at("2022-01-17T17:00").does("HUONGKHE", "RegisterSites");
        story.at("2022-01-18T09:59").does("CANLOC", "RegisterSites");

        assertThat(story.mails("registration-amended")).as("of two units").hasSize(2 * first.size());
        assertThat(plannedLists())
                .hasSize(first.size())
                .allMatch(mail -> mail.at().equals(at("2022-01-18T10:00").toInstant()));
        story.sendMails();
        assertThat(story.sent("registration-amended", story.contactOf("VTHT")))
                .containsExactlyInAnyOrder(
                        "Đăng ký điểm cầu sau khi đã gửi danh sách: Huyện ủy Hương Khê",
                        "Đăng ký điểm cầu sau khi đã gửi danh sách: Huyện ủy Can Lộc");
        assertThat(story.texts("registration-amended", story.contactOf("VTHT")))
                .allSatisfy(text -> assertThat(text)
                        .contains("đã đăng ký (sau khi danh sách đã gửi) điểm cầu")
                        .doesNotContain("sau hạn"));

        story.at("2022-01-18T10:00");

        assertThat(story.mails("sites")).as("the first and the new one").hasSize(2 * first.size());
        assertThat(plannedLists()).isEmpty();
        assertThat(story.openDutiesOf("VTHT")).contains("AcknowledgeSitesByTelecom");
        assertThat(story.duty("VTHT", "AcknowledgeSitesByTelecom").due())
                .isAfter(at("2022-01-18T10:00").toInstant());
        assertThat(story.openDutiesOf("DLHT")).containsOnlyOnce("AcknowledgePlacesByPower");
        story.does("VTHT", "AcknowledgeSitesByTelecom").does("DLHT", "AcknowledgePlacesByPower");
        story.at("2022-01-18T15:00");
        assertThat(story.openDutiesOf("TTCB")).containsOnlyOnce("TestLines");
    }

    @Test
    void an_extension_that_is_moved_again_brings_one_list_and_a_second_extension_another() {
        listIsOut();
        int receivers = story.mails("sites").size();

        extendTo("2022-01-18T10:00");
        extendTo("2022-01-18T11:00");
        story.at("2022-01-18T10:30");
        assertThat(story.mails("sites")).hasSize(receivers);
        story.at("2022-01-18T11:00");
        assertThat(story.mails("sites")).hasSize(2 * receivers);

        extendTo("2022-01-18T12:00");
        story.at("2022-01-18T12:00");
        assertThat(story.mails("sites")).hasSize(3 * receivers);
        redate("2022-01-20T07:30", "2022-01-18T15:00", "2022-01-18T12:00");
        story.at("2022-01-18T14:00");
        assertThat(story.mails("sites"))
                .as("the deadline of the registrations stayed")
                .hasSize(3 * receivers);
    }

    @Test
    void a_deadline_moved_before_the_list_went_out_brings_one_list() {
        story.issued();

        extendTo("2022-01-18T10:00");
        story.at("2022-01-17T17:00").does("HUONGKHE", "RegisterSites");
        assertThat(story.mails("sites")).isEmpty();
        assertThat(story.mails("registration-amended"))
                .as("the list will have it")
                .isEmpty();
        int planned = plannedLists().size();
        story.at("2022-01-18T10:00");

        assertThat(story.mails("sites")).hasSize(planned).isNotEmpty();
        assertThat(plannedLists()).isEmpty();
    }

    @Test
    void a_clock_that_goes_back_over_the_deadline_hides_no_registration() {
        listIsOut();
        int receivers = story.mails("sites").size();

        ClockUtil.setCurrentTime(date("2022-01-17T15:00"));
        assertThat(plannedLists()).as("none will come").isEmpty();
        story.does("CANLOC", "RegisterSites");

        assertThat(story.mails("registration-amended")).hasSize(receivers);
    }

    @Test
    void a_list_whose_step_waits_while_the_deadline_is_moved_is_not_the_list_of_the_new_deadline() {
        story.issued().at("2022-01-17T15:59");
        ClockUtil.setCurrentTime(date("2022-01-17T16:00"));
        runOnly("timer_RegistrationDue");

        extendTo("2022-01-18T10:00");
        int receivers = story.mails("sites").size();
        story.at("2022-01-18T10:00");

        assertThat(receivers).isPositive();
        assertThat(story.mails("sites")).hasSize(2 * receivers);
    }

    @Test
    void under_an_older_model_nothing_is_promised_and_each_registration_is_told() {
        try {
            models.deployWithoutExtension();
            listIsOut();
            int receivers = story.mails("sites").size();

            extendTo("2022-01-18T10:00");
            story.does("HUONGKHE", "RegisterSites");

            assertThat(story.mails("registration-amended")).hasSize(receivers);
            assertThat(plannedLists()).isEmpty();
        } finally {
            models.deployPresent();
        }
    }

    @Test
    void the_same_dates_again_move_nothing_and_tell_nobody() {
        story.issued().sendMails();
        extendTo("2022-01-18T10:00");
        int told = story.mails("new-dates").size();

        Conference again = extendTo("2022-01-18T10:00");
        story.at("2022-01-18T10:00");
        Conference afterwards = workflow.redate(
                story.id(), again.start(), again.lineTest(), again.registrationDue(), "Hỏi lại sau khi hạn đã qua");

        assertThat(again.revision()).isEqualTo(1);
        assertThat(afterwards.revision()).isEqualTo(1);
        assertThat(story.mails("new-dates")).hasSize(told).isNotEmpty();
        assertThat(jobsOf("serviceTask_AnnounceNewDates")).isZero();
    }

    @Test
    void two_who_change_the_dates_at_once_are_told_apart() throws Exception {
        story.issued();
        TransactionTemplate transaction = new TransactionTemplate(transactions);

        CompletableFuture<Object> second = transaction.execute(status -> {
            redate("2022-01-20T07:30", "2022-01-19T15:00", "2022-01-18T16:00");
            CompletableFuture<Object> other = CompletableFuture.supplyAsync(() -> {
                try {
                    return redate("2022-01-21T07:30", "2022-01-20T15:00", "2022-01-19T16:00");
                } catch (Refused refused) {
                    return refused;
                }
            });
            waitsForALock();
            return other;
        });

        assertThat(second.get()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refused.Reason.CONFLICT);
            assertThat(refused.getMessage())
                    .contains("vừa được đổi (lần 1, lý do: Thay đổi lịch công tác)", "hạn đăng ký 16:00 18/01");
        });
        assertThat(conferences.get(story.id()).start()).isEqualTo(at("2022-01-20T07:30"));
        assertThatThrownBy(() -> workflow.redate(
                        story.id(), 0, at("2022-01-22T07:30"), at("2022-01-21T15:00"), at("2022-01-20T16:00"), "cũ"))
                .hasMessageContaining("vừa được đổi (lần 1");
    }

    @Test
    void no_old_hour_comes_before_the_jobs_have_moved_anything() {
        story.issuedAndAt("2022-01-17T15:00");
        List<String> overdue = story.mails("duty-overdue");

        redate("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-24T16:00");
        ClockUtil.setCurrentTime(date("2022-01-18T15:00"));
        List<String> reminders = story.mails("duty-reminder");
        List<String> taken = due();
        assertThat(taken).as("the ladder's, which have not followed yet").isNotEmpty();
        taken.forEach(job -> engine.getManagementService().executeJob(job));

        assertThat(story.mails("duty-overdue")).isEqualTo(overdue);
        assertThat(story.mails("duty-reminder")).isEqualTo(reminders);
        assertThat(story.mails("sites")).isEmpty();
        assertThat(timersOf("timer_RegistrationDue")).containsExactly(at("2022-01-24T16:00"));
        assertThat(timersOf("timer_LineTest")).isEmpty();
        story.run();
        story.at("2022-01-24T16:00");
        assertThat(story.mails("duty-overdue")).contains(UNIT).hasSizeGreaterThan(overdue.size());
        assertThat(story.mails("sites")).isNotEmpty();
    }

    @Test
    void a_timer_that_was_taken_up_before_its_hour_moved_does_not_come_and_loses_no_try() {
        story.issuedAndAt("2022-01-17T15:59");
        ClockUtil.setCurrentTime(date("2022-01-17T16:00"));
        Job taken = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.process().getId())
                .activityId("timer_RegistrationDue")
                .singleResult();

        extendTo("2022-01-18T10:00");
        executeAsTheExecutorDoes(taken.getId());

        Job left = engine.getManagementService()
                .createJobQuery()
                .jobId(taken.getId())
                .singleResult();
        assertThat(left.getDuedate()).isEqualTo(date("2022-01-18T10:00"));
        assertThat(left.getRetries()).isEqualTo(taken.getRetries());
        assertThat(story.mails("sites")).isEmpty();
    }

    @Test
    void a_second_change_during_the_jobs_of_the_first_wins_whole() {
        story.issuedAndAt("2022-01-17T15:00").promises("HUONGKHE", "RegisterSites", "2022-01-18T10:00");
        story.sendMails();

        redate("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-24T16:00");
        redate("2022-01-21T07:30", "2022-01-20T15:00", "2022-01-19T16:00");
        story.run();
        story.sendMails();

        assertThat(story.sent("new-dates", UNIT))
                .as("not the first one's dates")
                .hasSize(1);
        assertThat(story.texts("new-dates", UNIT)).allMatch(text -> text.contains("19/01/2022"));
        assertThat(story.task("HUONGKHE", "RegisterSites").getDueDate()).isEqualTo("2022-01-19T16:00:00");
        assertThat(story.task("HUONGKHE", "RegisterSites").getDescription())
                .endsWith("16 giờ 00, thứ Tư ngày 19/01/2022.");
        assertThat(story.task("HUONGKHE", "RegisterSites").getFollowUpDate()).isNull();
        Map<String, ZonedDateTime> timers = new TreeMap<>();
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.processOf("HUONGKHE").getId())
                .timers()
                .list()) {
            String activity = engine.getManagementService()
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            timers.put(activity, job.getDuedate().toInstant().atZone(ZONE));
        }
        assertThat(timers)
                .containsEntry("timer_RegisterSites_Due", at("2022-01-19T16:00"))
                .containsEntry("timer_RegisterSites_Reminder", at("2022-01-18T16:00"));
    }

    @Test
    void nothing_of_a_timer_whose_task_was_finished_a_moment_before() {
        story.issued();
        var duty = story.duty("HUONGKHE", "PrepareHall");
        story.does("HUONGKHE", "PrepareHall");

        timers.come(story.duty("HUONGKHE", "PrepareHall"), "timer_PrepareHall_Due");
        timers.arm(duty);

        assertThat(story.openDutiesOf("HUONGKHE")).doesNotContain("PrepareHall");
    }

    @Autowired
    ChaseTimers timers;

    private void listIsOut() {
        story.issued().everybodyDoesEverythingBut("HUONGKHE RegisterSites", "CANLOC RegisterSites");
        story.at("2022-01-17T16:00");
    }

    private Conference extendTo(String registrationDue) {
        Conference now = conferences.get(story.id());
        Conference after = workflow.redate(
                story.id(), now.start(), now.lineTest(), at(registrationDue), "Đơn vị đề nghị thêm thời gian");
        story.run();
        return after;
    }

    private Conference redate(String start, String lineTest, String registrationDue) {
        return workflow.redate(story.id(), at(start), at(lineTest), at(registrationDue), "Thay đổi lịch công tác");
    }

    private List<PlannedMail> plannedLists() {
        return chase.future(story.id()).stream()
                .filter(mail -> mail.kind().equals("sites"))
                .toList();
    }

    private void runOnly(String activity) {
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.process().getId())
                .activityId(activity)
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private long jobsOf(String activity) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.process().getId())
                .activityId(activity)
                .count();
    }

    private List<ZonedDateTime> timersOf(String activity) {
        return engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(story.process().getId())
                .activityId(activity)
                .list()
                .stream()
                .map(job -> job.getDuedate().toInstant().atZone(ZONE))
                .toList();
    }

    /** Timers of the ladder that the executor would take up now. */
    private List<String> due() {
        return jdbc.sql("""
                        select id_ from act_ru_job where root_proc_inst_id_ = ? and type_ = 'timer'
                          and duedate_ <= ?""")
                .params(
                        story.process().getId(),
                        new java.sql.Timestamp(ClockUtil.getCurrentTime().getTime()))
                .query(String.class)
                .list();
    }

    private void executeAsTheExecutorDoes(String job) {
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            assertThatThrownBy(() -> ExecuteJobHelper.executeJob(
                            job,
                            ((org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl)
                                            engine.getProcessEngineConfiguration())
                                    .getCommandExecutorTxRequired()))
                    .isInstanceOf(org.camunda.bpm.engine.OptimisticLockingException.class);
        } finally {
            Context.removeJobExecutorContext();
        }
    }

    private void waitsForALock() {
        org.awaitility.Awaitility.await()
                .until(() -> JdbcClient.create(dataSource)
                        .sql("select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock'")
                        .query(Boolean.class)
                        .single());
    }

    @Autowired
    javax.sql.DataSource dataSource;

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE);
    }

    private static Date date(String time) {
        return Date.from(at(time).toInstant());
    }
}
