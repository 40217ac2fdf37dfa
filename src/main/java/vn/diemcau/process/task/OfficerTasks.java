package vn.diemcau.process.task;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.input.Refused;

/** The open tasks as the current user may see them and work on them. */
@Component
public class OfficerTasks {

    /**
     * An open duty with what its task says.
     *
     * @param assignee who has claimed it, null when nobody has
     * @param promised until when the agency promised it, null when it did not
     */
    public record Seen(Duty duty, String assignee, Instant promised) {}

    private final TaskService tasks;
    private final Duties duties;
    private final DutyLifecycle lifecycle;
    private final CurrentUser user;
    private final AsSystem asSystem;

    OfficerTasks(TaskService tasks, Duties duties, DutyLifecycle lifecycle, CurrentUser user, AsSystem asSystem) {
        this.tasks = tasks;
        this.duties = duties;
        this.lifecycle = lifecycle;
        this.user = user;
        this.asSystem = asSystem;
    }

    /** The duty behind a task; empty when there is no such task or the current user may not see it. */
    public Optional<Duty> duty(String taskId) {
        // The engine's query leaves out what the user may not see.
        return tasks.createTaskQuery().taskId(taskId).count() == 0 ? Optional.empty() : duties.ofTask(taskId);
    }

    /**
     * The duty behind a task.
     *
     * @throws Refused NOT_FOUND when there is no such task or the current user may not see it
     */
    public Duty openDuty(String taskId) {
        return duty(taskId).orElseThrow(OfficerTasks::notOpen);
    }

    /** What is said to whoever asks for a task that is not there, or not for that person to see: the same of both. */
    public static Refused notOpen() {
        return new Refused(Refused.Reason.NOT_FOUND, "Nhiệm vụ không còn mở, hoặc không thuộc cơ quan của đồng chí.");
    }

    /** Those of the tasks that the current user may see and that a duty stands behind, by deadline. */
    public List<Seen> seen(Collection<String> taskIds) {
        if (taskIds.isEmpty()) {
            return List.of();
        }
        Map<String, Task> visible = tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list().stream()
                .collect(Collectors.toMap(Task::getId, Function.identity()));
        return duties.ofTasks(visible.keySet()).stream()
                .map(duty -> seen(duty, visible.get(duty.taskId())))
                .toList();
    }

    private static Seen seen(Duty duty, Task task) {
        Date followUp = task.getFollowUpDate();
        return new Seen(duty, task.getAssignee(), followUp == null ? null : followUp.toInstant());
    }

    /**
     * The duty behind a task that the current user may answer.
     *
     * @throws Refused NOT_FOUND when the user may not see it, FORBIDDEN when it is not for the user to answer
     */
    public Duty dutyToAnswer(String taskId) {
        Duty duty = openDuty(taskId);
        if (!mayAnswer(duty)) {
            throw new Refused(Refused.Reason.FORBIDDEN, "Nhiệm vụ này không giao cho cơ quan của đồng chí.");
        }
        return duty;
    }

    /** Whether the current user is of the duty's agency, or may answer in its stead. */
    public boolean mayAnswer(Duty duty) {
        return lifecycle.mayAnswer(duty);
    }

    /** Who has claimed the task; empty when nobody has. */
    public Optional<String> assignee(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(Task::getAssignee);
    }

    /**
     * Gives the task to the current user, whoever has claimed it before: one colleague goes on where another stopped.
     *
     * @throws Refused as {@link #dutyToAnswer}
     */
    @Transactional
    public void takeOver(String taskId) {
        dutyToAnswer(taskId);
        asSystem.run(() -> tasks.setAssignee(taskId, user.id()));
    }

    /** What the form of a duty shows beyond the duty itself; null when nothing. */
    public Object shownFor(Duty duty) {
        return lifecycle.show(duty);
    }

    /**
     * Takes down that the agency will do an open duty later, as the task's follow-up date.
     *
     * @throws Refused as {@link #dutyToAnswer}, INVALID when the hour is not one to promise
     */
    @Transactional
    public void promise(String taskId, Instant until) {
        dutyToAnswer(taskId);
        // Who may work on a task may by default not change its dates.
        asSystem.run(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            task.setFollowUpDate(Date.from(until));
            tasks.saveTask(task);
        });
    }
}
