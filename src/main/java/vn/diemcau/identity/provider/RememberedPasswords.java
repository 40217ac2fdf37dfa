package vn.diemcau.identity.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Which password was right for which hash a short while ago, so that programs that send theirs with each request need not
 * wait for the slow hash each time. The database is asked for the account's hash with each of them: with another one, on
 * whatever node it was set, nothing is found. What is kept here is itself a hash, under a key that this process alone has and
 * nobody writes down.
 */
@Component
class RememberedPasswords {

    static final Duration AGE = Duration.ofMinutes(30);
    static final int MOST = 10_000;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES_OF_KEY = 32;

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;

    /** The oldest first. */
    private final Map<String, Long> since = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST || isOld(eldest.getValue());
        }
    };

    @Autowired
    RememberedPasswords() {
        this(System::nanoTime);
    }

    RememberedPasswords(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        byte[] random = new byte[BYTES_OF_KEY];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /**
     * @param stored the hash of an account's password, as the database has it now
     * @param password as it was hashed
     */
    boolean contains(String stored, String password) {
        String entry = entry(stored, password);
        synchronized (since) {
            Long then = since.get(entry);
            return then != null && !isOld(then);
        }
    }

    void add(String stored, String password) {
        String entry = entry(stored, password);
        synchronized (since) {
            // Anew at the end.
            since.remove(entry);
            since.put(entry, nanoTime.getAsLong());
        }
    }

    int size() {
        synchronized (since) {
            return since.size();
        }
    }

    private boolean isOld(long then) {
        return nanoTime.getAsLong() - then >= AGE.toNanos();
    }

    private String entry(String stored, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // No hash has such a character in it.
            byte[] all = (stored + '\0' + password).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
