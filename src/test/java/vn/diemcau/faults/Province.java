package vn.diemcau.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/** The letter's agencies at work over HTTP, and what the tables say of it afterwards. */
final class Province {

    /** Sites that each unit registers besides its own. */
    static final int SITES = 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OPEN_DUTIES_OF_UNIT = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int port;
    private final JdbcClient jdbc;
    private final String password;

    /** One registration that is to be handed in. */
    record Work(String conference, String unit, String task) {}

    Province(int port, JdbcClient jdbc, String password) {
        this.port = port;
        this.jdbc = jdbc;
        this.password = password;
    }

    /** The letter's directory, in which each unit has enough communes. */
    static Path directory(Path folder) {
        String communes =
                IntStream.rangeClosed(1, SITES).mapToObj("Tân %d"::formatted).collect(Collectors.joining(", "));
        try {
            String letter = new ClassPathResource("directory/hatinh.yaml").getContentAsString(UTF_8);
            return Files.writeString(
                    folder.resolve("danh-ba.yaml"),
                    letter.replaceAll("(?m)^    (?:collective|shortName|membersAre): .*\\n", "")
                            .replaceAll(
                                    "(?m)^    localities:\\n(      .*\\n)+",
                                    "    localities: {Xã: [" + communes + "]}\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each agency has an officer with the administrator's password. */
    void giveEverybodyAnAccount(String administrator) {
        jdbc.sql("""
                        insert into act_id_user (id_, rev_, first_, last_, pwd_, salt_)
                        select lower(agency.code), 1, 'Cán bộ', agency.name, admin.pwd_, admin.salt_
                        from agency, act_id_user admin where admin.id_ = ? on conflict do nothing""").param(administrator).update();
        jdbc.sql("""
                        insert into act_id_membership (user_id_, group_id_)
                        select lower(code), code from agency on conflict do nothing""").update();
    }

    /** Calls the letter's conference, and issues the letter. */
    void calls(String conference) {
        HttpResponse<String> called = as("VPTU")
                .send(as("VPTU")
                        .request("/api/conferences")
                        .header("Content-Type", "application/yaml")
                        .POST(HttpRequest.BodyPublishers.ofString(ConferenceStory.plan(conference))));
        assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        issues(conference);
    }

    /** Issues the letter of a conference that was called. */
    void issues(String conference) {
        String task = jdbc.sql("select task_id from duty where conference_id = ? and code = 'IssueLetter'")
                .param(conference)
                .query(String.class)
                .single();
        HttpResponse<String> issued =
                as("VPTU").post("/engine-rest/task/" + task + "/submit-form", form(SampleAnswers.to("IssueLetter")));
        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> registrations(conference).size() == 14 && openOfUnits(conference) == 70);
    }

    private int openOfUnits(String conference) {
        return jdbc.sql("""
                        select count(*) from duty join conference_unit using (conference_id)
                        where conference_id = ? and agency = unit and task_id is not null""").param(conference).query(Integer.class).single();
    }

    /** The registrations that are open. */
    List<Work> registrations(String conference) {
        return jdbc.sql("""
                        select conference_id, agency, task_id from duty
                        where conference_id = ? and code = 'RegisterSites' and task_id is not null order by agency""")
                .param(conference)
                .query((row, n) -> new Work(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    HttpResponse<String> registers(Work work) {
        return as(work.unit()).post("/engine-rest/task/" + work.task() + "/submit-form", registration());
    }

    Web as(String agency) {
        return Web.withPassword(port, agency.toLowerCase(Locale.ROOT), password);
    }

    /** What a unit registers, as its form sends it. */
    static String registration() {
        String sites = IntStream.rangeClosed(1, SITES).mapToObj("""
                        {"type": "Xã", "name": "Tân %1$d", "delegates": %1$d, "technician": "Cán bộ xã %1$d", \
                        "phone": "0900000%1$03d"}"""::formatted).collect(Collectors.joining(", "));
        return form(Map.of("registration", """
                {"own": {"place": "Hội trường tầng 2", "chair": "Bí thư", "technician": "Cán bộ kỹ thuật", \
                "phone": "0900000000", "delegates": 60, "backupPower": true, "backupLine": false}, \
                "noCommuneSites": false, "sites": [%s]}""".formatted(sites)));
    }

    private static String form(Map<String, ?> answer) {
        Map<String, Object> variables = new LinkedHashMap<>();
        answer.forEach((name, value) ->
                variables.put(name, Map.of("type", value.getClass().getSimpleName(), "value", value)));
        try {
            return JSON.writeValueAsString(Map.of("variables", variables));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }

    /** Each unit has registered once, with all its sites; nothing is half-saved, and the board says what the tables say. */
    void assertThatAllIsRegisteredOnce(String conference) {
        assertThat(jdbc.sql("""
                        select u.unit || ': ' || concat_ws(', ',
                          'registrations ' || (select count(*) from registration r
                             where r.conference_id = u.conference_id and r.unit = u.unit and r.version = 1),
                          'changes ' || (select count(*) from registration_change r
                             where r.conference_id = u.conference_id and r.unit = u.unit),
                          'sites ' || (select count(*) from site s
                             where s.conference_id = u.conference_id and s.unit = u.unit and s.level = 'COMMUNE'),
                          'delegates ' || (select sum(delegates) from site s
                             where s.conference_id = u.conference_id and s.unit = u.unit),
                          'acts ' || (select count(*) from act a where a.conference_id = u.conference_id
                             and a.kind = 'REGISTERED' and a.by_agency = u.unit),
                          'done ' || (select count(*) from duty d where d.conference_id = u.conference_id
                             and d.agency = u.unit and d.code = 'RegisterSites' and d.task_id is null
                             and d.done_at is not null and d.answer is not null),
                          'tasks left ' || (select count(*) from act_ru_task t
                             join act_ru_execution e on e.id_ = t.proc_inst_id_
                             where e.business_key_ = u.conference_id || ':' || u.unit
                               and t.task_def_key_ like '%RegisterSites'),
                          'open to changes ' || (select count(*) from duty d
                             join act_ru_task t on t.id_ = d.task_id where d.conference_id = u.conference_id
                             and d.agency = u.unit and d.code = 'AmendRegistration'))
                        from conference_unit u where u.conference_id = ?""").param(conference).query(String.class).list())
                .hasSize(14)
                .allSatisfy(unit -> assertThat(unit)
                        .endsWith(": registrations 1, changes 1, sites %d, delegates %d, acts 1, done 1, tasks left 0,"
                                        .formatted(SITES, 60 + SITES * (SITES + 1) / 2)
                                + " open to changes 1"));
        JsonNode board = json(as("VPTU").get("/api/conferences/" + conference + "/board"));
        JsonNode totals = board.get("totals");
        assertThat(totals.get("registered").asInt()).isEqualTo(14);
        assertThat(totals.get("communeSites").asInt()).isEqualTo(14 * SITES);
        assertThat(totals.get("sites").asInt()).isEqualTo(count("site", conference, "true"));
        assertThat(totals.get("done").asInt()).isEqualTo(count("duty", conference, "done_at is not null"));
        assertThat(board.get("agencies"))
                .allSatisfy(line -> line.get("duties")
                        .forEach(duty -> assertThat(!duty.has("task"))
                                .as(line.get("code") + " " + code(duty, board))
                                .isEqualTo(count(
                                                "duty",
                                                conference,
                                                "task_id is not null and agency = '%s' and code = '%s'"
                                                        .formatted(
                                                                line.get("code").asText(), code(duty, board)))
                                        == 0)));
    }

    private static String code(JsonNode duty, JsonNode board) {
        return board.get("duties").get(duty.get("duty").asInt()).get("code").asText();
    }

    private int count(String table, String conference, String where) {
        return jdbc.sql("select count(*) from " + table + " where conference_id = ? and " + where)
                .param(conference)
                .query(Integer.class)
                .single();
    }

    /** The record is whole, and soon all of it is sealed. */
    void assertThatTheRecordIsWhole() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                jdbc.sql("select count(*) from act where id not in (select act_id from act_seal)")
                                        .query(Integer.class)
                                        .single())
                        .isZero());
        JsonNode seal = json(as("VPTU").get("/api/history/seal"));
        assertThat(seal.get("broken").isNull()).as(seal.toString()).isTrue();
    }

    /** No job has used up its tries, and all that is due is done. */
    void awaitCalm() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(jdbc.sql("""
                        select handler_type_ || ' ' || coalesce(handler_cfg_, '') || ', tries left ' || retries_ || ' '
                          || coalesce(exception_msg_, '')
                        from act_ru_job where handler_type_ <> 'history-cleanup' and (duedate_ is null or retries_ = 0)
                        union all select 'mail ' || state from mail
                          where state = 'SENDING' or state = 'PLANNED' and next_try_at <= tried_since""").query(String.class).list()).isEmpty());
        assertThat(jdbc.sql("select incident_msg_ from act_ru_incident")
                        .query(String.class)
                        .list())
                .isEmpty();
    }
}
