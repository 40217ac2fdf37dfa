package vn.diemcau.process.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.plan.DutyCodes;

/** The duties that the deployed models require of a plan. */
@Component
public class ModelDuties {

    private final RepositoryService repository;

    ModelDuties(RepositoryService repository) {
        this.repository = repository;
    }

    /** The names of the duties, by code. */
    public Map<String, String> names() {
        Map<String, String> names = new TreeMap<>(in(ConferencePreparation.KEY));
        names.putAll(in(UnitPreparation.KEY));
        return names;
    }

    public Set<String> ofConference() {
        Set<String> duties = in(ConferencePreparation.KEY).keySet();
        duties.remove(DutyCodes.HANDLE_INCIDENT);
        duties.remove(DutyCodes.CORRECT_REGISTRATION);
        duties.remove(DutyCodes.EXTRA_DUTY);
        return duties;
    }

    public Set<String> ofUnit() {
        return in(UnitPreparation.KEY).keySet();
    }

    /** The newest version of a model. */
    public ProcessDefinition newest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private Map<String, String> in(String key) {
        Map<String, String> duties = new TreeMap<>();
        for (UserTask task :
                repository.getBpmnModelInstance(newest(key).getId()).getModelElementsByType(UserTask.class)) {
            duties.put(ConferencePreparation.dutyOf(task.getId()), task.getName());
        }
        return duties;
    }
}
