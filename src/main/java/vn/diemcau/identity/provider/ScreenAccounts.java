package vn.diemcau.identity.provider;

import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.Directory;
import vn.diemcau.conference.directory.DirectoryListener;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.platform.database.DatabaseMode;
import vn.diemcau.platform.engine.AsSystem;
import vn.diemcau.platform.engine.StartLock;

/**
 * Keeps the groups of accounts for screens in the operations rooms, one for each Office. They may see only the wall
 * board of its conferences: the group has no authorization in the engine, and all other endpoints refuse it.
 */
@Component
public class ScreenAccounts implements DirectoryListener {

    /** Id of the group of the first Office, and of the account of the embedded run. Those of others end with a code. */
    public static final String GROUP = "manhinh";

    private static final String NAME = "Màn hình phòng điều hành";

    private final IdentityService identity;
    private final DemoPassword password;
    private final DatabaseMode database;
    private final StartLock lock;
    private final AsSystem asSystem;
    private final DirectoryStore store;

    ScreenAccounts(
            IdentityService identity,
            DemoPassword password,
            DatabaseMode database,
            StartLock lock,
            AsSystem asSystem,
            DirectoryStore store) {
        this.identity = identity;
        this.password = password;
        this.database = database;
        this.lock = lock;
        this.asSystem = asSystem;
        this.store = store;
    }

    @Override
    @Transactional
    public void directoryLoaded(Directory directory) {
        asSystem.run(() -> {
            lock.take();
            save(GROUP, NAME);
            for (Agency agency : directory.agencies()) {
                if (agency.kind() == Agency.Kind.OFFICE) {
                    String suffix = store.suffix(agency.code());
                    save(GROUP + suffix, suffix.isEmpty() ? NAME : NAME + " - " + agency.name());
                }
            }
        });
    }

    private void save(String id, String name) {
        Group group = identity.createGroupQuery().groupId(id).singleResult();
        if (group == null) {
            group = identity.newGroup(id);
            group.setName(name);
            group.setType("SCREEN");
            identity.saveGroup(group);
        } else if (!name.equals(group.getName())) {
            group.setName(name);
            identity.saveGroup(group);
        }
        if (database.isEmbedded()) {
            saveDemoAccount(id, name);
        }
    }

    /** Resets the password at each start like the other demo accounts, so that the console output stays true. */
    private void saveDemoAccount(String group, String name) {
        String id = group.toLowerCase(Locale.ROOT);
        User user = identity.createUserQuery().userId(id).singleResult();
        if (user == null) {
            user = identity.newUser(id);
        }
        user.setFirstName("");
        user.setLastName(name);
        password.setOf(user);
        identity.saveUser(user);
        if (identity.createUserQuery().userId(id).memberOfGroup(group).count() == 0) {
            identity.createMembership(id, group);
        }
    }
}
