package vn.diemcau.process.migration;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingActivityInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigratingTransitionInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.engine.EngineIncidents;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.model.ModelDuties;

/**
 * Moves processes to the newest version of their model and matches steps by their ids.
 *
 * <p>A timer keeps its hour. A new calculation would skip a step of the ladder that lies before that hour. For an open
 * step, the engine adds the new model's timers and the messages that it accepts at any time.
 */
@Component
class NewestModels {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final ModelDuties model;
    private final EngineIncidents incidents;

    NewestModels(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService jobs,
            ModelDuties model,
            EngineIncidents incidents) {
        this.repository = repository;
        this.runtime = runtime;
        this.jobs = jobs;
        this.model = model;
        this.incidents = incidents;
    }

    /** The processes on an older version of this model. */
    List<ProcessInstance> older(String key) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(key).list().stream()
                .filter(this::isOlder)
                .toList();
    }

    /** Whether it runs on an older version of a drawn model. One on a model of its own stays there. */
    boolean isOlder(ProcessInstance process) {
        return repository.getProcessDefinition(process.getProcessDefinitionId()).getVersionTag() == null
                && !process.getProcessDefinitionId().equals(targetOf(process));
    }

    int version(ProcessInstance process) {
        return repository.getProcessDefinition(process.getProcessDefinitionId()).getVersion();
    }

    /** @throws Refused CONFLICT when a process is at a step that the new model lacks */
    void move(List<ProcessInstance> all) {
        all.stream()
                .collect(Collectors.groupingBy(ProcessInstance::getProcessDefinitionId))
                .values()
                .forEach(this::moveThoseOfOneVersion);
    }

    private void moveThoseOfOneVersion(List<ProcessInstance> all) {
        String source = all.get(0).getProcessDefinitionId();
        MigrationPlan plan = runtime.createMigrationPlan(source, targetOf(all.get(0)))
                .mapEqualActivities()
                .build();
        try {
            runtime.newMigration(plan)
                    .processInstanceIds(all.stream().map(ProcessInstance::getId).toList())
                    .execute();
        } catch (MigratingProcessInstanceValidationException e) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Quy trình mới không còn bước mà Hội nghị đang thực hiện: %s. Hội nghị ở lại phiên bản đang dùng."
                            .formatted(stepsOf(source, e.getValidationReport())));
        }
        all.forEach(process -> incidents.leaveAtNoStep(process.getId(), plan.getTargetProcessDefinitionId()));
    }

    /** Ids of their timers. */
    Set<String> timersOf(List<ProcessInstance> all) {
        Set<String> ids = new TreeSet<>();
        for (ProcessInstance process : all) {
            jobs.createJobQuery().processInstanceId(process.getId()).timers().list().stream()
                    .map(Job::getId)
                    .forEach(ids::add);
        }
        return ids;
    }

    private String targetOf(ProcessInstance process) {
        return model.newest(process.getProcessDefinitionKey()).getId();
    }

    /** The names of the steps that cannot be moved: "“Chuẩn bị các báo cáo”". */
    private String stepsOf(String definition, MigratingProcessInstanceValidationReport report) {
        BpmnModelInstance source = repository.getBpmnModelInstance(definition);
        return Stream.concat(
                        report.getActivityInstanceReports().stream()
                                .map(MigratingActivityInstanceValidationReport::getSourceScopeId),
                        report.getTransitionInstanceReports().stream()
                                .map(MigratingTransitionInstanceValidationReport::getSourceScopeId))
                .map(step -> name(source, step))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String name(BpmnModelInstance model, String step) {
        // The engine wraps a multi-instance step in a step of its own: "…#multiInstanceBody".
        FlowElement element = model.getModelElementById(step.replaceFirst("#.*", ""));
        return element == null || element.getName() == null ? step : "“" + element.getName() + "”";
    }
}
