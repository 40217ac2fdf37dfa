package vn.diemcau.process.preparation;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.plan.PlanReader;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.ModelDuties;
import vn.diemcau.process.task.ConferenceActs;

/** What we tell the process: call, re-date or cancel a conference, report an incident. */
@Component
public class PreparationWorkflow {

    private static final Duration INCIDENT_HANDLED_WITHIN = Duration.ofHours(1);

    private final Conferences conferences;
    private final Duties duties;
    private final Registrations sites;
    private final DirectoryStore directory;
    private final ModelDuties model;
    private final Redating redating;
    private final Journal journal;
    private final ConferenceProcesses processes;
    private final RuntimeService runtime;
    private final CurrentUser user;
    private final Clock clock;

    PreparationWorkflow(
            Conferences conferences,
            Duties duties,
            Registrations sites,
            DirectoryStore directory,
            ModelDuties model,
            Redating redating,
            Journal journal,
            ConferenceProcesses processes,
            RuntimeService runtime,
            CurrentUser user,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.sites = sites;
        this.directory = directory;
        this.model = model;
        this.redating = redating;
        this.journal = journal;
        this.processes = processes;
        this.runtime = runtime;
        this.user = user;
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
        journal.write(ConferenceActs.called(plan));
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

    /**
     * Opens a task for the Office, to be done within the hour. It says which other agency reported it.
     *
     * @return code of the new duty
     */
    @Transactional
    public String reportIncident(String id, String words) {
        String duty = openIncident(id, reporter(id).map(name -> name + " báo: ").orElse("") + words);
        journal.write(ConferenceActs.reported(id, duty, words));
        return duty;
    }

    /** The agency that somebody who is not of the Office acts for in this conference. */
    private Optional<String> reporter(String id) {
        List<String> agencies = user.isOffice() ? List.of() : user.agencies();
        return agencies.stream()
                .filter(conferences.agencies(id)::contains)
                .findFirst()
                .or(() -> agencies.stream().findFirst())
                .flatMap(directory::find)
                .map(Agency::name);
    }

    /** The same when the incident is on record as something else. */
    public String openIncident(String id, String words) {
        Conference conference = conferences.running(id);
        String duty = duties.addNumbered(
                id,
                DutyCodes.HANDLE_INCIDENT,
                conference.host(),
                clock.instant().plus(INCIDENT_HANDLED_WITHIN),
                words);
        processes.tell(ConferencePreparation.MESSAGE_INCIDENT, id, Map.of(ConferencePreparation.DUTY.name(), duty));
        return duty;
    }
}
