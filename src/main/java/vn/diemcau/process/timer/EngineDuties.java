package vn.diemcau.process.timer;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.chase.DutyChase;
import vn.diemcau.escalation.ladder.NextSteps;
import vn.diemcau.platform.database.TransactionCache;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/**
 * The properties of a duty for the models' expressions, as {@code ${duty.due(execution)}}; public, because expressions
 * need it.
 */
@Component("duty")
public class EngineDuties {

    private final Duties duties;
    private final Conferences conferences;
    private final DutyChase chase;
    private final TransactionCache<Opening> cached = new TransactionCache<>();

    EngineDuties(Duties duties, Conferences conferences, DutyChase chase) {
        this.duties = duties;
        this.conferences = conferences;
        this.chase = chase;
    }

    /** The duty of the executed user task or of its boundary timer. */
    public Duty of(DelegateExecution execution) {
        return opening(execution).duty();
    }

    /** Records that the task of a duty is open from now on, and returns its next steps. */
    public NextSteps opened(DelegateTask task, Instant now) {
        Opening opening = opening(task.getExecution());
        NextSteps next = opening.next(chase);
        duties.opened(opening.duty(), task.getId(), task.getName(), now);
        cached.forget();
        return next;
    }

    private Opening opening(DelegateExecution execution) {
        FlowElement element = execution.getBpmnModelElementInstance();
        String task =
                element instanceof BoundaryEvent event ? event.getAttachedTo().getId() : element.getId();
        String numbered = ConferencePreparation.DUTY.from(execution);
        String conference = ConferencePreparation.CONFERENCE.from(execution);
        String code = numbered != null ? numbered : codeOf(task);
        String unit = UnitPreparation.UNIT.from(execution);
        return cached.get(
                String.join("/", conference, code, unit), () -> new Opening(duties.get(conference, code, unit)));
    }

    /** The code of the duty of a user task or of the timer that opens it. */
    private static String codeOf(String element) {
        return ConferencePreparation.openedBy(element).orElseGet(() -> ConferencePreparation.dutyOf(element));
    }

    /** When a duty opens that opens at a time of its own. */
    public Date opens(DelegateExecution execution) {
        Duty duty = of(execution);
        return Date.from(conferences.get(duty.conference()).isDeferred() ? Milestones.NEVER : duty.opensAt());
    }

    /** Whether the unit has a duty that not all units have. */
    public boolean isAsked(DelegateExecution execution, String code) {
        return duties.has(
                ConferencePreparation.CONFERENCE.from(execution),
                new DutyRef(code, UnitPreparation.UNIT.from(execution)));
    }

    public Date due(DelegateExecution execution) {
        return Date.from(of(execution).due());
    }

    /** The time that counts for the deadline of a duty. */
    public Instant counted(Duty duty, Instant at) {
        return conferences.get(duty.conference()).clockAt(at);
    }

    /** The next reminder, or the deadline when none is left; the opening removes such a timer. */
    public Date nextReminder(DelegateExecution execution) {
        Opening opening = opening(execution);
        return Date.from(opening.next(chase).reminder().orElse(opening.duty().due()));
    }

    /** The next escalation, or the deadline when none is left; the opening removes such a timer. */
    public Date nextEscalation(DelegateExecution execution) {
        Opening opening = opening(execution);
        return Date.from(opening.next(chase).escalation().orElse(opening.duty().due()));
    }

    /** The duty's agency, which is also the id of the task's candidate group. */
    public String agency(DelegateExecution execution) {
        return of(execution).agency();
    }

    public String words(DelegateExecution execution) {
        return of(execution).words();
    }

    /** Writes the letter's request and its deadline on the task; while the conference rests it has none. */
    public void describe(DelegateTask task, Duty duty) {
        Conference conference = conferences.get(duty.conference());
        task.setDescription(TaskWords.of(duty, conference));
        if (conference.isDeferred()) {
            task.setDueDate(null);
        }
    }

    public List<String> units(DelegateExecution execution) {
        return conferences.units(ConferencePreparation.CONFERENCE.from(execution));
    }
}
