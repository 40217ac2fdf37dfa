package vn.diemcau.process.engine;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds indexes that the engine's tables lack. The engine searches twice a second for due timers among thousands, at the
 * end of each task for its subtasks, of which there are none, and at each sign-in for the account regardless of case.
 * No migration adds them, because the engine creates its tables itself.
 */
final class EngineIndexes {

    private static final Map<String, String> INDEXES = Map.of(
            "job_due", "act_ru_job (duedate_)",
            "task_parent", "act_ru_task (parent_task_id_)",
            "user_folded", "act_id_user (lower(id_))");

    private EngineIndexes() {}

    /** Creates the missing indexes, one node at a time. */
    static void create(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        INDEXES.forEach((name, columns) -> {
            // The check comes first, because "create index if not exists" waits for all writers at each start of a
            // node.
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
