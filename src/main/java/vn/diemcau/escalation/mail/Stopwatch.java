package vn.diemcau.escalation.mail;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures elapsed time including a machine's sleep. The JVM's monotonic clock stops during sleep, and the wall clock
 * may be set back.
 */
public final class Stopwatch {

    private final LongSupplier nanos;
    private final LongSupplier wallMillis;
    private final long startedAt;
    private final long startedAtWall;

    public static Stopwatch start() {
        return new Stopwatch(System::nanoTime, System::currentTimeMillis);
    }

    Stopwatch(LongSupplier nanos, LongSupplier wallMillis) {
        this.nanos = nanos;
        this.wallMillis = wallMillis;
        this.startedAt = nanos.getAsLong();
        this.startedAtWall = wallMillis.getAsLong();
    }

    public Duration elapsed() {
        Duration awake = Duration.ofNanos(nanos.getAsLong() - startedAt);
        Duration onTheWall = Duration.ofMillis(wallMillis.getAsLong() - startedAtWall);
        return awake.compareTo(onTheWall) > 0 ? awake : onTheWall;
    }
}
