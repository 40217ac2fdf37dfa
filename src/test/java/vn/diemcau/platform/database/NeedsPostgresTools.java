package vn.diemcau.platform.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.diemcau.NeededTool;

/** Tests with pg_dump: skipped where there is none, unless DIEMCAU_PG_DUMP_REQUIRED=true makes that a failure. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPostgresTools.Condition.class)
@interface NeedsPostgresTools {

    /** Asks for the tools before anything is started for them. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String missing = PostgresTools.missing();
            String message = "No test of a backup: " + missing + ". On Debian: apt-get install postgresql.";
            return NeededTool.condition(missing, message, "DIEMCAU_PG_DUMP_REQUIRED");
        }
    }
}
