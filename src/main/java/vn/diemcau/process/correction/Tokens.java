package vn.diemcau.process.correction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.engine.EngineIncidents;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.builder.DutyPlaces;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** Sees where a process stands, and puts it elsewhere. */
@Component
class Tokens {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final EngineIncidents incidents;

    Tokens(
            RepositoryService repository,
            RuntimeService runtime,
            ManagementService management,
            EngineIncidents incidents) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.incidents = incidents;
    }

    /**
     * Where a process stands.
     *
     * @param active ids of the steps at which it waits, those of its event subprocesses not included
     * @param crossing ids of the steps that a job is about to enter or leave
     */
    record Standing(Set<String> active, Set<String> crossing) {

        boolean isAt(String step) {
            return active.contains(step) || crossing.contains(step);
        }

        boolean isAtAny(Set<String> steps) {
            return steps.stream().anyMatch(this::isAt);
        }
    }

    static final Standing NOWHERE = new Standing(Set.of(), Set.of());

    Standing of(String process) {
        ActivityInstance tree = called(() -> runtime.getActivityInstance(process));
        Set<String> active = new HashSet<>();
        Set<String> crossing = new HashSet<>();
        for (ActivityInstance each : tree.getChildActivityInstances()) {
            active.add(each.getActivityId());
        }
        for (TransitionInstance each : tree.getChildTransitionInstances()) {
            crossing.add(each.getActivityId());
        }
        return new Standing(active, crossing);
    }

    /**
     * What a duty leads through before its task and after it: the timer that opens it, gateways, ends. Whoever knows
     * which duties are done can put a process back there.
     *
     * @param isStep whether the task of a duty is a step of the process itself
     */
    Set<String> passages(String definition, Predicate<String> isStep) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition);
        Set<String> passages = new HashSet<>();
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            String code = ConferencePreparation.dutyOf(task.getId());
            if (isStep.test(code)) {
                continue;
            }
            after(task).filter(Tokens::isPassage).map(FlowNode::getId).forEach(passages::add);
            before(task)
                    .flatMap(node -> node.getId().equals(ConferencePreparation.openingOf(code))
                            ? Stream.concat(Stream.of(node), before(node))
                            : Stream.of(node))
                    .map(FlowNode::getId)
                    .filter(id ->
                            id.equals(ConferencePreparation.openingOf(code)) || id.equals(DutyPlaces.joinBefore(code)))
                    .forEach(passages::add);
        }
        for (IntermediateCatchEvent event : model.getModelElementsByType(IntermediateCatchEvent.class)) {
            if (DutyPlaces.isAwaiting(event.getId())) {
                passages.add(event.getId());
                after(event).filter(Tokens::isPassage).map(FlowNode::getId).forEach(passages::add);
            }
        }
        return passages;
    }

    private static boolean isPassage(FlowNode node) {
        return node instanceof Gateway || node instanceof EndEvent;
    }

    private static Stream<FlowNode> after(FlowNode node) {
        return node.getOutgoing().stream().map(SequenceFlow::getTarget);
    }

    private static Stream<FlowNode> before(FlowNode node) {
        return node.getIncoming().stream().map(SequenceFlow::getSource);
    }

    /** Id of the model that a process runs on. */
    String definitionOf(String process) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getProcessDefinitionId();
    }

    /** Id of the model of units that belongs to a conference's model. */
    String unitModelOf(String conferenceModel) {
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(repository.getProcessDefinition(conferenceModel).getDeploymentId())
                .list()
                .stream()
                .filter(model -> UnitPreparation.isKey(model.getKey()))
                .map(ProcessDefinition::getId)
                .findFirst()
                .orElseThrow();
    }

    /** Ends what a process does at these steps, without a word to anybody. */
    void cancel(String process, Set<String> steps, Set<String> instead) {
        if (steps.isEmpty()) {
            return;
        }
        ProcessInstanceModificationBuilder builder = runtime.createProcessInstanceModification(process);
        // A process that is nowhere is at its end.
        instead.forEach(builder::startBeforeActivity);
        steps.forEach(builder::cancelAllForActivity);
        inItself(() -> builder.execute(true, false));
    }

    /** Writes what it does before the next step reads it, also within a job. */
    private static void inItself(Runnable work) {
        called(() -> {
            work.run();
            return null;
        });
    }

    private static <T> T called(Callable<T> work) {
        try {
            return ProcessEngineContext.withNewProcessEngineContext(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void start(String process, List<String> steps) {
        if (steps.isEmpty()) {
            return;
        }
        ProcessInstanceModificationBuilder builder = runtime.createProcessInstanceModification(process);
        steps.forEach(builder::startBeforeActivity);
        inItself(builder::execute);
    }

    /**
     * Lets a unit whose process has ended have one again, which waits at its start.
     *
     * @param process id of the conference's process
     * @return id of the unit's process
     */
    String callUnit(String process, String businessKey, String unit) {
        Set<String> others = unitJobs(process);
        inItself(() -> runtime.createProcessInstanceModification(process)
                .startBeforeActivity(ConferencePreparation.UNITS)
                .setVariableLocal(UnitPreparation.UNIT.name(), unit)
                .execute());
        Set<String> own = unitJobs(process);
        own.removeAll(others);
        inItself(() -> own.forEach(management::executeJob));
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(process)
                .processInstanceBusinessKey(businessKey)
                .singleResult()
                .getId();
    }

    private Set<String> unitJobs(String process) {
        Set<String> jobs = new HashSet<>();
        management
                .createJobQuery()
                .processInstanceId(process)
                .activityId(ConferencePreparation.UNITS)
                .list()
                .forEach(job -> jobs.add(job.getId()));
        return jobs;
    }

    /** Takes a process from where it stands to these steps. */
    void put(String process, Set<String> from, List<String> to) {
        ProcessInstanceModificationBuilder builder = runtime.createProcessInstanceModification(process);
        to.forEach(builder::startBeforeActivity);
        from.forEach(builder::cancelAllForActivity);
        inItself(builder::execute);
    }

    /** An end of a model that a job reaches. */
    String end(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(EndEvent.class).stream()
                .filter(EndEvent::isCamundaAsyncBefore)
                .map(EndEvent::getId)
                .findFirst()
                .orElseThrow();
    }

    private boolean has(String definition, String id) {
        return repository.getBpmnModelInstance(definition).getModelElementById(id) != null;
    }

    /**
     * Moves processes of one version to another and matches steps by their ids.
     *
     * @param end an end of their version at which some may stand
     * @throws Refused CONFLICT when one is at a step that the other version lacks
     */
    void move(List<String> processes, String from, String to, String end) {
        if (processes.isEmpty()) {
            return;
        }
        MigrationPlanBuilder builder = runtime.createMigrationPlan(from, to).mapEqualActivities();
        if (end != null && !has(to, end)) {
            builder.mapActivities(end, end(to));
        }
        MigrationPlan plan = builder.build();
        try {
            inItself(() ->
                    runtime.newMigration(plan).processInstanceIds(processes).execute());
        } catch (MigratingProcessInstanceValidationException e) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Quy trình đang chuyển bước, chưa sửa kế hoạch được; đề nghị gửi lại sau ít phút.");
        }
        processes.forEach(process -> incidents.leaveAtNoStep(process, to));
    }
}
