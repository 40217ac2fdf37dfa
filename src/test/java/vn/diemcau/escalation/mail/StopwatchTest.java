package vn.diemcau.escalation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong wall = new AtomicLong(1_642_410_000_000L);
    private final Stopwatch stopwatch = new Stopwatch(nanos::get, wall::get);

    @Test
    void time_that_a_machine_slept_counts_though_its_own_clock_stood_still() {
        wall.addAndGet(TimeUnit.MINUTES.toMillis(5));
        assertThat(stopwatch.elapsed()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_wall_clock_that_is_set_back_takes_no_time_away() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(40));
        wall.addAndGet(-TimeUnit.MINUTES.toMillis(5));
        assertThat(stopwatch.elapsed()).isEqualTo(Duration.ofSeconds(40));
    }
}
