package vn.diemcau.preparation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the work of conferences stands in the engine: who holds a task, and in which process. Read from the engine's tables,
 * because its queries make an entity of dozens of columns of each of some ten thousand.
 */
@Component
public class OpenWork {

    private final JdbcClient jdbc;

    OpenWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An open task.
     *
     * @param process id of the process instance that waits for it
     * @param assignee user id of who has claimed it, null when nobody has
     * @param changedAt when it last changed hands or dates, null when it never did
     */
    public record Held(String process, String assignee, Instant changedAt) {}

    /** Those of these tasks that are open, by id. The caller has checked that the person may know of them. */
    public Map<String, Held> tasks(Collection<String> ids) {
        Map<String, Held> held = new HashMap<>();
        RowCallbackHandler each = row -> held.put(
                row.getString(1),
                new Held(
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant()));
        if (!ids.isEmpty()) {
            jdbc.sql("select id_, proc_inst_id_, assignee_, last_updated_ from act_ru_task where id_ = any(?)")
                    .param(ids.toArray(String[]::new))
                    .query(each);
        }
        return held;
    }

    /** Ids of the running process instances of all conferences, by the id of the conference. */
    public Map<String, String> conferences() {
        Map<String, String> processes = new HashMap<>();
        RowCallbackHandler each = row -> processes.put(row.getString(1), row.getString(2));
        jdbc.sql("""
                        select own.business_key_, own.id_ from act_ru_execution own
                        join act_re_procdef model on model.id_ = own.proc_def_id_
                        where model.key_ = ? and own.parent_id_ is null""").param(ConferencePreparation.KEY).query(each);
        return processes;
    }

    /** Id of the running process instance of a conference. */
    public Optional<String> conference(String id) {
        return jdbc.sql("""
                        select own.id_ from act_ru_execution own
                        join act_re_procdef model on model.id_ = own.proc_def_id_
                        where own.business_key_ = ? and model.key_ = ? and own.parent_id_ is null""")
                .params(id, ConferencePreparation.KEY)
                .query(String.class)
                .optional();
    }

    /** Ids of the process instances of a conference's units that still run, by the code of the unit. */
    public Map<String, String> units(String conference, String process) {
        Map<String, String> processes = new HashMap<>();
        RowCallbackHandler each =
                row -> processes.put(row.getString(1).substring(conference.length() + 1), row.getString(2));
        if (process != null) {
            jdbc.sql("""
                            select unit.business_key_, unit.id_ from act_ru_execution own
                            join act_ru_execution unit on unit.super_exec_ = own.id_
                            where own.proc_inst_id_ = ?""").param(process).query(each);
        }
        return processes;
    }
}
