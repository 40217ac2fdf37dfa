package vn.diemcau.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for conditions, never for ever. */
final class Waiting {

    private Waiting() {}

    /** @throws IllegalStateException when it has not come true in time */
    static void until(String what, Duration atMost, Duration pause, BooleanSupplier condition) {
        if (!comesTrue(atMost, pause, condition)) {
            throw new IllegalStateException("%s: not within %d s".formatted(what, atMost.toSeconds()));
        }
    }

    static boolean comesTrue(Duration atMost, Duration pause, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            pause(pause);
        }
        return true;
    }

    private static void pause(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
