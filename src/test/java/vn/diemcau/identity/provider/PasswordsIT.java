package vn.diemcau.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.identity.access.RightsIT;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.web.Web;

/** How passwords are kept and checked, over HTTP: by a hash that takes its time, whose result programs are remembered by. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.demo.password=ways-of-signing-in",
            "camunda.bpm.job-execution.enabled=false",
            "server.forward-headers-strategy=native"
        })
class PasswordsIT {

    private static final String PASSWORD = "con trâu ngồi đọc báo";
    private static final String OTHER = "gió đưa cành trúc la đà";

    /** As the release before this one kept that password. */
    private static final String FORMER =
            "{SHA-512}2zAahNOXbmjSh8DlPWeTXwDRae+1kXkBFj5z1xYmvhcElKuO3ME9fDr39TyHA5qUyj9LMulGqQssyvZ+D6bPfA==";

    private static final String FORMER_SALT = "n2Wl2eqdEvL7MSRFGmI8bQ==";
    private static final String BUSY = "Đang có quá nhiều người đăng nhập cùng lúc. Hãy thử lại sau ít giây.";

    @LocalServerPort
    private int port;

    @Autowired
    private AgencyGroups mirror;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PasswordChecks checks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void theOfficerHasAPasswordOfTheFormerRelease() {
        identity.clearAuthentication();
        jdbc.sql("delete from sign_in_failure").update();
        jdbc.sql("delete from account").update();
        mirror.directoryLoaded(RightsIT.DIRECTORY);
        jdbc.sql("update act_id_user set pwd_ = ?, salt_ = ? where id_ in ('huongkhe', 'huongson')")
                .params(FORMER, FORMER_SALT)
                .update();
    }

    @AfterEach
    void whoeverHoldsTheTurnsLetsGo() {
        end.countDown();
    }

    @Test
    void a_former_hash_is_replaced_at_the_next_sign_in_and_not_by_a_wrong_one() {
        assertThat(signIn("huongkhe", "a guess").statusCode()).isEqualTo(401);
        assertThat(stored()).isEqualTo(FORMER);

        assertThat(signIn("huongkhe", PASSWORD).statusCode()).isEqualTo(200);
        String slow = stored();
        assertThat(slow).startsWith("{bcrypt-sha256}$2a$10$");

        assertThat(signIn("huongkhe", PASSWORD).statusCode()).isEqualTo(200);
        assertThat(sentAlong(PASSWORD)).isEqualTo(200);
        assertThat(sentAlong("a guess")).isEqualTo(401);
        assertThat(stored()).isEqualTo(slow);
    }

    @Test
    void a_former_hash_is_replaced_by_a_program_too_and_a_new_password_is_kept_slowly() {
        assertThat(sentAlong(PASSWORD)).isEqualTo(200);
        assertThat(stored()).startsWith("{bcrypt-sha256}");

        String before = stored();
        change(PASSWORD, OTHER);
        assertThat(stored()).startsWith("{bcrypt-sha256}").isNotEqualTo(before);
    }

    @Test
    void a_password_longer_than_bcrypt_reads_is_checked_to_its_last_letter() {
        String sentence = "một câu dài hơn bảy mươi hai byte khi viết bằng chữ Việt có dấu thanh đầy đủ ở đây";
        change(PASSWORD, sentence + "ố");
        assertThat(sentAlong(sentence + "ồ")).isEqualTo(401);
        assertThat(sentAlong(sentence)).isEqualTo(401);
        assertThat(signIn("huongkhe", sentence + "ố").statusCode()).isEqualTo(200);
    }

    @Test
    void a_program_that_was_let_in_is_out_with_its_next_request_once_the_password_is_changed() {
        assertThat(sentAlong(PASSWORD)).isEqualTo(200);
        assertThat(sentAlong(PASSWORD)).isEqualTo(200);

        change(PASSWORD, OTHER);

        assertThat(sentAlong(PASSWORD)).isEqualTo(401);
        assertThat(sentAlong(OTHER)).isEqualTo(200);
    }

    @Test
    void or_the_account_is_disabled_or_removed_and_comes_back_with_another_password() {
        assertThat(sentAlong(PASSWORD)).isEqualTo(200);
        accounts.disable("huongkhe", "admin");
        assertThat(sentAlong(PASSWORD)).isEqualTo(403);
        accounts.enable("huongkhe");
        assertThat(sentAlong(PASSWORD)).isEqualTo(200);

        identity.deleteUser("huongkhe");
        assertThat(sentAlong(PASSWORD)).isEqualTo(401);
        User again = identity.newUser("huongkhe");
        again.setPassword(OTHER);
        identity.saveUser(again);
        jdbc.sql("delete from sign_in_failure").update();
        assertThat(sentAlong(PASSWORD)).isEqualTo(401);
        assertThat(sentAlong(OTHER)).isEqualTo(200);
    }

    @Test
    void or_another_node_or_the_operator_writes_another_hash() {
        assertThat(sentAlong(PASSWORD)).isEqualTo(200);
        jdbc.sql(
                        "update act_id_user set pwd_ = (select pwd_ from act_id_user where id_ = 'vptu') where id_ = 'huongkhe'")
                .update();
        assertThat(sentAlong(PASSWORD)).isEqualTo(401);
    }

    @Test
    void in_a_rush_of_sign_ins_programs_work_on_and_who_would_wait_too_long_is_told() throws Exception {
        Web program = Web.withPassword(port, "huongkhe", PASSWORD);
        assertThat(program.get("/api/account").statusCode()).isEqualTo(200);
        takeAllTurns();

        for (String path : List.of("/api/account", "/engine-rest/task")) {
            assertThat(program.get(path).statusCode()).as("not slowed").isEqualTo(200);
            HttpResponse<String> late =
                    Web.withPassword(port, "huongkhe", "a guess").get(path);
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(late.body()).contains(BUSY);
        }
        HttpResponse<String> page = signIn("huongkhe", PASSWORD);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(json.readTree(page.body()).get("message").asText()).isEqualTo(BUSY);

        end.countDown();
        await().until(() -> checks.hashes().waiting() == 0);
        assertThat(signIn("huongkhe", PASSWORD).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from sign_in_failure")
                        .query(Integer.class)
                        .single())
                .as("who was not asked has not failed")
                .isZero();
    }

    @Test
    void who_guesses_at_an_account_that_is_not_there_waits_as_long_as_at_one_that_is() {
        assertThat(signIn("huongkhe", PASSWORD).statusCode()).isEqualTo(200);
        long there = shortest("huongkhe");
        long former = shortest("huongson");
        long nowhere = shortest("khongco");

        assertThat(nowhere).isGreaterThan(there / 2);
        assertThat(former).isGreaterThan(there / 2);
    }

    /** In nanoseconds, of a few wrong tries. */
    private long shortest(String account) {
        return IntStream.range(0, 3)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    checks.of(account, "a guess", false).ask();
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }

    /** And the places of all who may wait. */
    private void takeAllTurns() {
        for (int i = 0; i < PasswordChecks.HASHES_AT_ONCE + PasswordChecks.WAITING; i++) {
            Thread waiting = new Thread(() -> checks.hashes().call(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return true;
            }));
            // On a slow machine some are told to come again before the test has ended.
            waiting.setUncaughtExceptionHandler((which, refused) -> {});
            waiting.start();
        }
        await().until(() -> checks.hashes().waiting() == PasswordChecks.WAITING);
    }

    private String stored() {
        return jdbc.sql("select pwd_ from act_id_user where id_ = 'huongkhe'")
                .query(String.class)
                .single();
    }

    private int sentAlong(String password) {
        return Web.withPassword(port, "huongkhe", password).get("/api/account").statusCode();
    }

    private void change(String current, String password) {
        HttpResponse<String> changed = Web.withPassword(port, "huongkhe", current)
                .put(
                        "/api/account/password",
                        json.createObjectNode()
                                .put("current", current)
                                .put("password", password)
                                .toString());
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
    }

    private HttpResponse<String> signIn(String user, String password) {
        Web web = Web.nobody(port);
        web.get("/camunda/app/welcome/default/");
        return web.send(web.request("/camunda/api/admin/auth/user/default/login/welcome")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))));
    }
}
