package vn.diemcau.identity.session;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;

/**
 * Lets in to the engine's REST API by a password sent along, without looking for what is known: there is one engine, and
 * there are no tenants.
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
