package vn.diemcau.process.task;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Carries an answer from the engine's service to the task's listener, past the process variables: what an officer
 * submits can neither overwrite a deadline or a decision nor be read by another agency.
 */
public final class GivenAnswers {

    private record Given(String taskId, Map<String, Object> fields) {}

    private final ThreadLocal<Given> current = new ThreadLocal<>();

    public <T> T during(String taskId, Map<String, Object> fields, Supplier<T> completion) {
        current.set(new Given(taskId, fields == null ? Map.of() : fields));
        try {
            return completion.get();
        } finally {
            current.remove();
        }
    }

    /** The fields handed in for this task; empty when it is completed with none. */
    public Map<String, Object> to(String taskId) {
        Given given = current.get();
        return given != null && given.taskId().equals(taskId) ? given.fields() : Map.of();
    }
}
