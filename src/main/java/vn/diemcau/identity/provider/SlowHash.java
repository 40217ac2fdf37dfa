package vn.diemcau.identity.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The hash of the passwords that are kept here: bcrypt, slow so that whoever stole the hashes tries few guesses. It reads 72
 * bytes alone, which a Vietnamese sentence with the engine's salt behind it soon exceeds, so it gets the SHA-256 of both.
 */
@Component
class SlowHash implements PasswordEncryptor {

    /** Doubles the time with each one more; 10 is the least that OWASP asks for, some 70 ms on a small server. */
    private static final int COST = 10;

    private static final String NAME = "bcrypt-sha256";

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);

    /** One at a time: many new passwords at once would take all processors. */
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

    /** Whether a hash, as the engine stores it, is an older release's or a quicker one. */
    boolean isOutdated(String stored) {
        String prefix = "{" + NAME + "}";
        return !stored.startsWith(prefix) || bcrypt.upgradeEncoding(stored.substring(prefix.length()));
    }

    /** 44 letters; bcrypt would stop at a zero among the bytes themselves. */
    private static String digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
