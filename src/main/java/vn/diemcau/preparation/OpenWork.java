package vn.diemcau.preparation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import vn.diemcau.security.AsSystem;

/** Where the work of conferences stands in the engine: who holds a task, and in which process. */
@Component
public class OpenWork {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    OpenWork(TaskService tasks, RuntimeService runtime, AsSystem asSystem) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    /**
     * An open task.
     *
     * @param process id of the process instance that waits for it
     * @param assignee user id of who has claimed it, null when nobody has
     * @param changedAt when it last changed hands or dates, null when it never did
     */
    public record Held(String process, String assignee, Instant changedAt) {}

    /** Those of these tasks that are open, by id. The caller has checked that the person may know of them. */
    public Map<String, Held> tasks(Collection<String> ids) {
        Map<String, Held> held = new HashMap<>();
        if (!ids.isEmpty()) {
            asSystem.run(() -> tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().stream()
                    .forEach(task -> held.put(task.getId(), held(task))));
        }
        return held;
    }

    /** Ids of the running process instances of all conferences, by the id of the conference. */
    public Map<String, String> conferences() {
        Map<String, String> processes = new HashMap<>();
        asSystem.run(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(ConferencePreparation.KEY)
                .list()
                .forEach(process -> processes.put(process.getBusinessKey(), process.getId())));
        return processes;
    }

    /** Ids of the process instances of a conference's units that still run, by the code of the unit. */
    public Map<String, String> units(String conference, String process) {
        Map<String, String> processes = new HashMap<>();
        if (process != null) {
            asSystem.run(() -> runtime.createProcessInstanceQuery()
                    .superProcessInstanceId(process)
                    .list()
                    .forEach(unit -> processes.put(unitOf(unit, conference), unit.getId())));
        }
        return processes;
    }

    private static String unitOf(ProcessInstance process, String conference) {
        return process.getBusinessKey().substring(conference.length() + 1);
    }

    private static Held held(Task task) {
        return new Held(
                task.getProcessInstanceId(),
                task.getAssignee(),
                task.getLastUpdated() == null ? null : task.getLastUpdated().toInstant());
    }
}
