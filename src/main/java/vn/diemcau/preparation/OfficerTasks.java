package vn.diemcau.preparation;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;
import vn.diemcau.input.Refused;
import vn.diemcau.security.AsSystem;

/** The open tasks as the current user may see them. */
@Component
public class OfficerTasks {

    private final TaskService tasks;
    private final Duties duties;
    private final DutyLifecycle lifecycle;
    private final AsSystem asSystem;

    OfficerTasks(TaskService tasks, Duties duties, DutyLifecycle lifecycle, AsSystem asSystem) {
        this.tasks = tasks;
        this.duties = duties;
        this.lifecycle = lifecycle;
        this.asSystem = asSystem;
    }

    /** The duty behind a task; empty when there is no such task or the current user may not see it. */
    public Optional<Duty> duty(String taskId) {
        // The engine's query leaves out what the user may not see.
        return tasks.createTaskQuery().taskId(taskId).count() == 0 ? Optional.empty() : duties.ofTask(taskId);
    }

    /** What the form of a duty shows beyond the duty itself; null when nothing. */
    public Object shownFor(Duty duty) {
        return lifecycle.show(duty);
    }

    /**
     * Takes down that the agency will do an open duty later, as the task's follow-up date.
     *
     * @throws Refused when the current user may not see the task, or the hour is not one to promise
     */
    @Transactional
    public void promise(String taskId, Instant until) {
        if (duty(taskId).isEmpty()) {
            throw new Refused(
                    Refused.Reason.NOT_FOUND, "Nhiệm vụ không còn mở, hoặc không thuộc cơ quan của đồng chí.");
        }
        // Who may work on a task may by default not change its dates.
        asSystem.run(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            task.setFollowUpDate(Date.from(until));
            tasks.saveTask(task);
        });
    }
}
