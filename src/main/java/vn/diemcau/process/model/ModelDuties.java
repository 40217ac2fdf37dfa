package vn.diemcau.process.model;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.plan.DutyKind;

/** The duties of the drawn models. */
@Component
public class ModelDuties {

    private final RepositoryService repository;

    ModelDuties(RepositoryService repository) {
        this.repository = repository;
    }

    /** The names of the duties of the conference's model that a plan may name, by code. */
    public Map<String, String> ofConference() {
        Map<String, String> duties = in(ConferencePreparation.KEY);
        duties.keySet()
                .removeIf(code ->
                        DutyKind.ofDrawn(code).filter(DutyKind::isNumbered).isPresent());
        return duties;
    }

    /** The same of the unit's model. */
    public Map<String, String> ofUnit() {
        return in(UnitPreparation.KEY);
    }

    /** The newest version of a drawn model; a conference's own model has a tag. */
    public ProcessDefinition newest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutVersionTag()
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, 1)
                .get(0);
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
