package vn.diemcau.preparation;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.stereotype.Component;
import vn.diemcau.chase.Chase;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.security.AsSystem;

/** Has the receivers of the list of sites confirm one that went out again. */
@Component
class Acknowledgements {

    private final Duties duties;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    Acknowledgements(Duties duties, RuntimeService runtime, AsSystem asSystem) {
        this.duties = duties;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /** Opens the tasks again that were done; those that were not yet are open anyway. */
    void askAnew(String conference, String process) {
        for (Duty duty : duties.ofConference(conference)) {
            if (Chase.isAcknowledgement(duty.code()) && duty.doneAt() != null) {
                ProcessInstanceModificationBuilder again = runtime.createProcessInstanceModification(process)
                        .startBeforeActivity(ConferencePreparation.taskOf(duty.code()));
                asSystem.run(() -> again.execute());
            }
        }
    }
}
