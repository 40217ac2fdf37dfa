package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.process.preparation.ConferenceStory;

/** What new dates, a deferral and a cancellation would do, before anybody is told of them. */
@DiemCauTest
@Import(ConferenceStory.class)
class ChangePreviewsIT {

    private static final String A_WEEK_LATER =
            "{\"start\": \"2022-01-26T07:30\", \"lineTest\": \"2022-01-25T08:00\", \"registrationDue\": \"2022-01-24T16:00\", \"revision\": 0, \"reason\": \"Bão số 1\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private Duties duties;

    private Officer office;
    private String root;

    @BeforeEach
    void theLetterIsOut() {
        story.issued().sendMails();
        office = Officer.of("VPTU", port);
        root = "/api/conferences/" + story.id();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void new_dates_are_shown_with_every_deadline_that_moves_and_the_mails_that_then_leave() {
        String before = standing();

        JsonNode foreseen = seen(office.post(root + "/dates/preview", A_WEEK_LATER));

        assertThat(foreseen.get("problems")).isEmpty();
        JsonNode effect = foreseen.get("effect");
        assertThat(effect.get("milestones").findValuesAsText("name"))
                .containsExactly("Hạn đăng ký điểm cầu", "Chạy thử đường truyền", "Khai mạc");
        assertThat(effect.at("/milestones/2/before").asText()).isEqualTo("07 giờ 30, thứ Tư ngày 19/01/2022");
        assertThat(effect.at("/milestones/2/after").asText()).isEqualTo("07 giờ 30, thứ Tư ngày 26/01/2022");
        assertThat(effect.get("duties"))
                .anySatisfy(duty -> {
                    assertThat(duty.get("name").asText()).startsWith("Đăng ký điểm cầu");
                    assertThat(duty.get("holders").asText()).isEqualTo("14 cơ quan, đơn vị");
                    assertThat(duty.get("before").asText()).isEqualTo("16 giờ 00, thứ Hai ngày 17/01/2022");
                    assertThat(duty.get("after").asText()).isEqualTo("16 giờ 00, thứ Hai ngày 24/01/2022");
                })
                .anySatisfy(duty -> assertThat(duty.get("holders").asText()).isEqualTo("Điện lực Hà Tĩnh"));
        assertThat(effect.get("told")).hasSizeGreaterThan(20);
        assertThat(standing()).as("nothing is moved by asking").isEqualTo(before);
        assertThat(story.mails("new-dates")).isEmpty();

        assertThat(office.put(root + "/dates", A_WEEK_LATER).statusCode()).isEqualTo(200);
        story.run();
        assertThat(story.mails("new-dates")).hasSize(effect.get("mails").asInt());
        assertThat(duties.get(story.id(), "RegisterSites", "HUONGKHE").due())
                .isEqualTo(Instant.parse("2022-01-24T09:00:00Z"));
    }

    @Test
    void a_check_tells_each_hour_with_its_weekday_and_what_is_wrong_with_it() {
        JsonNode check = seen(office.post(
                root + "/dates/check",
                A_WEEK_LATER
                        .replace("2022-01-26T07:30", "2022-02-01T07:30")
                        .replace("2022-01-24T16", "2022-01-10T16")));

        assertThat(check.at("/times/start/text").asText()).isEqualTo("07 giờ 30, thứ Ba ngày 01/02/2022");
        assertThat(check.at("/times/start/warning").asText()).isEqualTo("Ngày nghỉ (Tết Nguyên đán).");
        assertThat(check.at("/times/registrationDue/warning").asText()).isEqualTo("Đã qua.");
        assertThat(check.at("/times/lineTest/warning").isNull()).isTrue();
        assertThat(check.get("problems").findValuesAsText("place")).containsExactly("Hạn đăng ký");
    }

    @Test
    void dates_that_stand_already_move_nothing_and_tell_nobody() {
        JsonNode now = seen(office.get(root));
        String same = "{\"start\":\"%s\",\"lineTest\":\"%s\",\"registrationDue\":\"%s\"}"
                .formatted(local(now, "start"), local(now, "lineTest"), local(now, "registrationDue"));

        JsonNode effect = seen(office.post(root + "/dates/preview", same)).get("effect");

        assertThat(effect.get("milestones")).isEmpty();
        assertThat(effect.get("duties")).isEmpty();
        assertThat(effect.get("mails").asInt()).isZero();
    }

    @Test
    void wrong_dates_are_named_and_the_preview_of_dates_that_a_colleague_has_moved_is_refused() {
        JsonNode wrong = seen(
                office.post(root + "/dates/preview", A_WEEK_LATER.replace("2022-01-25T08:00", "2022-01-27T08:00")));
        assertThat(wrong.get("problems").findValuesAsText("place")).containsExactly("Giờ chạy thử");
        assertThat(wrong.get("effect").isNull()).isTrue();
        assertThat(seen(office.post(root + "/dates/preview", "{\"revision\":\"x\"}"))
                        .get("problems")
                        .findValuesAsText("place"))
                .containsExactly("Giờ khai mạc", "Giờ chạy thử", "Hạn đăng ký", "Lần đổi lịch");

        assertThat(office.put(root + "/dates", A_WEEK_LATER).statusCode()).isEqualTo(200);
        HttpResponse<String> late =
                office.post(root + "/dates/preview", A_WEEK_LATER.replace("2022-01-26T07:30", "2022-01-26T08:30"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Lịch Hội nghị vừa được đổi (lần 1, lý do: Bão số 1)");
    }

    @Test
    void a_deferral_is_shown_with_the_mails_that_then_leave_and_says_so_everywhere() {
        String before = standing();
        String seen = "{\"revision\": 0, \"reason\": \"Bão số 1\"}";

        JsonNode effect = seen(office.post(root + "/deferral/preview", seen)).get("effect");
        assertThat(effect.get("open").asInt()).isEqualTo(17 + 14 * 5);
        assertThat(standing()).isEqualTo(before);

        HttpResponse<String> unreasoned = office.post(root + "/deferral", "{\"revision\": \"x\"}");
        assertThat(unreasoned.statusCode()).isEqualTo(400);
        assertThat(Officer.json(unreasoned).get("problems").findValuesAsText("place"))
                .containsExactly("Lý do", "Lần đổi lịch");
        ClockUtil.setCurrentTime(ConferenceStory.date("2022-01-13T09:00"));
        JsonNode deferred = seen(office.post(root + "/deferral", seen));
        assertThat(deferred.get("deferredSince").asText()).isEqualTo("2022-01-13T09:00+07:00");
        assertThat(deferred.get("status").asText()).isEqualTo("ISSUED");
        assertThat(office.post(root + "/deferral", seen).statusCode()).isEqualTo(409);
        assertThat(office.post(root + "/deferral/preview", seen).body())
                .contains("Hội nghị đang tạm hoãn từ 09 giờ 00");
        HttpResponse<String> unaware = office.put(root + "/dates", A_WEEK_LATER);
        assertThat(unaware.statusCode()).isEqualTo(409);
        assertThat(unaware.body()).contains("Hội nghị vừa được tạm hoãn (lý do: Bão số 1)");
        story.run();
        assertThat(story.mails("deferred")).hasSize(effect.get("mails").asInt());

        ClockUtil.setCurrentTime(ConferenceStory.date("2022-02-15T09:00"));
        JsonNode board = seen(office.get(root + "/board"));
        assertThat(board.at("/conference/statusText").asText()).isEqualTo("Tạm hoãn");
        assertThat(board.at("/conference/deferred").asText())
                .startsWith("Hội nghị tạm hoãn từ 09 giờ 00, thứ Năm ngày 13/01/2022");
        assertThat(board.at("/totals/overdue").asInt()).isZero();
        assertThat(board.get("next").isNull()).isTrue();
        assertThat(board.get("milestones").findValuesAsText("text"))
                .allMatch(text -> text.startsWith("Tạm hoãn, trước là "));
        JsonNode line = seen(office.get("/api/boards?over=false")).findParents("statusText").stream()
                .filter(one -> one.get("id").asText().equals(story.id()))
                .findFirst()
                .orElseThrow();
        assertThat(line.get("statusText").asText()).isEqualTo("Tạm hoãn");
        assertThat(line.get("overdue").asInt()).isZero();
        assertThat(seen(office.get(root + "/diagram")).toString()).doesNotContain("Quá hạn");
        assertThat(seen(office.get(root + "/registrations")).toString()).doesNotContain("quá hạn");
        assertThat(seen(office.get(root + "/mails/future")).toString()).doesNotContain("Nhắc việc");
        String task = story.task("HUONGKHE", "RegisterSites").getId();
        Officer unit = Officer.of("HUONGKHE", port);
        JsonNode card = seen(unit.post("/api/tasks/cards", "{\"ids\": [\"" + task + "\"]}"))
                .at("/cards/0");
        assertThat(card.get("state").asText()).isEqualTo("DEFERRED");
        assertThat(card.get("left").asText()).isEqualTo("Tạm hoãn");
        JsonNode form = seen(unit.get("/api/tasks/" + task));
        assertThat(form.at("/conference/deferred").asBoolean()).isTrue();
        assertThat(form.at("/duty/overdue").asBoolean()).isFalse();

        String later = A_WEEK_LATER.replace("2022-01-", "2022-03-").replace("\"revision\": 0", "\"revision\": 1");
        JsonNode resumed = seen(office.post(root + "/dates/preview", later)).get("effect");
        assertThat(resumed.get("milestones")).hasSize(3);
        assertThat(resumed.get("duties")).isNotEmpty();
        JsonNode again = seen(office.put(root + "/dates", later));
        assertThat(again.get("deferredSince").isNull()).isTrue();
        assertThat(again.get("revision").asInt()).isEqualTo(2);
        assertThat(seen(office.get(root + "/board"))
                        .at("/conference/statusText")
                        .asText())
                .isEqualTo("Đang chuẩn bị");
    }

    @Test
    void the_plan_of_a_deferred_conference_is_corrected_after_it_is_taken_up_again() {
        seen(office.post(root + "/deferral", "{\"reason\": \"Bão số 1\"}"));
        JsonNode rows = seen(office.get(root + "/plan/rows"));
        String wanted = "{\"version\": %s, \"rows\": %s, \"reason\": \"x\"}"
                .formatted(rows.get("version"), rows.at("/sheet/rows"));

        HttpResponse<String> refused = office.put(root + "/plan/rows", wanted);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Hội nghị đang tạm hoãn, chưa có lịch mới.");
        HttpResponse<String> added = office.post(
                root + "/duties",
                "{\"agencies\":[\"VTHT\"],\"name\":\"x\",\"words\":\"x\",\"due\":\"2022-01-18T10:00\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(409);
    }

    @Test
    void a_cancellation_is_shown_with_the_mails_that_then_leave_and_cancels_nothing() {
        String before = standing();

        JsonNode effect =
                seen(office.post(root + "/cancellation/preview", "{}")).get("effect");

        assertThat(effect.get("open").asInt()).isEqualTo(17 + 14 * 5);
        assertThat(effect.get("told")).hasSizeGreaterThan(20);
        assertThat(standing()).isEqualTo(before);
        assertThat(seen(office.get(root)).get("status").asText()).isEqualTo("ISSUED");

        assertThat(office.post(root + "/cancellation", "{\"reason\":\"Bão số 1\"}")
                        .statusCode())
                .isEqualTo(200);
        story.run();
        assertThat(story.mails("cancelled")).hasSize(effect.get("mails").asInt());
        HttpResponse<String> over = office.post(root + "/cancellation/preview", "{}");
        assertThat(over.statusCode()).isEqualTo(409);
        assertThat(over.body()).contains("Hội nghị đã bị hủy.");
        assertThat(office.post(root + "/dates/preview", A_WEEK_LATER).statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dates/preview", "/deferral", "/deferral/preview", "/cancellation/preview"})
    void nobody_but_the_office_is_told_what_it_thinks_of_doing(String what) {
        assertThat(Officer.of("VTHT", port).post(root + what, A_WEEK_LATER).statusCode())
                .isEqualTo(403);
        assertThat(Web.nobody(port).post(root + what, A_WEEK_LATER).statusCode())
                .isEqualTo(401);
        assertThat(office.post("/api/conferences/khong-co" + what, A_WEEK_LATER).statusCode())
                .isEqualTo(404);
    }

    private String standing() {
        List<Duty> all = duties.ofConference(story.id());
        return all + seen(office.get(root)).toString();
    }

    private static JsonNode seen(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Officer.json(answer);
    }

    private static String local(JsonNode conference, String field) {
        return conference.get(field).asText().substring(0, "2022-01-19T07:30".length());
    }
}
