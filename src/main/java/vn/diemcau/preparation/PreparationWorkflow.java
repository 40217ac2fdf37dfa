package vn.diemcau.preparation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.chase.DutyChase;
import vn.diemcau.chase.Promises;
import vn.diemcau.conference.Conference;
import vn.diemcau.conference.Conferences;
import vn.diemcau.directory.DirectoryStore;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.input.Problem;
import vn.diemcau.input.Refused;
import vn.diemcau.journal.Journal;
import vn.diemcau.plan.Plan;
import vn.diemcau.plan.PlanReader;
import vn.diemcau.registration.Registrations;
import vn.diemcau.security.AsSystem;
import vn.diemcau.security.CurrentUser;
import vn.diemcau.security.Refusals;

/** What we tell the process: call, re-date or cancel a conference, report an incident. */
@Component
public class PreparationWorkflow {

    private static final Duration INCIDENT_HANDLED_WITHIN = Duration.ofHours(1);

    private final Conferences conferences;
    private final Duties duties;
    private final Registrations sites;
    private final DirectoryStore directory;
    private final ModelDuties model;
    private final DutyChase dutyChase;
    private final Promises promises;
    private final ChaseTimers timers;
    private final Journal journal;
    private final ConferenceProcesses processes;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final CurrentUser user;
    private final AsSystem asSystem;
    private final Clock clock;

    PreparationWorkflow(
            Conferences conferences,
            Duties duties,
            Registrations sites,
            DirectoryStore directory,
            ModelDuties model,
            DutyChase dutyChase,
            Promises promises,
            ChaseTimers timers,
            Journal journal,
            ConferenceProcesses processes,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService jobs,
            CurrentUser user,
            AsSystem asSystem,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.sites = sites;
        this.directory = directory;
        this.model = model;
        this.dutyChase = dutyChase;
        this.promises = promises;
        this.timers = timers;
        this.journal = journal;
        this.processes = processes;
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
        this.user = user;
        this.asSystem = asSystem;
        this.clock = clock;
    }

    /**
     * Reads a plan without calling its conference.
     *
     * @throws Refused with every problem of the plan
     */
    public Plan read(String planText) {
        return new PlanReader(directory.all(), model.ofConference(), model.ofUnit()).read(planText, clock.instant());
    }

    /**
     * Calls the conference of a plan: its tables and its process, or nothing.
     *
     * @return its id
     * @throws Refused INVALID with every problem of the plan, CONFLICT when there is a conference of its id
     */
    @Transactional
    public String call(String planText) {
        return start(planText).getBusinessKey();
    }

    @Transactional
    ProcessInstance start(String planText) {
        Plan plan = read(planText);
        conferences.add(plan, user.id() == null ? "system" : user.id());
        duties.plan(plan, model.names());
        sites.addProvinceSites(plan.id(), plan.sites());
        journal.write(WorkflowActs.called(plan));
        return runtime.startProcessInstanceByKey(
                ConferencePreparation.KEY, plan.id(), Map.of(ConferencePreparation.CONFERENCE.name(), plan.id()));
    }

    /**
     * Lets a process begin only for a conference that was called and has none yet: whoever starts one by hand is refused.
     */
    void requireCalled(DelegateExecution execution) {
        String id = ConferencePreparation.CONFERENCE.from(execution);
        boolean isCalled = id != null
                && id.equals(execution.getProcessBusinessKey())
                && conferences
                        .find(id)
                        .filter(conference -> conference.status() == Conference.Status.CALLED)
                        .isPresent()
                && processes.of(id).isEmpty();
        if (!isCalled) {
            throw Refusals.note(new Refused(Refused.Reason.CONFLICT, "Hội nghị chỉ mở được bằng một kế hoạch."));
        }
    }

    /**
     * Moves a conference: its dates, the open deadlines with them, the timers, and a mail to everybody.
     *
     * <p>A deadline keeps its distance to the event that it prepares; one that would have passed already is that event.
     *
     * @throws Refused INVALID when the dates are out of order or past, CONFLICT when the conference is over
     */
    @Transactional
    public Conference redate(
            String id, ZonedDateTime start, ZonedDateTime lineTest, ZonedDateTime registrationDue, String reason) {
        Conference before = conferences.running(id);
        requireOrder(before, start, lineTest, registrationDue);
        Conference after = conferences.redate(id, start, lineTest, registrationDue, reason);
        for (Duty duty : duties.ofConference(id)) {
            if (duty.doneAt() == null) {
                duties.redate(duty, moved(duty.due(), before, after));
            }
        }
        journal.write(WorkflowActs.redated(before, after));
        dutyChase.restart(id);
        asSystem.run(() -> moveTimers(id));
        processes.tell(ConferencePreparation.MESSAGE_REDATED, id, Map.of());
        return after;
    }

    /** Ends the preparation and tells everybody. */
    @Transactional
    public void cancel(String id, String reason) {
        conferences.running(id);
        conferences.cancel(id, reason);
        journal.write(WorkflowActs.cancelled(id, reason));
        processes.tell(ConferencePreparation.MESSAGE_CANCELLED, id, Map.of());
    }

    /**
     * Opens a task for the Office, to be done within the hour.
     *
     * @return code of the new duty
     */
    @Transactional
    public String reportIncident(String id, String words) {
        String duty = openIncident(id, words);
        journal.write(WorkflowActs.reported(id, duty, words));
        return duty;
    }

    /** The same when the incident is on record as something else. */
    String openIncident(String id, String words) {
        Conference conference = conferences.running(id);
        String duty = duties.addNumbered(
                id,
                ConferencePreparation.HANDLE_INCIDENT,
                conference.host(),
                clock.instant().plus(INCIDENT_HANDLED_WITHIN),
                words);
        processes.tell(ConferencePreparation.MESSAGE_INCIDENT, id, Map.of(ConferencePreparation.DUTY.name(), duty));
        return duty;
    }

    private void moveTimers(String id) {
        for (ProcessInstance process : processes.of(id)) {
            for (Job timer : jobs.createJobQuery()
                    .processInstanceId(process.getId())
                    .timers()
                    .list()) {
                jobs.recalculateJobDuedate(timer.getId(), false);
            }
        }
        Conference conference = conferences.get(id);
        for (Duty duty : duties.ofConference(id)) {
            if (duty.isOpen()) {
                Task task = tasks.createTaskQuery().taskId(duty.taskId()).singleResult();
                task.setDueDate(Date.from(duty.due()));
                task.setDescription(TaskWords.of(duty, conference));
                task.setFollowUpDate(promises.current(duty)
                        .map(promise -> Date.from(promise.until()))
                        .orElse(null));
                tasks.saveTask(task);
                timers.arm(duty);
            }
        }
    }

    private void requireOrder(
            Conference before, ZonedDateTime start, ZonedDateTime lineTest, ZonedDateTime registrationDue) {
        List<Problem> problems = new ArrayList<>();
        if (!registrationDue.isBefore(lineTest)) {
            problems.add(new Problem("Hạn đăng ký", "phải trước giờ chạy thử đường truyền."));
        }
        if (!lineTest.isBefore(start)) {
            problems.add(new Problem("Giờ chạy thử", "phải trước giờ khai mạc."));
        }
        boolean moves = !registrationDue.isEqual(before.registrationDue());
        if (moves && !registrationDue.toInstant().isAfter(clock.instant())) {
            problems.add(new Problem("Hạn đăng ký", "mới đã qua."));
        }
        if (!lineTest.isEqual(before.lineTest()) && !lineTest.toInstant().isAfter(clock.instant())) {
            problems.add(new Problem("Giờ chạy thử", "mới đã qua."));
        }
        if (!start.toInstant().isAfter(clock.instant())) {
            problems.add(new Problem("Giờ khai mạc", "mới đã qua."));
        }
        Refused.ifAny(problems);
    }

    private Instant moved(Instant due, Conference before, Conference after) {
        ZonedDateTime from;
        ZonedDateTime to;
        if (!due.isAfter(before.registrationDue().toInstant())) {
            from = before.registrationDue();
            to = after.registrationDue();
        } else if (!due.isAfter(before.lineTest().toInstant())) {
            from = before.lineTest();
            to = after.lineTest();
        } else {
            from = before.start();
            to = after.start();
        }
        Instant moved = due.plus(Duration.between(from, to));
        boolean wouldBeOverdueAtOnce = due.isAfter(clock.instant()) && !moved.isAfter(clock.instant());
        return wouldBeOverdueAtOnce ? to.toInstant() : moved;
    }
}
