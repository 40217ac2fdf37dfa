package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.process.task.DutyLifecycle;

/** Two hospitals are tested at 14:00, a third one at 15:30, but it has not registered by then. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class LateRegistrationProcessTest {

    private static final String FIRST = "2026-12-12T14:00";
    private static final String SECOND = "2026-12-12T15:30";
    private static final Map<String, Object> TEN = Map.of("registration", ConferenceStory.registration(10));
    private static final Map<String, Object> RISK = Map.of(
            "riskAccepted", true, "riskAcceptedBy", "Phó Giám đốc Sở", "riskReason", "Đơn vị dự ở điểm cầu bên cạnh");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    DutyLifecycle lifecycle;

    @Autowired
    Journal journal;

    @BeforeEach
    void register() throws IOException {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(new ClassPathResource("letters/10-so-y-te-hai-ngay-tong-duyet.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("id: nganh-y-te", "id: dang-ky-muon-" + ++called)
                .replace("milestones:\n", """
                                milestones:
                                  - {id: thu-sau, kind: LINE_TEST, name: Chạy thử tuyến sau, at: 2026-12-12T15:30}
                                """)
                .replace("unitDuties:\n", """
                                  - {code: thu-tuyen-sau, kind: TEST, name: Chạy thử tuyến sau, agency: NVY, units: [BV3],
                                     opens: thu-sau, due: thu-sau + 1h, words: chạy thử tuyến sau}
                                  - {code: sua-tuyen-sau, kind: REPAIR, name: Khắc phục tuyến sau, agency: CNTT,
                                     after: [thu-tuyen-sau], due: thu-sau + 4h, words: khắc phục}
                                  - {code: nhan, kind: ACKNOWLEDGE, name: Nhận danh sách, agency: CNTT,
                                     due: registrationDue + 1h, words: Trung tâm nhận danh sách}
                                unitDuties:
                                """)
                .replace("code: TestLines\n", "code: TestLines\n    units: [BV1, BV2]\n")));
        story.does("VPS", "IssueLetter")
                .does("BV1", "RegisterSites", TEN)
                .does("BV2", "RegisterSites", TEN)
                .walk(SECOND);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void a_test_misses_only_registrations_of_the_units_that_it_tests() {
        assertThat(shown("CNTT", "TestLines").at("/missing")).isEmpty();
        assertThat(shown("NVY", "thu-tuyen-sau").at("/missing"))
                .extracting(JsonNode::asText)
                .containsExactly("Trung tâm Y tế huyện Sơn Tân");
    }

    @Test
    void a_test_that_finds_no_site_is_not_over_while_a_unit_is_still_to_register() {
        assertThatThrownBy(() -> tests("NVY", "thu-tuyen-sau"))
                .hasMessage("Kết quả từng điểm cầu: Chưa có điểm cầu nào để chạy thử, vì chưa đăng ký: "
                        + "Trung tâm Y tế huyện Sơn Tân. Hãy chờ đăng ký, hoặc để lãnh đạo chấp nhận rủi ro.");
        assertThat(story.openDutiesOf("NVY")).contains("thu-tuyen-sau");

        story.does("BV3", "RegisterSites", TEN);
        tests("NVY", "thu-tuyen-sau");

        assertThat(story.openDutiesOf("NVY")).doesNotContain("thu-tuyen-sau");
    }

    @Test
    void a_leader_may_go_on_without_the_sites_that_nobody_registered_and_the_record_says_so() {
        tests("NVY", "thu-tuyen-sau", RISK);

        assertThat(story.openDutiesOf("NVY")).doesNotContain("thu-tuyen-sau");
        assertThat(story.openDutiesOf("CNTT")).doesNotContain("sua-tuyen-sau");
        assertThat(record())
                .contains(
                        "chạy thử đường truyền “Chạy thử tuyến sau” lần 1: không có điểm cầu nào; lãnh đạo chấp nhận rủi ro");
    }

    @Test
    void the_record_names_the_line_test_and_the_roll_call_where_there_are_several() {
        tests("CNTT", "TestLines");
        story.does("BV3", "RegisterSites", TEN);
        tests("NVY", "thu-tuyen-sau");
        story.at("2026-12-14T13:45").does("VPS", "diem-danh-tong-duyet");

        assertThat(record())
                .contains(
                        "chạy thử đường truyền “Chạy thử đường truyền” lần 1: 3/3 điểm cầu đạt",
                        "chạy thử đường truyền “Chạy thử tuyến sau” lần 1: 1/1 điểm cầu đạt",
                        "điểm danh “Điểm danh tổng duyệt”: 4/4 điểm cầu có mặt");
    }

    @Test
    void whoever_decides_on_readiness_sees_what_is_not_ready() {
        tests("CNTT", "TestLines");
        tests("NVY", "thu-tuyen-sau", RISK);

        assertThat(facts())
                .contains(
                        "Điểm cầu chưa chạy thử: 0/3",
                        "Điểm cầu chạy thử chưa đạt: 0/3",
                        "Đơn vị chưa đăng ký điểm cầu: 1/3 (Trung tâm Y tế huyện Sơn Tân)")
                .anyMatch(fact -> fact.matches("Nhiệm vụ quá hạn: [1-9].*"));

        story.does("BV3", "RegisterSites", TEN);

        assertThat(facts())
                .contains(
                        "Điểm cầu chưa chạy thử: 1/4 (Trung tâm Y tế huyện Sơn Tân)",
                        "Đơn vị chưa đăng ký điểm cầu: 0/3");
    }

    @Test
    void the_tester_and_the_office_are_told_of_sites_that_come_after_their_test() {
        story.does("BV3", "RegisterSites", TEN).sendMails();

        assertThat(story.mails(MailKind.AMENDMENT))
                .containsExactly("chuyenvien@nvy.example", "kythuat@cntt.example", "tonghop@soyte.example");
        assertThat(story.texts(MailKind.AMENDMENT, "chuyenvien@nvy.example"))
                .singleElement()
                .asString()
                .contains("Trung tâm Y tế huyện Sơn Tân đã đăng ký sau hạn")
                .contains("Đăng ký này đến sau giờ chạy thử đường truyền (15 giờ 30, thứ Bảy ngày 12/12/2026):"
                        + " còn 1 điểm cầu chưa chạy thử.");
    }

    private List<String> record() {
        return journal.of(story.id(), Journal.Wanted.ALL, 0, 1000).stream()
                .map(entry -> entry.act().words())
                .toList();
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        shown("VPS", "DecideReadiness")
                .at("/facts")
                .forEach(fact -> facts.add(
                        fact.at("/label").asText() + ": " + fact.at("/value").asText()));
        return facts;
    }

    private void tests(String agency, String duty) {
        tests(agency, duty, Map.of());
    }

    /** Enters a round in which all sites that the form shows pass. */
    private void tests(String agency, String duty, Map<String, Object> risk) {
        List<Map<String, Object>> rows = new ArrayList<>();
        shown(agency, duty)
                .at("/groups")
                .forEach(group -> group.at("/sites")
                        .forEach(
                                site -> rows.add(Map.of("site", site.at("/id").asLong(), "passed", true, "note", ""))));
        Map<String, Object> answer = new HashMap<>(risk);
        answer.put("results", JSON.valueToTree(rows).toString());
        story.does(agency, duty, answer);
    }

    private JsonNode shown(String agency, String duty) {
        return JSON.valueToTree(lifecycle.show(story.duty(agency, duty)));
    }
}
