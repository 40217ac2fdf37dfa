package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.process.preparation.ConferenceStory;

/** "Đã nhận, sẽ gửi lúc …" over HTTP. */
@DiemCauTest
@Import(ConferenceStory.class)
class PromisesApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Promises promises;

    private Officer huongKhe;
    private String task;

    @BeforeEach
    void theDeadlineHasPassed() {
        story.issuedAndAt("2022-01-17T16:10");
        huongKhe = Officer.of("HUONGKHE", port);
        task = story.task("HUONGKHE", "RegisterSites").getId();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void an_officer_who_may_only_work_on_the_task_promises_an_hour_and_sees_it_in_tasklist() {
        JsonNode before = Officer.json(huongKhe.get("/api/tasks/" + task + "/promise"));
        assertThat(before.get("left").asInt()).isEqualTo(2);
        assertThat(before.get("untilText").isNull()).isTrue();

        HttpResponse<String> answer = promise("2022-01-17T18:00");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode view = Officer.json(answer);
        assertThat(view.get("untilText").asText()).isEqualTo("18 giờ 00, thứ Hai ngày 17/01/2022");
        assertThat(view.get("isToCome").asBoolean()).isTrue();
        assertThat(view.get("left").asInt()).isEqualTo(1);
        assertThat(story.task("HUONGKHE", "RegisterSites").getFollowUpDate()).isEqualTo("2022-01-17T18:00:00");
        assertThat(promises.toCome(story.id())).singleElement().satisfies(named -> {
            assertThat(named.promise().by()).isEqualTo("huongkhe");
            assertThat(named.promise().agency()).isEqualTo("HUONGKHE");
        });
    }

    @Test
    void what_cannot_be_promised_is_refused_in_vietnamese() {
        refused(400, "2022-01-17T16:00", "Giờ hẹn phải ở sau lúc này.");
        refused(400, "2022-01-18T15:30", "Giờ hẹn không được quá giờ chạy thử đường truyền (15 giờ 00");
        refused(400, "-999999999-01-01T00:00", "Năm -999999999 không hợp lý, chỉ nhận từ năm 2000 đến năm 2099.");
        refused(400, "9999-01-17T18:00", "Năm 9999 không hợp lý");
        refused(400, "+12345-01-17T18:00", "Năm 12345 không hợp lý");
        refused(400, "chiều nay", "“chiều nay” không phải là ngày giờ");
        refused(400, "", "Chưa ghi giờ hẹn.");
        assertThat(promise("2022-01-17T17:00").statusCode()).isEqualTo(200);
        assertThat(promise("2022-01-17T18:00").statusCode()).isEqualTo(200);
        refused(409, "2022-01-17T19:00", "Nhiệm vụ này đã hẹn 2 lần");
        assertThat(promises.ofConference(story.id())).hasSize(2);
    }

    @Test
    void for_another_agencys_task_nobody_promises() {
        HttpResponse<String> answer = Officer.of("HUONGSON", port)
                .post("/api/tasks/" + task + "/promise", "{\"until\": \"2022-01-17T18:00\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Officer.of("HUONGSON", port)
                        .get("/api/tasks/" + task + "/promise")
                        .statusCode())
                .isEqualTo(404);
        assertThat(promises.ofConference(story.id())).isEmpty();
    }

    @Test
    void who_may_not_change_a_task_promises_nothing_by_its_follow_up_date() {
        HttpResponse<String> answer = huongKhe.put("/engine-rest/task/" + task, followUp("2022-01-17T18:00"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(Officer.json(answer).get("message").asText())
                .isEqualTo("Tài khoản không có quyền thực hiện việc này.");
        assertThat(promises.ofConference(story.id())).isEmpty();
    }

    @Test
    void the_follow_up_date_that_an_administrator_sets_is_a_promise_and_refused_like_one() {
        Officer administrator = Officer.of("admin", port);

        HttpResponse<String> wrong = administrator.put("/engine-rest/task/" + task, followUp("2022-01-18T15:30"));
        assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(400);
        assertThat(Officer.json(wrong).get("message").asText()).contains("Giờ hẹn không được quá giờ chạy thử");
        assertThat(story.task("HUONGKHE", "RegisterSites").getFollowUpDate()).isNull();

        HttpResponse<String> right = administrator.put("/engine-rest/task/" + task, followUp("2022-01-17T18:00"));
        assertThat(right.statusCode()).as(right.body()).isEqualTo(204);
        assertThat(promises.toCome(story.id())).hasSize(1);
    }

    private static String followUp(String until) {
        return "{\"name\": \"Đăng ký điểm cầu và đại biểu\", \"followUp\": \"" + until + ":00.000+0700\"}";
    }

    private HttpResponse<String> promise(String until) {
        return huongKhe.post("/api/tasks/" + task + "/promise", "{\"until\": \"" + until + "\"}");
    }

    private void refused(int status, String until, String why) {
        HttpResponse<String> answer = promise(until);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Officer.json(answer).get("message").asText()).contains(why);
    }
}
