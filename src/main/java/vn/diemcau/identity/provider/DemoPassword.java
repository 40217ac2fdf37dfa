package vn.diemcau.identity.provider;

import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.AccountProperties;

/**
 * The well-known password of all accounts of the embedded run. All accounts share one hash, because separate ones would
 * delay the start by two seconds and protect nothing.
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
        // A bcrypt hash contains its own salt.
        entity.setSalt(null);
        entity.setDbPassword(hash);
    }
}
