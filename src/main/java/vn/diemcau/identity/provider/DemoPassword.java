package vn.diemcau.identity.provider;

import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.AccountProperties;

/**
 * The one password of all accounts of the embedded run, which everybody knows. Its hash is made once and given to all of
 * them: one for each would make the start two seconds longer and guard nothing.
 */
@Component
class DemoPassword {

    private final String password;
    private final PasswordManager passwords;
    private String hash;

    DemoPassword(AccountProperties accounts, SlowHash slow) {
        this.password = accounts.demo().password();
        this.passwords = new PasswordManager(slow, List.of());
    }

    synchronized void setOf(User user) {
        if (hash == null) {
            hash = passwords.encrypt(password);
        }
        UserEntity entity = (UserEntity) user;
        // bcrypt has a salt of its own in the hash.
        entity.setSalt(null);
        entity.setDbPassword(hash);
    }
}
