package vn.diemcau.process.task;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Passes an answer from the engine's service to the task's listener, bypassing the process variables. A submitted
 * answer can therefore neither overwrite a deadline or a decision nor be read by another agency.
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

    /** The submitted fields of this task; may be empty. */
    public Map<String, Object> to(String taskId) {
        Given given = current.get();
        return given != null && given.taskId().equals(taskId) ? given.fields() : Map.of();
    }
}
