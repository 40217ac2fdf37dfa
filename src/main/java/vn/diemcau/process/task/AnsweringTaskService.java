package vn.diemcau.process.task;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import vn.diemcau.platform.engine.EngineCall;
import vn.diemcau.platform.engine.PlainQueries;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;

/** Completes tasks with an answer instead of process variables, and allows no other end of a task. */
public final class AnsweringTaskService extends TaskServiceImpl {

    private final GivenAnswers given;
    private final ObjectProvider<DutyLifecycle> lifecycle;
    private final AssigneeRules hands;

    public AnsweringTaskService(GivenAnswers given, ObjectProvider<DutyLifecycle> lifecycle, AssigneeRules hands) {
        this.given = given;
        this.hands = hands;
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
        return EngineCall.attempt(() -> given.during(
                taskId,
                variables,
                () -> commandExecutor.execute(context -> hands.answering(context, taskId, () -> {
                    super.complete(taskId, Map.of());
                    return Variables.createVariables();
                }))));
    }

    @Override
    public void saveTask(Task task) {
        EngineCall.attempt(() -> {
            if (task.getId() != null) {
                commandExecutor.execute(context -> hands.requireAssignable(context, task.getId(), task.getAssignee()));
            }
            super.saveTask(task);
            return null;
        });
    }

    /** Users claim a task only for themselves. "Takeover" claims a task from a colleague. */
    @Override
    public void claim(String taskId, String userId) {
        commandExecutor.execute(context -> hands.requireSelf(context, userId));
        try {
            super.claim(taskId, userId);
        } catch (TaskAlreadyClaimedException | OptimisticLockingException e) {
            throw Refusals.note(new Refused(
                    Refused.Reason.CONFLICT, "Nhiệm vụ đã có người khác nhận. Hãy tải lại danh sách nhiệm vụ."));
        }
    }

    /** The holder of a task may release it. The engine's permission to work on a task does not include this. */
    @Override
    public void setAssignee(String taskId, String userId) {
        boolean givesBack = userId == null && commandExecutor.execute(context -> hands.isHeld(context, taskId));
        if (givesBack) {
            commandExecutor.execute(context -> context.runWithoutAuthorization(new AssignTaskCmd(taskId, null)));
        } else {
            commandExecutor.execute(context -> hands.requireAssignable(context, taskId, userId));
            super.setAssignee(taskId, userId);
        }
    }

    /** Records the comment. The sender cannot choose the process that it belongs to. */
    @Override
    public Comment createComment(String taskId, String processInstance, String message) {
        TaskNotes.check(message);
        return commandExecutor.execute(context -> {
            TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
            String process = task == null ? null : task.getProcessInstanceId();
            Comment comment;
            try {
                comment = hands.answering(context, taskId, () -> {
                    TaskNotes.checkThatThereIsRoom(context, taskId);
                    return super.createComment(taskId, process, message);
                });
            } catch (AuthorizationException e) {
                // Without this, the engine's REST API answers with a bad request.
                throw Refusals.note(
                        new Refused(Refused.Reason.FORBIDDEN, "Nhiệm vụ này không thuộc cơ quan của đồng chí."));
            }
            lifecycle.getObject().commented(taskId);
            return comment;
        });
    }

    @Override
    public void updateTaskComment(String taskId, String commentId, String message) {
        TaskNotes.check(message);
        super.updateTaskComment(taskId, commentId, message);
    }

    @Override
    public void updateProcessInstanceComment(String processInstance, String commentId, String message) {
        TaskNotes.check(message);
        super.updateProcessInstanceComment(processInstance, commentId, message);
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
    public void delegateTask(String taskId, String userId) {
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
