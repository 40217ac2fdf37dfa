package vn.diemcau.identity.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import vn.diemcau.platform.text.Sha256;

/**
 * Hashes passwords with bcrypt, which is slow to limit guesses on stolen hashes. bcrypt only reads 72 bytes, which a
 * Vietnamese sentence plus the engine's salt may exceed. Its input is therefore the SHA-256 of both.
 */
@Component
class SlowHash implements PasswordEncryptor {

    /** Each increment doubles the time. 10 is OWASP's minimum, about 70 ms on a small server. */
    private static final int COST = 10;

    private static final String NAME = "bcrypt-sha256";

    private final BCryptPasswordEncoder bcrypt;

    @Autowired
    SlowHash() {
        this(COST);
    }

    /** @param cost the binary logarithm of bcrypt's rounds, 4 to 31 */
    SlowHash(int cost) {
        bcrypt = new BCryptPasswordEncoder(cost);
    }

    /** One at a time, because many new passwords at once would occupy all processors. */
    @Override
    public synchronized String encrypt(String password) {
        return bcrypt.encode(digest(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        return bcrypt.matches(digest(password), encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    /** Whether a stored hash is from an older release or has a lower cost. */
    boolean isOutdated(String stored) {
        String prefix = "{" + NAME + "}";
        return !stored.startsWith(prefix) || bcrypt.upgradeEncoding(stored.substring(prefix.length()));
    }

    /** 44 letters in Base64, because bcrypt stops at a zero byte. */
    private static String digest(String password) {
        return Base64.getEncoder().encodeToString(Sha256.digest().digest(password.getBytes(StandardCharsets.UTF_8)));
    }
}
