package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import vn.diemcau.DiemCauTest;

/** Seen: a longest pause below the first one makes the engine's idle executor ask for jobs without any pause. */
@DiemCauTest
class JobExecutorSettingsTest {

    @Test
    void an_idle_executor_pauses_but_never_for_more_than_a_second(
            @Value("${camunda.bpm.job-execution.wait-time-in-millis:5000}") int first,
            @Value("${camunda.bpm.job-execution.max-wait}") int longest) {
        assertThat(first).isPositive().isLessThanOrEqualTo(longest);
        assertThat(longest).isLessThanOrEqualTo(1000);
    }
}
