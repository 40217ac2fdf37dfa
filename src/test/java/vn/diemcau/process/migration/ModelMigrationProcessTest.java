package vn.diemcau.process.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.ModelDuties;
import vn.diemcau.process.model.OlderModels;
import vn.diemcau.process.office.ExtraDuties;
import vn.diemcau.process.office.IncidentReports;
import vn.diemcau.process.office.UndeliverableMails;
import vn.diemcau.process.preparation.ConferenceProcesses;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** A conference that was called before a release goes on under the models of the release, as if nothing had happened. */
@DiemCauTest
@Import({ConferenceStory.class, OlderModels.class})
class ModelMigrationProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @Autowired
    ConferenceStory story;

    @Autowired
    OlderModels models;

    @Autowired
    ModelMigration migration;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    IncidentReports incidents;

    @Autowired
    ConferenceProcesses processes;

    @Autowired
    ExtraDuties extraDuties;

    @Autowired
    UndeliverableMails undeliverable;

    @Autowired
    ModelDuties model;

    @Autowired
    Duties duties;

    @Autowired
    Journal journal;

    @Autowired
    MailLedger ledger;

    @Autowired
    ProcessEngine engine;

    @AfterEach
    void leaveThePresentModelsToTheOthers() {
        ClockUtil.reset();
        models.deployPresent();
    }

    @Test
    void tasks_and_timers_stay_what_they_are_and_what_only_the_new_models_have_comes_with_its_hour() {
        models.deployOlder();
        inTheMiddleOfThePreparation();
        models.deployPresent();
        Map<String, String> timers = timers();
        List<String> tasks = tasks();
        List<String> incidents = incidents();
        assertThat(timers).isNotEmpty();
        assertThat(incidents).hasSize(2);

        List<ModelMigration.Result> results = migration.migrate(List.of(story.id()));

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.done()).as(result.message()).isTrue();
            assertThat(result.message())
                    .isEqualTo(
                            "Đã chuyển sang phiên bản mới nhất của quy trình: Hội nghị và 14 đơn vị; giữ nguyên %d hẹn giờ."
                                    .formatted(timers.size()));
        });
        assertThat(processes.of(story.id())).hasSize(15).allMatch(this::isNewest);
        assertThat(tasks()).isEqualTo(tasks);
        assertThat(incidents()).isEqualTo(incidents);
        assertThat(timers()).containsAllEntriesOf(timers);
        Map<String, String> more = timers();
        more.keySet().removeAll(timers.keySet());
        assertThat(more).as("of the two halls that are not ready").hasSize(2).allSatisfy((timer, hour) -> {
            assertThat(timer).endsWith(" timer_PrepareHall_Reminder");
            assertThat(hour).as("a working day before the deadline").isEqualTo("2022-01-17T07:00:00Z");
        });
        assertThat(journal.of(story.id(), Journal.Wanted.ALL, 0, 1000))
                .filteredOn(entry -> entry.act().kind() == Kind.MODEL_MIGRATED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act().words())
                            .startsWith("chuyển sang phiên bản mới nhất của quy trình: Hội nghị và 14 đơn vị; giữ");
                    assertThat(entry.act().detail()).containsKeys("before", "after");
                });
    }

    @Test
    void a_timer_that_only_the_new_models_have_and_that_has_nothing_left_to_say_does_not_come() {
        models.deployOlder();
        story.issued().everybodyDoesEverythingBut("VUQUANG PrepareHall").isBackAt("2022-01-18T13:30");
        models.deployPresent();
        Map<String, String> timers = timers();

        assertThat(migration.migrate(List.of(story.id()))).allMatch(ModelMigration.Result::done);

        assertThat(timers()).as("the last reminder was for 13:00").isEqualTo(timers);
    }

    @Test
    void the_chase_goes_on_to_the_end_of_the_conference_as_in_one_that_was_never_moved() {
        inTheMiddleOfThePreparation();
        List<String> wanted = mailsToTheEnd();

        models.deployOlder();
        inTheMiddleOfThePreparation();
        models.deployPresent();
        assertThat(migration.migrate(List.of(story.id()))).allMatch(ModelMigration.Result::done);

        assertThat(mailsToTheEnd()).isNotEmpty().isEqualTo(wanted);
    }

    @Test
    void what_the_older_model_does_not_know_is_refused_in_words_and_can_be_done_after_the_move() {
        models.deployOlder();
        story.issued();
        models.deployPresent();

        assertThatThrownBy(this::addDuty)
                .isInstanceOf(Refused.class)
                .hasMessage("Hội nghị đang chạy theo phiên bản cũ của quy trình, chưa có bước này."
                        + " Đề nghị quản trị hệ thống chuyển Hội nghị sang phiên bản mới nhất rồi thực hiện lại.")
                .satisfies(refused -> assertThat(((Refused) refused).reason()).isEqualTo(Refused.Reason.CONFLICT));
        assertThat(duties.ofConference(story.id())).noneMatch(Duty::isNumbered);

        migration.migrate(List.of(story.id()));
        addDuty();

        assertThat(story.task("VTHT", "ExtraDuty-1").getName()).isEqualTo("Bố trí máy phát điện");
        story.does("VTHT", "ExtraDuty-1", Map.of("result", "Đã đặt máy"));
        assertThat(story.duty("VTHT", "ExtraDuty-1").doneAt()).isNotNull();
    }

    @Test
    void a_conference_at_a_step_that_is_no_more_stays_where_it_is_and_goes_on() {
        story.issued();
        models.deployWithoutPower();
        String before = story.process().getProcessDefinitionId();

        assertThat(migration.migrate(List.of(story.id()))).singleElement().satisfies(result -> {
            assertThat(result.done()).isFalse();
            assertThat(result.message())
                    .isEqualTo("Quy trình mới không còn bước mà Hội nghị đang thực hiện: “%s”."
                                    .formatted(story.task("DLHT", "KeepPowerStable")
                                            .getName())
                            + " Hội nghị ở lại phiên bản đang dùng.");
        });

        assertThat(story.process().getProcessDefinitionId()).isEqualTo(before);
        assertThat(processes.of(story.id())).noneMatch(this::isNewest);
        story.does("DLHT", "KeepPowerStable");
        assertThat(migration.migrate(List.of(story.id())))
                .as("it is not at that step any more")
                .allMatch(ModelMigration.Result::done);
    }

    @Test
    void a_conference_whose_plan_knows_nothing_of_a_new_duty_stays_where_it_is() {
        story.issued();
        models.deployWithGrid();

        assertThat(migration.migrate(List.of(story.id()))).singleElement().satisfies(result -> {
            assertThat(result.done()).isFalse();
            assertThat(result.message())
                    .startsWith("Quy trình mới có nhiệm vụ mà kế hoạch của Hội nghị chưa có: “Giữ lưới điện");
        });

        assertThat(processes.of(story.id())).noneMatch(this::isNewest);
    }

    @Test
    void only_running_conferences_on_an_older_version_are_to_be_moved_and_those_by_name() {
        models.deployOlder();
        story.issued();
        assertThat(migration.older())
                .extracting(ModelMigration.Older::conference)
                .doesNotContain(story.id());
        models.deployPresent();
        assertThat(migration.older())
                .filteredOn(older -> older.conference().equals(story.id()))
                .singleElement()
                .satisfies(older -> assertThat(older.processes()).isEqualTo(15));

        migration.migrate(List.of(story.id()));

        assertThat(migration.older())
                .extracting(ModelMigration.Older::conference)
                .doesNotContain(story.id());
        assertThat(migration.migrate(List.of(story.id())))
                .extracting(ModelMigration.Result::message)
                .containsExactly("Hội nghị đã ở phiên bản mới nhất của quy trình.");
        assertThatThrownBy(() -> migration.migrate(List.of(story.id(), "khong-co")))
                .hasMessage("Không có Hội nghị mang mã “khong-co”.");
        workflow.cancel(story.id(), "Bão");
        assertThatThrownBy(() -> migration.migrate(List.of(story.id()))).hasMessage("Hội nghị đã bị hủy.");
    }

    /** Some have done their part, one has promised, one has claimed, one mail reached nobody, one job has failed. */
    private void inTheMiddleOfThePreparation() {
        story.issued()
                .everybodyDoesEverythingBut(
                        "VUQUANG RegisterSites",
                        "VUQUANG PrepareHall",
                        "HUONGSON RegisterSites",
                        "HUONGSON PrepareHall",
                        "TTCB ConnectLines",
                        "DUQS InviteMilitaryDelegates",
                        "DLHT KeepPowerStable",
                        "BAOHT AssignNewspaperReporters")
                .walk("2022-01-13T09:00");
        engine.getTaskService().claim(story.task("TTCB", "ConnectLines").getId(), "ttcb");
        story.promises("VUQUANG", "RegisterSites", "2022-01-14T15:00");
        incidents.report(story.id(), "Mất điện tại hội trường");
        undeliverable.undeliverable(ledger.of(story.id()).stream()
                .map(LedgerEntry::mail)
                .filter(mail -> mail.address().equals(story.contactOf("HUONGSON")))
                .findFirst()
                .orElseThrow());
        story.run();
        // A step whose job is still to come, and one whose job has failed for good.
        for (String agency : List.of("DLHT KeepPowerStable", "BAOHT AssignNewspaperReporters")) {
            String[] duty = agency.split(" ");
            engine.getTaskService().complete(story.task(duty[0], duty[1]).getId(), story.usual(duty[0], duty[1]));
        }
        engine.getManagementService()
                .setJobRetries(job("endEvent_AssignNewspaperReportersDone").getId(), 0);
    }

    private List<String> mailsToTheEnd() {
        engine.getManagementService()
                .setJobRetries(job("endEvent_AssignNewspaperReportersDone").getId(), 1);
        story.walk("2022-01-18T15:00")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness")
                .walk("2022-01-19T07:20")
                .does("VPTU", "TakeRollCall")
                .does("BTCTU", "RunAwards")
                .does("VPTU", "CloseConference");
        story.sendMails();
        assertThat(story.process()).isNull();
        return ledger.of(story.id()).stream()
                .map(LedgerEntry::mail)
                .map(mail -> "%s %s %d → %s".formatted(mail.plannedAt(), mail.kind(), mail.level(), mail.address()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private Job job(String activity) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.process().getId())
                .activityId(activity)
                .singleResult();
    }

    /** Every timer of the conference, with its hour. */
    private Map<String, String> timers() {
        Map<String, String> timers = new TreeMap<>();
        for (ProcessInstance process : processes.of(story.id())) {
            for (Job job : engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(process.getId())
                    .timers()
                    .list()) {
                timers.put(
                        job.getId() + " " + activityOf(job),
                        job.getDuedate().toInstant().toString());
            }
        }
        return timers;
    }

    private String activityOf(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    /** Every task with all that people see of it, and who may take it. */
    private List<String> tasks() {
        List<String> tasks = new ArrayList<>();
        for (ProcessInstance process : processes.of(story.id())) {
            for (Task task : engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(process.getId())
                    .list()) {
                tasks.add(String.join(
                        " | ",
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        task.getName(),
                        task.getDescription(),
                        String.valueOf(task.getAssignee()),
                        String.valueOf(task.getDueDate()),
                        String.valueOf(task.getFollowUpDate()),
                        engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                                .map(IdentityLink::getGroupId)
                                .toList()
                                .toString()));
            }
        }
        tasks.sort(Comparator.naturalOrder());
        return tasks;
    }

    private List<String> incidents() {
        return processes.of(story.id()).stream()
                .flatMap(process ->
                        engine
                                .getRuntimeService()
                                .createIncidentQuery()
                                .processInstanceId(process.getId())
                                .list()
                                .stream())
                .map(incident -> incident.getId() + " " + incident.getIncidentType() + " " + incident.getActivityId())
                .sorted()
                .toList();
    }

    private boolean isNewest(ProcessInstance process) {
        return process.getProcessDefinitionId()
                .equals(model.newest(process.getProcessDefinitionKey()).getId());
    }

    private void addDuty() {
        extraDuties.add(
                story.id(),
                new ExtraDuties.Order(
                        List.of("VTHT"),
                        "Bố trí máy phát điện",
                        "Đặt máy tại hội trường.",
                        LocalDateTime.parse("2022-01-14T10:00").atZone(ZONE).toInstant(),
                        null));
    }
}
