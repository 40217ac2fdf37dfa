package vn.diemcau.platform.database;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a transaction read last, so that it is not read again as long as the same is asked for. */
public final class Latest<T> {

    private record Kept<T>(String key, T value) {}

    /** What stands under this key: as the transaction holds it, or read now. */
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

    /** It has changed since it was read. */
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
