package vn.diemcau.preparation;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.diemcau.input.Refused;
import vn.diemcau.security.CallableProcess;
import vn.diemcau.security.Refusals;

/** Ties the engine to the duties: its clock, its guard against foreign answers, its listeners on every user task. */
@Configuration
class EngineConfiguration {

    /** Characters of one text in a request: a file of 25 MB, the most that a form takes, is 35 million in Base64. */
    private static final int LONGEST_TEXT = 40_000_000;

    EngineConfiguration() {
        // The engine's REST API makes its readers of JSON by itself.
        StreamReadConstraints.overrideDefaultStreamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build());
    }

    @Bean
    Clock clock() {
        return new EngineClock(ZoneId.systemDefault());
    }

    @Bean
    CallableProcess callableProcess() {
        return new CallableProcess(ConferencePreparation.KEY);
    }

    /** The listener comes late, because it needs the engine's own services. */
    @Bean
    ProcessEnginePlugin dutiesPlugin(
            ObjectProvider<DutyLifecycle> lifecycle, ObjectProvider<PreparationWorkflow> workflow) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                GivenAnswers given = new GivenAnswers();
                engine.setTaskService(new AnsweringTaskService(given));
                engine.setFormService(new AnsweringFormService(given, workflow));
                List<BpmnParseListener> listeners = engine.getCustomPreBPMNParseListeners();
                BpmnParseListener onEveryUserTask = new OnEveryUserTask(lifecycle, given);
                if (listeners == null) {
                    engine.setCustomPreBPMNParseListeners(List.of(onEveryUserTask));
                } else {
                    listeners.add(onEveryUserTask);
                }
            }
        };
    }

    private static final class OnEveryUserTask extends AbstractBpmnParseListener {

        /** An administrator may deploy models of their own, which no duty stands behind. */
        private static final Set<String> MODELS = Set.of(ConferencePreparation.KEY, UnitPreparation.KEY);

        private final TaskListener opened;
        private final TaskListener answered;
        private final TaskListener withdrawn;

        OnEveryUserTask(ObjectProvider<DutyLifecycle> lifecycle, GivenAnswers given) {
            opened = task -> lifecycle.getObject().opened(task);
            answered = task -> {
                try {
                    lifecycle.getObject().answered(task, given.to(task.getId()));
                } catch (Refused refused) {
                    // Noted here already: the engine looks for an event that would catch it, and stumbles over what a
                    // colleague has just ended.
                    throw Refusals.note(refused);
                }
            };
            withdrawn = task -> lifecycle.getObject().withdrawn(task);
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            String model = ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
            if (!MODELS.contains(model)) {
                return;
            }
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            task.addTaskListener(TaskListener.EVENTNAME_CREATE, opened);
            task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, answered);
            task.addTaskListener(TaskListener.EVENTNAME_DELETE, withdrawn);
        }
    }
}
