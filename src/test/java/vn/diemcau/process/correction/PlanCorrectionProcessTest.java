package vn.diemcau.process.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.preparation.ConferenceProcesses;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;
import vn.diemcau.process.preparation.TwoRegistrations;

/** A department corrects the plan of a conference on its own model, where a duty waits for two others. */
@DiemCauTest
@Import(ConferenceStory.class)
@TestPropertySource(properties = "diemcau.directory=classpath:letters/so-y-te-danh-ba.yaml")
class PlanCorrectionProcessTest {

    private static final String POWER = """
              - code: may-phat
                kind: POWER
                name: Bố trí máy phát điện
                agency: CNTT
                due: 2026-12-14T11:00
                words: Trung tâm Công nghệ thông tin y tế bố trí máy phát điện.
            """;

    private static final String NUMBERS = """
              - code: so-lieu
                kind: DOCUMENTS
                name: Gửi số liệu
                due: 2026-12-09T16:00
                words: Các bệnh viện gửi số liệu.
            """;

    private static int called;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    PlanCorrection correction;

    @Autowired
    Conferences conferences;

    @Autowired
    ConferenceProcesses processes;

    @Autowired
    Duties duties;

    @Autowired
    MailLedger ledger;

    @Autowired
    ProcessEngine engine;

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
    void an_added_duty_opens_at_once_on_the_next_version_and_its_agency_is_told_with_a_link() {
        String before = story.process().getProcessDefinitionId();
        Map<String, String> tasks = tasks();
        Map<String, String> timers = timers();

        CorrectionEffect effect = correct(plan -> plan.replace("unitDuties:\n", POWER + "unitDuties:\n"));
        story.run();
        story.sendMails();

        assertThat(effect.revision()).isEqualTo(1);
        assertThat(effect.changes())
                .extracting(CorrectedWords::words)
                .singleElement(STRING)
                .startsWith("Thêm “Bố trí máy phát điện” cho ");
        assertThat(story.openDutiesOf("CNTT")).containsExactly("may-phat");
        assertThat(versionTag(story.process())).isEqualTo(story.id());
        assertThat(story.process().getProcessDefinitionId()).isNotEqualTo(before);
        assertThat(tasks()).containsAllEntriesOf(tasks);
        assertThat(timers()).containsAllEntriesOf(timers);
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("CNTT")))
                .singleElement(STRING)
                .contains("Giao thêm", "Bố trí máy phát điện", "bố trí máy phát điện.")
                .contains("?task=" + story.duty("CNTT", "may-phat").taskId());
        assertThat(story.mails(MailKind.OPENED)).as("nobody is told twice").doesNotContain(story.contactOf("CNTT"));
        assertThat(effect.mails())
                .isEqualTo(story.mails(MailKind.PLAN_CORRECTED).size());
    }

    @Test
    void a_duty_that_waits_for_two_waits_for_the_added_third_as_well() {
        story.does("VPS", "chuong-trinh");
        correct(plan -> plan.replace("unitDuties:\n", POWER + "unitDuties:\n")
                .replace("after: [chuong-trinh, tong-hop]", "after: [chuong-trinh, tong-hop, may-phat]"));
        story.run();

        unitsReport();
        story.does("NVY", "tong-hop");
        assertThat(story.openDutiesOf("VPS")).as("one is still missing").isEmpty();

        story.does("CNTT", "may-phat");
        assertThat(story.openDutiesOf("VPS")).containsExactly("tong-duyet");
    }

    @Test
    void a_duty_that_is_left_out_is_awaited_no_more() {
        story.does("VPS", "chuong-trinh");

        correct(plan -> without("tong-hop", plan).replace("after: [chuong-trinh, tong-hop]", "after: [chuong-trinh]"));
        story.run();
        story.sendMails();

        assertThat(story.openDutiesOf("VPS")).containsExactly("tong-duyet");
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("NVY")))
                .singleElement(STRING)
                .contains("Không phải thực hiện nữa");
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("VPS")))
                .singleElement(STRING)
                .contains("Mở từ nay")
                .contains("?task=" + story.duty("VPS", "tong-duyet").taskId());
        unitsReport();
        assertThat(story.openDutiesOf("NVY")).isEmpty();
    }

    @Test
    void what_stands_at_a_gateway_already_counts_there_once_only() {
        correct(plan -> plan.replace("unitDuties:\n", POWER + "unitDuties:\n")
                .replace("after: [chuong-trinh, tong-hop]", "after: [chuong-trinh, tong-hop, may-phat]"));
        story.does("VPS", "chuong-trinh").does("CNTT", "may-phat");

        correct(plan -> without("tong-hop", plan)
                .replace("after: [chuong-trinh, tong-hop, may-phat]", "after: [chuong-trinh, may-phat]"));
        story.run();

        assertThat(story.openDutiesOf("VPS")).containsExactly("tong-duyet");
        story.does("VPS", "tong-duyet");
        assertThat(story.openDutiesOf("VPS")).isEmpty();
    }

    @Test
    void a_gateway_whose_job_has_not_run_yet_is_not_passed_twice() {
        unitsReport();
        story.does("NVY", "tong-hop");
        story.doesWithoutJobs("VPS", "chuong-trinh");

        correct(plan -> plan.replace("unitDuties:\n", POWER + "unitDuties:\n"));
        story.run();

        assertThat(story.openDutiesOf("VPS")).containsExactly("tong-duyet");
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(story.process().getId())
                        .taskDefinitionKey("userTask_tong-duyet")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_moved_deadline_moves_the_task_and_its_ladder_and_says_nothing_twice() {
        story.walk("2026-12-08T10:00");
        int reminders = story.mails(MailKind.REMINDER).size();
        assertThat(reminders).isPositive();
        String task = story.duty("VPS", "chuong-trinh").taskId();
        String version = story.process().getProcessDefinitionId();

        CorrectionEffect effect = correct(plan -> plan.replace("due: 2026-12-08T16:00", "due: 2026-12-10T16:00"));
        story.run();
        story.sendMails();

        assertThat(effect.changes())
                .extracting(CorrectedWords::words)
                .containsExactly("Dời hạn “Chuẩn bị chương trình, kịch bản” (%s): 16:00 08/12 → 16:00 10/12"
                        .formatted(nameOf("VPS")));
        assertThat(story.task("VPS", "chuong-trinh").getId()).isEqualTo(task);
        assertThat(story.task("VPS", "chuong-trinh").getDueDate()).isEqualTo("2026-12-10T16:00:00");
        assertThat(story.task("VPS", "chuong-trinh").getDescription()).contains("10/12/2026");
        assertThat(story.process().getProcessDefinitionId())
                .as("the model knows no hours")
                .isEqualTo(version);
        assertThat(story.mails(MailKind.REMINDER)).hasSize(reminders);
        story.walk("2026-12-08T18:00");
        assertThat(story.mails(MailKind.OVERDUE)).isEmpty();
        story.walk("2026-12-10T17:30");
        assertThat(story.mails(MailKind.OVERDUE)).contains(story.contactOf("VPS"));
    }

    @Test
    void a_duty_that_is_given_to_another_agency_closes_for_the_one_and_opens_for_the_other() {
        String task = story.duty("VPS", "chuong-trinh").taskId();

        correct(plan -> plan.replaceFirst("(?s)(code: chuong-trinh.*?agency: )VPS", "$1NVY"));
        story.run();
        story.sendMails();

        assertThat(story.openDutiesOf("VPS")).isEmpty();
        assertThat(story.openDutiesOf("NVY")).containsExactly("chuong-trinh");
        assertThat(story.duty("NVY", "chuong-trinh").taskId()).isEqualTo(task);
        assertThat(engine.getTaskService().getIdentityLinksForTask(task))
                .extracting(link -> link.getGroupId())
                .containsExactly("NVY");
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("VPS")))
                .singleElement(STRING)
                .contains("Nay do " + nameOf("NVY") + " thực hiện");
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("NVY")))
                .singleElement(STRING)
                .contains("Nhận thay " + nameOf("VPS"), "?task=" + task);
        story.does("NVY", "chuong-trinh");
        assertThat(story.duty("NVY", "chuong-trinh").doneAt()).isNotNull();
    }

    @Test
    void the_units_get_an_added_duty_lose_one_and_are_awaited_by_what_they_have_now() {
        correct(plan ->
                without("bai-trinh-bay", plan).replace("after: [bao-cao]", "after: [bao-cao, so-lieu]") + NUMBERS);
        story.run();
        story.sendMails();

        for (String unit : List.of("BV1", "BV2", "BV3")) {
            assertThat(story.openDutiesOf(unit)).containsExactly("RegisterSites", "bao-cao", "so-lieu");
        }
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("BV1")))
                .singleElement(STRING)
                .contains("Gửi số liệu", "Gửi bài trình bày", "Không phải thực hiện nữa");
        unitsReport();
        assertThat(story.openDutiesOf("NVY")).isEmpty();
        for (String unit : List.of("BV1", "BV2", "BV3")) {
            story.does(unit, "so-lieu");
        }
        assertThat(story.openDutiesOf("NVY")).containsExactly("tong-hop");
    }

    @Test
    void a_unit_that_loses_the_last_it_has_to_do_is_at_its_end() {
        story.does("BV1", "RegisterSites").does("BV1", "bao-cao");
        assertThat(story.openDutiesOf("BV1")).containsExactly("bai-trinh-bay");

        correct(plan -> without("bai-trinh-bay", plan));
        story.run();

        assertThat(story.processOf("BV1")).isNull();
        assertThat(story.processOf("BV2")).isNotNull();
        assertThat(story.process()).isNotNull();
        assertThat(story.duty("BV1", "bao-cao").doneAt())
                .as("what is done stays")
                .isNotNull();
    }

    @Test
    void a_unit_that_had_finished_everything_gets_what_is_added_and_is_told() {
        story.does("BV1", "RegisterSites").does("BV1", "bao-cao").does("BV1", "bai-trinh-bay");
        assertThat(story.processOf("BV1")).isNull();
        Instant done = story.duty("BV1", "bao-cao").doneAt();

        correct(plan -> plan.replace("after: [bao-cao]", "after: [bao-cao, so-lieu]") + NUMBERS);
        story.run();
        story.sendMails();

        assertThat(story.openDutiesOf("BV1")).containsExactly("so-lieu");
        assertThat(story.openDutiesOf("BV2")).contains("RegisterSites", "bao-cao", "bai-trinh-bay", "so-lieu");
        assertThat(story.duty("BV1", "bao-cao").doneAt())
                .as("what is done stays")
                .isEqualTo(done);
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("BV1")))
                .singleElement(STRING)
                .contains("Giao thêm", "Gửi số liệu")
                .contains("?task=" + story.duty("BV1", "so-lieu").taskId());
        for (String unit : List.of("BV2", "BV3")) {
            story.does(unit, "bao-cao").does(unit, "so-lieu");
        }
        assertThat(story.openDutiesOf("NVY")).as("BV1 is awaited again").isEmpty();
        story.does("BV1", "so-lieu");
        assertThat(story.processOf("BV1")).isNull();
        assertThat(story.openDutiesOf("NVY")).containsExactly("tong-hop");
    }

    @Test
    void when_all_units_had_finished_those_that_get_more_begin_again() {
        for (String unit : List.of("BV1", "BV2", "BV3")) {
            story.does(unit, "RegisterSites").does(unit, "bao-cao");
        }
        story.does("BV1", "bai-trinh-bay").does("BV2", "bai-trinh-bay");
        assertThat(story.processOf("BV3")).isNull();

        correct(plan -> plan.replace("    units: [BV1, BV2]\n", "    units: [BV1, BV2, BV3]\n"));
        story.run();

        assertThat(story.openDutiesOf("BV3")).containsExactly("bai-trinh-bay");
        assertThat(story.openDutiesOf("BV1")).isEmpty();
        correct(plan -> plan + NUMBERS);
        story.run();
        assertThat(story.openDutiesOf("BV1")).containsExactly("so-lieu");
        assertThat(story.openDutiesOf("BV3")).containsExactly("bai-trinh-bay", "so-lieu");
        for (String time : List.of(
                "2026-12-11T16:00",
                "2026-12-12T14:00",
                "2026-12-14T13:45",
                "2026-12-15T07:50",
                "2026-12-15T12:00",
                "2026-12-16T08:00")) {
            story.everybodyDoesEverythingBut();
            story.walk(time);
        }
        story.everybodyDoesEverythingBut();
        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
    }

    @Test
    void the_words_of_the_conference_change_and_whom_they_concern_is_told() {
        CorrectionEffect effect = correct(
                plan -> plan.replace("title: Hội nghị trực tuyến ngành y tế", "title: Hội nghị tổng kết ngành y tế")
                        .replace("place: Hội trường Sở Y tế", "place: Hội trường tầng 5")
                        .replace("name: Ngày làm việc thứ hai", "name: Ngày bế mạc"));
        story.run();
        story.sendMails();

        assertThat(effect.changes())
                .extracting(CorrectedWords::words)
                .containsExactly(
                        "Đổi tên Hội nghị thành “Hội nghị tổng kết ngành y tế”",
                        "Sửa điểm cầu “Hội trường Sở Y tế”: địa điểm: “Hội trường tầng 5”",
                        "Đổi tên “Ngày làm việc thứ hai” thành “Ngày bế mạc”");
        Conference conference = conferences.get(story.id());
        assertThat(conference.title()).isEqualTo("Hội nghị tổng kết ngành y tế");
        assertThat(conference.milestones()).extracting(Milestone::name).containsExactly("Tổng duyệt", "Ngày bế mạc");
        assertThat(effect.told()).contains(nameOf("BV1"), nameOf("CNTT"), nameOf("GDS"), nameOf("VPS"));
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("CNTT")))
                .singleElement(STRING)
                .contains("- Đổi tên Hội nghị thành “Hội nghị tổng kết ngành y tế”.")
                .contains("Các việc được giao giữ nguyên.");
        assertThat(calendarOf(story.contactOf("CNTT")))
                .contains("SEQUENCE:1", "Hội trường tầng 5", "Hội nghị tổng kết ngành y tế");
        assertThat(correct(plan -> plan).changes()).isEmpty();
    }

    @Test
    void of_units_that_register_by_different_dates_each_keeps_its_own_date_and_words() {
        story.ofConference(workflow.call(TwoRegistrations.plan("hai-han-sua-" + ++called)));
        story.does("VPS", "IssueLetter");
        Instant first = story.duty("BV1", "RegisterSites").due();
        Instant later = story.duty("BV2", "RegisterSites").due();

        correct(plan -> plan.replace("words: đăng ký số đại biểu", "words: đăng ký đủ số đại biểu")
                .replace("words: tuyến sau", "words: các bệnh viện tuyến sau"));
        story.run();

        assertThat(story.duty("BV1", "RegisterSites").due()).isEqualTo(first);
        assertThat(story.duty("BV1", "RegisterSites").words()).startsWith("đăng ký đủ số đại biểu");
        assertThat(story.duty("BV2", "RegisterSites").due()).isEqualTo(later).isAfter(first);
        assertThat(story.task("BV2", "RegisterSites").getDescription()).startsWith("các bệnh viện tuyến sau");
    }

    @Test
    void who_invites_participants_is_told_of_them_and_nobody_else() {
        CorrectionEffect effect = correct(plan -> plan.replace("units: [BV1, BV2, BV3]\n", """
                units: [BV1, BV2, BV3]
                participants:
                  - {name: Lãnh đạo Sở Y tế, site: P1, invitedBy: [NVY]}
                """));
        story.run();
        story.sendMails();

        assertThat(effect.told()).containsExactlyInAnyOrder(nameOf("NVY"), nameOf("VPS"));
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("NVY")))
                .singleElement(STRING)
                .contains("Thêm thành phần dự “Lãnh đạo Sở Y tế”");
        correct(plan -> plan.replace("invitedBy: [NVY]", "invitedBy: [CNTT]"));
        assertThat(correction.present(story.id()).revision()).isEqualTo(2);
    }

    @Test
    void a_date_that_is_changed_with_its_name_is_refused_and_so_is_another_site() {
        assertThatThrownBy(() -> correct(plan -> plan.replace(
                                "name: Ngày làm việc thứ hai, at: 2026-12-16T08:00",
                                "name: Ngày bế mạc, at: 2026-12-16T09:00")
                        .replace("code: P1, name: Hội trường Sở Y tế", "code: P2, name: Hội trường Sở Y tế")))
                .hasMessageContaining("milestones: Đổi mốc của Hội nghị bằng việc đổi lịch")
                .hasMessageContaining("sites: Không thêm, bỏ hay đổi mã điểm cầu khi Hội nghị đang chạy");
    }

    /** The calendar file of the mail about a correction, its folded lines put together. */
    private String calendarOf(String address) {
        return ledger.of(story.id()).stream()
                .map(LedgerEntry::mail)
                .filter(mail -> mail.kind().equals(MailKind.PLAN_CORRECTED)
                        && mail.address().equals(address))
                .findFirst()
                .flatMap(mail -> ledger.content(mail.id()))
                .map(mail -> new String(mail.attachments().get(0).content(), StandardCharsets.UTF_8))
                .orElseThrow()
                .replace("\r\n ", "");
    }

    @Test
    void the_last_unit_that_keeps_an_agency_waiting_may_be_left_out() {
        story.does("BV1", "bao-cao").does("BV2", "bao-cao");

        correct(plan -> plan.replace("    name: Gửi báo cáo\n", "    name: Gửi báo cáo\n    units: [BV1, BV2]\n"));
        story.run();

        assertThat(story.openDutiesOf("NVY")).containsExactly("tong-hop");
        assertThat(story.openDutiesOf("BV3")).containsExactly("RegisterSites");
    }

    @Test
    void it_runs_to_its_close_after_corrections_and_leaves_other_conferences_alone() throws IOException {
        String first = story.id();
        story.ofConference(workflow.call(letter()));
        String other = story.process().getProcessDefinitionId();
        String second = story.id();
        story.ofConference(first);
        correct(plan -> without("bai-trinh-bay", plan)
                .replace("unitDuties:\n", POWER + "unitDuties:\n")
                .replace("after: [chuong-trinh, tong-hop]", "after: [chuong-trinh, tong-hop, may-phat]"));

        for (String time : List.of(
                "2026-12-11T16:00",
                "2026-12-12T14:00",
                "2026-12-14T13:45",
                "2026-12-15T07:50",
                "2026-12-15T12:00",
                "2026-12-16T08:00")) {
            story.everybodyDoesEverythingBut();
            story.walk(time);
        }
        story.everybodyDoesEverythingBut();

        assertThat(conferences.get(first).status()).isEqualTo(Conference.Status.CLOSED);
        assertThat(duties.ofConference(first))
                .filteredOn(duty -> duty.doneAt() == null)
                .extracting(Duty::code)
                .containsExactlyInAnyOrder("RepairLines", "DecidePostponement");
        assertThat(story.ofConference(second).process().getProcessDefinitionId())
                .isEqualTo(other);
    }

    @Test
    void before_the_letter_a_correction_tells_nobody_and_the_letter_tells_all() throws IOException {
        story.ofConference(workflow.call(letter()));

        CorrectionEffect effect = correct(plan -> plan.replace("unitDuties:\n", POWER + "unitDuties:\n"));

        assertThat(effect.mails()).isZero();
        story.does("VPS", "IssueLetter").sendMails();
        assertThat(story.openDutiesOf("CNTT")).containsExactly("may-phat");
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, story.contactOf("CNTT")))
                .singleElement(STRING)
                .contains("Bố trí máy phát điện");
    }

    @Test
    void a_preview_says_what_the_correction_then_does_and_does_nothing() {
        String version = story.process().getProcessDefinitionId();
        String text = text(
                plan -> without("chuong-trinh", plan).replace("after: [chuong-trinh, tong-hop]", "after: [tong-hop]"));
        List<Duty> before = duties.ofConference(story.id());

        CorrectionEffect seen = correction.preview(story.id(), present -> text);

        assertThat(duties.ofConference(story.id())).isEqualTo(before);
        assertThat(story.process().getProcessDefinitionId()).isEqualTo(version);
        assertThat(story.mails(MailKind.PLAN_CORRECTED)).isEmpty();
        assertThat(seen.told()).containsExactly(nameOf("VPS"));
        assertThat(correction.correct(story.id(), 0, text, null)).isEqualTo(seen);
    }

    @Test
    void a_correction_of_another_state_than_the_present_one_is_refused() {
        String text = text(plan -> plan.replace("due: 2026-12-08T16:00", "due: 2026-12-09T16:00"));
        correction.correct(story.id(), 0, text, null);

        assertThatThrownBy(() -> correction.correct(story.id(), 0, text, null))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Kế hoạch vừa được sửa (lần 1)")
                .satisfies(refused -> assertThat(((Refused) refused).reason()).isEqualTo(Refused.Reason.CONFLICT));
        assertThat(correction.correct(story.id(), 1, text, null).changes()).isEmpty();
    }

    @Test
    void what_no_correction_changes_is_refused_with_its_place_and_nothing_is_half_done() {
        story.does("VPS", "chuong-trinh");
        List<Duty> before = duties.ofConference(story.id());

        assertThatThrownBy(() -> correct(plan -> without("TakeRollCall", plan)
                        .replace("start: 2026-12-15T08:00", "start: 2026-12-15T09:00")
                        .replace("units: [BV1, BV2, BV3]", "units: [BV1, BV2]")
                        .replace("unitDuties:\n", POWER + "unitDuties:\n")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("start: Đổi mốc của Hội nghị bằng việc đổi lịch")
                .hasMessageContaining("units: Mục này không sửa được khi Hội nghị đang chạy")
                .hasMessageContaining("là một bước của quy trình, không bỏ được");
        assertThatThrownBy(() -> correct(plan ->
                        without("chuong-trinh", plan).replace("after: [chuong-trinh, tong-hop]", "after: [tong-hop]")))
                .hasMessage("dòng %d, duties: “Chuẩn bị chương trình, kịch bản” đã hoàn thành, không bỏ được."
                        .formatted(lineOf("duties:")))
                .satisfies(refused -> assertThat(((Refused) refused).reason()).isEqualTo(Refused.Reason.CONFLICT));
        assertThatThrownBy(() -> correct(plan -> plan.replace("due: 2026-12-08T16:00", "due: 2026-12-09T16:00")))
                .hasMessageContaining("đã hoàn thành, không sửa được");

        assertThat(duties.ofConference(story.id())).isEqualTo(before);
    }

    @Test
    void the_present_plan_has_the_dates_and_the_agencies_that_hold_now() {
        workflow.redate(
                story.id(),
                OffsetDateTime.parse("2026-12-22T08:00+07:00").toZonedDateTime(),
                OffsetDateTime.parse("2026-12-19T14:00+07:00").toZonedDateTime(),
                OffsetDateTime.parse("2026-12-18T16:00+07:00").toZonedDateTime(),
                "Bão");
        story.run();

        assertThat(correction.present(story.id()).plan().source())
                .contains("start: 2026-12-22T08:00", "lineTest: 2026-12-19T14:00", "at: 2026-12-23T08:00")
                .contains("# Letter 10");
        assertThat(correct(plan -> plan).changes()).isEmpty();
        correct(plan -> plan.replace("unitDuties:\n", POWER + "unitDuties:\n"));
        assertThat(story.openDutiesOf("CNTT")).containsExactly("may-phat");
    }

    private void unitsReport() {
        for (String unit : List.of("BV1", "BV2", "BV3")) {
            story.does(unit, "bao-cao");
        }
    }

    private CorrectionEffect correct(UnaryOperator<String> edit) {
        int revision = correction.present(story.id()).revision();
        return correction.correct(story.id(), revision, text(edit), "Theo chỉ đạo");
    }

    private String text(UnaryOperator<String> edit) {
        return edit.apply(correction.present(story.id()).plan().source());
    }

    private int lineOf(String entry) {
        return (int) correction
                        .present(story.id())
                        .plan()
                        .source()
                        .lines()
                        .takeWhile(line -> !line.equals(entry))
                        .count()
                + 1;
    }

    /** The plan without a duty. */
    private static String without(String code, String plan) {
        return plan.replaceAll("(?m)^  - \\{code: " + code + ",.*\\n", "")
                .replaceAll("(?m)^  - code: " + code + "\\n(    .*\\n)+", "");
    }

    private String nameOf(String agency) {
        return story.nameOf(agency);
    }

    private String versionTag(ProcessInstance process) {
        return engine.getRepositoryService()
                .getProcessDefinition(process.getProcessDefinitionId())
                .getVersionTag();
    }

    /** Every task with its duty. */
    private Map<String, String> tasks() {
        Map<String, String> tasks = new TreeMap<>();
        duties.ofConference(story.id()).stream()
                .filter(Duty::isOpen)
                .forEach(duty -> tasks.put(duty.taskId(), duty.agency() + " " + duty.code()));
        return tasks;
    }

    /** Every timer of open tasks with its hour. */
    private Map<String, String> timers() {
        Map<String, String> timers = new TreeMap<>();
        for (ProcessInstance process : processes.of(story.id())) {
            for (Job job : engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(process.getId())
                    .timers()
                    .list()) {
                String step = engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId();
                if (!step.endsWith("_Opens")) {
                    timers.put(
                            job.getId() + " " + step,
                            job.getDuedate().toInstant().toString());
                }
            }
        }
        return timers;
    }

    private static String letter() throws IOException {
        return new ClassPathResource("letters/10-so-y-te-hai-ngay-tong-duyet.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("id: nganh-y-te", "id: nganh-y-te-sua-" + ++called);
    }
}
