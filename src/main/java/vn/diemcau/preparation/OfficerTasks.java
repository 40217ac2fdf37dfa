package vn.diemcau.preparation;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import vn.diemcau.duty.Duties;
import vn.diemcau.duty.Duty;

/** The open tasks as the current user may see them. */
@Component
public class OfficerTasks {

    private final TaskService tasks;
    private final Duties duties;
    private final DutyLifecycle lifecycle;

    OfficerTasks(TaskService tasks, Duties duties, DutyLifecycle lifecycle) {
        this.tasks = tasks;
        this.duties = duties;
        this.lifecycle = lifecycle;
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
}
