package vn.diemcau.preparation;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Indexes the engine's jobs by their hour. Its executor asks twice a second which are due, of thousands of timers that are
 * not; and not in a migration, because the engine makes its tables by itself.
 */
@Component
class DueJobIndex {

    private final JdbcClient jdbc;

    DueJobIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void create() {
        // Asked first: to create it "if not exists" would wait for everybody who writes jobs, at each start of a node.
        if (isMissing()) {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('job_due'))")
                    .query()
                    .listOfRows();
            jdbc.sql("create index if not exists job_due on act_ru_job (duedate_)")
                    .update();
        }
    }

    private boolean isMissing() {
        return jdbc.sql("select to_regclass('job_due') is null")
                .query(Boolean.class)
                .single();
    }
}
