package vn.diemcau.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.engine.ActingUser;

/** Checks the visibility of tasks for a request's sender, before the engine's own filters identify the sender. */
@Component
class VisibleTasks {

    private final TaskService tasks;
    private final ActingUser acting;
    private final Roles roles;

    VisibleTasks(TaskService tasks, ActingUser acting, Roles roles) {
        this.tasks = tasks;
        this.acting = acting;
        this.roles = roles;
    }

    boolean isVisible(String task, HttpServletRequest request) {
        return acting.as(
                roles.user(request),
                roles.groups(request),
                () -> tasks.createTaskQuery().taskId(task).count() > 0);
    }
}
