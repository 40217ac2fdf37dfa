package vn.diemcau.identity.provider;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.identity.account.Bulkhead;
import vn.diemcau.identity.account.PasswordQuestion;

/**
 * Checks passwords against the stored hash or the office's directory server. A correct password replaces the hash of an
 * older release.
 */
@Component
class PasswordChecks {

    /** Half of the processors, so that signed-in users can work during a rush of sign-ins. */
    static final int HASHES_AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /**
     * Limit on the ten database connections, because a new user's check holds one while the directory server answers.
     */
    private static final int QUESTIONS_AT_ONCE = 4;

    static final int WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Bulkhead hashes = new Bulkhead(HASHES_AT_ONCE, WAITING, PATIENCE);
    private final Bulkhead questions = new Bulkhead(QUESTIONS_AT_ONCE, WAITING, PATIENCE);
    private final PasswordManager passwords;
    private final SlowHash slow;
    private final RememberedPasswords remembered;
    private final LdapDirectory ldap;
    private final JdbcClient jdbc;

    PasswordChecks(SlowHash slow, RememberedPasswords remembered, LdapDirectory ldap, JdbcClient jdbc) {
        this.slow = slow;
        this.passwords = new PasswordManager(slow, List.of());
        this.remembered = remembered;
        this.ldap = ldap;
        this.jdbc = jdbc;
    }

    private record Stored(String hash, String salt) {}

    private static final Stored NOTHING = new Stored(null, null);

    /**
     * Reads the stored hash without checking the password yet.
     *
     * @param account null for an unknown account, whose check takes the same time
     * @param isRemembered whether a correct result is remembered for a while
     */
    PasswordQuestion of(String account, String password, boolean isRemembered) {
        Stored stored = account == null || password == null ? null : stored(account);
        if (stored != null && stored.hash() == null && ldap.isConfigured()) {
            return new AskedThere(account, password);
        }
        return new AskedHere(
                account, password == null ? "" : password, stored == null ? NOTHING : stored, isRemembered);
    }

    Bulkhead hashes() {
        return hashes;
    }

    private Stored stored(String account) {
        return jdbc.sql("select pwd_, salt_ from act_id_user where id_ = ?")
                .param(account)
                .query((row, n) -> new Stored(row.getString("pwd_"), row.getString("salt_")))
                .optional()
                .orElse(null);
    }

    /** Stores nothing if the password has changed in the meantime. */
    private boolean replace(String account, String hash, String anew) {
        return jdbc.sql("update act_id_user set pwd_ = :anew where id_ = :account and pwd_ = :hash")
                        .param("anew", anew)
                        .param("account", account)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    private final class AskedThere implements PasswordQuestion {

        private final String account;
        private final String password;

        AskedThere(String account, String password) {
            this.account = account;
            this.password = password;
        }

        @Override
        public boolean ask() {
            return ldap.knows(account, password);
        }

        @Override
        public <T> T inTurn(Supplier<T> work) {
            return questions.call(work);
        }
    }

    private final class AskedHere implements PasswordQuestion {

        private final String account;
        private final String hash;
        private final String salted;
        private final boolean isRemembered;

        AskedHere(String account, String password, Stored stored, boolean isRemembered) {
            this.account = account;
            this.hash = stored.hash();
            this.salted = EncryptionUtil.saltPassword(password, stored.salt());
            this.isRemembered = isRemembered;
        }

        @Override
        public boolean isKnown() {
            return isRemembered && hash != null && remembered.contains(hash, salted);
        }

        /** Always computes one slow hash, so that the time does not reveal which accounts exist. */
        @Override
        public boolean ask() {
            // A request with the same password may have been checked before this one.
            if (isKnown()) {
                return true;
            }
            if (hash == null) {
                passwords.encrypt(salted);
                return false;
            }
            boolean right = passwords.check(salted, hash);
            String slowly = slow.isOutdated(hash) ? passwords.encrypt(salted) : hash;
            if (right && (slowly.equals(hash) || replace(account, hash, slowly)) && isRemembered) {
                remembered.add(slowly, salted);
            }
            return right;
        }

        @Override
        public <T> T inTurn(Supplier<T> work) {
            return hashes.call(work);
        }
    }
}
