package vn.diemcau;

import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the engine's REST find the engine of the test's own application: it asks by name, and the applications of the
 * other test classes, open or closed since, have engines of the same name.
 */
class EngineOfTheTest implements TestExecutionListener {

    @Override
    public void prepareTestInstance(TestContext context) {
        context.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(EngineOfTheTest::register);
    }

    private static void register(ProcessEngine engine) {
        RuntimeContainerDelegate engines = RuntimeContainerDelegate.INSTANCE.get();
        ProcessEngine other = engines.getProcessEngineService().getProcessEngine(engine.getName());
        if (other == engine) {
            return;
        }
        if (other != null) {
            engines.unregisterProcessEngine(other);
        }
        engines.registerProcessEngine(engine);
    }
}
