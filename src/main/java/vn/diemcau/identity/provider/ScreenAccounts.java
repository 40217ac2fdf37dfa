package vn.diemcau.identity.provider;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.directory.Directory;
import vn.diemcau.conference.directory.DirectoryListener;
import vn.diemcau.platform.database.DatabaseMode;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.engine.StartLock;

/**
 * Keeps the group of accounts for screens in the operations room. They may see only the wall board: the group has no
 * authorization in the engine, and all other endpoints refuse it.
 */
@Component
public class ScreenAccounts implements DirectoryListener {

    /** Id of the group, and of the account of the embedded run. */
    public static final String GROUP = "manhinh";

    private static final String NAME = "Màn hình phòng điều hành";

    private final IdentityService identity;
    private final DemoPassword password;
    private final DatabaseMode database;
    private final StartLock lock;
    private final AsSystem asSystem;

    ScreenAccounts(
            IdentityService identity, DemoPassword password, DatabaseMode database, StartLock lock, AsSystem asSystem) {
        this.identity = identity;
        this.password = password;
        this.database = database;
        this.lock = lock;
        this.asSystem = asSystem;
    }

    @Override
    @Transactional
    public void directoryLoaded(Directory directory) {
        asSystem.run(() -> {
            lock.take();
            if (identity.createGroupQuery().groupId(GROUP).count() == 0) {
                Group group = identity.newGroup(GROUP);
                group.setName(NAME);
                group.setType("SCREEN");
                identity.saveGroup(group);
            }
            if (database.isEmbedded()) {
                saveDemoAccount();
            }
        });
    }

    /** Resets the password at each start like the other demo accounts, so that the console output stays true. */
    private void saveDemoAccount() {
        User user = identity.createUserQuery().userId(GROUP).singleResult();
        if (user == null) {
            user = identity.newUser(GROUP);
        }
        user.setFirstName("");
        user.setLastName(NAME);
        password.setOf(user);
        identity.saveUser(user);
        if (identity.createUserQuery().userId(GROUP).memberOfGroup(GROUP).count() == 0) {
            identity.createMembership(GROUP, GROUP);
        }
    }
}
