package vn.diemcau.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duties.Attachment;
import vn.diemcau.conference.duty.SampleAnswers;
import vn.diemcau.process.preparation.ConferenceStory;

/** A duty that only its letter knows: what its agency confirms and proves is what the plan says, whoever asks. */
@DiemCauTest
@Import({ConferenceStory.class, GeneralTasks.class})
class GeneralDutyIT {

    private static final String FIRST = "Đã bố trí xe cứu thương";
    private static final String SECOND = "Đã khử khuẩn \"hội trường\" <b>";
    private static final String OTHERS = "Đã gửi kèm mẫu maket Hội nghị";

    @LocalServerPort
    private int port;

    @Autowired
    private ConferenceStory story;

    @Autowired
    private GeneralTasks general;

    @Autowired
    private Duties duties;

    @Autowired
    private JdbcClient jdbc;

    private Officer power;

    @BeforeEach
    void theLetterIsIssued() {
        story.issued();
        power = Officer.of("DLHT", port);
    }

    @AfterEach
    void removeModels() {
        general.remove();
        ClockUtil.reset();
    }

    @Test
    void its_form_shows_the_sentences_and_the_proof_that_the_plan_asks_for() {
        String task = open("SCAN");

        JsonNode duty = power.opens(task).get("duty");

        assertThat(power.form(task)).isEqualTo("GeneralDuty");
        assertThat(duty.get("words").asText()).isEqualTo("Sở Y tế bảo đảm y tế.");
        assertThat(duty.get("ticks")).extracting(JsonNode::asText).containsExactly(FIRST, SECOND);
        assertThat(duty.at("/proof/request").asText())
                .isEqualTo("Cần ít nhất một bản quét (.pdf) hoặc ảnh (.jpg, .jpeg, .png) làm minh chứng.");
        assertThat(power.opens(general.open(story.id(), "DLHT", "Khong", "Việc khác", "", "NONE"))
                        .at("/duty/proof")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PHOTO, anh.JPG", "PHOTO, anh.png", "SCAN, quet.pdf", "SCAN, anh.jpeg", "NONE, ''", "NONE, bang.xlsx"})
    void it_is_done_once_all_is_confirmed_and_proved(String proof, String file) throws Exception {
        String task = open(proof);

        HttpResponse<String> done = power.submits(task, answer(ticks(SECOND, FIRST), file));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(duties.attachments(story.duty("DLHT", "YTe")))
                .extracting(Attachment::fileName)
                .isEqualTo(file.isEmpty() ? List.of() : List.of(file));
        String kept =
                (String) duties.answer(story.duty("DLHT", "YTe")).orElseThrow().get("ticks");
        JsonNode confirmed = JsonMapper.builder().build().readTree(kept);
        assertThat(confirmed).extracting(one -> one.get("words").asText()).containsExactly(SECOND, FIRST);
        assertThat(confirmed).allSatisfy(one -> {
            assertThat(one.get("by").asText()).isEqualTo("dlht");
            assertThat(one.get("at").asText()).startsWith("2022-01-12T01:00");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONE  | ''          | ''  | Đã bố trí xe cứu thương: Cần đánh dấu xác nhận.",
                "NONE  | FIRST       | ''  | Đã khử khuẩn \"hội trường\" <b>: Cần đánh dấu xác nhận.",
                "NONE  | FIRST,OTHERS| ''  | Nội dung cần xác nhận: Nhiệm vụ này không có nội dung “Đã gửi kèm mẫu maket Hội nghị”. Hãy tải lại trang.",
                "NONE  | [1,2]       | ''  | Nội dung cần xác nhận: Nhiệm vụ này không có nội dung “1”. Hãy tải lại trang.",
                "NONE  | [null]      | ''  | Nội dung cần xác nhận: Nhiệm vụ này không có nội dung “null”. Hãy tải lại trang.",
                "NONE  | {}          | ''  | Nội dung cần xác nhận: Nội dung gửi lên không đọc được.",
                "NONE  | [           | ''  | Nội dung cần xác nhận: Nội dung gửi lên không đọc được.",
                "PHOTO | ALL         | ''  | Tệp thứ nhất: Cần ít nhất một ảnh (.jpg, .jpeg, .png) làm minh chứng.",
                "PHOTO | ALL         | quet.pdf  | Tệp thứ nhất: Cần ít nhất một ảnh (.jpg, .jpeg, .png) làm minh chứng.",
                "SCAN  | ALL         | bang.docx | Tệp thứ nhất: Cần ít nhất một bản quét (.pdf) hoặc ảnh (.jpg, .jpeg, .png) làm minh chứng.",
                "PHOTO | ALL         | anh.exe   | Tệp thứ hai: Chỉ nhận tệp .pdf, .doc, .docx, .xls, .xlsx, .jpg, .jpeg, .png.",
            })
    void whoever_skips_the_form_is_told_what_is_missing_and_nothing_is_kept(
            String proof, String confirmed, String file, String problem) {
        String task = open(proof);
        String ticks = switch (confirmed) {
            case "" -> null;
            case "FIRST" -> ticks(FIRST);
            case "FIRST,OTHERS" -> ticks(FIRST, OTHERS);
            case "ALL" -> ticks(FIRST, SECOND);
            default -> confirmed;
        };

        for (String way : List.of("submit-form", "complete")) {
            HttpResponse<String> refused =
                    power.post("/engine-rest/task/" + task + "/" + way, Officer.body(answer(ticks, file)));

            assertThat(refused.statusCode()).as(way).isEqualTo(400);
            assertThat(problems(refused)).as(way).contains(problem);
        }
        assertThat(story.duty("DLHT", "YTe").isOpen()).isTrue();
        assertThat(duties.attachments(story.duty("DLHT", "YTe"))).isEmpty();
        assertThat(duties.answer(story.duty("DLHT", "YTe"))).isEmpty();
    }

    @Test
    void an_answer_without_anything_is_told_all_at_once() {
        String task = open("PHOTO");

        HttpResponse<String> refused = power.post("/engine-rest/task/" + task + "/complete", "{}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problems(refused))
                .containsExactlyInAnyOrder(
                        "Kết quả thực hiện: Cần điền nội dung này.",
                        FIRST + ": Cần đánh dấu xác nhận.",
                        SECOND + ": Cần đánh dấu xác nhận.",
                        "Tệp thứ nhất: Cần ít nhất một ảnh (.jpg, .jpeg, .png) làm minh chứng.");
    }

    @Test
    void a_sentence_that_the_plan_changed_meanwhile_is_not_taken_as_confirmed() {
        String task = open("NONE");
        jdbc.sql("update duty set ticks[1] = 'Đã bố trí hai xe cứu thương' where task_id = ?")
                .param(task)
                .update();

        HttpResponse<String> refused = power.submits(task, answer(ticks(FIRST, SECOND), ""));

        assertThat(problems(refused))
                .containsExactly(
                        "Nội dung cần xác nhận: Nhiệm vụ này không có nội dung “" + FIRST + "”. Hãy tải lại trang.",
                        "Đã bố trí hai xe cứu thương: Cần đánh dấu xác nhận.");
    }

    private String open(String proof) {
        return general.open(story.id(), "DLHT", "YTe", "Bảo đảm y tế", "Sở Y tế bảo đảm y tế.", proof, FIRST, SECOND);
    }

    private static Map<String, Object> answer(String ticks, String file) {
        Map<String, Object> answer = new HashMap<>(Map.of("result", "Đã làm xong"));
        if (ticks != null) {
            answer.put("ticks", ticks);
        }
        if (!file.isEmpty()) {
            answer.put(
                    "secondFile",
                    new Answer.Upload("secondFile", file, "application/octet-stream", SampleAnswers.content(file, 40)));
        }
        return answer;
    }

    private static String ticks(String... words) {
        return JsonMapper.builder().build().valueToTree(words).toString();
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
