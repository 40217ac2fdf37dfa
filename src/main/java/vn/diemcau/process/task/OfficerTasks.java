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

/** The open tasks that the current user may see and work on. */
@Component
public class OfficerTasks {

    /**
     * An open duty with the state of its task.
     *
     * @param assignee user id of the holder, or null
     * @param promised the promised hour, or null
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

    /** The duty of a task; empty when the task does not exist or the current user may not see it. */
    public Optional<Duty> duty(String taskId) {
        // The engine's query filters by the user's read permission.
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

    /** The same refusal for a missing and for a hidden task. */
    public static Refused notOpen() {
        return new Refused(Refused.Reason.NOT_FOUND, "Nhiệm vụ không còn mở, hoặc không thuộc cơ quan của đồng chí.");
    }

    /** Those tasks with a duty that the current user may see, by deadline. */
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
     * The duty of a task that the current user may answer.
     *
     * @throws Refused NOT_FOUND when the user may not see it, FORBIDDEN when the user may not answer it
     */
    public Duty dutyToAnswer(String taskId) {
        Duty duty = openDuty(taskId);
        if (!mayAnswer(duty)) {
            throw new Refused(Refused.Reason.FORBIDDEN, "Nhiệm vụ này không giao cho cơ quan của đồng chí.");
        }
        return duty;
    }

    /** Whether the current user belongs to the duty's agency or may answer on its behalf. */
    public boolean mayAnswer(Duty duty) {
        return lifecycle.mayAnswer(duty);
    }

    /** The holder of the task; empty when nobody holds it. */
    public Optional<String> assignee(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(Task::getAssignee);
    }

    /**
     * Gives the task to the current user, even if a colleague holds it. One colleague can continue another's work.
     *
     * @throws Refused as {@link #dutyToAnswer}
     */
    @Transactional
    public void takeOver(String taskId) {
        dutyToAnswer(taskId);
        asSystem.run(() -> tasks.setAssignee(taskId, user.id()));
    }

    /** Extra content of a duty's form, or null. */
    public Object shownFor(Duty duty) {
        return lifecycle.show(duty);
    }

    /**
     * Stores the agency's promise for an open duty as the task's follow-up date.
     *
     * @throws Refused as {@link #dutyToAnswer}, INVALID when the hour cannot be promised
     */
    @Transactional
    public void promise(String taskId, Instant until) {
        dutyToAnswer(taskId);
        // The engine's permission to work on a task does not include its dates.
        asSystem.run(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            task.setFollowUpDate(Date.from(until));
            tasks.saveTask(task);
        });
    }
}
