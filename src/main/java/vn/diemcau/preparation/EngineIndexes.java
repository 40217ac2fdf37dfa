package vn.diemcau.preparation;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Indexes what the engine looks for in its own tables and has no index of: twice a second the timers that are due, among
 * thousands that are not, and for each task that is finished those below it, of which there are none. Not in a migration,
 * because the engine makes its tables by itself.
 */
@Component
class EngineIndexes {

    private static final Map<String, String> INDEXES =
            Map.of("job_due", "act_ru_job (duedate_)", "task_parent", "act_ru_task (parent_task_id_)");

    private final JdbcClient jdbc;

    EngineIndexes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void create() {
        INDEXES.forEach((name, columns) -> {
            // Asked first: to create it "if not exists" would wait for everybody who writes, at each start of a node.
            if (isMissing(name)) {
                jdbc.sql("select pg_advisory_xact_lock(hashtext('engine-indexes'))")
                        .query()
                        .listOfRows();
                jdbc.sql("create index if not exists %s on %s".formatted(name, columns))
                        .update();
            }
        });
    }

    private boolean isMissing(String index) {
        return jdbc.sql("select to_regclass(?) is null")
                .param(index)
                .query(Boolean.class)
                .single();
    }
}
