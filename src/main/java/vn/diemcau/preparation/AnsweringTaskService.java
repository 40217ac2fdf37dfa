package vn.diemcau.preparation;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import vn.diemcau.input.Refused;
import vn.diemcau.security.PlainQueries;
import vn.diemcau.security.Refusals;

/** Completes a task with an answer instead of process variables, and knows no other way out of a task. */
final class AnsweringTaskService extends TaskServiceImpl {

    private final GivenAnswers given;
    private final ObjectProvider<DutyLifecycle> lifecycle;

    AnsweringTaskService(GivenAnswers given, ObjectProvider<DutyLifecycle> lifecycle) {
        this.given = given;
        this.lifecycle = lifecycle;
    }

    @Override
    public TaskQuery createTaskQuery() {
        TaskQueryImpl query = new TaskQueryImpl(commandExecutor);
        query.addValidator(PlainQueries::require);
        return query;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        completeWithVariablesInReturn(taskId, variables, false);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return HandIn.attempt(() -> given.during(taskId, variables, () -> {
            super.complete(taskId, Map.of());
            return Variables.createVariables();
        }));
    }

    @Override
    public void saveTask(Task task) {
        HandIn.attempt(() -> {
            super.saveTask(task);
            return null;
        });
    }

    /** Who claimed a task may also give it back, which the engine's right to work on a task does not include. */
    @Override
    public void setAssignee(String taskId, String userId) {
        boolean givesBack = userId == null && commandExecutor.execute(context -> isClaimedBySender(context, taskId));
        if (givesBack) {
            commandExecutor.execute(context -> context.runWithoutAuthorization(new AssignTaskCmd(taskId, null)));
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    /** That somebody wrote it is put on record; to which process it belongs is not for the sender to say. */
    @Override
    public Comment createComment(String taskId, String processInstance, String message) {
        return commandExecutor.execute(context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            Comment comment = super.createComment(taskId, task == null ? null : task.getProcessInstanceId(), message);
            lifecycle.getObject().commented(taskId);
            return comment;
        });
    }

    private static boolean isClaimedBySender(CommandContext context, String taskId) {
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        return task != null
                && task.getAssignee() != null
                && task.getAssignee().equals(context.getAuthenticatedUserId());
    }

    // An error or escalation that no model catches would end the task without an answer.

    @Override
    public void handleBpmnError(String taskId, String errorCode, String message, Map<String, Object> variables) {
        throw noOtherWay();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        throw noOtherWay();
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String message) {
        throw noOtherWay();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        throw noOtherWay();
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        throw noOtherWay();
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        throw noOtherWay();
    }

    private static Refused noOtherWay() {
        return Refusals.note(
                new Refused(Refused.Reason.FORBIDDEN, "Nhiệm vụ chỉ kết thúc khi hoàn thành biểu mẫu của nhiệm vụ."));
    }
}
