package vn.diemcau.security;

import java.util.Locale;
import java.util.Set;
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
import vn.diemcau.database.DatabaseMode;

/**
 * Makes sure that there is an administrator before the web server opens: without one, Camunda lets the first stranger
 * become it.
 */
@Component
class Administrators implements SmartInitializingSingleton {

    static final String DEMO_USER = "admin";

    private static final int SHORTEST_PASSWORD = 12;

    /** Passwords that everybody tries, ours first. */
    private static final Set<String> KNOWN_PASSWORDS = Set.of(
            "diemcau-demo",
            "diemcaudemo123",
            "camunda-admin",
            "administrator",
            "administrator1",
            "adminadminadmin",
            "password1234",
            "passwordpassword",
            "changemechangeme",
            "changeme1234",
            "matkhau12345",
            "quantrivien123",
            "123456789012",
            "qwertyuiop123");

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final AccountProperties accounts;
    private final DatabaseMode database;
    private final StartLock lock;

    Administrators(
            IdentityService identity,
            AuthorizationService authorizations,
            AccountProperties accounts,
            DatabaseMode database,
            StartLock lock) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.accounts = accounts;
        this.database = database;
        this.lock = lock;
    }

    /** @throws AdministratorMissing on a configured database that has none, and names none that would do */
    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        lock.take();
        saveGroup();
        if (database.isEmbedded()) {
            save(DEMO_USER, accounts.demo().password());
        } else if (!hasMember()) {
            check(accounts.admin());
            save(accounts.admin().user(), accounts.admin().password());
        }
    }

    private boolean hasMember() {
        return identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
    }

    private void save(String id, String password) {
        User user = identity.createUserQuery().userId(id).singleResult();
        if (user == null) {
            user = identity.newUser(id);
            user.setFirstName("Quản trị");
            user.setLastName("hệ thống");
        }
        user.setPassword(password);
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
            throw new AdministratorMissing("Cơ sở dữ liệu này chưa có tài khoản quản trị: hãy đặt hai biến môi trường "
                    + "DIEMCAU_ADMIN_USER (tên đăng nhập) và DIEMCAU_ADMIN_PASSWORD (mật khẩu) rồi khởi động lại.");
        }
        if (!admin.user().matches("[a-zA-Z0-9]+")) {
            throw new AdministratorMissing(
                    "Tên đăng nhập trong DIEMCAU_ADMIN_USER chỉ được gồm chữ cái không dấu và chữ số.");
        }
        if (isWeak(admin)) {
            throw new AdministratorMissing("Mật khẩu trong DIEMCAU_ADMIN_PASSWORD quá yếu: cần ít nhất "
                    + SHORTEST_PASSWORD + " ký tự, không chứa tên đăng nhập và không phải mật khẩu mặc định.");
        }
    }

    private static boolean isWeak(AccountProperties.Admin admin) {
        String password = admin.password().toLowerCase(Locale.ROOT);
        return password.length() < SHORTEST_PASSWORD
                || KNOWN_PASSWORDS.contains(password)
                || password.contains(admin.user().toLowerCase(Locale.ROOT))
                || password.chars().distinct().count() < 4;
    }
}
