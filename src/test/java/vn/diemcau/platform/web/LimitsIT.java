package vn.diemcau.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.diemcau.identity.access.RightsIT;
import vn.diemcau.identity.provider.AgencyGroups;
import vn.diemcau.web.Web;

/** Who asks too much, or sends too much, takes nothing from the others. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.demo.password=as-much-as-one-may",
            "diemcau.limits.requests-at-once=30",
            "diemcau.limits.requests-per-second=1",
            "camunda.bpm.job-execution.enabled=false"
        })
class LimitsIT {

    private static final String PASSWORD = "as-much-as-one-may";

    @LocalServerPort
    private int port;

    @Autowired
    private AgencyGroups mirror;

    @BeforeEach
    void theAccountsExist() {
        mirror.directoryLoaded(RightsIT.DIRECTORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/account", "/engine-rest/task"})
    void who_asks_too_often_waits_and_nobody_else_does(String path) {
        String busy = path.startsWith("/api") ? "huongkhe" : "huongson";
        Web person = Web.withPassword(port, busy, PASSWORD);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            answers.add(person.get(path).statusCode());
        }
        assertThat(answers.subList(0, 30)).containsOnly(200);
        assertThat(answers.subList(30, 60)).contains(429);
        HttpResponse<String> refused = firstRefused(person, path);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.body()).contains("Có quá nhiều yêu cầu trong thời gian ngắn.");

        assertThat(Web.withPassword(port, "canloc", PASSWORD).get(path).statusCode())
                .isEqualTo(200);
        assertThat(person.get("/account/account.css").statusCode())
                .as("files are not counted")
                .isEqualTo(200);
    }

    @Test
    void an_address_that_signs_nobody_in_is_counted_too() {
        Web stranger = Web.nobody(port);
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            answers.add(stranger.get("/camunda/api/admin/auth/user/default").statusCode());
        }
        assertThat(answers.subList(30, 60)).contains(429);
        assertThat(Web.withPassword(port, "tttu", PASSWORD).get("/api/account").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conferences, 8192, Tệp gửi lên quá lớn.",
        "/api/tasks/x/registration/rows, 6144, Tệp gửi lên quá lớn.",
        "/engine-rest/task/x/submit-form, 40960, Tệp gửi lên quá lớn.",
        "/engine-rest/process-definition/key/x/start, 4096, Tệp gửi lên quá lớn.",
        "/api/tasks/cards, 64, Nội dung gửi lên dài quá 64 KB.",
        "/api/conferences/x/incidents, 64, Nội dung gửi lên dài quá 64 KB.",
        "/api/tasks/x/promise, 64, Nội dung gửi lên dài quá 64 KB.",
        "/engine-rest/task, 64, Nội dung gửi lên dài quá 64 KB.",
        "/engine-rest/task/x/claim, 64, Nội dung gửi lên dài quá 64 KB.",
        "/engine-rest/task/x/comment/create, 64, Nội dung gửi lên dài quá 64 KB.",
        "/api/account/sign-out-everywhere, 16, Nội dung gửi lên dài quá 16 KB.",
        "/camunda/api/admin/auth/user/default/login/tasklist, 16, Nội dung gửi lên dài quá 16 KB.",
    })
    void more_than_a_way_in_needs_is_not_taken(String path, int kilobytes, String words) {
        Web office = Web.withPassword(port, "vptu", PASSWORD);
        HttpResponse<String> told = office.send(office.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[kilobytes * 1024 + 1])));
        assertThat(told.statusCode()).as(told.body()).isEqualTo(413);
        assertThat(told.body()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conferences, 8192, Tệp gửi lên quá lớn.",
        "/api/tasks/x/registration/review, 2048, Tệp gửi lên quá lớn.",
        "/api/tasks/cards, 64, Nội dung gửi lên dài quá 64 KB.",
        "/api/conferences/x/incidents, 64, Nội dung gửi lên dài quá 64 KB.",
        "/engine-rest/task, 64, Nội dung gửi lên dài quá 64 KB.",
        "/engine-rest/task/x/claim, 64, Nội dung gửi lên dài quá 64 KB.",
        "/engine-rest/task/x/comment/create, 64, Nội dung gửi lên dài quá 64 KB.",
    })
    void who_does_not_say_how_much_comes_is_counted_while_it_comes(String path, int kilobytes, String words) {
        Web office = Web.withPassword(port, "vptu", PASSWORD);
        byte[] spaces = " ".repeat(kilobytes * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> told = office.send(office.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces))));
        assertThat(told.statusCode()).as(told.body()).isEqualTo(413);
        assertThat(told.body()).contains(words);
    }

    @Test
    void whether_a_task_is_the_senders_is_asked_before_a_large_answer_is_read() {
        Web office = Web.withPassword(port, "vptu", PASSWORD);
        byte[] notEvenJson = new byte[BodySizes.USUAL + 1];
        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(notEvenJson), BodyPublishers.ofInputStream(() -> endless(4 << 20)))) {
            HttpResponse<String> told = office.send(office.request("/engine-rest/task/x/submit-form")
                    .header("Content-Type", "application/json")
                    .POST(body));
            assertThat(told.statusCode()).as(told.body()).isEqualTo(404);
            assertThat(told.body()).contains("Nhiệm vụ không còn mở");
        }
    }

    /** Of a length that nobody tells beforehand. */
    private static InputStream endless(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }

    private static HttpResponse<String> firstRefused(Web person, String path) {
        HttpResponse<String> answer = person.get(path);
        for (int i = 0; i < 60 && answer.statusCode() != 429; i++) {
            answer = person.get(path);
        }
        return answer;
    }
}
