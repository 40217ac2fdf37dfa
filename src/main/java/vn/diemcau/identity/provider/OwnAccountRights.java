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
 * The engine's default authorizations of a new user: change of the own password and name, but no deletion of the
 * account, which the record refers to. It grants no tasks to users, because the engine never revokes such an
 * authorization. It would outlive a deputyship, a takeover or a move to another agency. Only groups have authorizations
 * on tasks.
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
