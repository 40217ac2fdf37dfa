package vn.diemcau.web.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** Adds the files under {@code plugin-webapp/diemcau-tasklist} to Tasklist. */
public final class TasklistPlugin extends AbstractTasklistPlugin {

    @Override
    public String getId() {
        return TasklistPluginFiles.ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(TasklistPluginFiles.class);
    }
}
