package vn.diemcau.preparation;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The duties that the deployed models ask a plan for. */
@Component
class ModelDuties {

    private final RepositoryService repository;

    ModelDuties(RepositoryService repository) {
        this.repository = repository;
    }

    Set<String> ofConference() {
        Set<String> duties = in(ConferencePreparation.KEY);
        duties.remove(ConferencePreparation.HANDLE_INCIDENT);
        return duties;
    }

    Set<String> ofUnit() {
        return in(UnitPreparation.KEY);
    }

    private Set<String> in(String key) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
        Set<String> duties = new TreeSet<>();
        for (UserTask task : repository.getBpmnModelInstance(definition).getModelElementsByType(UserTask.class)) {
            duties.add(ConferencePreparation.dutyOf(task.getId()));
        }
        return duties;
    }
}
