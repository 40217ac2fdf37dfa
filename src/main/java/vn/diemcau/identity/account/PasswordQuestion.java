package vn.diemcau.identity.account;

import java.util.function.Supplier;

/** Whether a password is right. */
@FunctionalInterface
public interface PasswordQuestion {

    /** Runs the slow check. */
    boolean ask();

    /** Whether the password is remembered as correct, without a check. */
    default boolean isKnown() {
        return false;
    }

    /**
     * Runs the asking code when a slot is free.
     *
     * @throws TryLater when the queue is full or the wait too long
     */
    default <T> T inTurn(Supplier<T> work) {
        return work.get();
    }
}
