package vn.diemcau.process.task;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.process.timer.ChaseTimers;

/** Controls the candidates and the holder of a duty's task. */
@Component
public class DutyTasks {

    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final ChaseTimers timers;
    private final AsSystem asSystem;

    DutyTasks(TaskService tasks, AuthorizationService authorizations, ChaseTimers timers, AsSystem asSystem) {
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.timers = timers;
        this.asSystem = asSystem;
    }

    /**
     * Removes the assignee of the task.
     *
     * @return whether there was an assignee
     */
    public boolean release(Duty duty) {
        return asSystem.call(() -> {
            boolean wasClaimed = task(duty).getAssignee() != null;
            if (wasClaimed) {
                tasks.setAssignee(duty.taskId(), null);
            }
            return wasClaimed;
        });
    }

    /** Shows the task to the duty's new agency and hides it from the previous one. */
    public void giveTo(Duty duty, String before) {
        asSystem.run(() -> {
            Task task = task(duty);
            task.setAssignee(null);
            // The promise belongs to the previous agency.
            task.setFollowUpDate(null);
            tasks.saveTask(task);
            tasks.deleteCandidateGroup(duty.taskId(), before);
            // The engine grants these authorizations with a candidate or an assignee and never revokes them.
            for (Resources resource : List.of(Resources.TASK, Resources.HISTORIC_TASK)) {
                authorizations
                        .createAuthorizationQuery()
                        .resourceType(resource)
                        .resourceId(duty.taskId())
                        .list()
                        .forEach(right -> authorizations.deleteAuthorization(right.getId()));
            }
            tasks.addCandidateGroup(duty.taskId(), duty.agency());
            timers.arm(duty);
        });
    }

    private Task task(Duty duty) {
        return tasks.createTaskQuery().taskId(duty.taskId()).singleResult();
    }
}
