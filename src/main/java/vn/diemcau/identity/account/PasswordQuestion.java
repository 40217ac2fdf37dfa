package vn.diemcau.identity.account;

import java.util.function.Supplier;

/** Whether a password is right. */
@FunctionalInterface
public interface PasswordQuestion {

    /** Finds out, which takes its time. */
    boolean ask();

    /** Whether the password is known to be right, without finding out. */
    default boolean isKnown() {
        return false;
    }

    /**
     * Does what asks the question when it is its turn.
     *
     * @throws TryLater when that would take too long
     */
    default <T> T inTurn(Supplier<T> work) {
        return work.get();
    }
}
