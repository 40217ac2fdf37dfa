package vn.diemcau.process.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.platform.engine.AsSystem;

/** The duties of the drawn models. */
@Component
public class ModelDuties {

    private final RepositoryService repository;
    private final AsSystem asSystem;

    ModelDuties(RepositoryService repository, AsSystem asSystem) {
        this.repository = repository;
        this.asSystem = asSystem;
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
        return asSystem.call(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutVersionTag()
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, 1)
                .get(0));
    }

    /** The keys of all Offices' models of conferences and units. */
    public Set<String> keys() {
        return Stream.of(ConferencePreparation.KEY, UnitPreparation.KEY)
                .flatMap(
                        key -> repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKeyLike(key + "%")
                                .latestVersion()
                                .list()
                                .stream())
                .map(ProcessDefinition::getKey)
                .filter(key -> ConferencePreparation.isKey(key) || UnitPreparation.isKey(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the current user may call a conference by the start form of this model. */
    public boolean isCallable(String definitionId) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionId(definitionId)
                        .singleResult())
                .filter(definition -> ConferencePreparation.isKey(definition.getKey()))
                .isPresent();
    }

    private Map<String, String> in(String key) {
        Map<String, String> duties = new TreeMap<>();
        String drawn = newest(key).getId();
        BpmnModelInstance model = asSystem.call(() -> repository.getBpmnModelInstance(drawn));
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            duties.put(ConferencePreparation.dutyOf(task.getId()), task.getName());
        }
        return duties;
    }
}
