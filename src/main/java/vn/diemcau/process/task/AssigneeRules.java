package vn.diemcau.process.task;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.Refusals;

/** In whose hands a task may come. The engine gives it to whatever name is sent, whether or not anybody is called so. */
public final class AssigneeRules {

    private final ObjectProvider<DutyLifecycle> lifecycle;

    public AssigneeRules(ObjectProvider<DutyLifecycle> lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Whoever may answer a duty may work on its task: the engine knows of its agency only, not of who enters for it. */
    public <T> T answering(CommandContext context, String task, Callable<T> work) {
        boolean mayAnswer = sender(context) != null && lifecycle.getObject().mayAnswer(task);
        return mayAnswer ? context.runWithoutAuthorization(work) : call(work);
    }

    /** @throws Refused when a person takes a task for anybody but that person */
    Void requireSelf(CommandContext context, String user) {
        String sender = sender(context);
        if (sender != null && !sender.equals(user)) {
            throw Refusals.note(new Refused(Refused.Reason.FORBIDDEN, "Mỗi người chỉ nhận nhiệm vụ cho chính mình."));
        }
        return null;
    }

    /**
     * Who already has the task keeps it.
     *
     * @throws Refused when a person gives the task to anybody else, unless an administrator gives it to one of its agency
     */
    Void requireAssignable(CommandContext context, String taskId, String user) {
        String sender = sender(context);
        TaskEntity task = sender == null || user == null ? null : task(context, taskId);
        if (task == null || user.equals(sender) || user.equals(task.getAssignee())) {
            return null;
        }
        List<String> groups = context.getAuthentication().getGroupIds();
        if (groups == null || !groups.contains(Groups.CAMUNDA_ADMIN)) {
            requireSelf(context, user);
        }
        if (!context.runWithoutAuthorization(() -> isOneOf(context, user, task))) {
            throw Refusals.note(new Refused(List.of(new Problem(
                    "Người nhận", "Không có tài khoản này đang thuộc cơ quan, đơn vị được giao nhiệm vụ."))));
        }
        return null;
    }

    /** Whether the sender has claimed the task, and still sees it. */
    boolean isHeld(CommandContext context, String taskId) {
        TaskEntity task = task(context, taskId);
        return task != null
                && task.getAssignee() != null
                && task.getAssignee().equals(sender(context))
                && context.getProcessEngineConfiguration()
                                .getTaskService()
                                .createTaskQuery()
                                .taskId(taskId)
                                .count()
                        > 0;
    }

    /** Any account will do where a model of an administrator names no group. */
    private static boolean isOneOf(CommandContext context, String user, TaskEntity task) {
        IdentityService identity = context.getProcessEngineConfiguration().getIdentityService();
        if (identity.createUserQuery().userId(user).count() == 0) {
            return false;
        }
        List<String> candidates = task.getIdentityLinks().stream()
                .map(IdentityLinkEntity::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        return candidates.isEmpty()
                || identity.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .anyMatch(candidates::contains);
    }

    private static TaskEntity task(CommandContext context, String id) {
        return id == null ? null : context.getTaskManager().findTaskById(id);
    }

    /** Null when the system acts by itself. */
    private static String sender(CommandContext context) {
        return context.getAuthenticatedUserId();
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
