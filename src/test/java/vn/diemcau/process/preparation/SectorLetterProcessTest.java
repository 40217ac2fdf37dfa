package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.ModelDuties;

/** A department's letter to its hospitals, with a duty that waits for two others. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class SectorLetterProcessTest {

    private static final List<String> UNITS = List.of("BV1", "BV2", "BV3");

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    Conferences conferences;

    @Autowired
    RepositoryService repository;

    @Autowired
    ModelDuties drawn;

    @Autowired
    OwnModels models;

    @Autowired
    Duties duties;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void call() throws IOException {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-12-07T08:00+07:00").toInstant()));
        story.ofConference(workflow.call(letter()));
        story.does("VPS", "IssueLetter").sendMails();
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void a_duty_that_waits_for_others_opens_when_they_are_done_and_is_told_then() {
        assertThat(story.openDutiesOf("VPS")).containsExactly("chuong-trinh");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "tonghop@soyte.example"))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Tổ chức tổng duyệt", "Tổng duyệt: 14 giờ 00, thứ Hai ngày 14/12/2026")
                        .contains("Nhiệm vụ mở lúc 13 giờ 45, thứ Hai ngày 14/12/2026"));

        story.does("VPS", "chuong-trinh").sendMails();
        assertThat(story.openDutiesOf("VPS")).isEmpty();
        for (String unit : UNITS) {
            story.does(unit, "bao-cao");
        }
        story.does("NVY", "tong-hop").sendMails();

        assertThat(story.openDutiesOf("VPS")).containsExactly("tong-duyet");
        assertThat(story.texts(MailKind.OPENED, "tonghop@soyte.example"))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("?task=" + story.duty("VPS", "tong-duyet").taskId()));
    }

    @Test
    void the_letter_tells_the_dates_by_time_and_names_all_that_its_calendar_contains() {
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "tonghop@soyte.example"))
                .singleElement(STRING)
                .contains("""
                        Hạn đăng ký điểm cầu: trước 16 giờ 00, thứ Sáu ngày 11/12/2026
                        Chạy thử đường truyền: 14 giờ 00, thứ Bảy ngày 12/12/2026
                        Tổng duyệt: 14 giờ 00, thứ Hai ngày 14/12/2026
                        Khai mạc: 08 giờ 00, thứ Ba ngày 15/12/2026
                        Ngày làm việc thứ hai: 08 giờ 00, thứ Tư ngày 16/12/2026
                        """)
                .contains(
                        "kèm theo đưa chạy thử đường truyền, tổng duyệt, giờ khai mạc và ngày làm việc thứ hai vào lịch");
    }

    @Test
    void a_duty_that_waits_for_the_units_opens_when_the_last_of_them_is_done_and_is_told_then() {
        story.does("BV1", "bao-cao").does("BV3", "bao-cao").sendMails();
        assertThat(story.openDutiesOf("NVY")).isEmpty();

        story.does("BV2", "bao-cao").sendMails();

        assertThat(story.openDutiesOf("NVY")).containsExactly("tong-hop");
        assertThat(story.texts(MailKind.OPENED, "chuyenvien@nvy.example"))
                .singleElement(STRING)
                .contains("Tổng hợp báo cáo");
    }

    @Test
    void the_last_units_may_finish_at_the_same_instant() throws InterruptedException {
        story.does("BV1", "bao-cao");
        List<Thread> both = Stream.of("BV2", "BV3")
                .map(unit -> new Thread(() -> story.doesWithoutJobs(unit, "bao-cao")))
                .toList();
        both.forEach(Thread::start);
        for (Thread each : both) {
            each.join();
        }
        story.run();

        assertThat(story.openDutiesOf("NVY")).containsExactly("tong-hop");
    }

    @Test
    void it_runs_to_its_close() {
        allGoOnTo("2026-12-11T16:00", "2026-12-12T14:00", "2026-12-14T13:45", "2026-12-15T07:50", "2026-12-15T12:00");
        assertThat(story.openDutiesOf("VPS"))
                .as("it does not end on its first day")
                .isEmpty();
        allGoOnTo("2026-12-16T08:00");
        story.everybodyDoesEverythingBut();

        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
    }

    @Test
    void the_rehearsal_and_each_day_have_a_roll_call_of_their_own_which_is_told_when_it_opens() {
        allGoOnTo("2026-12-11T16:00", "2026-12-12T14:00", "2026-12-14T13:44");
        assertThat(story.openDutiesOf("VPS")).doesNotContain("diem-danh-tong-duyet");

        story.walk("2026-12-14T13:45");
        assertThat(story.openDutiesOf("VPS")).contains("diem-danh-tong-duyet");
        assertThat(story.texts(MailKind.OPENED, "tonghop@soyte.example"))
                .last(STRING)
                .contains("Điểm danh tổng duyệt");
        story.does("VPS", "diem-danh-tong-duyet", Map.of("results", story.results("present", "Hội trường Sở Y tế")));
        allGoOnTo("2026-12-15T07:50");
        assertThat(story.openDutiesOf("VPS")).contains("TakeRollCall");
        allGoOnTo("2026-12-16T07:49");
        assertThat(story.openDutiesOf("VPS")).isEmpty();
        story.walk("2026-12-16T07:50");
        assertThat(story.openDutiesOf("VPS")).containsExactly("diem-danh-ngay-hai");

        story.does("VPS", "diem-danh-ngay-hai");
        assertThat(story.openDutiesOf("VPS")).containsExactly("CloseConference");
        assertThat(jdbc.sql("""
                                select duty, count(*) filter (where not passed), max(round) from site_check
                                where conference_id = ? and kind = 'ROLL_CALL' group by duty order by duty""")
                        .param(story.id())
                        .query((row, n) -> "%s %d %d".formatted(row.getString(1), row.getInt(2), row.getInt(3)))
                        .list())
                .containsExactly("TakeRollCall 0 1", "diem-danh-ngay-hai 0 1", "diem-danh-tong-duyet 1 1");
    }

    @Test
    void a_duty_of_some_units_is_given_to_them_alone() {
        assertThat(story.openDutiesOf("BV1")).contains("bai-trinh-bay");
        assertThat(story.openDutiesOf("BV3")).containsExactly("RegisterSites", "bao-cao");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "kehoach@bv3.example"))
                .singleElement(STRING)
                .doesNotContain("Gửi bài trình bày");
    }

    @Test
    void its_other_dates_move_with_the_start_or_to_the_hours_that_are_given() {
        workflow.redate(
                story.id(),
                0,
                new Redating.Dates(
                        at("2026-12-22T08:00"),
                        at("2026-12-19T14:00"),
                        at("2026-12-18T16:00"),
                        Map.of("gio-tong-duyet", at("2026-12-20T09:00"))),
                "Bão");
        story.run();

        assertThat(conferences.get(story.id()).milestones())
                .extracting(Milestone::at)
                .containsExactly(at("2026-12-20T09:00"), at("2026-12-23T08:00"));
        assertThat(story.duty("VPS", "diem-danh-ngay-hai").due())
                .isEqualTo(at("2026-12-23T08:00").toInstant());
        allGoOnTo("2026-12-18T16:00", "2026-12-19T14:00", "2026-12-20T08:44");
        assertThat(story.openDutiesOf("VPS")).doesNotContain("diem-danh-tong-duyet");
        story.walk("2026-12-20T08:45");
        assertThat(story.openDutiesOf("VPS")).contains("diem-danh-tong-duyet");
        allGoOnTo("2026-12-22T07:50", "2026-12-23T07:49");
        assertThat(story.openDutiesOf("VPS")).isEmpty();
        story.walk("2026-12-23T07:50");
        assertThat(story.openDutiesOf("VPS")).containsExactly("diem-danh-ngay-hai");
    }

    /** Everybody does what is open before each of these times. */
    private void allGoOnTo(String... times) {
        for (String time : times) {
            story.everybodyDoesEverythingBut();
            story.walk(time);
        }
    }

    @Test
    void new_dates_move_its_deadlines() {
        workflow.redate(story.id(), at("2026-12-22T08:00"), at("2026-12-19T14:00"), at("2026-12-18T16:00"), "Bão");
        story.run();

        assertThat(story.duty("BV1", "RegisterSites").due())
                .isEqualTo(at("2026-12-18T16:00").toInstant());
        assertThat(story.duty("VPS", "tong-duyet").due())
                .isEqualTo(at("2026-12-21T17:00").toInstant());
        story.walk("2026-12-12T15:00");
        assertThat(story.openDutiesOf("CNTT")).isEmpty();
    }

    @Test
    void what_prepares_the_conference_is_due_before_it_however_close_the_line_test_comes() throws IOException {
        story.ofConference(workflow.call(letter().replace("due: 2026-12-12T17:00", "due: lineTest + 3h")));

        workflow.redate(story.id(), at("2026-12-22T08:00"), at("2026-12-22T07:00"), at("2026-12-18T16:00"), "Bão");

        assertThat(story.duty("CNTT", "TestLines").due())
                .isEqualTo(at("2026-12-22T08:00").toInstant());
    }

    @Test
    void without_a_registration_what_prepares_the_line_test_moves_with_it() throws IOException {
        story.ofConference(workflow.call(letter().replace("registrationDue: 2026-12-11T16:00\n", "")
                .replaceAll("(?m)^  - \\{code: RegisterSites.*\n", "")));

        workflow.redate(story.id(), at("2026-12-22T08:00"), at("2026-12-19T14:00"), null, "Bão");

        assertThat(story.duty("NVY", "tong-hop").due())
                .isEqualTo(at("2026-12-17T11:00").toInstant());
    }

    @Test
    void a_conference_that_is_called_later_changes_nothing_for_it() throws IOException {
        String before = story.process().getProcessDefinitionId();
        String first = story.id();

        call();

        assertThat(story.process().getProcessDefinitionId()).isNotEqualTo(before);
        assertThat(story.ofConference(first).process().getProcessDefinitionId()).isEqualTo(before);
        assertThat(drawn.newest(ConferencePreparation.KEY).getVersionTag()).isNull();
        assertThat(story.openDutiesOf("BV3")).containsExactly("RegisterSites", "bao-cao");
    }

    @Test
    void what_each_unit_does_for_itself_is_given_to_nobody_else() {
        Duty own = story.duty("BV1", "bao-cao");
        Duty agencys = story.duty("NVY", "tong-hop");

        assertThat(duties.isOfUnit(own)).isTrue();
        assertThat(duties.isOfUnit(agencys)).isFalse();
    }

    @Test
    void its_model_goes_with_its_record() {
        workflow.cancel(story.id(), "Bão");
        story.run();

        models.remove(story.id());

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .versionTag(story.id())
                        .count())
                .isZero();
    }

    private static String letter() throws IOException {
        return new ClassPathResource("letters/10-so-y-te-hai-ngay-tong-duyet.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("id: nganh-y-te", "id: nganh-y-te-" + ++called);
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    }
}
