package vn.diemcau.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.diemcau.conference.duty.SampleAnswers;

/** Điểm Cầu as it ships: its jar, a configured database, its own settings, people with passwords. */
final class DiemCau extends Side {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** The administrator, who may do what the Office may. */
    private static final String OFFICE = "thunghiem";

    /** What the settings of the server know. */
    private static final String FIRST_PASSWORD = "Lan dau " + Http.PASSWORD;

    /** The duties of a unit that are open from the beginning. */
    private static final int OPEN_DUTIES = 5;

    private final int units;

    private Unpacked unpacked;

    /** @param units besides those of the letter's directory */
    DiemCau(Postgres postgres, Sink sink, Options options, int units) {
        super("diemcau", postgres, sink, options);
        this.units = units;
    }

    @Override
    Path jar() {
        return unpacked().jar();
    }

    @Override
    List<String> shipped() {
        return unpacked().options();
    }

    private Unpacked unpacked() {
        if (unpacked == null) {
            try (var jars = Files.newDirectoryStream(options.target(), "diemcau-*.jar")) {
                unpacked = Unpacked.of(jars.iterator().next(), folder().resolve("diemcau"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return unpacked;
    }

    @Override
    Map<String, String> environment() {
        try {
            Path directory = Files.writeString(folder().resolve("danh-ba.yaml"), Units.directory(units));
            return Map.of(
                    "DIEMCAU_DIRECTORY",
                    directory.toUri().toString(),
                    "DIEMCAU_ADMIN_USER",
                    OFFICE,
                    "DIEMCAU_ADMIN_PASSWORD",
                    FIRST_PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Each unit has an officer, and the Office too; they share the administrator's password, and have signed in today from
     * where the benchmarks run.
     */
    @Override
    void started() {
        boolean mustChange = jdbc.sql("select must_change from account where id = ?")
                .param(OFFICE)
                .query(Boolean.class)
                .single();
        if (mustChange) {
            Http.expect(
                    204,
                    new Http(child().port, OFFICE, FIRST_PASSWORD)
                            .put(
                                    "/api/account/password",
                                    json(Map.of("current", FIRST_PASSWORD, "password", Http.PASSWORD))));
        }
        jdbc.sql("""
                        insert into act_id_user (id_, rev_, first_, last_, pwd_, salt_)
                        select lower(agency.code), 1, 'Cán bộ', agency.name, admin.pwd_, admin.salt_
                        from agency, act_id_user admin where admin.id_ = ?
                        on conflict do nothing""").param(OFFICE).update();
        jdbc.sql("""
                        insert into act_id_membership (user_id_, group_id_)
                        select lower(code), code from agency on conflict do nothing""").update();
        jdbc.sql("""
                        insert into sign_in_address (account, address, last_at)
                        select id_, '127.0.0.1', now() from act_id_user on conflict do nothing""").update();
    }

    @Override
    Called call(String id, List<String> units) {
        String plan = Units.plan(id, units);
        long start = System.nanoTime();
        Http.expect(201, as(OFFICE).post("/api/conferences", "application/yaml", plan));
        long called = System.nanoTime();
        Http.expect(204, as("vptu").post("/engine-rest/task/" + taskOf(id, "IssueLetter") + "/submit-form", letter()));
        long issued = System.nanoTime();
        Waiting.until(
                "all units of " + id,
                options.patience().multipliedBy(3),
                POLL,
                () -> open(id) == units.size() * OPEN_DUTIES);
        return new Called(
                Duration.ofNanos(Math.max(called - start, issued - called)),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** Moves all dates of a conference by a quarter of an hour: how long until the answer, and until everything has followed. */
    Called redate(String id) {
        String later = "to_char((%s + interval '15 minutes') at time zone zone, 'YYYY-MM-DD\"T\"HH24:MI')";
        String dates = jdbc.sql(
                        "select json_build_object('reason', 'Đo', 'start', %s, 'lineTest', %s, 'registrationDue', %s)"
                                        .formatted(
                                                later.formatted("start_at"),
                                                later.formatted("line_test_at"),
                                                later.formatted("registration_due_at"))
                                + " from conference where id = ?")
                .param(id)
                .query(String.class)
                .single();
        long start = System.nanoTime();
        Http.expect(200, as(OFFICE).put("/api/conferences/" + id + "/dates", dates));
        long answered = System.nanoTime();
        Waiting.until("the tasks of " + id, options.patience().multipliedBy(3), POLL, () -> behind(id) == 0);
        return new Called(Duration.ofNanos(answered - start), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Tasks that have not followed their duty, and the job that lets them. */
    private int behind(String id) {
        return jdbc.sql("""
                        select (select count(*) from duty join act_ru_task task on task.id_ = task_id
                                where conference_id = :id and due_at at time zone :zone <> task.due_date_)
                          + (select count(*) from act_ru_job job join act_ru_execution own on own.id_ = job.process_instance_id_
                             where own.business_key_ = :id and job.handler_cfg_ like '%AnnounceNewDates%')""")
                .param("id", id)
                .param("zone", ZONE.getId())
                .query(Integer.class)
                .single();
    }

    Http office() {
        return as(OFFICE);
    }

    /** How many sites a conference has, those of the province and of the units included. */
    int sites(String id) {
        return jdbc.sql("select count(*) from site where conference_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private String taskOf(String id, String duty) {
        return jdbc.sql("select task_id from duty where conference_id = ? and code = ?")
                .params(id, duty)
                .query(String.class)
                .single();
    }

    private int open(String id) {
        return jdbc.sql("""
                        select count(*) from duty join conference_unit using (conference_id)
                        where conference_id = ? and agency = unit and task_id is not null""").param(id).query(Integer.class).single();
    }

    private static String letter() {
        Map<String, Object> answer = new HashMap<>();
        SampleAnswers.to("IssueLetter")
                .forEach((field, value) ->
                        answer.put(field, Map.of("type", value.getClass().getSimpleName(), "value", value)));
        return json(Map.of("variables", answer));
    }

    @Override
    List<Work> registrations(Collection<String> conferences) {
        return jdbc.sql("""
                        select conference_id, agency, task_id from duty
                        where conference_id = any(?) and code = 'RegisterSites' and task_id is not null""")
                .param(conferences.toArray(String[]::new))
                .query((row, n) -> new Work(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    @Override
    HttpResponse<byte[]> register(Work work, int sites) {
        return as(work.unit().toLowerCase(Locale.ROOT))
                .post(
                        "/engine-rest/task/" + work.task() + "/submit-form",
                        json(Map.of(
                                "variables",
                                Map.of("registration", Map.of("type", "String", "value", Units.registration(sites))))));
    }

    @Override
    Answer answer(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 204 -> Answer.TAKEN;
            case 409 -> Answer.CONFLICT;
            default -> Answer.ERROR;
        };
    }

    @Override
    void deadline(Collection<String> conferences, Instant at) {
        String[] ids = conferences.toArray(String[]::new);
        OffsetDateTime due = at.atOffset(ZoneOffset.UTC);
        jdbc.sql("update conference set registration_due_at = ? where id = any(?)")
                .params(due, ids)
                .update();
        jdbc.sql("update duty set due_at = ? where conference_id = any(?) and code = 'RegisterSites'")
                .params(due, ids)
                .update();
        // The engine keeps local time of its JVM's zone.
        jdbc.sql("""
                        update act_ru_job set duedate_ = ? from act_ru_execution own
                        where own.id_ = act_ru_job.process_instance_id_ and split_part(own.business_key_, ':', 1) = any(?)
                          and (act_ru_job.handler_cfg_ like 'timer\\_RegisterSites\\_Due%'
                            or act_ru_job.handler_cfg_ like 'timer\\_RegistrationDue%')""").params(at.atZone(ZONE).toLocalDateTime(), ids).update();
    }

    @Override
    boolean isQuiet() {
        return jdbc.sql("""
                                select (select count(*) from act_ru_job where duedate_ is null or duedate_ <= :local)
                                  + (select count(*) from mail
                                     where state = 'SENDING' or state = 'PLANNED' and next_try_at <= :now)""")
                        .param("local", Instant.now().atZone(ZONE).toLocalDateTime())
                        .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                == 0;
    }

    @Override
    int readable(Collection<Work> done, int sites) {
        return jdbc.sql("""
                        select count(*) from (
                          select 1 from unnest(?, ?) as done (conference, unit)
                          join registration on conference_id = done.conference and registration.unit = done.unit
                          join site on site.conference_id = done.conference and site.unit = done.unit
                            and level = 'COMMUNE'
                          group by done.conference, done.unit having count(*) = ?) as complete""")
                .params(
                        done.stream().map(Work::conference).toArray(String[]::new),
                        done.stream().map(Work::unit).toArray(String[]::new),
                        sites)
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
