package vn.diemcau.process.preparation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.process.model.ConferencePreparation;

/**
 * Finds the running processes of conferences. It reads the engine's tables directly, because the engine's queries would
 * build some ten thousand entities with dozens of columns each.
 */
@Component
public class RunningProcesses {

    private final JdbcClient jdbc;

    RunningProcesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of the running process instances of all conferences, by the id of the conference. */
    public Map<String, String> conferences() {
        Map<String, String> processes = new HashMap<>();
        RowCallbackHandler each = row -> processes.put(row.getString(1), row.getString(2));
        jdbc.sql("""
                        select own.business_key_, own.id_ from act_ru_execution own
                        join act_re_procdef model on model.id_ = own.proc_def_id_
                        where (model.key_ = ? or model.key_ like ?) and own.parent_id_ is null""")
                .params(ConferencePreparation.KEY, ConferencePreparation.keyOf("%"))
                .query(each);
        return processes;
    }

    /** Id of the running process instance of a conference. */
    public Optional<String> conference(String id) {
        return jdbc.sql("""
                        select own.id_ from act_ru_execution own
                        join act_re_procdef model on model.id_ = own.proc_def_id_
                        where own.business_key_ = ? and (model.key_ = ? or model.key_ like ?) and own.parent_id_ is null""")
                .params(id, ConferencePreparation.KEY, ConferencePreparation.keyOf("%"))
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
