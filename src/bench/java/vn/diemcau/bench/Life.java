package vn.diemcau.bench;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.SampleAnswers;

/**
 * The whole life of a conference of the letter's size: called, 232 sites registered, every duty done by its own agency over
 * {@code /engine-rest}, tested, held, closed. Nobody waits for its hours: the timers that lead from one part to the next are
 * brought near in the database.
 */
final class Life {

    private static final List<String> HOURS =
            List.of("timer_RegistrationDue", "timer_(LineTest|AmendRegistration_Closed)", "timer_RollCall");

    /** 216 at communes, 14 of the units, 2 of the province. */
    private static final int UNITS_WITH_ONE_MORE = 6;

    private static final int COMMUNES = 15;

    private static final Pattern FORM = Pattern.compile("id=\"userTask_(\\w+)\"[^>]*embedded:/forms/([\\w/]+)\\.html");
    private static final Map<String, String> FORMS = Stream.of("conference-preparation", "unit-preparation")
            .flatMap(Life::forms)
            .collect(toMap(found -> found.group(1), found -> found.group(2)));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DiemCau side;
    private final String id;

    private record Open(String code, String agency, String task) {}

    Life(DiemCau side, String id) {
        this.side = side;
        this.id = id;
    }

    /** Until its units have registered, as it looks in the middle. */
    void begin() {
        side.call(id, Units.from(0, Rows.UNITS));
        doAll("RegisterSites");
    }

    void live() {
        begin();
        doAll("");
        boolean isClosed = Waiting.comesTrue(side.options.patience().multipliedBy(10), Side.POLL, () -> {
            HOURS.forEach(this::comes);
            doAll("");
            return isClosed();
        });
        if (!isClosed) {
            throw new IllegalStateException(id + " is not closed; waits for " + waitsFor());
        }
    }

    /** Until nothing more comes. @param code of the duties to do; empty for all that are asked for */
    private void doAll(String code) {
        while (true) {
            Waiting.until(id + " rests", side.options.patience().multipliedBy(5), Side.POLL, this::rests);
            List<Open> open = side.jdbc
                    .sql("""
                            select code, agency, task_id from duty where conference_id = :id and task_id is not null
                              and code <> 'AmendRegistration' and (code = :code or :code = '')
                            -- It withdraws what is left.
                            order by code = 'CloseConference'""")
                    .param("id", id)
                    .param("code", code)
                    .query((row, n) -> new Open(row.getString(1), row.getString(2), row.getString(3)))
                    .list();
            if (open.isEmpty()) {
                return;
            }
            open.forEach(this::finish);
        }
    }

    private void finish(Open duty) {
        String body = json(Map.of("variables", typed(answer(duty))));
        HttpResponse<byte[]> answer = side.as(duty.agency().toLowerCase(Locale.ROOT))
                .post("/engine-rest/task/" + duty.task() + "/submit-form", body);
        Http.expect(204, answer);
    }

    private Map<String, Object> answer(Open duty) {
        Map<String, Object> answer = new HashMap<>();
        switch (duty.code()) {
            case "RegisterSites" -> answer.put("registration", Units.registration(communes(duty.agency())));
            case "TestLines" -> answer.put("results", results("passed"));
            case "TakeRollCall" -> answer.put("results", results("present"));
            case "DecideReadiness" -> {
                answer.putAll(SampleAnswers.to(FORMS.get(duty.code())));
                answer.put("decision", "GO");
            }
            default -> answer.putAll(SampleAnswers.to(FORMS.get(duty.code())));
        }
        return answer;
    }

    private static int communes(String unit) {
        return COMMUNES + (Units.number(unit) < UNITS_WITH_ONE_MORE ? 1 : 0);
    }

    private String results(String question) {
        return json(side.jdbc
                .sql("select id from site where conference_id = ?")
                .param(id)
                .query((row, n) -> Map.of("site", row.getLong(1), question, true))
                .list());
    }

    private void comes(String hour) {
        side.jdbc
                .sql("""
                        update act_ru_job set duedate_ = ?
                        where root_proc_inst_id_ in (select id_ from act_ru_execution where business_key_ = ?)
                          and handler_cfg_ ~ ('^' || ? || '($|[^_A-Za-z])')""")
                .params(Instant.now().atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toLocalDateTime(), id, hour)
                .update();
    }

    private boolean rests() {
        return side.jdbc
                        .sql("""
                        select count(*) from act_ru_job
                        where root_proc_inst_id_ in (select id_ from act_ru_execution where business_key_ = ?)
                          and (duedate_ is null or duedate_ <= ?)""")
                        .params(
                                id,
                                Instant.now()
                                        .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                                        .toLocalDateTime())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private List<String> waitsFor() {
        return side.jdbc.sql("""
                        select handler_cfg_ || ' ' || duedate_ from act_ru_job
                        where root_proc_inst_id_ in (select id_ from act_ru_execution where business_key_ = :id)
                        union all select code || ' ' || agency from duty where conference_id = :id and task_id is not null""").param("id", id).query(String.class).list();
    }

    private boolean isClosed() {
        return side.jdbc
                .sql("select status = 'CLOSED' from conference where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private static Map<String, Object> typed(Map<String, Object> answer) {
        Map<String, Object> typed = new HashMap<>();
        answer.forEach((field, value) -> typed.put(
                field,
                value instanceof Answer.Upload file
                        ? Map.of(
                                "type", "File",
                                "value", Base64.getEncoder().encodeToString(file.content()),
                                "valueInfo", Map.of("filename", file.fileName(), "mimetype", file.contentType()))
                        : Map.of("type", value.getClass().getSimpleName(), "value", value)));
        return typed;
    }

    private static Stream<MatchResult> forms(String model) {
        try {
            return FORM.matcher(
                            new ClassPathResource("bpmn/" + model + ".bpmn").getContentAsString(StandardCharsets.UTF_8))
                    .results();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
