package vn.diemcau.preparation;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.stereotype.Component;
import vn.diemcau.chase.DutyChase;
import vn.diemcau.duty.Duty;

/**
 * Keeps the two timers on the border of a duty's user task at the ladder's next steps.
 *
 * <p>A cycle would skip what fell due while the server was down, and knows no working days; so each timer comes once,
 * and the next one is made from the model's own declaration: it is moved, shown and ended like the first.
 */
@Component
class ChaseTimers {

    private static final String REMINDER = "_Reminder";
    private static final String ESCALATION = "_Due";

    private interface OfTask {
        void on(ExecutionEntity task, String timer, TimerDeclarationImpl declaration);
    }

    private final ProcessEngineConfigurationImpl engine;
    private final DutyChase chase;

    ChaseTimers(ProcessEngineConfigurationImpl engine, DutyChase chase) {
        this.engine = engine;
        this.chase = chase;
    }

    /** Moves, makes or ends the timers of an open duty, as its ladder has it now. */
    void arm(Duty duty) {
        set(duty, null);
    }

    /** Makes the next timer after the one that has just come. */
    void armNext(Duty duty, String come) {
        set(duty, come);
    }

    /**
     * Moves or ends the timers that a newer model has just brought to an open duty; those it had keep their hour.
     *
     * @param had ids of the jobs that were there before
     */
    void armNew(Duty duty, Set<String> had) {
        forEach(duty, (task, timer, declaration) -> {
            boolean isNew =
                    job(task, timer).filter(job -> !had.contains(job.getId())).isPresent();
            if (isNew) {
                next(duty, timer).ifPresent(wanted -> set(task, timer, declaration, wanted));
            }
        });
    }

    private void set(Duty duty, String come) {
        forEach(duty, (task, timer, declaration) -> {
            if (come == null) {
                next(duty, timer).ifPresent(wanted -> set(task, timer, declaration, wanted));
            } else if (come.equals(timer)) {
                next(duty, timer).flatMap(wanted -> wanted).ifPresent(at -> make(task, declaration, at));
            }
        });
    }

    private void forEach(Duty duty, OfTask work) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            ExecutionEntity task =
                    context.getTaskManager().findTaskById(duty.taskId()).getExecution();
            TimerDeclarationImpl.getDeclarationsForScope(task.getActivity())
                    .forEach((timer, declaration) -> work.on(task, timer, declaration));
            return null;
        });
    }

    /** Empty for a timer that chases nobody; an empty step when none is left. */
    private Optional<Optional<Instant>> next(Duty duty, String timer) {
        if (timer.endsWith(REMINDER)) {
            return Optional.of(chase.nextReminder(duty));
        }
        return timer.endsWith(ESCALATION) ? Optional.of(chase.nextEscalation(duty)) : Optional.empty();
    }

    private static void set(
            ExecutionEntity task, String timer, TimerDeclarationImpl declaration, Optional<Instant> wanted) {
        Optional<JobEntity> job = job(task, timer);
        if (wanted.isEmpty()) {
            job.ifPresent(JobEntity::delete);
        } else if (job.isPresent()) {
            job.get().setDuedate(Date.from(wanted.get()));
        } else {
            make(task, declaration, wanted.get());
        }
    }

    private static Optional<JobEntity> job(ExecutionEntity task, String timer) {
        return task.getJobs().stream()
                .filter(each -> timer.equals(each.getActivityId()))
                .findFirst();
    }

    private static void make(ExecutionEntity task, TimerDeclarationImpl declaration, Instant at) {
        declaration.createTimerInstance(task).setDuedate(Date.from(at));
    }
}
