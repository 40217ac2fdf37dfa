package vn.diemcau.escalation.chase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** The mails as they ship: the executor runs the jobs when it comes to them, and the relay sends meanwhile. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "diemcau.embedded.temporary=true",
            "diemcau.example=false",
            "diemcau.retention.enabled=false",
            "diemcau.mail.outbox-folder=target/outbox-shipped"
        })
@Import(ConferenceStory.class)
@DirtiesContext
class MailsAsTheyShipIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicInteger CALLED = new AtomicInteger();

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Conferences conferences;

    @Autowired
    Duties duties;

    @Autowired
    MailLedger ledger;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    private List<String> units;

    @BeforeEach
    void call() {
        set("2022-01-12T08:00");
        story.following(workflow.call(ConferenceStory.plan("nhu-giao-" + CALLED.incrementAndGet())));
        units = conferences.units(story.id());
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void each_letter_opens_all_that_its_reader_can_do() {
        story.doesWithoutJobs("VPTU", "IssueLetter");

        lettersSent(conferences.agencies(story.id()));

        conferences.agencies(story.id()).forEach(this::letterOpensWhatIsOpen);
        assertThat(units)
                .allSatisfy(unit -> assertThat(story.openDutiesOf(unit)).hasSize(5));
        assertThat(mails(MailKind.OPENED)).allMatch(mail -> mail.mail().agency().equals("VPTU"));
    }

    @Test
    void units_whose_tasks_are_late_get_their_letter_with_them() {
        List<JobDefinition> unitJobs = unitJobs();
        unitJobs.forEach(each -> jobs.suspendJobDefinitionById(each.getId()));
        Set<String> others = new HashSet<>(conferences.agencies(story.id()));
        units.forEach(others::remove);
        try {
            story.doesWithoutJobs("VPTU", "IssueLetter");
            lettersSent(others);
            assertThat(mails(MailKind.DUTIES_ANNOUNCED))
                    .noneMatch(mail -> units.contains(mail.mail().agency()));
        } finally {
            unitJobs.forEach(each -> jobs.activateJobDefinitionById(each.getId(), true));
        }

        lettersSent(conferences.agencies(story.id()));

        units.forEach(this::letterOpensWhatIsOpen);
    }

    @Test
    void a_unit_whose_tasks_cannot_be_opened_has_its_letter_and_the_office_knows() {
        jdbc.sql("update duty set code = 'x' || code where conference_id = ? and agency = 'VUQUANG'")
                .param(story.id())
                .update();
        story.doesWithoutJobs("VPTU", "IssueLetter");

        lettersSent(conferences.agencies(story.id()));
        set("2022-01-12T08:02");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mails(MailKind.STEP_STOPPED)).hasSize(1));
        assertThat(ledger.content(mails(MailKind.STEP_STOPPED).get(0).mail().id())
                        .orElseThrow()
                        .text())
                .contains("* Từng đơn vị chuẩn bị điểm cầu\n  Huyện ủy Vũ Quang. Liên hệ: ");
        assertThat(letter("VUQUANG")).contains("khi đó có thư kèm đường dẫn").doesNotContain("?task=");

        jdbc.sql("update duty set code = substr(code, 2) where conference_id = ? and agency = 'VUQUANG'")
                .param(story.id())
                .update();
        Job failed = jobs.createJobQuery().noRetriesLeft().singleResult();
        jobs.setJobRetries(failed.getId(), 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mails(MailKind.OPENED))
                        .anyMatch(mail -> mail.mail().agency().equals("VUQUANG")));
        assertThat(story.texts(MailKind.OPENED, story.contactOf("VUQUANG")))
                .singleElement()
                .satisfies(text -> assertThat(text.split("\\?task=")).hasSize(6));
    }

    @Test
    void what_opens_later_is_told_once_to_whoever_gets_it() {
        story.doesWithoutJobs("VPTU", "IssueLetter");
        lettersSent(conferences.agencies(story.id()));
        set("2022-01-18T15:00");
        told("TTCB", "TestLines");
        story.doesWithoutJobs(
                "TTCB", "TestLines", Map.of("results", story.results("passed", "Điểm cầu tỉnh tại Công an tỉnh")));
        told("VTHT", "RepairLines");
        story.doesWithoutJobs("VTHT", "RepairLines");
        told("TTCB", "TestLines");
        story.doesWithoutJobs("TTCB", "TestLines");
        told("VPTU", "DecideReadiness");
        story.doesWithoutJobs("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Bão"));
        told("TTTU", "DecidePostponement");
        story.doesWithoutJobs("TTTU", "DecidePostponement", Map.of("decision", "PROCEED"));
        set("2022-01-19T07:20");
        told("VPTU", "TakeRollCall");
        story.doesWithoutJobs("VPTU", "TakeRollCall");
        told("BTCTU", "RunAwards");
        story.doesWithoutJobs("BTCTU", "RunAwards");
        told("BAOHT", "CoverByNewspaper");
        told("PTTH", "CoverByBroadcast");
        told("VPTU", "CloseConference");
    }

    @Test
    void dates_that_change_seconds_after_the_letter_was_issued_are_told_once_to_each_reader() {
        story.doesWithoutJobs("VPTU", "IssueLetter");
        workflow.redate(story.id(), at("2022-01-26T07:30"), at("2022-01-25T15:00"), at("2022-01-24T16:00"), "Bão");

        lettersSent(conferences.agencies(story.id()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                jdbc.sql("select count(*) from act where conference_id = ? and words like '%lịch mới%'")
                                        .param(story.id())
                                        .query(Integer.class)
                                        .single())
                        .isPositive());
        await().atMost(PATIENCE).until(() -> ledger.of(story.id()).stream().allMatch(mail -> mail.sentAt() != null));

        Map<String, Long> heard = ledger.of(story.id()).stream()
                .filter(mail -> ledger.content(mail.mail().id())
                        .orElseThrow()
                        .text()
                        .contains("Khai mạc: 07 giờ 30, thứ Tư ngày 26/01/2022"))
                .collect(Collectors.groupingBy(
                        mail -> mail.mail().agency() + " " + mail.mail().address(), Collectors.counting()));
        assertThat(heard.values()).containsOnly(1L);
        assertThat(heard.keySet())
                .isEqualTo(mails(MailKind.DUTIES_ANNOUNCED).stream()
                        .map(mail -> mail.mail().agency() + " " + mail.mail().address())
                        .collect(Collectors.toSet()));
    }

    /** The duty opens, and exactly one mail brings what opens it. */
    private void told(String agency, String code) {
        await().atMost(PATIENCE).until(() -> story.duty(agency, code).isOpen());
        String link = "?task=" + story.duty(agency, code).taskId();
        await().atMost(PATIENCE)
                // It may be said with what else there is to say at that instant.
                .untilAsserted(() -> assertThat(ledger.of(story.id()).stream()
                                .filter(mail -> mail.state() == MailState.SENT
                                        && mail.mail().address().equals(story.contactOf(agency)))
                                .map(mail -> ledger.content(mail.mail().id())
                                        .orElseThrow()
                                        .text())
                                .filter(text -> text.contains(link)))
                        .as(code)
                        .hasSize(1));
    }

    private void letterOpensWhatIsOpen(String agency) {
        List<Duty> open = duties.ofConference(story.id()).stream()
                .filter(duty -> duty.agency().equals(agency) && duty.isOpen())
                .toList();
        assertThat(letter(agency).split("\\?task=")).as(agency).hasSize(open.size() + 1);
        assertThat(open).allSatisfy(duty -> assertThat(letter(agency)).contains("?task=" + duty.taskId()));
    }

    private String letter(String agency) {
        return story.texts(MailKind.DUTIES_ANNOUNCED, story.contactOf(agency)).get(0);
    }

    private void lettersSent(Collection<String> agencies) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mails(MailKind.DUTIES_ANNOUNCED).stream()
                                .map(mail -> mail.mail().agency()))
                        .containsAll(agencies));
        await().atMost(PATIENCE)
                .until(() -> Stream.of(MailState.PLANNED, MailState.SENDING)
                        .allMatch(state -> ledger.of(story.id()).stream()
                                .noneMatch(mail -> mail.state() == state
                                        && mail.mail().kind().equals(MailKind.DUTIES_ANNOUNCED))));
    }

    private List<LedgerEntry> mails(String kind) {
        return ledger.of(story.id()).stream()
                .filter(mail -> mail.mail().kind().equals(kind) && mail.state() == MailState.SENT)
                .toList();
    }

    private List<JobDefinition> unitJobs() {
        return jobs.createJobDefinitionQuery()
                .activityIdIn("callActivity_PrepareUnits", "callActivity_PrepareUnits#multiInstanceBody")
                .active()
                .list();
    }

    private static void set(String time) {
        ClockUtil.setCurrentTime(Date.from(at(time).toInstant()));
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
