package vn.diemcau.web.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Adds the files under {@code plugin-webapp/diemcau} to Cockpit. */
public final class DiemCauPlugin extends AbstractCockpitPlugin {

    @Override
    public String getId() {
        return DiemCauPluginFiles.ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(DiemCauPluginFiles.class);
    }
}
