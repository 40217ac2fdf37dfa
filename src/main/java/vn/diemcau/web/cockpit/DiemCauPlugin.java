package vn.diemcau.web.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Brings the files under {@code plugin-webapp/diemcau} into Cockpit. */
public final class DiemCauPlugin extends AbstractCockpitPlugin {

    static final String ID = "diemcau";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(DiemCauPluginFiles.class);
    }
}
