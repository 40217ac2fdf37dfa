package vn.diemcau.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The stock application of {@code src/bench/stock}: no rules, no rights, one mail text, one JSON variable. */
final class Stock extends Side {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the engine's words for a row that somebody else changed meanwhile. */
    private static final String MET_ANOTHER = "ENGINE-03005";

    Stock(Postgres postgres, Sink sink, Options options) {
        super("stock", postgres, sink, options);
    }

    @Override
    Path jar() {
        return options.target().resolve("bench-stock").resolve("stock.jar");
    }

    @Override
    Map<String, String> environment() {
        // Without an administrator its first page sends everybody to the one where that account is made.
        return Map.of("CAMUNDA_BPM_ADMINUSER_ID", "admin", "CAMUNDA_BPM_ADMINUSER_PASSWORD", "admin");
    }

    @Override
    List<String> shipped() {
        return List.of();
    }

    @Override
    void started() {
        // Needs nothing: its REST API is open to anyone.
    }

    @Override
    Called call(String id, List<String> units) {
        String due = Instant.now().plus(Duration.ofHours(6)).toString().replaceFirst("(\\.\\d{3}).*Z$|Z$", ".000+0000");
        long start = System.nanoTime();
        Http.expect(
                200,
                as(null).post(
                                "/engine-rest/process-definition/key/conference/start",
                                json(Map.of(
                                        "businessKey",
                                        id,
                                        "variables",
                                        Map.of(
                                                "first", Map.of("value", Units.number(units.get(0)), "type", "Integer"),
                                                "count", Map.of("value", units.size(), "type", "Integer"),
                                                "due", Map.of("value", due, "type", "Date"))))));
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        Waiting.until(
                "all units of " + id,
                options.patience(),
                POLL,
                () -> registrations(List.of(id)).size() == units.size());
        return new Called(waited, Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    List<Work> registrations(Collection<String> conferences) {
        return jdbc.sql("""
                        select root.business_key_, unit.text_, task.id_ from act_ru_task task
                        join act_ru_execution own on own.id_ = task.proc_inst_id_
                        join act_ru_execution root on root.id_ = own.root_proc_inst_id_
                        join act_ru_variable unit on unit.proc_inst_id_ = task.proc_inst_id_ and unit.name_ = 'unit'
                        where root.business_key_ = any(?)""")
                .param(conferences.toArray(String[]::new))
                .query((row, n) -> new Work(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    @Override
    HttpResponse<byte[]> register(Work work, int sites) {
        return as(null).post(
                        "/engine-rest/task/" + work.task() + "/complete",
                        json(Map.of(
                                "variables",
                                Map.of("registration", Map.of("type", "Json", "value", Units.registration(sites))))));
    }

    @Override
    Answer answer(HttpResponse<byte[]> answer) {
        if (answer.statusCode() == 204) {
            return Answer.TAKEN;
        }
        return new String(answer.body(), StandardCharsets.UTF_8).contains(MET_ANOTHER) ? Answer.CONFLICT : Answer.ERROR;
    }

    @Override
    void deadline(Collection<String> conferences, Instant at) {
        // The engine keeps local time of its JVM's zone.
        jdbc.sql("""
                        update act_ru_job set duedate_ = ? from act_ru_execution root
                        where root.id_ = act_ru_job.root_proc_inst_id_ and root.business_key_ = any(?)
                          and act_ru_job.type_ = 'timer'""")
                .params(at.atZone(ZoneId.systemDefault()).toLocalDateTime(), conferences.toArray(String[]::new))
                .update();
    }

    @Override
    boolean isQuiet() {
        return jdbc.sql("select count(*) from act_ru_job where duedate_ is null or duedate_ <= ?")
                        .param(Instant.now().atZone(ZoneId.systemDefault()).toLocalDateTime())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    @Override
    int readable(Collection<Work> done, int sites) {
        return jdbc.sql("""
                        with registered as materialized (
                          select content.bytes_ from act_hi_taskinst task
                          join act_hi_varinst registration
                            on registration.proc_inst_id_ = task.proc_inst_id_ and registration.name_ = 'registration'
                          join act_ge_bytearray content on content.id_ = registration.bytearray_id_
                          where task.id_ = any(?))
                        select count(*) from registered
                        where jsonb_array_length(convert_from(bytes_, 'UTF8')::jsonb -> 'sites') = ?""")
                .params(done.stream().map(Work::task).toArray(String[]::new), sites)
                .query(Integer.class)
                .single();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
