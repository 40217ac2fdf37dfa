package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Changes to incidents that the engine's public API does not support. */
@Component
public class EngineIncidents {

    private final ProcessEngineConfigurationImpl engine;

    EngineIncidents(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /**
     * Creates an incident of a whole process. The public API requires an activity and would end the incident with it.
     */
    public void create(String process, String type, String configuration, String message) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.getExecutionManager()
                        .findExecutionById(process)
                        .createIncident(type, configuration, message));
    }

    /**
     * Clears the step of a migrated incident. The engine would move an incident of a whole process to a step with the
     * model's name, which no diagram contains.
     */
    public void leaveAtNoStep(String process, String definition) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.getIncidentManager().findIncidentsByProcessInstance(process).stream()
                    .filter(incident -> definition.equals(incident.getActivityId()))
                    .forEach(incident -> incident.setActivityId(null));
            return null;
        });
    }
}
