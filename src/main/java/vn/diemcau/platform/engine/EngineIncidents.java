package vn.diemcau.platform.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** What the engine's public way does not let be done with incidents. */
@Component
public class EngineIncidents {

    private final ProcessEngineConfigurationImpl engine;

    EngineIncidents(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Raises one of a process as a whole. The public way asks for an activity, and would end the incident with it. */
    public void create(String process, String type, String configuration, String message) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.getExecutionManager()
                        .findExecutionById(process)
                        .createIncident(type, configuration, message));
    }

    /** The engine moves an incident of a process as a whole to a step that is called like the model: no diagram has it. */
    public void leaveAtNoStep(String process, String definition) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.getIncidentManager().findIncidentsByProcessInstance(process).stream()
                    .filter(incident -> definition.equals(incident.getActivityId()))
                    .forEach(incident -> incident.setActivityId(null));
            return null;
        });
    }
}
