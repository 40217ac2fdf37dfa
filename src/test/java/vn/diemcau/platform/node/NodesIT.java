package vn.diemcau.platform.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.web.Web;

/** Three whole nodes, started at the same instant on one empty PostgreSQL; a browser may be sent to any of them. */
@Tag("story")
class NodesIT {

    private static final String PASSWORD = "con trau ngoi doc bao";
    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;
    private static List<ServingNode> nodes;
    private static int one;
    private static int other;

    @BeforeAll
    static void startAllAtOnce() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        String url = postgres.getJdbcUrl("postgres", "postgres");
        nodes = Stream.of("node-1", "node-2", "node-3")
                .map(name -> ServingNode.start(name, url))
                .toList();
        nodes.forEach(ServingNode::awaitReady);
        one = nodes.get(0).port();
        other = nodes.get(1).port();
        change(
                Web.withPassword(one, ServingNode.ADMINISTRATOR, ServingNode.FIRST_PASSWORD),
                ServingNode.FIRST_PASSWORD,
                PASSWORD);
    }

    @AfterAll
    static void stop() throws IOException {
        nodes.forEach(ServingNode::close);
        postgres.close();
    }

    @Test
    void what_they_make_at_their_start_is_there_once() {
        assertThat(count("select count(*) from act_re_procdef where version_ > 1"))
                .isZero();
        assertThat(count("select count(*) from act_re_deployment")).isOne();
        assertThat(count("select count(*) from flyway_schema_history where not success"))
                .isZero();
        assertThat(jdbc.sql("select name_ from act_ru_filter")
                        .query(String.class)
                        .list())
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(jdbc.sql(
                                "select concat(group_id_, ' ', resource_type_, ' ', resource_id_) from act_ru_authorization")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(nodes).allSatisfy(node -> assertThat(node.said()).doesNotContain("ERROR", "Exception"));
    }

    @Test
    void who_signed_in_at_one_reads_and_writes_at_another() {
        Web browser = officer("docghi");

        assertThat(browser.at(other).get("/api/account").statusCode()).isEqualTo(200);
        assertThat(browser.at(other).post(TASKS, "{}").statusCode()).isEqualTo(200);
        assertThat(browser.post(TASKS, "{}").statusCode()).isEqualTo(200);
        assertThat(browser.at(other).withoutToken().post(TASKS, "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void who_signs_out_at_one_is_out_at_another() {
        Web browser = officer("dangxuat");
        assertThat(browser.at(other)
                        .post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(200);

        assertThatIsOut(browser);
    }

    @Test
    void signing_out_everywhere_and_disabling_end_sessions_at_every_node() {
        Web desk = officer("moinoi");
        Web phone = Web.signedIn(other, "moinoi", PASSWORD);
        assertThat(phone.post("/api/account/sign-out-everywhere", "").statusCode())
                .isEqualTo(204);
        assertThatIsOut(desk);
        assertThatIsOut(phone.at(one));

        Web disabled = Web.signedIn(one, "moinoi", PASSWORD);
        assertThat(administrator(other)
                        .post("/api/agencies/HUONGKHE/officers/moinoi/disabling", "")
                        .statusCode())
                .isEqualTo(204);
        assertThatIsOut(disabled);
        assertThatIsOut(disabled.at(other));
    }

    @Test
    void a_new_password_set_at_one_ends_the_other_sessions_and_keeps_the_one_that_set_it_at_all() {
        Web desk = officer("matkhau");
        Web forgotten = Web.signedIn(other, "matkhau", PASSWORD);
        change(desk.at(other), PASSWORD, PASSWORD + " hai");

        assertThat(desk.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(desk.at(other).get("/api/account").statusCode()).isEqualTo(200);
        assertThatIsOut(forgotten);
    }

    @Test
    void a_program_that_every_node_remembers_is_out_at_all_once_its_password_or_account_ends_at_one() {
        officer("chuongtrinh");
        Web program = Web.withPassword(other, "chuongtrinh", PASSWORD);
        for (int i = 0; i < 2; i++) {
            assertThat(program.get("/api/account").statusCode()).isEqualTo(200);
        }
        change(Web.withPassword(one, "chuongtrinh", PASSWORD), PASSWORD, PASSWORD + " hai");
        assertThat(program.get("/api/account").statusCode()).isEqualTo(401);

        Web again = Web.withPassword(other, "chuongtrinh", PASSWORD + " hai");
        assertThat(again.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(administrator(one)
                        .post("/api/agencies/HUONGKHE/officers/chuongtrinh/disabling", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(again.get("/api/account").statusCode()).isEqualTo(403);
    }

    @Test
    void every_node_sends_to_the_change_of_a_password_that_was_handed_out() {
        Web browser = Web.signedIn(one, "cap", handedOut("cap"));

        for (Web at : List.of(browser, browser.at(other))) {
            HttpResponse<String> refused = at.post(TASKS, "{}");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("DiemCau-Go-To")).hasValue("/mat-khau");
        }
    }

    @Test
    void what_a_page_asks_of_several_nodes_at_once_leaves_one_session_with_one_token() throws Exception {
        Web browser = officer("songsong");
        ExecutorService pool = Executors.newFixedThreadPool(12);
        try {
            List<Future<Integer>> answers = pool.invokeAll(IntStream.range(0, 48)
                    .<Callable<Integer>>mapToObj(n -> () -> browser.at(n % 2 == 0 ? one : other)
                            .get("/camunda/api/admin/auth/user/default")
                            .statusCode())
                    .toList());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(browser.post(TASKS, "{}").statusCode()).isEqualTo(200);
        assertThat(browser.at(other).post(TASKS, "{}").statusCode()).isEqualTo(200);
        assertThat(count("select count(*) from web_session where account = 'songsong'"))
                .isOne();
    }

    @Test
    void who_signed_in_at_a_node_that_is_killed_goes_on_at_another() {
        ServingNode doomed = nodes.get(2);
        Web browser = Web.signedIn(doomed.port(), ServingNode.ADMINISTRATOR, PASSWORD);
        doomed.kill();

        assertThat(browser.at(one).get("/api/account").body()).contains(ServingNode.ADMINISTRATOR);
        assertThat(browser.at(other).post(TASKS, "{}").statusCode()).isEqualTo(200);
    }

    /** Signs a new officer in at the first node. */
    private static Web officer(String account) {
        String handedOut = handedOut(account);
        change(Web.withPassword(one, account, handedOut), handedOut, PASSWORD);
        return Web.signedIn(one, account, PASSWORD);
    }

    private static String handedOut(String account) {
        HttpResponse<String> added = administrator(one)
                .post("/api/agencies/HUONGKHE/officers", "{\"id\":\"%s\",\"name\":\"Cán bộ thử\"}".formatted(account));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return json(added).get("password").asText();
    }

    private static void change(Web web, String current, String password) {
        HttpResponse<String> changed = web.put(
                "/api/account/password", "{\"current\":\"%s\",\"password\":\"%s\"}".formatted(current, password));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
    }

    private static Web administrator(int port) {
        return Web.withPassword(port, ServingNode.ADMINISTRATOR, PASSWORD);
    }

    private static void assertThatIsOut(Web browser) {
        assertThat(browser.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
    }

    private static long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
