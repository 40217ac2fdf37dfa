package vn.diemcau.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.junit.jupiter.api.Test;

class OutageTolerantJobsTest {

    private final OutageTolerantJobs jobs = new OutageTolerantJobs();

    @Test
    void an_outage_of_the_database_costs_a_job_no_try() {
        for (String state : new String[] {"08006", "57P01", "53100"}) {
            Throwable outage = new ProcessEngineException("failed", new SQLException("database", state));
            // Without an engine any other command could do nothing but fail.
            assertThat(jobs.getCommand("job", outage).execute(null)).isNull();
        }
    }

    @Test
    void a_transaction_that_the_database_undid_because_it_met_another_costs_a_job_no_try() {
        for (String state : new String[] {"40P01", "40001"}) {
            Throwable met = new ProcessEngineException("failed", new SQLException("deadlock detected", state));
            assertThat(jobs.getCommand("job", met)).isNotInstanceOf(DefaultJobRetryCmd.class);
        }
    }

    @Test
    void a_job_whose_rows_another_transaction_has_changed_runs_again_at_once() {
        Throwable met = new ProcessEngineException("failed", new OptimisticLockingException("ENGINE-03005"));
        assertThat(jobs.getCommand("job", met)).isNotInstanceOf(DefaultJobRetryCmd.class);
    }

    @Test
    void any_other_failure_costs_a_job_one() {
        Throwable failure = new ProcessEngineException("failed", new SQLException("duplicate key", "23505"));
        assertThat(jobs.getCommand("job", failure)).isInstanceOf(DefaultJobRetryCmd.class);
    }
}
