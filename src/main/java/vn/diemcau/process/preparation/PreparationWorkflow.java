package vn.diemcau.process.preparation;

import java.time.ZonedDateTime;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.ModelDuties;
import vn.diemcau.process.task.ConferenceActs;

/** Commands to the process: call, redate, defer or cancel a conference. */
@Component
public class PreparationWorkflow {

    private final PlanChecks plans;
    private final CalledConferences called;
    private final Conferences conferences;
    private final Redating redating;
    private final Deferral deferral;
    private final Journal journal;
    private final ConferenceProcesses processes;
    private final OwnModels own;
    private final ModelDuties drawn;
    private final DirectoryStore directory;
    private final CurrentUser user;

    PreparationWorkflow(
            PlanChecks plans,
            CalledConferences called,
            Conferences conferences,
            Redating redating,
            Deferral deferral,
            Journal journal,
            ConferenceProcesses processes,
            OwnModels own,
            ModelDuties drawn,
            DirectoryStore directory,
            CurrentUser user) {
        this.plans = plans;
        this.called = called;
        this.conferences = conferences;
        this.redating = redating;
        this.deferral = deferral;
        this.journal = journal;
        this.processes = processes;
        this.own = own;
        this.drawn = drawn;
        this.directory = directory;
        this.user = user;
    }

    /**
     * Reads a plan without calling its conference.
     *
     * @throws Refused with every problem of the plan
     */
    public Plan read(String planText) {
        return plans.read(planText);
    }

    /**
     * Calls the conference of a plan: creates its rows and its process, or nothing.
     *
     * @return its id
     * @throws Refused INVALID with every problem of the plan, CONFLICT when a conference with its id exists
     */
    @Transactional
    public String call(String planText) {
        return start(planText).getBusinessKey();
    }

    @Transactional
    ProcessInstance start(String planText) {
        Plan plan = read(planText);
        user.requireHost(plan.host());
        called.add(plan);
        String model = own.deploy(plan)
                .orElseGet(() -> drawn.newest(ConferencePreparation.keyOf(directory.suffix(plan.host())))
                        .getId());
        return processes.start(plan.id(), model);
    }

    /** Whether the current user may call a conference by the start form of this model. */
    boolean isCallable(String definitionId) {
        return drawn.isCallable(definitionId);
    }

    /** Refuses to start a process by hand: a start requires a called conference without a process. */
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
     * As {@link #redate(String, int, ZonedDateTime, ZonedDateTime, ZonedDateTime, String)}, with the current revision.
     */
    @Transactional
    public Conference redate(
            String id, ZonedDateTime start, ZonedDateTime lineTest, ZonedDateTime registrationDue, String reason) {
        return redate(id, conferences.running(id).revision(), start, lineTest, registrationDue, reason);
    }

    /**
     * Moves a conference: its dates, the open deadlines and the timers, and mails everybody. Unchanged dates change
     * nothing and send no mail.
     *
     * <p>A deadline keeps its distance to the event that it prepares. If the new deadline is already past, the event
     * itself becomes the deadline.
     *
     * @param seen the revision that the caller has seen
     * @throws Refused INVALID when the dates are out of order or past, CONFLICT when the conference is over or has
     *     moved since that revision
     */
    @Transactional
    public Conference redate(
            String id,
            int seen,
            ZonedDateTime start,
            ZonedDateTime lineTest,
            ZonedDateTime registrationDue,
            String reason) {
        return redate(id, seen, new Redating.Dates(start, lineTest, registrationDue, Map.of()), reason);
    }

    /** The same, with the other dates of the conference. */
    @Transactional
    public Conference redate(String id, int seen, Redating.Dates dates, String reason) {
        return redating.redate(id, seen, dates, reason);
    }

    /**
     * Lets a conference rest without a date and tells everybody: no hour comes, nobody is chased, tasks can be done.
     * {@link #redate} takes it up again.
     *
     * @param seen the revision that the caller has seen
     * @throws Refused CONFLICT when the conference has opened, is over or rests already, or has moved since that
     *     revision
     */
    @Transactional
    public void defer(String id, int seen, String reason) {
        deferral.defer(id, seen, reason);
    }

    /** Ends the preparation and tells everybody. */
    @Transactional
    public void cancel(String id, String reason) {
        conferences.hold(id);
        conferences.running(id);
        conferences.cancel(id, reason);
        journal.write(ConferenceActs.cancelled(id, reason));
        processes.tell(ConferencePreparation.MESSAGE_CANCELLED, id, Map.of());
    }
}
