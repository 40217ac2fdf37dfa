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
 * Moves processes to the newest version of their model, step by step as they are called.
 *
 * <p>A timer's hour is not asked for anew: one that has a step of the ladder before it would skip it. Of what only the new
 * model has, the engine brings what belongs to a step that is open: its timers, and the messages waited for at any time.
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

    /** The processes that run on an older version of this model. */
    List<ProcessInstance> older(String key) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(key).list().stream()
                .filter(this::isOlder)
                .toList();
    }

    boolean isOlder(ProcessInstance process) {
        return !process.getProcessDefinitionId().equals(targetOf(process));
    }

    int version(ProcessInstance process) {
        return repository.getProcessDefinition(process.getProcessDefinitionId()).getVersion();
    }

    /** @throws Refused CONFLICT when one is at a step that the new model has not */
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

    /** What people call the steps that cannot be moved: "“Chuẩn bị các báo cáo”". */
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
        // The engine makes a step of its own around one that is done several times: "…#multiInstanceBody".
        FlowElement element = model.getModelElementById(step.replaceFirst("#.*", ""));
        return element == null || element.getName() == null ? step : "“" + element.getName() + "”";
    }
}
