package vn.diemcau;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Whether tests that need a tool of the machine run: skipped without it, unless a variable makes that a failure. */
public final class NeededTool {

    private NeededTool() {}

    /**
     * @param missing what is not there; empty when all is
     * @param message of a skipped test
     * @param required environment variable that is true where it must not be skipped
     */
    public static ConditionEvaluationResult condition(String missing, String message, String required) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all there");
        }
        if (Boolean.parseBoolean(System.getenv(required))) {
            throw new IllegalStateException(message + " " + required + "=true forbids to skip it.");
        }
        return ConditionEvaluationResult.disabled(message);
    }
}
