package vn.diemcau.identity.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.preparation.ConferenceStory;

/** A link to us leads nowhere else, and a request that gives us another name does not put it into what we write. */
@DiemCauTest
@Import(ConferenceStory.class)
class RedirectsIT {

    private static final String EVIL = "ke-xau.example";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//ke-xau.example",
                "//ke-xau.example/%2e%2e",
                "/%5cke-xau.example/",
                "/?url=//ke-xau.example",
                "/camunda",
                "/camunda/",
                "/camunda/app/tasklist",
                "/camunda/app/tasklist//ke-xau.example",
                "/camunda/app//ke-xau.example/",
                "/camunda/app/tasklist/ke-xau.example%2f..",
                "/camunda/app/welcome/default/?redirect=https://ke-xau.example",
                "/camunda/app/cockpit/;//ke-xau.example",
                "/man-hinh//ke-xau.example",
                "/mat-khau?continue=https://ke-xau.example",
                "/can-bo//ke-xau.example",
                "/forms//ke-xau.example",
                "/account//ke-xau.example"
            })
    void a_link_leads_nowhere_else(String path) throws IOException {
        String answer = send("GET " + path + " HTTP/1.1", "Host: " + EVIL, "Accept: text/html");
        assertThat(answer).startsWith("HTTP/1.1 ");
        location(answer)
                .ifPresent(location ->
                        assertThat(location).as(path).matches("/([^/\\\\].*)?").doesNotContain("://"));
    }

    @Test
    void the_start_page_leads_to_a_place_of_ours() throws IOException {
        assertThat(location(send("GET / HTTP/1.1", "Host: " + EVIL)))
                .hasValueSatisfying(location -> assertThat(location).startsWith("/camunda/app/tasklist/"));
    }

    @Test
    void the_links_of_mails_are_ours_whatever_the_request_calls_us() throws IOException {
        story.issued();
        String password = Base64.getEncoder().encodeToString("vptu:diemcau-demo".getBytes(UTF_8));
        String body = "{\"reason\":\"Thử\"}";
        String answer = send(
                "POST /api/conferences/" + story.id() + "/cancellation HTTP/1.1",
                "Host: " + EVIL,
                "X-Forwarded-Host: " + EVIL,
                "Authorization: Basic " + password,
                "Content-Type: application/json",
                "Content-Length: " + body.getBytes(UTF_8).length,
                "",
                body);
        assertThat(answer).startsWith("HTTP/1.1 20");
        story.run();
        story.sendMails();

        assertThat(story.sentMails())
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.html() + mail.text()).doesNotContain(EVIL));
    }

    private String send(String... lines) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String request = String.join("\r\n", lines);
            String head = request.contains("\r\n\r\n")
                    ? request.replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                    : request + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static Optional<String> location(String answer) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, "Location:", 0, 9))
                .map(line -> line.substring(9).strip())
                .findFirst();
    }
}
