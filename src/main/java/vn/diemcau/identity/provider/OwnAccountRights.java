package vn.diemcau.identity.provider;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * What the engine gives a person for being that person: the own password and name, but not the deletion of the account that
 * the record speaks of. And no task: the engine takes no such right away again, so that it would outlive a deputyship, a
 * take-over or a move to another agency. Tasks are their groups' alone.
 */
@Component
class OwnAccountRights extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new DefaultAuthorizationProvider() {
            @Override
            public AuthorizationEntity[] newUser(User user) {
                return new AuthorizationEntity[] {
                    createGrantAuthorization(
                            user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE)
                };
            }

            @Override
            public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
                return null;
            }

            @Override
            public AuthorizationEntity[] newTaskOwner(Task task, String before, String after) {
                return null;
            }

            @Override
            public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String type) {
                return null;
            }
        });
    }
}
