package vn.diemcau.process.preparation;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** The engine's history of finished processes. The record of acts does not depend on it. */
@Component
public class EngineHistory implements SmartInitializingSingleton {

    private final HistoryService history;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final int days;

    EngineHistory(
            HistoryService history,
            RepositoryService repository,
            JdbcClient jdbc,
            @Value("${diemcau.retention.history}") int days) {
        this.history = history;
        this.repository = repository;
        this.jdbc = jdbc;
        this.days = days;
    }

    /** The configured period applies, also to older deployments. The period in the models is only shown to people. */
    @Override
    public void afterSingletonsInstantiated() {
        for (String key : List.of(ConferencePreparation.KEY, UnitPreparation.KEY)) {
            for (ProcessDefinition version : repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKeyLike(key + "%")
                    .list()) {
                keep(version);
            }
        }
    }

    /** Sets the configured period for a version. */
    void keep(ProcessDefinition version) {
        if (!Integer.valueOf(days).equals(version.getHistoryTimeToLive())) {
            repository.updateProcessDefinitionHistoryTimeToLive(version.getId(), days);
        }
    }

    /** Removes the history of a conference and its units, with the comments of their tasks. */
    public void forget(String conference) {
        List<String> ended = history
                .createHistoricProcessInstanceQuery()
                .or()
                .processInstanceBusinessKey(conference)
                .processInstanceBusinessKeyLike(conference + ":%")
                .endOr()
                .finished()
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        if (!ended.isEmpty()) {
            history.deleteHistoricProcessInstances(ended);
            // The engine deletes the authorizations of the history, several per task, only in its own clean-up.
            jdbc.sql("delete from act_ru_authorization where resource_type_ = ? and root_proc_inst_id_ = any(?)")
                    .params(Resources.HISTORIC_TASK.resourceType(), ended.toArray(String[]::new))
                    .update();
        }
    }
}
