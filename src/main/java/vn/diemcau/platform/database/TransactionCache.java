package vn.diemcau.platform.database;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Caches the last value that a transaction has read. */
public final class TransactionCache<T> {

    private record Kept<T>(String key, T value) {}

    /** The value of this key, cached by the transaction or read now. */
    @SuppressWarnings("unchecked")
    public T get(String key, Supplier<T> read) {
        Kept<T> kept = (Kept<T>) TransactionSynchronizationManager.getResource(this);
        if (kept != null && kept.key().equals(key)) {
            return kept.value();
        }
        T value = read.get();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            keep(new Kept<>(key, value));
        }
        return value;
    }

    /** Clears the cache after a change. */
    public void forget() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }

    private void keep(Kept<T> kept) {
        forget();
        TransactionSynchronizationManager.bindResource(this, kept);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
    }
}
