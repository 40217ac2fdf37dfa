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

/** Decides who may become the assignee of a task. The engine accepts any name, even one without an account. */
public final class AssigneeRules {

    private final ObjectProvider<DutyLifecycle> lifecycle;

    public AssigneeRules(ObjectProvider<DutyLifecycle> lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * Lets a user work on a task whose duty that user may answer. The engine knows only the task's agency, not those
     * who answer on its behalf.
     */
    public <T> T answering(CommandContext context, String task, Callable<T> work) {
        boolean mayAnswer = sender(context) != null && lifecycle.getObject().mayAnswer(task);
        return mayAnswer ? context.runWithoutAuthorization(work) : call(work);
    }

    /** @throws Refused when a person claims a task for somebody else */
    Void requireSelf(CommandContext context, String user) {
        String sender = sender(context);
        if (sender != null && !sender.equals(user)) {
            throw Refusals.note(new Refused(Refused.Reason.FORBIDDEN, "Mỗi người chỉ nhận nhiệm vụ cho chính mình."));
        }
        return null;
    }

    /**
     * The current assignee is always allowed.
     *
     * @throws Refused when a person assigns the task to somebody else; administrators may assign it within its agency
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

    /** Whether the sender holds the task and may still see it. */
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

    /** Any account is allowed if an administrator's own model names no group. */
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

    /** The sender's id; null for the system. */
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
