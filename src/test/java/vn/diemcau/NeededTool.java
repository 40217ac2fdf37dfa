package vn.diemcau;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Skips tests without a tool of the machine, unless a variable turns that into a failure. */
public final class NeededTool {

    private NeededTool() {}

    /**
     * @param missing the missing tool; empty when nothing is missing
     * @param message of a skipped test
     * @param required environment variable that forbids the skip when true
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
