package vn.diemcau.web.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** Brings the files under {@code plugin-webapp/diemcau-tasklist} into Tasklist. */
public final class TasklistPlugin extends AbstractTasklistPlugin {

    static final String ID = "diemcau-tasklist";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(TasklistPluginFiles.class);
    }
}
