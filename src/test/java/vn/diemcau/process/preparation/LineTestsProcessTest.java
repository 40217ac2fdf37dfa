package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.linetest.SiteChecks;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.process.task.DutyLifecycle;

/** One hospital is tested on Saturday at 14:00, another at 15:30, and all of them once more on Monday. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class LineTestsProcessTest {

    private static final String FIRST = "2026-12-12T14:00";
    private static final String SECOND = "2026-12-12T15:30";
    private static final String AGAIN = "2026-12-14T08:00";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Conferences conferences;

    @Autowired
    SiteChecks checks;

    @Autowired
    DutyLifecycle lifecycle;

    @Autowired
    Promises promises;

    @Autowired
    MailLedger ledger;

    @BeforeEach
    void register() throws IOException {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(new ClassPathResource("letters/10-so-y-te-hai-ngay-tong-duyet.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("id: nganh-y-te", "id: nhieu-lan-chay-thu-" + ++called)
                .replace("milestones:\n", """
                                milestones:
                                  - {id: thu-sau, kind: LINE_TEST, name: Chạy thử tuyến sau, at: 2026-12-12T15:30}
                                  - {id: thu-lai, kind: LINE_TEST, name: Chạy thử lần cuối, at: 2026-12-14T08:00}
                                """)
                .replace("unitDuties:\n", """
                                  - {code: thu-tuyen-sau, kind: TEST, name: Chạy thử tuyến sau, agency: NVY, units: [BV2, BV3],
                                     opens: thu-sau, due: thu-sau + 1h, words: chạy thử tuyến sau}
                                  - {code: sua-tuyen-sau, kind: REPAIR, name: Khắc phục tuyến sau, agency: VPS,
                                     after: [thu-tuyen-sau], due: thu-sau + 4h, words: khắc phục}
                                  - {code: thu-lan-cuoi, kind: TEST, name: Chạy thử lần cuối, agency: CNTT,
                                     opens: thu-lai, due: thu-lai + 2h, words: chạy thử lần cuối}
                                  - {code: sua-lan-cuoi, kind: REPAIR, name: Khắc phục lần cuối, agency: VPS,
                                     after: [thu-lan-cuoi], due: thu-lai + 3h, words: khắc phục}
                                unitDuties:
                                  - {code: AmendRegistration, due: lineTest, words: điều chỉnh}
                                """)
                .replace("code: TestLines\n", "code: TestLines\n    units: [BV1]\n")));
        story.does("VPS", "IssueLetter");
        for (String unit : List.of("BV1", "BV2", "BV3")) {
            story.does(unit, "RegisterSites", Map.of("registration", ConferenceStory.registration(10)));
        }
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void each_test_opens_at_its_hour_for_its_own_sites() {
        story.sendMails();
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv2.example"))
                .singleElement()
                .asString()
                .contains("Chạy thử tuyến sau: 15 giờ 30, thứ Bảy ngày 12/12/2026");

        story.walk(FIRST);
        assertThat(story.openDutiesOf("CNTT")).contains("TestLines");
        assertThat(story.openDutiesOf("NVY")).doesNotContain("thu-tuyen-sau");
        assertThat(sites("CNTT", "TestLines")).containsExactly("Hội trường Sở Y tế", "Bệnh viện Đa khoa tỉnh");

        story.walk(SECOND);
        assertThat(sites("NVY", "thu-tuyen-sau"))
                .containsExactly("Bệnh viện Phụ sản - Nhi", "Trung tâm Y tế huyện Sơn Tân");
    }

    @Test
    void what_fails_is_repaired_in_its_own_loop() {
        story.walk(SECOND);

        tests("NVY", "thu-tuyen-sau", "Bệnh viện Phụ sản - Nhi");

        assertThat(story.openDutiesOf("VPS")).contains("sua-tuyen-sau");
        assertThat(story.openDutiesOf("CNTT")).contains("TestLines").doesNotContain("RepairLines");
        assertThat(sites("VPS", "sua-tuyen-sau")).containsExactly("Bệnh viện Phụ sản - Nhi");
        tests("CNTT", "TestLines", "Bệnh viện Đa khoa tỉnh");
        assertThat(sites("CNTT", "RepairLines")).containsExactly("Bệnh viện Đa khoa tỉnh");

        story.does("VPS", "sua-tuyen-sau");

        assertThat(sites("NVY", "thu-tuyen-sau")).containsExactly("Bệnh viện Phụ sản - Nhi");
        assertThat(shown("NVY", "thu-tuyen-sau").at("/round").asInt()).isEqualTo(2);
    }

    @Test
    void readiness_waits_for_all_tests() {
        story.walk(SECOND);
        tests("CNTT", "TestLines");
        tests("NVY", "thu-tuyen-sau");
        assertThat(story.openDutiesOf("VPS")).doesNotContain("DecideReadiness");

        story.walk(AGAIN);
        assertThat(sites("CNTT", "thu-lan-cuoi")).as("all sites once more").hasSize(4);
        tests("CNTT", "thu-lan-cuoi", "Trung tâm Y tế huyện Sơn Tân");

        assertThat(story.openDutiesOf("VPS")).doesNotContain("DecideReadiness");
        story.does("VPS", "sua-lan-cuoi");
        assertThat(sites("CNTT", "thu-lan-cuoi")).containsExactly("Trung tâm Y tế huyện Sơn Tân");
        assertThat(checks.results(story.id()))
                .filteredOn(check -> !check.passed())
                .hasSize(1);

        tests("CNTT", "thu-lan-cuoi");

        assertThat(story.openDutiesOf("VPS")).contains("DecideReadiness");
        assertThat(checks.results(story.id())).hasSize(4).allMatch(check -> check.passed());
    }

    @Test
    void a_test_moves_alone() {
        Conference conference = conferences.get(story.id());
        workflow.redate(
                story.id(),
                conference.revision(),
                new Redating.Dates(
                        conference.start(),
                        conference.lineTest(),
                        conference.registrationDue(),
                        Map.of("thu-sau", at("2026-12-12T17:00"))),
                "Mất điện");
        story.run();

        story.walk(SECOND);
        assertThat(story.openDutiesOf("NVY")).doesNotContain("thu-tuyen-sau");
        story.walk("2026-12-12T17:00");
        assertThat(story.openDutiesOf("NVY")).contains("thu-tuyen-sau");
        assertThat(story.duty("NVY", "thu-tuyen-sau").due())
                .isEqualTo(at("2026-12-12T18:00").toInstant());
    }

    @Test
    void each_unit_amends_its_registration_until_its_own_test() {
        assertThat(story.duty("BV1", "AmendRegistration").due())
                .isEqualTo(at(FIRST).toInstant());
        assertThat(story.duty("BV2", "AmendRegistration").due())
                .isEqualTo(at(SECOND).toInstant());

        story.walk(FIRST);
        tests("CNTT", "TestLines");
        assertThat(story.openDutiesOf("BV1")).doesNotContain("AmendRegistration");
        story.does("BV2", "AmendRegistration", Map.of("registration", ConferenceStory.registration(12)));
        assertThat(story.openDutiesOf("BV2")).contains("AmendRegistration");

        story.walk(SECOND);
        assertThat(story.openDutiesOf("BV2")).doesNotContain("AmendRegistration");
    }

    @Test
    void amending_moves_with_the_test_of_the_unit() {
        Conference conference = conferences.get(story.id());
        workflow.redate(
                story.id(),
                conference.revision(),
                new Redating.Dates(
                        conference.start(),
                        at("2026-12-12T14:30"),
                        conference.registrationDue(),
                        Map.of("thu-sau", at("2026-12-12T17:00"), "thu-lai", at("2026-12-12T16:00"))),
                "Mất điện");
        story.run();

        assertThat(story.duty("BV1", "AmendRegistration").due())
                .isEqualTo(at("2026-12-12T14:30").toInstant());
        assertThat(story.duty("BV3", "AmendRegistration").due())
                .as("the last test of all comes before the one of the back row")
                .isEqualTo(at("2026-12-12T16:00").toInstant());
        story.walk("2026-12-12T15:30");
        assertThat(story.openDutiesOf("BV1")).doesNotContain("AmendRegistration");
        assertThat(story.openDutiesOf("BV2")).contains("AmendRegistration");
        story.walk("2026-12-12T16:00");
        assertThat(story.openDutiesOf("BV2")).doesNotContain("AmendRegistration");
    }

    @Test
    void a_unit_promises_up_to_its_own_test() {
        Duty report = story.duty("BV2", "bao-cao");

        promises.give(report, at("2026-12-12T15:00").toInstant(), "bv2");

        assertThatThrownBy(() -> promises.give(report, at("2026-12-12T15:31").toInstant(), "bv2"))
                .hasMessageContaining("15 giờ 30, thứ Bảy ngày 12/12/2026");
    }

    @Test
    void each_unit_is_told_of_its_own_tests() {
        story.sendMails();

        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv1.example"))
                .singleElement()
                .asString()
                .contains("Chạy thử đường truyền: 14 giờ 00", "Chạy thử lần cuối: 08 giờ 00")
                .doesNotContain("tuyến sau");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv2.example"))
                .singleElement()
                .asString()
                .contains("Chạy thử tuyến sau: 15 giờ 30", "Chạy thử lần cuối: 08 giờ 00")
                .doesNotContain("Chạy thử đường truyền: ");
        assertThat(calendarOf("kehoach@bv1.example"))
                .containsExactly("line-test", "thu-lai", "start", "gio-tong-duyet", "ngay-hai");
        assertThat(calendarOf("kehoach@bv2.example"))
                .containsExactly("thu-sau", "thu-lai", "start", "gio-tong-duyet", "ngay-hai");
        assertThat(calendarOf("tonghop@soyte.example")).contains("line-test", "thu-sau", "thu-lai");
    }

    @Test
    void when_the_leadership_moves_the_conference_all_is_tested_again() {
        story.walk(SECOND);
        tests("CNTT", "TestLines");
        tests("NVY", "thu-tuyen-sau");
        story.walk(AGAIN);
        tests("CNTT", "thu-lan-cuoi");
        story.does("VPS", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Bão"));

        story.does(
                "GDS",
                "DecidePostponement",
                Map.of(
                        "decision", "MOVE",
                        "newStart", "2026-12-22T08:00",
                        "newLineTest", "2026-12-19T14:00",
                        "reason", "Bão"));

        assertThat(story.openDutiesOf("NVY")).doesNotContain("thu-tuyen-sau");
        story.walk("2026-12-19T14:00");
        assertThat(story.openDutiesOf("CNTT")).contains("TestLines");
        story.walk("2026-12-19T15:30");
        assertThat(sites("NVY", "thu-tuyen-sau")).hasSize(2);
        tests("CNTT", "TestLines");
        tests("NVY", "thu-tuyen-sau");
        story.walk("2026-12-21T08:00");
        tests("CNTT", "thu-lan-cuoi");
        assertThat(story.openDutiesOf("VPS")).contains("DecideReadiness");
    }

    /** The ids of the dates that a mail brings into a calendar, in their order. */
    private List<String> calendarOf(String address) {
        return ledger.of(story.id()).stream()
                .map(LedgerEntry::mail)
                .filter(mail ->
                        mail.kind().equals("duties-announced") && mail.address().equals(address))
                .findFirst()
                .flatMap(mail -> ledger.content(mail.id()))
                .map(mail -> new String(mail.attachments().get(0).content(), StandardCharsets.UTF_8))
                .stream()
                .flatMap(calendar -> Pattern.compile("UID:[^/]++/([^@]++)@")
                        .matcher(calendar)
                        .results())
                .map(found -> found.group(1))
                .toList();
    }

    /** Enters a round: all sites that the form shows pass, except those of these names. */
    private void tests(String agency, String duty, String... failing) {
        List<Map<String, Object>> rows = new ArrayList<>();
        shown(agency, duty)
                .at("/groups")
                .forEach(group -> group.at("/sites").forEach(site -> {
                    boolean failed = List.of(failing).contains(site.at("/label").asText());
                    rows.add(Map.of(
                            "site", site.at("/id").asLong(), "passed", !failed, "note", failed ? "Mất tín hiệu" : ""));
                }));
        story.does(agency, duty, Map.of("results", JSON.valueToTree(rows).toString()));
    }

    private List<String> sites(String agency, String duty) {
        List<String> labels = new ArrayList<>();
        shown(agency, duty)
                .at("/groups")
                .forEach(group -> group.at("/sites")
                        .forEach(site -> labels.add(site.at("/label").asText())));
        return labels;
    }

    private JsonNode shown(String agency, String duty) {
        return JSON.valueToTree(lifecycle.show(story.duty(agency, duty)));
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
