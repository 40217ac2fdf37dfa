package vn.diemcau.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Which tasks the sender of a request sees, asked before the engine's own filters say who that is. */
@Component
class VisibleTasks {

    private final TaskService tasks;
    private final IdentityService identity;
    private final Roles roles;

    VisibleTasks(TaskService tasks, IdentityService identity, Roles roles) {
        this.tasks = tasks;
        this.identity = identity;
        this.roles = roles;
    }

    boolean isVisible(String task, HttpServletRequest request) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(roles.user(request), roles.groups(request));
        try {
            return tasks.createTaskQuery().taskId(task).count() > 0;
        } finally {
            identity.setAuthentication(before);
        }
    }
}
