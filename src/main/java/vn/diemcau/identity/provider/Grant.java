package vn.diemcau.identity.provider;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.platform.engine.CallableProcess;

/**
 * What the group of an agency may do with one resource. The rights on a single task are not here: the engine gives them
 * to the task's candidate groups.
 */
record Grant(Resource resource, String resourceId, List<Permission> permissions) {

    // UPDATE_INSTANCE is left out on purpose: it would also let the Office write variables, cancel activities and
    // suspend. A conference is re-dated by its own command, never job by job.
    private static final List<Permission> FOLLOWING = List.of(
            ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_TASK,
            ProcessDefinitionPermissions.READ_HISTORY,
            ProcessDefinitionPermissions.RETRY_JOB);

    /**
     * @param callable the processes of this agency, if it is an Office
     * @param isOnlyOffice whether it may see all that runs
     */
    static List<Grant> of(Kind kind, TaskLists.Ids filters, CallableProcess callable, boolean isOnlyOffice) {
        List<Grant> grants = new ArrayList<>();
        grants.add(new Grant(Resources.APPLICATION, "tasklist", List.of(Permissions.ACCESS)));
        for (String filter : filters.everybodys()) {
            grants.add(new Grant(Resources.FILTER, filter, List.of(Permissions.READ)));
        }
        if (kind == Kind.OFFICE) {
            grants.add(new Grant(Resources.APPLICATION, "cockpit", List.of(Permissions.ACCESS)));
            grants.add(new Grant(Resources.FILTER, filters.everything(), List.of(Permissions.READ)));
            grants.addAll(isOnlyOffice ? ofAll(callable) : ofItsOwn(callable));
            grants.add(new Grant(Resources.DECISION_DEFINITION, ANY, List.of(Permissions.READ)));
            grants.add(new Grant(Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, List.of(Permissions.READ)));
        }
        return grants;
    }

    private static List<Grant> ofAll(CallableProcess callable) {
        return List.of(
                new Grant(Resources.PROCESS_DEFINITION, ANY, FOLLOWING),
                new Grant(
                        Resources.PROCESS_DEFINITION,
                        callable.conference(),
                        List.of(ProcessDefinitionPermissions.CREATE_INSTANCE)),
                new Grant(
                        Resources.PROCESS_INSTANCE,
                        ANY,
                        List.of(ProcessInstancePermissions.CREATE, ProcessInstancePermissions.READ)),
                // Cockpit's page of tasks counts them by this right alone.
                new Grant(Resources.TASK, ANY, List.of(Permissions.READ)),
                new Grant(Resources.DEPLOYMENT, ANY, List.of(Permissions.READ)));
    }

    /** A right on any instance, task or deployment would show the other Offices' conferences. */
    private static List<Grant> ofItsOwn(CallableProcess callable) {
        List<Permission> calling = new ArrayList<>(FOLLOWING);
        calling.add(ProcessDefinitionPermissions.CREATE_INSTANCE);
        return List.of(
                new Grant(Resources.PROCESS_DEFINITION, callable.conference(), calling),
                new Grant(Resources.PROCESS_DEFINITION, callable.unit(), FOLLOWING),
                new Grant(Resources.PROCESS_INSTANCE, ANY, List.of(ProcessInstancePermissions.CREATE)));
    }
}
