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
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.task.ConferenceActs;

/** What we tell the process: call, re-date or cancel a conference. */
@Component
public class PreparationWorkflow {

    private final PlanChecks plans;
    private final CalledConferences called;
    private final Conferences conferences;
    private final Redating redating;
    private final Journal journal;
    private final ConferenceProcesses processes;

    PreparationWorkflow(
            PlanChecks plans,
            CalledConferences called,
            Conferences conferences,
            Redating redating,
            Journal journal,
            ConferenceProcesses processes) {
        this.plans = plans;
        this.called = called;
        this.conferences = conferences;
        this.redating = redating;
        this.journal = journal;
        this.processes = processes;
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
        called.add(plan);
        return processes.start(plan.id());
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

    /** As {@link #redate(String, int, ZonedDateTime, ZonedDateTime, ZonedDateTime, String)}, of the dates that stand now. */
    @Transactional
    public Conference redate(
            String id, ZonedDateTime start, ZonedDateTime lineTest, ZonedDateTime registrationDue, String reason) {
        return redate(id, conferences.running(id).revision(), start, lineTest, registrationDue, reason);
    }

    /**
     * Moves a conference: its dates, the open deadlines with them, the timers, and a mail to everybody. Dates that it has
     * already move nothing and nobody is told.
     *
     * <p>A deadline keeps its distance to the event that it prepares; one that would have passed already is that event.
     *
     * @param seen the revision that whoever asks has seen
     * @throws Refused INVALID when the dates are out of order or past, CONFLICT when the conference is over or somebody
     *     else has moved it since
     */
    @Transactional
    public Conference redate(
            String id,
            int seen,
            ZonedDateTime start,
            ZonedDateTime lineTest,
            ZonedDateTime registrationDue,
            String reason) {
        return redating.redate(id, seen, new Redating.Dates(start, lineTest, registrationDue), reason);
    }

    /** Ends the preparation and tells everybody. */
    @Transactional
    public void cancel(String id, String reason) {
        conferences.running(id);
        conferences.cancel(id, reason);
        journal.write(ConferenceActs.cancelled(id, reason));
        processes.tell(ConferencePreparation.MESSAGE_CANCELLED, id, Map.of());
    }
}
