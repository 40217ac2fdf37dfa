package vn.diemcau.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.MapSession;
import vn.diemcau.DiemCauTest;
import vn.diemcau.platform.text.Sha256;
import vn.diemcau.web.Web;

/** Two nodes' requests of one session, as the database sees them. */
@DiemCauTest
class SharedSessionsIT {

    private static final String ENGINE = "default";
    private static final String PASSWORD = "diemcau-demo";
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final Instant UNTIL = Instant.parse("2022-01-17T09:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private SharedSessions one;
    private SharedSessions other;

    @BeforeEach
    void twoNodes() {
        one = new SharedSessions(jdbc, ENGINE, TIMEOUT);
        other = new SharedSessions(jdbc, ENGINE, TIMEOUT);
    }

    @Test
    void a_sign_in_is_the_same_at_another_node() {
        MapSession found = other.findById(signedIn());

        UserAuthentication user = user(found);
        assertThat(user.getIdentityId()).isEqualTo("huongkhe");
        assertThat(user.getGroupIds()).containsExactly("HUONGKHE", "VUQUANG");
        assertThat(user.getTenantIds()).isEmpty();
        assertThat(user.isAuthorizedForApp("tasklist")).isTrue();
        assertThat(user.isAuthorizedForApp("cockpit")).isFalse();
        assertThat(user.getCacheValidationTime()).isEqualTo(Date.from(UNTIL));
        assertThat(found.<Integer>getAttribute(WebSession.GENERATION)).isEqualTo(3);
        assertThat(found.<String>getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME))
                .isEqualTo("token");
    }

    @Test
    void a_request_that_took_long_signs_nobody_in_again() {
        String id = signedIn();
        MapSession slow = one.findById(id);
        change(other, id, SharedSessionsIT::signOut);

        user(slow).setGroupIds(List.of("HUONGKHE"));
        one.save(slow);

        assertThat(user(other.findById(id))).isNull();
    }

    @Test
    void signing_out_holds_whatever_another_request_wrote_meanwhile() {
        String id = signedIn();
        MapSession leaving = one.findById(id);
        change(other, id, session -> session.setAttribute(WebSession.GENERATION, 4));

        signOut(leaving);
        one.save(leaving);

        assertThat(user(other.findById(id))).isNull();
    }

    @Test
    void a_request_that_took_long_does_not_end_the_session_that_got_a_new_password() {
        String id = signedIn();
        MapSession slow = one.findById(id);
        change(other, id, session -> session.setAttribute(WebSession.GENERATION, 4));

        user(slow).setGroupIds(List.of("HUONGKHE"));
        one.save(slow);

        assertThat(other.findById(id).<Integer>getAttribute(WebSession.GENERATION))
                .isEqualTo(4);
    }

    @Test
    void what_changed_in_place_is_written_and_what_did_not_change_is_not() {
        String id = signedIn();
        String before = row(id);
        change(one, id, session -> session.setAttribute(WebSession.AUTHENTICATIONS, of(user(session))));
        assertThat(row(id)).isEqualTo(before);

        change(one, id, session -> user(session).setGroupIds(List.of("VUQUANG")));
        assertThat(user(other.findById(id)).getGroupIds()).containsExactly("VUQUANG");
    }

    @Test
    void that_a_session_was_seen_is_written_once_in_a_minute() {
        String id = signedIn();
        notSeenFor(id, Duration.ofSeconds(55));
        String before = row(id);
        change(one, id, session -> {});
        assertThat(row(id)).isEqualTo(before);

        notSeenFor(id, Duration.ofSeconds(65));
        change(one, id, session -> {});
        assertThat(jdbc.sql("select count(*) from web_session where id = ? and seen_at > now() - interval '10 seconds'")
                        .param(Sha256.half(id))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void a_session_not_seen_for_half_an_hour_has_ended_and_is_cleared_away() {
        String ended = signedIn();
        String going = signedIn();
        notSeenFor(ended, TIMEOUT);
        notSeenFor(going, TIMEOUT.minusSeconds(5));

        assertThat(one.findById(ended)).isNull();
        assertThat(one.findById(going)).isNotNull();
        signedIn();
        assertThat(row(ended)).isEmpty();
        assertThat(row(going)).isNotEmpty();
    }

    @Test
    void a_new_id_is_another_session_that_keeps_the_sign_in() {
        String before = signedIn();
        MapSession session = one.findById(before);
        String after = session.changeSessionId();
        one.save(session);

        assertThat(other.findById(before)).isNull();
        assertThat(user(other.findById(after)).getIdentityId()).isEqualTo("huongkhe");
    }

    @Test
    void nothing_in_the_database_opens_a_session() {
        String id = signedIn();
        assertThat(jdbc.sql("select w::text from web_session w")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(id));
        assertThat(id).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void a_cookie_of_another_release_or_of_none_means_to_sign_in_again() {
        for (String cookie : List.of("2C4A7E0F0B1D4C5E9F3A6B7C8D9E0F1A", "AAAA", "%00", "a".repeat(4000), "\"'\"")) {
            Web browser = Web.nobody(port);
            assertThat(browser.get("/api/account", "Cookie", "JSESSIONID=" + cookie)
                            .statusCode())
                    .as(cookie)
                    .isEqualTo(401);
            assertThat(browser.get("/camunda/app/welcome/default/", "Cookie", "JSESSIONID=" + cookie)
                            .statusCode())
                    .as(cookie)
                    .isEqualTo(200);
        }
    }

    @Test
    void files_and_programs_that_send_their_password_ask_for_no_session() {
        Web browser = Web.signedIn(port, "huongkhe", PASSWORD);
        Web program = Web.withPassword(port, "huongkhe", PASSWORD);
        jdbc.sql("alter table web_session rename to web_session_away").update();
        try {
            for (String file : List.of(
                    "/camunda/app/tasklist/locales/vi.json",
                    "/camunda/app/diemcau/look.css",
                    "/forms/RegisterSites.html",
                    "/account/password.js")) {
                HttpResponse<String> answer = browser.get(file);
                assertThat(answer.statusCode()).as(file).isEqualTo(200);
                assertThat(answer.headers().allValues("Set-Cookie")).as(file).isEmpty();
            }
            for (String path : List.of("/engine-rest/task/count", "/api/account", "/actuator/health")) {
                HttpResponse<String> answer = program.get(path, "Cookie", "JSESSIONID=of-another-day");
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
            }
            assertThat(browser.get("/api/account").statusCode())
                    .as("who does need one")
                    .isEqualTo(500);
        } finally {
            jdbc.sql("alter table web_session_away rename to web_session").update();
        }
        assertThat(browser.get("/api/account").statusCode()).isEqualTo(200);
    }

    private String signedIn() {
        MapSession session = one.createSession();
        UserAuthentication user = new UserAuthentication("huongkhe", ENGINE);
        user.setGroupIds(List.of("VUQUANG", "HUONGKHE"));
        user.setTenantIds(List.of());
        user.setAuthorizedApps(Set.of("tasklist", "welcome"));
        user.setCacheValidationTime(Date.from(UNTIL));
        session.setAttribute(WebSession.AUTHENTICATIONS, of(user));
        session.setAttribute(WebSession.GENERATION, 3);
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, "token");
        one.save(session);
        return session.getId();
    }

    private static void change(SharedSessions node, String id, Consumer<MapSession> change) {
        MapSession session = node.findById(id);
        change.accept(session);
        node.save(session);
    }

    /** As the web apps do it. */
    private static void signOut(MapSession session) {
        session.<Authentications>getAttribute(WebSession.AUTHENTICATIONS).removeByEngineName(ENGINE);
    }

    private static UserAuthentication user(MapSession session) {
        Authentications all = session.getAttribute(WebSession.AUTHENTICATIONS);
        return all == null ? null : (UserAuthentication) all.getAuthenticationForProcessEngine(ENGINE);
    }

    private static Authentications of(UserAuthentication user) {
        Authentications all = new Authentications();
        all.addOrReplace(user);
        return all;
    }

    private void notSeenFor(String id, Duration duration) {
        jdbc.sql("update web_session set seen_at = now() - make_interval(secs => ?) where id = ?")
                .params(duration.toSeconds(), Sha256.half(id))
                .update();
    }

    /** With the transaction that wrote it; empty when it is not there. */
    private String row(String id) {
        return jdbc
                .sql("select xmin || ' ' || w::text from web_session w where id = ?")
                .param(Sha256.half(id))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining());
    }
}
