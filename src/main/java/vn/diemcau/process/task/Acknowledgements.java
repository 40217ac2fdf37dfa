package vn.diemcau.process.task;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.process.model.ConferencePreparation;

/** Asks the recipients of the list of sites to confirm a new list. */
@Component
public class Acknowledgements {

    private final Duties duties;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    Acknowledgements(Duties duties, RuntimeService runtime, AsSystem asSystem) {
        this.duties = duties;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /** Reopens the finished tasks; the others are still open. */
    public void askAnew(String conference, String process) {
        for (Duty duty : duties.ofConference(conference)) {
            if (duty.kind() == DutyKind.ACKNOWLEDGE && duty.doneAt() != null) {
                ProcessInstanceModificationBuilder again = runtime.createProcessInstanceModification(process)
                        .startBeforeActivity(ConferencePreparation.taskOf(duty.code()));
                asSystem.run(() -> again.execute());
            }
        }
    }
}
