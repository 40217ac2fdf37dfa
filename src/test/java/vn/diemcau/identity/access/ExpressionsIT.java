package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/**
 * The engine runs what stands between {@code ${} and }, with every bean of ours in reach. What people write, wherever they
 * write it, is never run.
 */
@DiemCauTest
@Import({ConferenceStory.class, ExpressionsIT.Beans.class})
class ExpressionsIT {

    private static final String PASSWORD = "diemcau-demo";
    private static final String RUNS = "${evidence.left()}";
    private static final String QUERY = "{\"assigneeExpression\":\"%s\"}".formatted(RUNS);

    @LocalServerPort
    private int port;

    @Autowired
    private Evidence evidence;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    @BeforeEach
    void nothingRanYet() {
        evidence.count.set(0);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void one_of_an_administrator_runs_so_the_evidence_would_be_there() {
        Web admin = as("admin");
        HttpResponse<String> made = admin.post("/engine-rest/filter/create", filter());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String id = made.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        try {
            admin.get("/engine-rest/filter/" + id + "/list");
            assertThat(evidence.count).hasPositiveValue();
        } finally {
            filters.deleteFilter(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"huongkhe", "vptu", "tttu", "manhinh"})
    void none_runs_by_way_of_a_filter_or_a_query(String user) {
        String shipped = "/filter/"
                + filters.createTaskFilterQuery()
                        .filterName("Việc của cơ quan tôi")
                        .singleResult()
                        .getId();
        for (Web web : List.of(as(user), Web.signedIn(port, user, PASSWORD))) {
            for (String api : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
                web.post(api + "/filter/create", filter());
                web.put(api + shipped, filter());
                for (String query : List.of(QUERY, "{\"orQueries\":[" + QUERY + "]}")) {
                    for (String path : List.of("/list", "/count", "/singleResult")) {
                        web.post(api + shipped + path, query);
                    }
                    web.post(api + "/task", query);
                    web.post(api + "/task/count", query);
                }
                String encoded = "?assigneeExpression=%24%7Bevidence.left()%7D";
                web.get(api + "/task" + encoded);
                web.get(api + "/task/count" + encoded);
                web.get(api + shipped + "/list" + encoded);
            }
        }
        assertThat(evidence.count).hasValue(0);
    }

    @Test
    void none_runs_that_stands_in_a_plan_a_form_or_a_name() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2022-01-12T01:00:00Z")));
        Web office = as("vptu");
        named("huongkhe");
        HttpResponse<String> called =
                office.send(office.request("/api/conferences").POST(BodyPublishers.ofString(plan("bieu-thuc"))));
        assertThat(called.statusCode()).as(called.body()).isEqualTo(201);
        story.ofConference("bieu-thuc");
        does_everything("VPTU");
        HttpResponse<String> added = office.post("/api/conferences/" + story.id() + "/duties", """
                {"agencies": ["VTHT"], "name": "%1$s", "words": "%1$s", "due": "2022-01-18T10:00", "reason": "%1$s"}""".formatted(RUNS));
        String task = story.task("HUONGKHE", "RegisterSites").getId();
        as("huongkhe").put("/api/tasks/" + task + "/draft", "{\"version\":0,\"fields\":{\"hall\":\"" + RUNS + "\"}}");
        as("huongkhe").post("/engine-rest/task/" + task + "/comment/create", "{\"message\":\"" + RUNS + "\"}");
        as("huongkhe").put("/engine-rest/task/" + task, "{\"name\":\"" + RUNS + "\",\"description\":\"" + RUNS + "\"}");
        for (String agency : List.of("HUONGKHE", "VPUBND", "VTHT", "DUCA", "BTCTU")) {
            does_everything(agency);
        }
        story.sendMails();
        office.post("/api/conferences/" + story.id() + "/incidents", "{\"words\":\"" + RUNS + "\"}");
        office.post("/api/conferences/" + story.id() + "/cancellation", "{\"reason\":\"" + RUNS + "\"}");
        story.run();
        story.sendMails();

        assertThat(added.statusCode()).as(added.body()).isLessThan(300);
        assertThat(story.sentMails()).anySatisfy(mail -> assertThat(mail.text()).contains(RUNS));
        assertThat(evidence.count).hasValue(0);
    }

    @Test
    void none_runs_that_is_sent_as_a_variable() {
        story.issued();
        String task = "/task/" + story.task("HUONGKHE", "PrepareHall").getId();
        String value = "{\"value\":\"" + RUNS + "\",\"type\":\"String\"}";
        String variables = "{\"variables\":{\"hall\":" + value + ",\"evidence\":" + value + "}}";
        for (String user : List.of("huongkhe", "vptu")) {
            Web web = as(user);
            web.put("/engine-rest" + task + "/variables/hall", value);
            web.put("/engine-rest" + task + "/localVariables/hall", value);
            web.post("/engine-rest" + task + "/complete", variables);
            web.post("/engine-rest" + task + "/submit-form", variables);
            web.post("/engine-rest/process-definition/key/conference-preparation/start", variables);
            web.post("/engine-rest/process-definition/key/conference-preparation/submit-form", variables);
            web.post(
                    "/engine-rest/message",
                    "{\"messageName\":\"" + RUNS + "\",\"businessKey\":\"" + story.id()
                            + "\",\"processVariables\":{}}");
        }
        story.run();
        assertThat(evidence.count).hasValue(0);
    }

    private void does_everything(String agency) {
        for (Duty duty : duties.ofConference(story.id())) {
            if (duty.isOpen() && duty.agency().equals(agency)) {
                Map<String, Object> answer = new HashMap<>(story.usual(agency, duty.code()));
                answer.replaceAll((name, given) -> given instanceof String text
                        ? text.equals("Nội dung")
                                ? RUNS
                                : text.replaceAll("Hội trường tầng 2|Cán bộ kỹ thuật", "\\" + RUNS)
                        : given);
                story.does(agency, duty.code(), answer);
            }
        }
    }

    private void named(String id) {
        User user = identity.createUserQuery().userId(id).singleResult();
        user.setFirstName(RUNS);
        user.setLastName(RUNS);
        identity.saveUser(user);
    }

    /** The letter's plan, with this in the place of all that people read in it. */
    private static String plan(String id) {
        List<String> lines = new ArrayList<>();
        for (String line : ConferenceStory.plan(id).split("\n")) {
            lines.add(line.replaceFirst(
                    "^( *(?:- )?(?:title|letter|place|chair|name): )([^>].*)", "$1\"$2 \\" + RUNS + "\""));
        }
        return String.join("\n", lines);
    }

    private static String filter() {
        return "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":" + QUERY + ",\"properties\":{}}";
    }

    private Web as(String user) {
        return Web.withPassword(port, user, PASSWORD);
    }

    /** What an expression would leave behind. */
    public static class Evidence {

        private final AtomicInteger count = new AtomicInteger();

        /** Called by nobody but an expression. */
        public String left() {
            count.incrementAndGet();
            return "huongkhe";
        }
    }

    @TestConfiguration
    static class Beans {

        @Bean
        Evidence evidence() {
            return new Evidence();
        }
    }
}
