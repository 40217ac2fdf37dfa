package vn.diemcau.identity.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import vn.diemcau.identity.provider.AgencyGroups;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RefusalLogFilter;
import vn.diemcau.platform.web.Refusals;
import vn.diemcau.web.Web;

/** What every way in answers to those who may not, and what a refusal looks like. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.demo.password=doors-of-endpoints",
            "camunda.bpm.job-execution.enabled=false"
        })
class EndpointsIT {

    private static final String PASSWORD = "doors-of-endpoints";
    private static final Pattern HEADER_NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern BODY_NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private AgencyGroups mirror;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Listener listener;

    @BeforeEach
    void theAccountsExist() {
        mirror.directoryLoaded(RightsIT.DIRECTORY);
        listener.userId = null;
        listener.breaks = false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/admin/default/setup/",
                "/camunda/app/admin/default/setup",
                "/camunda/app/admin/default/%73etup/",
                "/camunda/app/admin/default;x=1/setup;y=2/",
                "/camunda/app/tasklist/../admin/default/setup/"
            })
    void the_setup_page_is_closed(String path) {
        assertThat(Web.nobody(port).get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create"
            })
    void nobody_makes_an_administrator_through_the_setup(String path) {
        String stranger = "{\"profile\":{\"id\":\"stranger\"},\"credentials\":{\"password\":\"stranger-password\"}}";
        Web web = Web.nobody(port);
        web.get("/camunda/app/welcome/default/");
        assertThat(web.post(path, stranger).statusCode()).isEqualTo(404);
    }

    /** Nobody lets in or keeps out but the table and the filters before it. */
    @Test
    void spring_security_is_a_library_and_no_filter() {
        assertThat(context.getServletContext().getFilterRegistrations())
                .isNotEmpty()
                .allSatisfy((name, filter) -> assertThat(name + " " + filter.getClassName())
                        .doesNotContainIgnoringCase("springSecurity")
                        .doesNotContain("org.springframework.security"));
        assertThat(Arrays.stream(context.getBeanDefinitionNames())
                        .map(context::getType)
                        .filter(Objects::nonNull)
                        .map(Class::getName))
                .isNotEmpty()
                .noneMatch(type -> type.startsWith("org.springframework.security."))
                .noneMatch(type -> type.startsWith("org.springframework.ldap."))
                .noneMatch(type -> type.startsWith("org.springframework.boot.autoconfigure.security."));
        assertThat(Web.nobody(port).get("/login").statusCode()).isEqualTo(404);
    }

    @Test
    void each_of_many_pages_loaded_at_once_may_run_its_own_scripts() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<HttpResponse<String>>> loads = new ArrayList<>();
            for (int i = 0; i < 320; i++) {
                loads.add(() -> Web.nobody(port).get("/camunda/app/welcome/default/"));
            }
            for (Future<HttpResponse<String>> load : pool.invokeAll(loads)) {
                HttpResponse<String> page = load.get();
                String header =
                        page.headers().firstValue("Content-Security-Policy").orElseThrow();
                assertThat(first(BODY_NONCE, page.body())).isNotBlank().isEqualTo(first(HEADER_NONCE, header));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/probe", "/api/nowhere", "/api/"})
    void our_endpoints_ask_strangers_to_sign_in(String path) throws Exception {
        HttpResponse<String> answer = Web.nobody(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        JsonNode body = json.readTree(answer.body());
        assertThat(body.get("type").asText()).isEqualTo("Refused");
        assertThat(body.get("message").asText()).isEqualTo("Hãy đăng nhập để tiếp tục.");
        assertThat(body.at("/problems/0/message").asText()).isEqualTo("Hãy đăng nhập để tiếp tục.");
    }

    @Test
    void a_browser_is_not_made_to_ask_for_the_password_itself() {
        HttpResponse<String> answer = Web.nobody(port).get("/api/probe", "Sec-Fetch-Mode", "cors");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void our_endpoints_know_who_asks_by_password_and_by_session() throws Exception {
        for (Web web :
                List.of(Web.withPassword(port, "huongkhe", PASSWORD), Web.signedIn(port, "huongkhe", PASSWORD))) {
            JsonNode who = json.readTree(web.get("/api/probe").body());
            assertThat(who.get("id").asText()).isEqualTo("huongkhe");
            assertThat(who.get("agencies").toString()).isEqualTo("[\"HUONGKHE\"]");
            assertThat(who.get("office").asBoolean()).isFalse();
        }
        for (String user : List.of("vptu", "admin")) {
            JsonNode who = json.readTree(
                    Web.withPassword(port, user, PASSWORD).get("/api/probe").body());
            assertThat(who.get("office").asBoolean()).as(user).isTrue();
        }
        assertThat(json.readTree(Web.withPassword(port, "admin", PASSWORD)
                                .get("/api/probe")
                                .body())
                        .get("agencies"))
                .isEmpty();
    }

    @Test
    void a_write_from_a_session_needs_the_token_of_our_own_pages() throws Exception {
        Web page = Web.signedIn(port, "huongkhe", PASSWORD);
        assertThat(page.post("/api/probe", "{\"text\":\"x\"}").statusCode()).isEqualTo(200);

        Web forged = Web.signedIn(port, "huongkhe", PASSWORD).withoutToken();
        HttpResponse<String> answer = forged.post("/api/probe", "{\"text\":\"x\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json.readTree(answer.body()).get("type").asText()).isEqualTo("Refused");
        assertThat(forged.post("/api/probe", "{\"text\":\"x\"}", "X-XSRF-TOKEN", "0123")
                        .statusCode())
                .isEqualTo(403);
        assertThat(forged.get("/api/probe").statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void what_another_site_sends_is_refused_even_with_a_password() {
        for (String path : List.of("/api/probe", "/engine-rest/task")) {
            assertThat(Web.withPassword(port, "huongkhe", PASSWORD)
                            .post(path, "{}", "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void only_the_office_passes_where_the_office_is_required() throws Exception {
        assertThat(Web.withPassword(port, "vptu", PASSWORD)
                        .get("/api/probe/office")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer =
                Web.withPassword(port, "huongkhe", PASSWORD).get("/api/probe/office");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json.readTree(answer.body()).get("message").asText())
                .isEqualTo("Chỉ Văn phòng Tỉnh ủy được thực hiện việc này.");
    }

    @Test
    void a_refusal_names_every_problem() throws Exception {
        HttpResponse<String> answer = Web.withPassword(port, "vptu", PASSWORD).get("/api/probe/refused");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertTwoProblems(answer.body());
    }

    @Test
    void failures_are_told_in_vietnamese_without_their_inner_side() {
        Web office = Web.withPassword(port, "vptu", PASSWORD);
        assertAnswer(office.get("/api/probe/broken"), 500, "Hệ thống gặp lỗi");
        assertAnswer(office.get("/api/probe/unauthorized"), 403, "không có quyền");
        assertAnswer(office.post("/api/probe", "{\"text\":"), 400, "không đọc được");
        assertAnswer(office.get("/api/nowhere"), 404, "Không tìm thấy");
        assertAnswer(office.delete("/api/probe"), 405, "không nhận thao tác");
    }

    @Test
    void a_browser_gets_a_vietnamese_page_for_an_error() {
        HttpResponse<String> page = Web.nobody(port).get("/nowhere", "Accept", "text/html,*/*");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<h1>Không tìm thấy nội dung được yêu cầu.</h1>");
        assertThat(Web.nobody(port).get("/nowhere").body()).startsWith("{\"type\":\"Refused\"");
    }

    @Test
    void what_a_listener_refuses_is_told_by_the_engines_rest_in_its_own_words() throws Exception {
        String deployment = deploy();
        try {
            runtime.startProcessInstanceByKey("refusal");
            String task = tasks.createTaskQuery().singleResult().getId();

            for (String act : List.of("submit-form", "complete")) {
                for (HttpResponse<String> answer : List.of(
                        Web.withPassword(port, "huongkhe", PASSWORD)
                                .post("/engine-rest/task/" + task + "/" + act, "{}"),
                        Web.signedIn(port, "huongkhe", PASSWORD)
                                .post("/camunda/api/engine/engine/default/task/" + task + "/" + act, "{}"))) {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertTwoProblems(answer.body());
                    assertThat(listener.userId).isEqualTo("huongkhe");
                    assertThat(listener.agencies).containsExactly("HUONGKHE");
                }
            }
            assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void what_the_engine_refuses_is_told_in_vietnamese_and_to_programs_in_its_own_words_besides() {
        String gone = "/task/gone/claim";
        String claim = "{\"userId\":\"huongkhe\"}";
        HttpResponse<String> person =
                Web.signedIn(port, "huongkhe", PASSWORD).post("/camunda/api/engine/engine/default" + gone, claim);
        assertThat(person.body()).contains("Nhiệm vụ không còn").doesNotContain("task is null");
        HttpResponse<String> program =
                Web.withPassword(port, "huongkhe", PASSWORD).post("/engine-rest" + gone, claim);
        assertThat(program.body()).contains("Nhiệm vụ không còn").contains("task is null");
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(person.statusCode()).isEqualTo(program.statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/task|{|400|Nội dung gửi lên không đọc được",
                "/task|[1]|400|Nội dung gửi lên không đọc được",
                "/task|{\"priority\":\"x\"}|400|Nội dung gửi lên không đọc được",
                "/task|null|400|Chưa có nội dung gửi lên.",
                "/task/count|null|400|Chưa có nội dung gửi lên.",
                "/task/x/claim|null|400|Chưa có nội dung gửi lên.",
                "/task/x/complete|null|400|Chưa có nội dung gửi lên.",
                "/task|{\"sorting\":[{\"sortBy\":\"dueDate\"}]}|400|Sắp xếp phải ghi cả tiêu chí (sortBy) và thứ tự",
                "/task|{\"sorting\":[{\"sortBy\":\"x\",\"sortOrder\":\"asc\"}]}|400|Yêu cầu không hợp lệ.",
                "/task|{\"assignee\":\"a\\u0000b\"}|400|có ký tự hoặc giá trị không dùng được",
                "/task/x/claim|{\"userId\":|400|Nội dung gửi lên không đọc được",
                "/task/x/submit-form|{\"variables\":[]}|400|Nội dung gửi lên không đọc được",
            })
    void what_is_no_question_is_refused_in_vietnamese_and_not_a_line_in_the_log(
            String path, String body, int status, String words) throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger errors = (Logger) LoggerFactory.getLogger(RefusalLogFilter.ERRORS_OF_REST);
        log.start();
        errors.addAppender(log);
        try {
            for (HttpResponse<String> answer : List.of(
                    Web.withPassword(port, "vptu", PASSWORD).post("/engine-rest" + path, body),
                    Web.signedIn(port, "vptu", PASSWORD).post("/camunda/api/engine/engine/default" + path, body))) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
                assertThat(json.readTree(answer.body()).get("message").asText()).contains(words);
                assertThat(answer.body()).doesNotContain("org.camunda", "fasterxml", "java.");
            }
            assertThat(log.list).isEmpty();
        } finally {
            errors.detachAppender(log);
            errors.setLevel(null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /camunda/%00 HTTP/1.1\r\nHost: x\r\n",
                "GET /a\\b HTTP/1.1\r\nHost: x\r\n",
                "GET / HTTP/1.1\r\n",
                "NO HTTP AT ALL\r\n",
                "POST /api/probe HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n"
            })
    void what_the_server_itself_refuses_is_told_in_our_words_with_our_headers(String request) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("Tomcat", "HTTP Status", "Bad Request</");
            assertThat(answer.substring(9, 12)).matches("[45]\\d\\d");
            assertThat(answer).contains("X-Content-Type-Options: nosniff", "\"type\":\"Refused\"");
        }
    }

    @Test
    void who_may_not_come_in_is_told_why() {
        assertAnswer(signIn("welcome", "khong-co-ai", "wrong"), 401, "Tên đăng nhập hoặc mật khẩu chưa đúng");
        assertAnswer(signIn("admin", "huongkhe", PASSWORD), 403, "không được dùng trang này");
    }

    private HttpResponse<String> signIn(String app, String user, String password) {
        Web web = Web.nobody(port);
        web.get("/camunda/app/" + app + "/default/");
        return web.send(web.request("/camunda/api/admin/auth/user/default/login/" + app)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + password)));
    }

    @Test
    void a_browser_asks_anew_for_what_changes_with_us() {
        for (String path : List.of(
                "/camunda/app/tasklist/locales/vi.json",
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/app/diemcau/words.js")) {
            HttpResponse<String> answer = Web.nobody(port).get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache");
        }
    }

    @Test
    void the_log_tells_what_broke_and_not_what_was_refused() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger errors = (Logger) LoggerFactory.getLogger(RefusalLogFilter.ERRORS_OF_REST);
        log.start();
        errors.addAppender(log);
        // The log of the tests leaves these out.
        errors.setLevel(Level.WARN);
        String deployment = deploy();
        try {
            runtime.startProcessInstanceByKey("refusal");
            String complete = "/engine-rest/task/"
                    + tasks.createTaskQuery().singleResult().getId() + "/complete";
            Web officer = Web.withPassword(port, "huongkhe", PASSWORD);

            assertThat(officer.post(complete, "{}").statusCode()).isEqualTo(409);
            assertThat(log.list).isEmpty();

            listener.breaks = true;
            assertThat(officer.post(complete, "{}").statusCode()).isEqualTo(500);
            assertThat(log.list)
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage()).contains("the listener broke"));
        } finally {
            repository.deleteDeployment(deployment, true);
            errors.detachAppender(log);
        }
    }

    @Test
    void an_accepted_answer_passes_untouched() {
        String deployment = deploy();
        try {
            HttpResponse<String> started = Web.withPassword(port, "admin", PASSWORD)
                    .post("/engine-rest/process-definition/key/refusal/start", "{}");
            assertThat(started.statusCode()).isEqualTo(200);
            assertThat(started.body()).contains("\"definitionKey\":\"refusal\"");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void our_answers_forbid_what_they_are_not_for() {
        for (HttpResponse<String> answer : List.of(
                Web.withPassword(port, "vptu", PASSWORD).get("/api/probe"),
                Web.nobody(port).get("/nowhere", "Accept", "text/html"))) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'");
        }
        assertThat(Web.withPassword(port, "vptu", PASSWORD)
                        .get("/api/probe")
                        .headers()
                        .firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void the_sessions_cookie_is_kept_from_scripts_and_other_sites() {
        List<String> cookies =
                Web.nobody(port).get("/camunda/app/welcome/default/").headers().allValues("Set-Cookie");
        assertThat(cookies)
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        assertThat(cookies)
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(Arrays.stream(cookie.split(";")).map(String::strip))
                                .doesNotHaveDuplicates());
    }

    private String deploy() {
        return repository
                .createDeployment()
                .addModelInstance(
                        "refusal.bpmn",
                        Bpmn.createExecutableProcess("refusal")
                                .startEvent()
                                .userTask("refusing")
                                .camundaCandidateGroups("HUONGKHE")
                                .camundaTaskListenerDelegateExpression(
                                        TaskListener.EVENTNAME_COMPLETE, "${refusingListener}")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
    }

    private void assertTwoProblems(String body) throws Exception {
        JsonNode answer = json.readTree(body);
        assertThat(answer.get("type").asText()).isEqualTo("Refused");
        assertThat(answer.get("message").asText())
                .isEqualTo("dòng 2: Thiếu tên điểm cầu.\nSố đại biểu phải là số không âm.");
        assertThat(answer.at("/problems/0/place").asText()).isEqualTo("dòng 2");
        assertThat(answer.get("problems")).hasSize(2);
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String words) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .startsWith("{\"type\":\"Refused\"")
                .contains(words)
                .doesNotContain("xception")
                .doesNotContain("inner side");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private static Refused twoProblems() {
        return new Refused(
                Refused.Reason.CONFLICT,
                List.of(
                        new Problem("dòng 2", "Thiếu tên điểm cầu."),
                        new Problem("", "Số đại biểu phải là số không âm.")));
    }

    static class Listener implements TaskListener {

        private final CurrentUser currentUser;
        private volatile String userId;
        private volatile List<String> agencies;
        private volatile boolean breaks;

        Listener(CurrentUser currentUser) {
            this.currentUser = currentUser;
        }

        @Override
        public void notify(org.camunda.bpm.engine.delegate.DelegateTask task) {
            userId = currentUser.id();
            agencies = currentUser.agencies();
            if (breaks) {
                throw new IllegalStateException("the listener broke");
            }
            throw Refusals.note(twoProblems());
        }
    }

    @TestConfiguration
    static class Probes {

        @Bean
        Listener refusingListener(CurrentUser currentUser) {
            return new Listener(currentUser);
        }

        /** The shipped table and a row for the probe: what no row names is closed. */
        @Bean
        @Primary
        AccessTable tableWithProbe() throws IOException {
            return AccessTable.read(AccessTable.shipped() + "*\t/api/probe/**\t-\t-\t-\tall\tall\tall\n");
        }

        @Bean
        Probe probe(CurrentUser currentUser) {
            return new Probe(currentUser);
        }
    }

    @RestController
    @RequestMapping("/api/probe")
    static class Probe {

        record Body(String text) {}

        private final CurrentUser currentUser;

        Probe(CurrentUser currentUser) {
            this.currentUser = currentUser;
        }

        @GetMapping
        Map<String, Object> who() {
            return Map.of("id", currentUser.id(), "agencies", currentUser.agencies(), "office", currentUser.isOffice());
        }

        @PostMapping
        Body write(@RequestBody Body body) {
            return body;
        }

        @GetMapping("/office")
        void office() {
            currentUser.requireOffice();
        }

        @GetMapping("/refused")
        void refused() {
            throw new IllegalStateException("wrapped by the engine", twoProblems());
        }

        @GetMapping("/broken")
        void broken() {
            throw new IllegalStateException("the inner side");
        }

        @GetMapping("/unauthorized")
        void unauthorized() {
            throw new AuthorizationException("the inner side");
        }
    }
}
