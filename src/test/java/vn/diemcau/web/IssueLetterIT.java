package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.process.preparation.ConferenceStory;

/** What the Office sees before it issues the letter, and what it confirms. */
@DiemCauTest
@Import(ConferenceStory.class)
class IssueLetterIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private JdbcClient jdbc;

    private Officer office;
    private String task;

    @BeforeEach
    void theConferenceIsCalled() {
        story.called();
        office = Officer.of("VPTU", port);
        task = story.task("VPTU", "IssueLetter").getId();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void the_letter_goes_out_only_when_each_sentence_of_the_plan_is_confirmed() {
        List<String> ticks = SampleAnswers.ticks("IssueLetter");
        assertThat(office.opens(task).at("/duty/ticks"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(ticks);
        for (String left : ticks) {
            List<String> others = new ArrayList<>(ticks);
            others.remove(left);

            HttpResponse<String> refused = office.submits(task, answer(others));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(problems(refused)).containsExactly(left + ": Cần đánh dấu xác nhận.");
        }
        assertThat(story.duty("VPTU", "IssueLetter").isOpen()).isTrue();

        HttpResponse<String> done = office.submits(task, answer(ticks));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }

    @Test
    void one_mark_says_that_it_went_to_all_recipients_of_the_plan() {
        JsonNode shown = office.opens(task).at("/data/recipients");

        assertThat(shown)
                .extracting(group -> group.get("purpose").asText())
                .containsExactly("", "thành phần mời", "chuẩn bị, lưu", "bố trí");
        assertThat(shown.get(3).get("names"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("Đảng ủy Công an tỉnh", "Văn phòng Ủy ban nhân dân tỉnh");
        Map<String, Object> unsent = answer(SampleAnswers.ticks("IssueLetter"));
        unsent.remove("sentToAll");
        assertThat(problems(office.submits(task, unsent)))
                .containsExactly("Đã gửi đủ các nơi nhận trên: Cần đánh dấu xác nhận.");
    }

    @Test
    void what_the_office_sees_beforehand_is_what_leaves() {
        JsonNode going = office.opens(task).at("/data/going");

        long duties = jdbc.sql("""
                        select count(*) from duty
                        where conference_id = ? and code not in ('IssueLetter', 'AmendRegistration')""").param(story.id()).query(Long.class).single();
        assertThat(going.get("duties").asLong()).isEqualTo(duties);
        long before = mailsByNow();

        story.does("VPTU", "IssueLetter");

        assertThat(story.mails("duties-announced")).hasSize(going.get("mails").asInt());
        long told = jdbc.sql(
                        "select count(distinct agency) from mail where conference_id = ? and kind = 'duties-announced'")
                .param(story.id())
                .query(Long.class)
                .single();
        assertThat(going.get("agencies").asLong()).isEqualTo(told);
        assertThat(mailsByNow() - before)
                .as("no other mail leaves at once")
                .isEqualTo(going.get("mails").asLong());
    }

    private long mailsByNow() {
        return jdbc.sql("select count(*) from mail where conference_id = ? and planned_at <= ?")
                .params(story.id(), new Timestamp(ClockUtil.getCurrentTime().getTime()))
                .query(Long.class)
                .single();
    }

    @Test
    void units_with_the_same_duties_are_one_row() {
        JsonNode groups = office.opens(task).at("/data/going/groups");

        List<JsonNode> units = new ArrayList<>();
        groups.forEach(group -> {
            if (group.get("count").asLong() == 14) {
                units.add(group);
            }
        });
        assertThat(units).hasSize(1);
        assertThat(units.get(0).get("names")).hasSize(14);
        assertThat(units.get(0).get("duties"))
                .extracting(
                        due -> due.get("name").asText() + " – " + due.get("due").asText())
                .contains("Đăng ký điểm cầu và đại biểu – 16 giờ 00, thứ Hai ngày 17/01/2022");
        assertThat(groups)
                .anySatisfy(group -> assertThat(group.get("names"))
                        .extracting(JsonNode::asText)
                        .containsExactly("Văn phòng Tỉnh ủy"));
    }

    @Test
    void only_who_may_see_the_task_sees_what_leaves() {
        assertThat(Officer.of("HUONGKHE", port).get("/api/tasks/" + task).statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_was_typed_into_the_form_of_before_does_no_harm() {
        HttpResponse<String> kept = office.put(
                "/api/tasks/" + task + "/draft",
                "{\"version\":0,\"fields\":{\"number\":\"1-GM/TU\",\"toPress\":true,\"templateEnclosed\":true}}");

        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(office.opens(task).at("/draft/fields/toPress").asBoolean()).isTrue();
        assertThat(office.submits(task, answer(SampleAnswers.ticks("IssueLetter")))
                        .statusCode())
                .isEqualTo(204);
    }

    private static Map<String, Object> answer(List<String> ticks) {
        Map<String, Object> answer = new HashMap<>(SampleAnswers.to("IssueLetter"));
        answer.put("ticks", JsonMapper.builder().build().valueToTree(ticks).toString());
        return answer;
    }

    private static List<String> problems(HttpResponse<String> refused) {
        List<String> problems = new ArrayList<>();
        Officer.json(refused)
                .get("problems")
                .forEach(one -> problems.add(
                        one.get("place").asText() + ": " + one.get("message").asText()));
        return problems;
    }
}
