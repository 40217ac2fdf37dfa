package vn.diemcau.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.identity.access.RightsIT;
import vn.diemcau.identity.account.Accounts;
import vn.diemcau.identity.account.SignInThrottle;
import vn.diemcau.identity.provider.AgencyGroups;
import vn.diemcau.web.Web;

/** Signing in over HTTP, as its owner and as whoever would like to be. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.demo.password=ways-of-signing-in",
            "camunda.bpm.job-execution.enabled=false",
            // As behind a reverse proxy, which tells from where each request comes.
            "server.forward-headers-strategy=native"
        })
class SignInIT {

    private static final String PASSWORD = "ways-of-signing-in";
    private static final String OTHER = "con trâu ngồi đọc báo";
    private static final String STRANGER = "203.0.113.7";
    private static final String OFFICE = "198.51.100.20";

    @LocalServerPort
    private int port;

    @Autowired
    private AgencyGroups mirror;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignInThrottle throttle;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void nothingHappenedYet() {
        identity.clearAuthentication();
        jdbc.sql("delete from sign_in_failure").update();
        jdbc.sql("delete from sign_in_address").update();
        jdbc.sql("delete from account").update();
        mirror.directoryLoaded(RightsIT.DIRECTORY);
        User admin = identity.createUserQuery().userId("admin").singleResult();
        admin.setPassword(PASSWORD);
        identity.saveUser(admin);
        // A slow machine must not wait a pause out by itself.
        ClockUtil.setCurrentTime(new Date());
    }

    @AfterEach
    void theClockGoesOn() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/engine", "/api/account"})
    void guesses_from_one_address_are_slowed_while_the_administrator_works_from_another(String path) {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(from(STRANGER, "admin", "guess " + i, path).statusCode());
        }
        assertThat(answers.subList(0, 5)).containsOnly(401);
        assertThat(answers.subList(5, 40)).containsOnly(429);

        HttpResponse<String> right = from(STRANGER, "admin", PASSWORD, path);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(right.body()).contains("Đã nhập sai mật khẩu nhiều lần. Hãy chờ 2 giây rồi thử lại.");
        assertThat(from(OFFICE, "admin", PASSWORD, path).statusCode()).isEqualTo(200);
    }

    @Test
    void the_sign_in_of_the_web_apps_is_slowed_in_the_same_way() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(STRANGER, "admin", "guess " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = signIn(STRANGER, "admin", PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(json.readTree(refused.body()).get("message").asText())
                .isEqualTo("Đã nhập sai mật khẩu nhiều lần. Hãy chờ 2 giây rồi thử lại.");
        assertThat(from(STRANGER, "admin", PASSWORD, "/api/account").statusCode())
                .isEqualTo(429);
        assertThat(signIn(OFFICE, "admin", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void each_further_guess_costs_twice_the_time_and_the_right_password_ends_it() {
        Instant now = Instant.parse("2026-11-25T01:00:00Z");
        ClockUtil.setCurrentTime(Date.from(now));
        for (int i = 0; i < 5; i++) {
            from(STRANGER, "admin", "guess " + i, "/api/account");
        }
        for (int pause : new int[] {2, 4, 8, 16}) {
            ClockUtil.setCurrentTime(Date.from(now.plusSeconds(pause).minusMillis(1)));
            assertThat(from(STRANGER, "admin", "one more", "/api/account").statusCode())
                    .isEqualTo(429);
            now = now.plusSeconds(pause);
            ClockUtil.setCurrentTime(Date.from(now));
            assertThat(from(STRANGER, "admin", "one more", "/api/account").statusCode())
                    .isEqualTo(401);
        }
        now = now.plus(Duration.ofMinutes(15));
        ClockUtil.setCurrentTime(Date.from(now));
        assertThat(from(STRANGER, "admin", PASSWORD, "/api/account").statusCode())
                .isEqualTo(200);
        assertThat(from(STRANGER, "admin", "a slip", "/api/account").statusCode())
                .isEqualTo(401);
        assertThat(from(STRANGER, "admin", PASSWORD, "/api/account").statusCode())
                .isEqualTo(200);
    }

    @Test
    void guesses_at_the_same_instant_count_like_those_in_a_row() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> guesses = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String guess = "guess " + i;
                guesses.add(() -> from(STRANGER, "admin", guess, "/api/account").statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : pool.invokeAll(guesses)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(401, 429);
            assertThat(answers.stream().filter(answer -> answer == 401)).hasSize(5);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void right_passwords_at_the_same_instant_all_pass() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                calls.add(() -> from(OFFICE, "vptu", PASSWORD, "/api/account").statusCode());
            }
            for (Future<Integer> answer : pool.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void a_wrong_password_is_asked_about_once_also_where_the_account_signed_in_today() {
        AtomicInteger asked = new AtomicInteger();
        assertThat(throttle.check("admin", OFFICE, () -> true)).isTrue();

        assertThat(throttle.check("admin", OFFICE, () -> asked.incrementAndGet() < 0))
                .isFalse();

        assertThat(asked).as("as a directory server counts").hasValue(1);
    }

    @Test
    void many_accounts_tried_from_one_address_are_slowed_as_one() {
        assertThat(from(OFFICE, "vptu", PASSWORD, "/api/account").statusCode()).isEqualTo(200);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            answers.add(
                    from(STRANGER, "canbo" + i, PASSWORD + "!", "/api/account").statusCode());
        }
        assertThat(answers.subList(0, 20)).containsOnly(401);
        assertThat(answers.subList(20, 25)).contains(429);
        assertThat(from(OFFICE, "vptu", PASSWORD, "/api/account").statusCode()).isEqualTo(200);
    }

    @Test
    void one_account_tried_from_many_addresses_is_slowed_but_not_where_its_owner_has_signed_in_before() {
        assertThat(from(OFFICE, "admin", PASSWORD, "/api/account").statusCode()).isEqualTo(200);
        for (int i = 0; i < 60; i++) {
            from("203.0.113." + (20 + i / 4), "admin", "guess " + i, "/api/account");
        }
        assertThat(from("192.0.2.99", "admin", "guess", "/api/account").statusCode())
                .isEqualTo(429);
        assertThat(from(OFFICE, "admin", PASSWORD, "/api/account").statusCode()).isEqualTo(200);
    }

    @Test
    void a_clock_that_was_years_ahead_locks_nobody_once_it_is_set_right() {
        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofDays(1800))));
        for (int i = 0; i < 8; i++) {
            from(OFFICE, "admin", "guess " + i, "/api/account");
        }
        assertThat(from(OFFICE, "admin", PASSWORD, "/api/account").statusCode()).isEqualTo(429);

        ClockUtil.setCurrentTime(new Date());

        assertThat(from(OFFICE, "admin", "guess", "/api/account").statusCode()).isEqualTo(401);
        assertThat(from(OFFICE, "admin", PASSWORD, "/api/account").statusCode())
                .as("one more guess is slowed by the clock of now")
                .isEqualTo(429);
        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofMinutes(16))));
        assertThat(from(OFFICE, "admin", PASSWORD, "/api/account").statusCode()).isEqualTo(200);
    }

    @Test
    void the_engine_itself_locks_nobody() {
        for (int i = 0; i < 12; i++) {
            jdbc.sql("delete from sign_in_failure").update();
            assertThat(from(STRANGER, "admin", "guess " + i, "/api/account").statusCode())
                    .isEqualTo(401);
        }
        jdbc.sql("delete from sign_in_failure").update();
        assertThat(from(STRANGER, "admin", PASSWORD, "/api/account").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_password_asked_for_before_a_change_cannot_be_guessed_either() {
        Web officer = Web.signedIn(port, "huongkhe", PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThat(change(officer, "guess " + i, OTHER).statusCode()).isEqualTo(400);
        }
        HttpResponse<String> refused = change(officer, "guess", OTHER);
        assertThat(refused.statusCode()).isEqualTo(429);
    }

    @Test
    void failures_are_on_record_without_what_was_typed() {
        from(STRANGER, "my-secret-in-the-wrong-field", "x", "/api/account");
        from(STRANGER, "huongkhe", "my other secret", "/api/account");
        assertThat(from(STRANGER, "secret\0", "x", "/api/account").statusCode()).isEqualTo(401);
        assertThat(jdbc.sql("select words || coalesce(detail::text, '') || coalesce(address, '') from act order by id")
                        .query(String.class)
                        .list())
                .anyMatch(act ->
                        act.startsWith("đăng nhập không thành công vào tài khoản huongkhe") && act.contains(STRANGER))
                .noneMatch(act -> act.contains("secret"));
        assertThat(jdbc.sql("select key from sign_in_failure")
                        .query(String.class)
                        .list())
                .noneMatch(key -> key.contains("secret"));
    }

    @Test
    void a_password_that_others_guess_is_refused_in_vietnamese() {
        Web officer = Web.withPassword(port, "huongkhe", PASSWORD);
        HttpResponse<String> weak = change(officer, PASSWORD, "Matkhau@2022!");
        assertThat(weak.statusCode()).isEqualTo(400);
        assertThat(weak.body()).contains("Mật khẩu mới", "Không dễ đoán");

        HttpResponse<String> byTheEngine = officer.put(
                "/engine-rest/user/huongkhe/credentials",
                "{\"password\":\"ngan\",\"authenticatedUserPassword\":\"" + PASSWORD + "\"}");
        assertThat(byTheEngine.statusCode()).isEqualTo(400);
        assertThat(byTheEngine.body()).contains("Mật khẩu mới", "Cần ít nhất 12 ký tự");
        assertThat(officer.get("/api/account").statusCode()).isEqualTo(200);
    }

    @Test
    void a_password_set_by_somebody_else_opens_nothing_but_its_change() {
        assertThat(Web.withPassword(port, "admin", PASSWORD)
                        .put(
                                "/engine-rest/user/huongkhe/credentials",
                                "{\"password\":\"một câu của quản trị\",\"authenticatedUserPassword\":\"" + PASSWORD
                                        + "\"}")
                        .statusCode())
                .isEqualTo(204);
        Web officer = Web.withPassword(port, "huongkhe", "một câu của quản trị");
        for (String path : List.of("/engine-rest/task", "/api/conferences", "/api/agencies")) {
            HttpResponse<String> refused = officer.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body())
                    .contains("Mật khẩu này do người khác cấp. Hãy đổi mật khẩu tại trang http://localhost:" + port
                            + "/mat-khau");
        }
        Web browser = Web.signedIn(port, "huongkhe", "một câu của quản trị");
        HttpResponse<String> tasks = browser.get("/camunda/api/engine/engine/default/task");
        assertThat(tasks.statusCode()).isEqualTo(403);
        assertThat(tasks.headers().firstValue("DiemCau-Go-To")).hasValue("/mat-khau");
        HttpResponse<String> page = browser.get("/camunda/app/tasklist/default/", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/mat-khau");
        assertThat(browser.get("/mat-khau", "Accept", "text/html").body()).contains("<title>Đổi mật khẩu");
        assertThat(browser.get("/account/password.js").statusCode()).isEqualTo(200);

        assertThat(change(browser, "một câu của quản trị", OTHER).statusCode()).isEqualTo(204);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
        assertThat(Web.withPassword(port, "huongkhe", OTHER)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_password_set_by_somebody_else_is_good_for_a_week() {
        Instant now = Instant.parse("2026-11-25T01:00:00Z");
        ClockUtil.setCurrentTime(Date.from(now));
        accounts.oneTimePasswordSet("huongkhe", now.plus(Duration.ofDays(7)));
        ClockUtil.setCurrentTime(Date.from(now.plus(Duration.ofDays(7)).minusMillis(1)));
        assertThat(Web.withPassword(port, "huongkhe", PASSWORD)
                        .get("/api/account")
                        .statusCode())
                .isEqualTo(200);
        ClockUtil.setCurrentTime(Date.from(now.plus(Duration.ofDays(7))));
        HttpResponse<String> late = Web.withPassword(port, "huongkhe", PASSWORD).get("/api/account");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("Mật khẩu dùng một lần đã quá hạn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/account/password", "/camunda/api/engine/engine/default/user/huongkhe/credentials"})
    void a_new_password_ends_a_copied_cookie_of_the_very_session(String path) {
        Web browser = Web.signedIn(port, "huongkhe", PASSWORD);
        Web thief = browser.copied();
        assertThat(thief.get("/api/account").statusCode()).isEqualTo(200);
        String change = path.startsWith("/api")
                ? "{\"current\":\"%s\",\"password\":\"%s\"}"
                : "{\"authenticatedUserPassword\":\"%s\",\"password\":\"%s\"}";
        assertThat(browser.put(path, change.formatted(PASSWORD, OTHER)).statusCode())
                .isEqualTo(204);
        assertThat(thief.get("/api/account").statusCode()).isEqualTo(401);
        assertThat(thief.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(browser.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(200);
        assertThat(browser.post("/api/account/sign-out-everywhere", "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void guesses_count_for_the_account_in_whatever_letters_its_name_is_typed() {
        String[] names = {"huongkhe", "HuongKhe", "HUONGKHE", "hUONGKHE", "huongKHE"};
        for (String name : names) {
            assertThat(from(STRANGER, name, "guess", "/api/account").statusCode())
                    .isEqualTo(401);
        }
        for (String name : names) {
            assertThat(from(STRANGER, name, PASSWORD, "/api/account").statusCode())
                    .isEqualTo(429);
        }
        assertThat(from(OFFICE, "HuongKhe", PASSWORD, "/api/account").statusCode())
                .isEqualTo(200);
    }

    @Test
    void signing_out_everywhere_ends_all_sessions_of_the_account_and_no_others() {
        Web desk = Web.signedIn(port, "huongkhe", PASSWORD);
        Web phone = Web.signedIn(port, "huongkhe", PASSWORD);
        Web other = Web.signedIn(port, "huongson", PASSWORD);
        assertThat(phone.post("/api/account/sign-out-everywhere", "").statusCode())
                .isEqualTo(204);
        for (Web ended : List.of(desk, phone)) {
            assertThat(ended.get("/api/account").statusCode()).isEqualTo(401);
            assertThat(ended.get("/camunda/api/engine/engine/default/task").statusCode())
                    .isEqualTo(401);
        }
        assertThat(other.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(Web.signedIn(port, "huongkhe", PASSWORD).get("/api/account").statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_new_password_ends_the_other_sessions_and_keeps_the_one_that_set_it() {
        Web desk = Web.signedIn(port, "huongkhe", PASSWORD);
        Web forgotten = Web.signedIn(port, "huongkhe", PASSWORD);
        assertThat(change(desk, PASSWORD, OTHER).statusCode()).isEqualTo(204);
        assertThat(desk.get("/api/account").statusCode()).isEqualTo(200);
        assertThat(forgotten.get("/api/account").statusCode()).isEqualTo(401);
    }

    /** Whoever slipped somebody a session of theirs has nothing of the sign-in. */
    @Test
    void a_session_is_made_anew_at_the_sign_in() {
        Web web = Web.nobody(port);
        String slipped = session(web.get("/camunda/app/welcome/default/"));
        String own = session(web.send(web.request("/camunda/api/admin/auth/user/default/login/welcome")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=huongkhe&password=" + PASSWORD))));
        assertThat(own).isNotEqualTo(slipped);
        Web stranger = Web.nobody(port);
        assertThat(stranger.get("/api/account", "Cookie", "JSESSIONID=" + slipped)
                        .statusCode())
                .isEqualTo(401);
        assertThat(stranger.get("/api/account", "Cookie", "JSESSIONID=" + own).statusCode())
                .isEqualTo(200);
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .map(cookie -> cookie.substring("JSESSIONID=".length(), cookie.indexOf(';')))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void signing_in_and_out_is_on_record() {
        long before = jdbc.sql("select count(*) from act").query(Long.class).single();
        Web officer = Web.signedIn(port, "huongkhe", PASSWORD);
        officer.post("/camunda/api/admin/auth/user/default/logout", "");
        assertThat(jdbc.sql("select by_user || ' ' || by_agency || ' ' || kind from act order by id offset ?")
                        .param(before)
                        .query(String.class)
                        .list())
                .containsExactly("huongkhe HUONGKHE SIGNED_IN", "huongkhe HUONGKHE SIGNED_OUT");
        assertThat(officer.get("/api/account").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> from(String address, String user, String password, String path) {
        return Web.withPassword(port, user, password).get(path, "X-Forwarded-For", address);
    }

    private HttpResponse<String> change(Web web, String current, String password) {
        return web.put(
                "/api/account/password",
                json.createObjectNode()
                        .put("current", current)
                        .put("password", password)
                        .toString());
    }

    private HttpResponse<String> signIn(String address, String user, String password) {
        Web web = Web.nobody(port);
        web.get("/camunda/app/welcome/default/");
        return web.send(web.request("/camunda/api/admin/auth/user/default/login/welcome")
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))));
    }
}
