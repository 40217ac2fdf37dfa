package vn.diemcau.process.task;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.process.model.ConferencePreparation;

/** Asks the recipients of the list of sites to confirm a new list. */
@Component
public class Acknowledgements {

    private final Conferences conferences;
    private final Duties duties;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    Acknowledgements(Conferences conferences, Duties duties, RuntimeService runtime, AsSystem asSystem) {
        this.conferences = conferences;
        this.duties = duties;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /**
     * Reopens the finished tasks; the others are still open. A deadline that belongs to the list of an earlier date of
     * registration moves as far behind this date.
     */
    public void askAnew(String id, String registration, String process) {
        conferences.hold(id);
        Conference conference = conferences.get(id);
        duties.redate(id, kind -> kind == DutyKind.ACKNOWLEDGE, deadline -> due(deadline, conference, registration));
        for (Duty duty : duties.ofConference(id)) {
            if (duty.kind() == DutyKind.ACKNOWLEDGE && duty.doneAt() != null) {
                ProcessInstanceModificationBuilder again = runtime.createProcessInstanceModification(process)
                        .startBeforeActivity(ConferencePreparation.taskOf(duty.code()));
                asSystem.run(() -> again.execute());
            }
        }
    }

    private static Duties.Deadline due(Duties.Deadline deadline, Conference conference, String registration) {
        if (deadline.kind() != DutyKind.ACKNOWLEDGE || !deadline.isDone()) {
            return deadline;
        }
        ZonedDateTime from = conference.registrationBefore(deadline.due()).at();
        ZonedDateTime to = conference.registrationDue(registration);
        if (!from.isBefore(to)) {
            return deadline;
        }
        Instant moved = deadline.due().plus(Duration.between(from, to));
        Instant end = conference.lineTest().toInstant();
        return deadline.at(moved.isAfter(end) && !deadline.due().isAfter(end) ? end : moved, moved);
    }
}
