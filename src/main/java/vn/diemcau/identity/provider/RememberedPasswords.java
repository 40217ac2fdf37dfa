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
 * Remembers for a short time which password matched which hash, so that programs that send theirs with each request
 * need not wait for the slow hash. Each request still reads the account's hash from the database. A changed hash, set
 * on any node, finds no entry. The entries are hashes under a key that only exists in this process.
 */
@Component
class RememberedPasswords {

    static final Duration AGE = Duration.ofMinutes(30);
    static final int MOST = 10_000;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES_OF_KEY = 32;

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;

    /** Entries, oldest first. */
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
     * @param stored the current hash in the database
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
            // Moves the entry to the end.
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
            // A separator that no hash contains.
            byte[] all = (stored + '\0' + password).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
