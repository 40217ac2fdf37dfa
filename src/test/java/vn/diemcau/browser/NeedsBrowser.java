package vn.diemcau.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import vn.diemcau.NeededTool;

/** Tests in a real Chromium: skipped where there is none, unless DIEMCAU_BROWSER_REQUIRED=true makes that a failure. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Condition.class)
@interface NeedsBrowser {

    /** Asks for the browser before the application is started for it. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String missing = InstalledChromium.missing();
            String message = "No browser test: " + missing + ". On Debian: apt-get install chromium chromium-driver."
                    + " Or name them in DIEMCAU_CHROMIUM and DIEMCAU_CHROMEDRIVER.";
            return NeededTool.condition(missing, message, "DIEMCAU_BROWSER_REQUIRED");
        }
    }
}
