package vn.diemcau.process.engine;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import vn.diemcau.escalation.chase.StoppedStepOrders;
import vn.diemcau.escalation.ladder.Ladder;
import vn.diemcau.platform.engine.CallableProcess;
import vn.diemcau.platform.engine.EngineClock;
import vn.diemcau.platform.engine.OutageTolerantJobs;
import vn.diemcau.platform.engine.RetriedCommands;
import vn.diemcau.platform.node.StartTurn;
import vn.diemcau.process.correction.CorrectedUnitJobs;
import vn.diemcau.process.correction.CorrectedUnits;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;
import vn.diemcau.process.preparation.AnsweringFormService;
import vn.diemcau.process.preparation.FailedSteps;
import vn.diemcau.process.preparation.PreparationWorkflow;
import vn.diemcau.process.task.AnsweringTaskService;
import vn.diemcau.process.task.AssigneeRules;
import vn.diemcau.process.task.DutyLifecycle;
import vn.diemcau.process.task.GivenAnswers;
import vn.diemcau.process.timer.MovedTimerGuard;

/** Connects the engine to the duties: the clock, the guard of answers, and the listeners on every user task. */
@Configuration
class EngineConfiguration {

    /**
     * Longest text in a request, in characters. The largest file of a form is 25 MB, which is 35 million characters in
     * Base64.
     */
    private static final int LONGEST_TEXT = 40_000_000;

    /**
     * Parsed models kept in memory. Each conference has two of its own, so the engine's thousand would hold all that a
     * server has ever run; one that is needed again is parsed again.
     */
    private static final int MODELS_KEPT = 100;

    EngineConfiguration() {
        // The engine's REST API creates its own JSON parsers, which only the defaults reach.
        StreamReadConstraints.overrideDefaultStreamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build());
    }

    @Bean
    Clock clock() {
        return new EngineClock(ZoneId.systemDefault());
    }

    @Bean
    CallableProcess callableProcess() {
        return new CallableProcess(ConferencePreparation.KEY, UnitPreparation.KEY);
    }

    @Bean
    Ladder ladder(@Value("${diemcau.ladder}") Resource file) {
        return LadderTable.read(file);
    }

    /**
     * The listeners are resolved late, because they need the engine's own services.
     *
     * @param ladder injected here so that its mistakes are reported before the engine deploys it
     */
    @Bean
    ProcessEnginePlugin dutiesPlugin(
            ObjectProvider<DutyLifecycle> lifecycle,
            ObjectProvider<PreparationWorkflow> workflow,
            ObjectProvider<StoppedStepOrders> stopped,
            ObjectProvider<CorrectedUnits> corrected,
            Ladder ladder) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCacheCapacity(MODELS_KEPT);
                GivenAnswers given = new GivenAnswers();
                AssigneeRules hands = new AssigneeRules(lifecycle);
                engine.setTaskService(new AnsweringTaskService(given, lifecycle, hands));
                engine.setFormService(new AnsweringFormService(given, workflow, hands));
                engine.setCustomJobHandlers(List.of(CorrectedUnitJobs.handler(corrected)));
                engine.setFailedJobCommandFactory(new OutageTolerantJobs());
                // Runs beside the engine's own handler, which shows the incident in Cockpit.
                engine.setCompositeIncidentHandlersEnabled(true);
                engine.setCustomIncidentHandlers(List.of(FailedSteps.listener(stopped)));
                List<CommandInterceptor> around = engine.getCustomPreCommandInterceptorsTxRequired();
                if (around == null) {
                    around = new ArrayList<>();
                    engine.setCustomPreCommandInterceptorsTxRequired(around);
                }
                around.add(0, new RetriedCommands());
                List<BpmnParseListener> listeners = engine.getCustomPreBPMNParseListeners();
                if (listeners == null) {
                    listeners = new ArrayList<>();
                    engine.setCustomPreBPMNParseListeners(listeners);
                }
                listeners.add(new OnEveryUserTask(lifecycle, given));
                listeners.add(new MovedTimerGuard());
            }
        };
    }

    /**
     * Creates the tables under a lock, because the engine does not expect two nodes to create them at the same time.
     */
    @Bean
    ProcessEnginePlugin tablesInTurn(StartTurn turn) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                turn.take();
            }

            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                EngineIndexes.create(engine.getProcessEngineConfiguration().getDataSource());
                turn.end();
            }
        };
    }

    private static final class OnEveryUserTask extends AbstractBpmnParseListener {

        private final TaskListener opened;
        private final TaskListener answered;
        private final TaskListener withdrawn;
        private final TaskListener changed;

        OnEveryUserTask(ObjectProvider<DutyLifecycle> lifecycle, GivenAnswers given) {
            opened = task -> lifecycle.getObject().opened(task);
            answered = task -> lifecycle.getObject().answered(task, given.to(task.getId()));
            withdrawn = task -> lifecycle.getObject().withdrawn(task);
            changed = task -> {
                Map<String, PropertyChange> changes = ((TaskEntity) task).getPropertyChanges();
                if (changes.containsKey(TaskEntity.ASSIGNEE)) {
                    lifecycle
                            .getObject()
                            .assigned(task, changes.get(TaskEntity.ASSIGNEE).getOrgValueString());
                }
                if (changes.containsKey(TaskEntity.FOLLOW_UP_DATE)) {
                    lifecycle.getObject().followedUp(task);
                }
            };
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            String model = ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
            // An administrator may deploy other models, which have no duties.
            if (!ConferencePreparation.isKey(model) && !UnitPreparation.isKey(model)) {
                return;
            }
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addTaskListener(TaskListener.EVENTNAME_CREATE, opened);
            task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, answered);
            task.addTaskListener(TaskListener.EVENTNAME_DELETE, withdrawn);
            task.addTaskListener(TaskListener.EVENTNAME_UPDATE, changed);
        }
    }
}
