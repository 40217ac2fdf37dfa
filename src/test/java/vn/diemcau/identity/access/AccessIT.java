package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.identity.access.AccessTable.Access;
import vn.diemcau.identity.access.AccessTable.Row;
import vn.diemcau.identity.access.Endpoints.Endpoint;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.web.Web;

/** Every way in that the running application has, tried by every role with a real account, against the access table. */
@DiemCauTest
@Import(ConferenceStory.class)
class AccessIT {

    private static final Logger LOG = LoggerFactory.getLogger(AccessIT.class);
    private static final String PASSWORD = "diemcau-demo";

    /** What a unit wrote, which nobody of another unit may ever read. */
    private static final String SECRET = "chỉ Hương Sơn biết";

    private static final Pattern INNER_SIDE = Pattern.compile(
            "\\n?\\tat |java\\.|jakarta\\.|org\\.(camunda|springframework|apache|postgresql)|vn\\.diemcau|SQL|select ");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private AccessTable table;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private Set<Endpoint> endpoints;
    private int failures;
    private Task task;
    private ForeignIds foreign;

    @BeforeEach
    void aUnitHasWorkOfItsOwn() {
        story.issued();
        endpoints = Endpoints.of(context, servlets);
        task = story.task("HUONGSON", "RegisterSites");
        Web unit = as("huongson");
        assertThat(unit.put(
                                "/api/tasks/" + task.getId() + "/draft",
                                "{\"version\":0,\"fields\":{\"hall\":\"" + SECRET + "\"}}")
                        .statusCode())
                .isLessThan(300);
        HttpResponse<String> comment =
                unit.post("/engine-rest/task/" + task.getId() + "/comment/create", "{\"message\":\"" + SECRET + "\"}");
        assertThat(comment.statusCode()).as(comment.body()).isEqualTo(200);
        foreign = new ForeignIds(engine, jdbc, story.id(), task);
        if (identity.createUserQuery().userId("stranger").count() == 0) {
            User stranger = identity.newUser("stranger");
            stranger.setPassword(PASSWORD);
            identity.saveUser(stranger);
        }
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void every_way_in_stands_in_the_table() {
        assertThat(endpoints).hasSizeGreaterThan(800);
        assertThat(endpoints)
                .filteredOn(endpoint -> !endpoint.path().equals("/**"))
                .allSatisfy(endpoint ->
                        assertThat(row(endpoint)).as(endpoint.toString()).isPresent());
    }

    @Test
    void every_row_of_the_table_leads_somewhere() {
        List<Row> used =
                endpoints.stream().map(this::row).flatMap(Optional::stream).toList();
        assertThat(table.rows())
                .filteredOn(row -> row.pattern().stream().noneMatch("**"::equals) && !row.isClosed())
                .filteredOn(row -> row.pattern().size() > 1 || row.pattern().contains("engine"))
                .allSatisfy(row -> assertThat(used).contains(row));
    }

    @Test
    void each_role_finds_open_and_closed_what_the_table_says() {
        Map<Role, Web> people = new EnumMap<>(Map.of(
                Role.NOBODY, Web.nobody(port),
                Role.WALL, as("manhinh"),
                Role.STRANGER, as("stranger"),
                Role.AGENCY, as("huongkhe"),
                Role.OFFICE, as("vptu"),
                Role.ADMINISTRATOR, as("admin")));
        Map<Role, Web> sessions = new EnumMap<>(Role.class);
        int checks = 0;
        Set<String> wrong = new TreeSet<>();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.path().contains("*") || endpoint.path().endsWith("/logout")) {
                continue;
            }
            boolean bySession = endpoint.path().startsWith("/camunda/");
            if (bySession && sessions.isEmpty()) {
                // Only now: on the way here everybody was signed out everywhere.
                sign_in(sessions);
            }
            Row row = row(endpoint).orElseThrow();
            for (Map.Entry<Role, Web> one : (bySession ? sessions : people).entrySet()) {
                checks++;
                problem(endpoint, row, one.getKey(), one.getValue()).ifPresent(wrong::add);
            }
        }
        LOG.info(
                "{} ways in, {} checks of who may what, {} answers 500 of the engine's REST",
                endpoints.size(),
                checks,
                failures);
        assertThat(wrong).as("%d of %d checks", wrong.size(), checks).isEmpty();
        Task after =
                engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(after.getAssignee()).isNull();
        assertThat(after.getDueDate()).isEqualTo(task.getDueDate());
        assertThat(after.getName()).isEqualTo(task.getName());
        assertThat(engine.getTaskService().getTaskComments(task.getId())).hasSize(1);
    }

    private void sign_in(Map<Role, Web> sessions) {
        sessions.put(Role.NOBODY, Web.nobody(port));
        sessions.put(Role.WALL, Web.signedIn(port, "manhinh", PASSWORD));
        sessions.put(Role.STRANGER, Web.signedIn(port, "stranger", PASSWORD));
        sessions.put(Role.AGENCY, Web.signedIn(port, "huongkhe", PASSWORD));
        sessions.put(Role.OFFICE, Web.signedIn(port, "vptu", PASSWORD));
        sessions.put(Role.ADMINISTRATOR, Web.signedIn(port, "admin", PASSWORD));
    }

    /** What is wrong with how the endpoint received the role; empty when all is as the table says. */
    private Optional<String> problem(Endpoint endpoint, Row row, Role role, Web web) {
        Access access = row.access().get(role);
        // Whoever may do all would do it: to something that is not there.
        boolean harmless = access != Access.ALL || endpoint.method().matches("GET|OPTIONS");
        String path = foreign.into(endpoint.path(), harmless);
        HttpResponse<String> answer = send(web, endpoint.method(), path);
        int status = answer.statusCode();
        if (status == 500) {
            failures++;
        }
        String told = "%s as %s: %d, the table says %s (%s)".formatted(endpoint, role, status, access, row);
        Optional<String> careless = careless(path, answer).map(what -> endpoint + " as " + role + " " + what);
        if (careless.isPresent()) {
            return careless;
        }
        if (access == Access.NONE) {
            int expected = row.isClosed() ? 404 : role == Role.NOBODY ? 401 : 403;
            return status == expected || role == Role.NOBODY && status == 401 ? Optional.empty() : Optional.of(told);
        }
        if (role != Role.NOBODY && status == 401
                || access == Access.ALL && status == 403 && !path.contains("/static/")) {
            return Optional.of(told);
        }
        boolean leaks = role == Role.AGENCY && status < 400 && foreign.isIn(answer.body());
        return leaks ? Optional.of(told + " and shows what is another unit's") : Optional.empty();
    }

    /** What every answer has to be, whoever asked: hardened, not kept, and without our inner side. */
    private static Optional<String> careless(String path, HttpResponse<String> answer) {
        HttpHeaders headers = answer.headers();
        boolean isHard = headers.firstValue("X-Content-Type-Options")
                        .filter("nosniff"::equals)
                        .isPresent()
                && headers.firstValue("Referrer-Policy")
                        .filter("same-origin"::equals)
                        .isPresent()
                && headers.firstValue("Content-Security-Policy")
                        .filter(policy -> policy.contains("frame-ancestors 'none'") && policy.contains("base-uri"))
                        .isPresent();
        if (!isHard) {
            return Optional.of(answer.statusCode() + " without the headers that harden it: " + headers.map());
        }
        boolean isData = path.matches("/(api|engine-rest|camunda/api)/(?!.*/static/).*");
        if (isData
                && headers.firstValue("Cache-Control")
                        .filter("no-store"::equals)
                        .isEmpty()) {
            return Optional.of(
                    answer.statusCode() + " may be kept: " + headers.map().get("cache-control"));
        }
        Matcher inner = INNER_SIDE.matcher(answer.body());
        return answer.statusCode() >= 400 && inner.find()
                ? Optional.of("tells of our inner side: " + answer.statusCode() + " " + answer.body())
                : Optional.empty();
    }

    /** Nothing asks for something; where nothing would be all, it names what is not there. */
    private static String body(String path) {
        return path.equals("/api/models/migration") ? "{\"conferences\":[\"khongco\"]}" : "{}";
    }

    private static HttpResponse<String> send(Web web, String method, String path) {
        boolean hasBody = method.equals("POST") || method.equals("PUT");
        return web.send(web.request(path)
                .header("Content-Type", "application/json")
                .method(method, hasBody ? BodyPublishers.ofString(body(path)) : BodyPublishers.noBody()));
    }

    private Optional<Row> row(Endpoint endpoint) {
        return table.row(endpoint.method(), endpoint.path().replaceAll("\\{\\w+:[^}]*}", "{x}"));
    }

    private Web as(String user) {
        return Web.withPassword(port, user, PASSWORD);
    }
}
