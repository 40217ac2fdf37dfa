package vn.diemcau.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.diemcau.NeededTool;

/** Runs where a file system can be mounted, as root can outside of most containers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSmallDisk.Condition.class)
@interface NeedsSmallDisk {

    /** Skips without the right to mount, unless {@code DIEMCAU_MOUNT_REQUIRED=true} makes that a failure. */
    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return NeededTool.condition(
                    SmallDisk.isPossible() ? "" : "mount",
                    "No file system of its own can be mounted for a full disk.",
                    "DIEMCAU_MOUNT_REQUIRED");
        }
    }
}
