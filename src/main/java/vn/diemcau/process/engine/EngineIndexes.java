package vn.diemcau.process.engine;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Indexes what the engine looks for in its own tables and has no index of: twice a second the timers that are due, among
 * thousands that are not, for each task that is finished those below it, of which there are none, and at each sign-in the
 * account in whatever letters its name is typed. Not in a migration, because the engine makes its tables by itself.
 */
final class EngineIndexes {

    private static final Map<String, String> INDEXES = Map.of(
            "job_due", "act_ru_job (duedate_)",
            "task_parent", "act_ru_task (parent_task_id_)",
            "user_folded", "act_id_user (lower(id_))");

    private EngineIndexes() {}

    /** Makes those that are missing; one node at a time. */
    static void create(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        INDEXES.forEach((name, columns) -> {
            // Asked first: to create it "if not exists" would wait for everybody who writes, at each start of a node.
            boolean isMissing = jdbc.sql("select to_regclass(?) is null")
                    .param(name)
                    .query(Boolean.class)
                    .single();
            if (isMissing) {
                jdbc.sql("create index %s on %s".formatted(name, columns)).update();
            }
        });
    }
}
