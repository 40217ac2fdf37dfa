package vn.diemcau.identity.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.diemcau.DiemCauTest;
import vn.diemcau.identity.access.Endpoints.Endpoint;
import vn.diemcau.web.Web;

/** What another site makes the browser of somebody send who is signed in, at each of our writing endpoints. */
@DiemCauTest
class CrossSiteIT {

    private static final String PASSWORD = "diemcau-demo";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE", "PATCH");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ServletContext servlets;

    private List<Endpoint> writing;

    @BeforeEach
    void findThem() {
        writing = Endpoints.of(context, servlets).stream()
                .filter(endpoint -> endpoint.path().startsWith("/api/") && WRITES.contains(endpoint.method()))
                .toList();
        assertThat(writing).hasSizeGreaterThan(20);
    }

    @Test
    void a_session_without_the_token_of_our_pages_writes_nothing() {
        for (String user : List.of("vptu", "huongkhe", "admin")) {
            Web forged = Web.signedIn(port, user, PASSWORD).withoutToken();
            for (Endpoint endpoint : writing) {
                HttpResponse<String> answer = send(forged, endpoint, "application/json");
                assertThat(answer.statusCode()).as(endpoint + " as " + user).isEqualTo(403);
                assertThat(answer.body()).contains("Phiên làm việc đã thay đổi");
            }
            assertThat(forged.get("/api/account").statusCode())
                    .as("still signed in")
                    .isEqualTo(200);
        }
    }

    /** The kinds of body that a form on another site can send without being asked. */
    @Test
    void a_form_of_another_site_writes_nothing() {
        Web forged = Web.signedIn(port, "vptu", PASSWORD).withoutToken();
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            for (Endpoint endpoint : writing) {
                assertThat(send(forged, endpoint, type).statusCode())
                        .as(endpoint + " with " + type)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void a_password_that_the_browser_kept_does_not_help_another_site() {
        Web kept = Web.withPassword(port, "vptu", PASSWORD);
        for (Endpoint endpoint : writing) {
            HttpResponse<String> answer =
                    kept.send(request(kept, endpoint, "application/json").header("Sec-Fetch-Site", "cross-site"));
            assertThat(answer.statusCode()).as(endpoint.toString()).isEqualTo(403);
            assertThat(answer.body()).contains("Yêu cầu từ trang khác không được chấp nhận.");
        }
    }

    /** Signing somebody in unasked would have them work in a stranger's account. */
    @Test
    void another_site_signs_nobody_in() {
        Web browser = Web.nobody(port);
        browser.get("/camunda/app/welcome/default/");
        HttpResponse<String> answer = browser.withoutToken()
                .send(browser.request("/camunda/api/admin/auth/user/default/login/welcome")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=huongkhe&password=" + PASSWORD)));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/account").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> send(Web web, Endpoint endpoint, String type) {
        return web.send(request(web, endpoint, type));
    }

    private static HttpRequest.Builder request(Web web, Endpoint endpoint, String type) {
        return web.request(endpoint.path().replaceAll("\\{[^}]+}", "1"))
                .header("Content-Type", type)
                .method(endpoint.method(), BodyPublishers.ofString("{}"));
    }
}
