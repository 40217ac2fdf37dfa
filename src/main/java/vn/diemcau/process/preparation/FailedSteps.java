package vn.diemcau.process.preparation;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.escalation.chase.StoppedStepOrders;
import vn.diemcau.escalation.message.StoppedSteps;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** Finds the steps whose jobs the engine has given up. */
@Component
public class FailedSteps implements StoppedSteps {

    private final JdbcClient jdbc;
    private final RepositoryService repository;

    FailedSteps(JdbcClient jdbc, RepositoryService repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    @Override
    public List<Stopped> of(String conference) {
        return jdbc
                .sql("""
                        select failed.proc_def_id_, failed.activity_id_,
                          (select text_ from act_ru_variable
                           where name_ = 'unit' and execution_id_ in (step.id_, step.parent_id_, step.proc_inst_id_)
                           limit 1)
                        from act_ru_incident failed
                        join act_ru_execution step on step.id_ = failed.execution_id_
                        join act_ru_execution process on process.id_ = step.proc_inst_id_
                        join act_ru_execution root on root.id_ = process.root_proc_inst_id_
                        where failed.incident_type_ = 'failedJob' and failed.id_ = failed.cause_incident_id_
                          and root.business_key_ = ?
                        order by failed.incident_timestamp_, failed.id_""")
                .param(conference)
                .query((row, n) -> new Stopped(name(row.getString(1), row.getString(2)), row.getString(3)))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    private String name(String model, String activity) {
        // The engine wraps a multi-instance step in a step of its own: "…#multiInstanceBody".
        FlowElement element =
                repository.getBpmnModelInstance(model).getModelElementById(activity.replaceFirst("#.*", ""));
        if (element instanceof BoundaryEvent timer) {
            return timer.getName() + ": " + timer.getAttachedTo().getName();
        }
        return element == null || element.getName() == null ? activity : element.getName();
    }

    /**
     * Handles every job that is given up, beside the engine's own handler, in the same transaction.
     *
     * @param orders resolved late, because they need the engine's own services
     */
    public static IncidentHandler listener(ObjectProvider<StoppedStepOrders> orders) {
        return new IncidentHandler() {
            @Override
            public String getIncidentHandlerType() {
                return Incident.FAILED_JOB_HANDLER_TYPE;
            }

            @Override
            public Incident handleIncident(IncidentContext context, String message) {
                ExecutionEntity step = context.getExecutionId() == null
                        ? null
                        : Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
                if (step != null && ConferencePreparation.CONFERENCE.from(step) != null) {
                    orders.getObject()
                            .stopped(ConferencePreparation.CONFERENCE.from(step), UnitPreparation.UNIT.from(step));
                }
                return null;
            }

            @Override
            public void resolveIncident(IncidentContext context) {
                // A retried step sends its own mails.
            }

            @Override
            public void deleteIncident(IncidentContext context) {
                // as above
            }
        };
    }
}
