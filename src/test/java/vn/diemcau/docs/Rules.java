package vn.diemcau.docs;

import java.util.Arrays;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests that hold a rule. */
final class Rules {

    private Rules() {}

    /** Whether {@code package.Class#method} is a test that the build runs. */
    static boolean isTested(String target) {
        String[] parts = target.split("#", 2);
        if (parts.length < 2 || !parts[0].matches(".*(Test|IT)(\\$.*)?")) {
            return false;
        }
        try {
            Class<?> tests = Class.forName(parts[0], false, Rules.class.getClassLoader());
            return !tests.isAnnotationPresent(Disabled.class)
                    && Arrays.stream(tests.getDeclaredMethods())
                            .filter(method -> method.getName().equals(parts[1]))
                            .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class)
                                    && !method.isAnnotationPresent(Disabled.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
