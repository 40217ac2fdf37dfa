package vn.diemcau;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets the engine's REST and the web apps find the engine of the test's own application: they ask by name, in what is
 * one for the whole JVM, and the applications of the other test classes, open or closed since, have engines of the same
 * name.
 */
class EngineOfTheTest implements TestExecutionListener {

    private static ProcessEngine last;

    @Override
    public void prepareTestInstance(TestContext context) {
        context.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(EngineOfTheTest::registerOnce);
    }

    private static void registerOnce(ProcessEngine engine) {
        ProcessEngines.registerProcessEngine(engine);
        if (engine != last) {
            // An application that closes takes these from all others, and Cockpit's keeps the database it saw first.
            Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
            Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
            Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
            last = engine;
        }
    }
}
