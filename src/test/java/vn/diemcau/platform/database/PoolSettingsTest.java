package vn.diemcau.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;

/** What a node that is killed or sleeps leaves behind holds up the others for a minute at most. */
@DiemCauTest
class PoolSettingsTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource pool;

    @Test
    void the_locks_of_a_transaction_that_pauses_are_gone_after_a_minute() {
        assertThat(jdbc.sql("show idle_in_transaction_session_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("1min");
    }

    @Test
    void a_job_that_nobody_ends_is_taken_up_again_within_a_minute(
            @Value("${camunda.bpm.job-execution.lock-time-in-millis}") int lock) {
        assertThat(lock).isBetween(10_000, 60_000);
    }

    @Test
    void nobody_waits_for_an_answer_of_the_database_for_more_than_a_few_minutes() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isBetween(60_000, 300_000);
        }
    }

    @Test
    void whoever_meets_an_outage_waits_for_its_end_no_longer_than_people_do(
            @Value("${spring.datasource.hikari.connection-timeout}") int wait) {
        assertThat(wait).isBetween(5_000, 10_000);
    }
}
