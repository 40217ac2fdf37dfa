package vn.diemcau.identity.session;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;

/**
 * Authenticates requests to the engine's REST API by basic authentication. It skips the look-up of engine and tenants:
 * there is one engine and no tenant.
 */
public class EngineRestFilter extends ProcessEngineAuthenticationFilter {

    private final ProcessEngine engine;

    public EngineRestFilter(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected ProcessEngine getAddressedEngine(String name) {
        return name.equals(engine.getName()) ? engine : null;
    }

    @Override
    protected List<String> getTenantsOfUser(ProcessEngine engine, String user) {
        return List.of();
    }
}
