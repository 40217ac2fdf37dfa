package vn.diemcau.identity.provider;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.identity.account.AccountProperties;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.account.PasswordRule;
import vn.diemcau.identity.account.StartRefused;
import vn.diemcau.platform.database.DatabaseMode;
import vn.diemcau.platform.engine.StartLock;

/**
 * Makes sure that an administrator exists before the web server opens. Without one, Camunda lets the first visitor
 * become the administrator.
 */
@Component
class Administrators implements SmartInitializingSingleton {

    static final String DEMO_USER = "admin";

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final AccountProperties accounts;
    private final DemoPassword password;
    private final DatabaseMode database;
    private final StartLock lock;
    private final Accounts standings;
    private final DatabaseSecret secret;

    Administrators(
            IdentityService identity,
            AuthorizationService authorizations,
            AccountProperties accounts,
            DemoPassword password,
            DatabaseMode database,
            StartLock lock,
            Accounts standings,
            DatabaseSecret secret) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.accounts = accounts;
        this.password = password;
        this.database = database;
        this.lock = lock;
        this.standings = standings;
        this.secret = secret;
    }

    /** @throws StartRefused on a configured database without an administrator and without valid settings for one */
    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        lock.take();
        saveGroup();
        if (database.isEmbedded()) {
            save(DEMO_USER, password::setOf);
            return;
        }
        secret.check();
        if (!hasMember()) {
            check(accounts.admin());
            String id = AccountIds.fold(accounts.admin().user());
            save(id, user -> user.setPassword(accounts.admin().password()));
            // The person who set up the server knows this password, and the server's settings contain it.
            standings.oneTimePasswordSet(id, null);
        } else {
            refuseKnownPasswords();
        }
    }

    /** A database that was copied from a trial contains the trial's administrator. */
    private void refuseKnownPasswords() {
        for (User user :
                identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).list()) {
            if (identity.checkPassword(user.getId(), accounts.demo().password())) {
                throw new StartRefused("Tài khoản quản trị “%s” trong cơ sở dữ liệu này còn dùng mật khẩu dùng thử,"
                                .formatted(user.getId())
                        + " ai cũng biết: không thể khởi động. Hãy đổi mật khẩu hoặc xóa tài khoản đó trước.");
            }
        }
    }

    private boolean hasMember() {
        return identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
    }

    private void save(String id, Consumer<User> password) {
        User user = identity.createUserQuery().userId(id).singleResult();
        if (user == null) {
            user = identity.newUser(id);
            user.setFirstName("Quản trị");
            user.setLastName("hệ thống");
        }
        password.accept(user);
        identity.saveUser(user);
        if (identity.createUserQuery()
                        .userId(id)
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .count()
                == 0) {
            identity.createMembership(id, Groups.CAMUNDA_ADMIN);
        }
    }

    private void saveGroup() {
        if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            Group group = identity.newGroup(Groups.CAMUNDA_ADMIN);
            group.setName("Quản trị hệ thống");
            group.setType(Groups.GROUP_TYPE_SYSTEM);
            identity.saveGroup(group);
        }
        for (Resource resource : Resources.values()) {
            if (authorizations
                            .createAuthorizationQuery()
                            .groupIdIn(Groups.CAMUNDA_ADMIN)
                            .resourceType(resource)
                            .resourceId(Authorization.ANY)
                            .count()
                    == 0) {
                Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                all.setGroupId(Groups.CAMUNDA_ADMIN);
                all.setResource(resource);
                all.setResourceId(Authorization.ANY);
                all.setPermissions(new Permission[] {Permissions.ALL});
                authorizations.saveAuthorization(all);
            }
        }
    }

    static void check(AccountProperties.Admin admin) {
        if (admin.user().isBlank() || admin.password().isBlank()) {
            throw new StartRefused("Cơ sở dữ liệu này chưa có tài khoản quản trị: hãy đặt hai biến môi trường "
                    + "DIEMCAU_ADMIN_USER (tên đăng nhập) và DIEMCAU_ADMIN_PASSWORD (mật khẩu) rồi khởi động lại.");
        }
        String id = AccountIds.fold(admin.user());
        if (!AccountIds.isWellFormed(id) || id.equals(AccountNames.SYSTEM)) {
            throw new StartRefused("Tên đăng nhập trong DIEMCAU_ADMIN_USER không dùng được. " + AccountIds.RULE);
        }
        List<PasswordRule> broken = PasswordRule.broken(admin.password(), admin.user());
        if (!broken.isEmpty()) {
            throw new StartRefused("Mật khẩu trong DIEMCAU_ADMIN_PASSWORD quá yếu. "
                    + broken.stream().map(PasswordRule::words).collect(Collectors.joining(" ")));
        }
    }
}
