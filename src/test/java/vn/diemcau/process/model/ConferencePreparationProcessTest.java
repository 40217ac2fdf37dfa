package vn.diemcau.process.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.office.IncidentReports;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;
import vn.diemcau.process.task.DutyLifecycle;

/** The letter's conference from its call to its end, one test per outcome. */
@DiemCauTest
@Import(ConferenceStory.class)
class ConferencePreparationProcessTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @Autowired
    ProcessEngine engine;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    IncidentReports incidents;

    @Autowired
    Conferences conferences;

    @Autowired
    DutyLifecycle lifecycle;

    @Autowired
    ConferenceStory story;

    @BeforeEach
    void useThisEngine() {
        init(engine);
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void until_the_letter_is_issued_only_the_office_has_something_to_do() {
        story.called();

        process().isWaitingAtExactly("userTask_IssueLetter");
        assertThat(story.openDutiesOf("VPTU")).containsExactly("IssueLetter");
        assertThat(story.openDutiesOf("HUONGKHE")).isEmpty();
        assertThat(story.mails("duties-announced")).isEmpty();
    }

    @Test
    void issuing_the_letter_opens_the_duties_of_every_agency_and_unit_and_tells_each_by_mail() {
        story.issued();

        process().isWaitingAt("timer_RegistrationDue", "callActivity_PrepareUnits", "userTask_PrepareReports");
        assertThat(story.openDutiesOf("VTHT")).containsExactly("AssignTelecomTechnicians", "KeepLinesStable");
        assertThat(story.openDutiesOf("HUONGKHE"))
                .containsExactly(
                        "AssignUnitReporters", "InviteUnitDelegates", "PrepareHall", "PrepareSpeech", "RegisterSites");
        assertThat(conferences.units(story.id()))
                .hasSize(14)
                .allSatisfy(unit -> assertThat(story.openDutiesOf(unit)).hasSize(5));
        assertThat(story.mails("duties-announced"))
                .contains("vanphong@huongkhe.hatinh.example", "kythuat@vtht.hatinh.example")
                .doesNotHaveDuplicates();
        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.ISSUED);
    }

    @Test
    void a_duty_shows_its_deadline_its_agency_and_the_words_of_the_letter_in_the_task_list() {
        story.issued();

        var task = story.task("HUONGKHE", "RegisterSites");

        assertThat(task.getDueDate()).isEqualTo("2022-01-17T16:00:00");
        assertThat(task.getFollowUpDate()).as("nobody has promised anything").isNull();
        assertThat(task.getDescription()).contains("trước 16 giờ, ngày 17/01/2022");
        assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .extracting(link -> link.getGroupId())
                .containsExactly("HUONGKHE");
    }

    @Test
    void the_day_before_a_monday_deadline_is_a_friday() {
        story.issuedAndAt("2022-01-14T15:59");
        assertThat(story.mails("duty-reminder")).doesNotContain("vanphong@huongkhe.hatinh.example");

        story.at("2022-01-14T16:00");
        assertThat(story.mails("duty-reminder")).contains("vanphong@huongkhe.hatinh.example");
    }

    @Test
    void who_has_registered_is_neither_reminded_nor_escalated() {
        story.issued().does("HUONGKHE", "RegisterSites").at("2022-01-17T16:00");
        story.sendMails();

        assertThat(story.sent("duty-reminder", "vanphong@huongkhe.hatinh.example"))
                .noneMatch(subject -> subject.contains("Đăng ký điểm cầu"));
        assertThat(story.sent("duty-overdue", "vanphong@huongkhe.hatinh.example"))
                .isEmpty();
    }

    @Test
    void at_the_registration_deadline_each_silent_unit_its_leader_and_the_office_are_told_once() {
        story.issued().does("HUONGKHE", "RegisterSites").at("2022-01-17T16:00");
        story.sendMails();

        assertThat(story.texts("duty-overdue", "vanphong@vuquang.hatinh.example"))
                .singleElement()
                .asString()
                .contains("Huyện ủy Vũ Quang", "Đăng ký điểm cầu và đại biểu", "16 giờ 00, thứ Hai ngày 17/01/2022");
        assertThat(story.sent("duty-overdue", story.leaderOf("VUQUANG"))).hasSize(1);
        assertThat(story.texts("duty-overdue-office", "tonghop@vptu.hatinh.example"))
                .filteredOn(text -> text.contains("Huyện ủy Vũ Quang – Đăng ký"))
                .singleElement()
                .asString()
                .contains("Huyện ủy Vũ Quang – Đăng ký điểm cầu và đại biểu")
                .doesNotContain("Huyện ủy Hương Khê – Đăng ký")
                .matches(text -> text.split("– Đăng ký điểm cầu và đại biểu", -1).length - 1 == 13, "13 units");
    }

    @Test
    void at_the_registration_deadline_the_list_of_sites_goes_to_four_receivers_who_confirm_it() {
        story.issued().does("HUONGKHE", "RegisterSites").at("2022-01-17T16:00");

        assertThat(story.openDutiesOf("VPUBND")).contains("AcknowledgeSitesByPeoplesCommittee");
        assertThat(story.openDutiesOf("VTHT")).contains("AcknowledgeSitesByTelecom");
        assertThat(story.openDutiesOf("DLHT")).contains("AcknowledgePlacesByPower");
        assertThat(story.openDutiesOf("VPTU")).contains("AcknowledgeNumbersByPartyOffice");
        assertThat(story.mails("sites")).contains("kythuat@vtht.hatinh.example", "tonghop@vptu.hatinh.example");

        story.does("VPUBND", "AcknowledgeSitesByPeoplesCommittee")
                .does("VTHT", "AcknowledgeSitesByTelecom")
                .does("DLHT", "AcknowledgePlacesByPower")
                .does("VPTU", "AcknowledgeNumbersByPartyOffice");

        process()
                .hasPassed(
                        "userTask_AcknowledgeSitesByPeoplesCommittee",
                        "userTask_AcknowledgeSitesByTelecom",
                        "userTask_AcknowledgePlacesByPower",
                        "userTask_AcknowledgeNumbersByPartyOffice");
    }

    @Test
    void the_line_test_begins_at_its_hour_whoever_is_late() {
        story.issuedAndAt("2022-01-18T14:59");
        process().isNotWaitingAt("userTask_TestLines");

        story.at("2022-01-18T15:00");
        process().isWaitingAt("userTask_TestLines", "userTask_PrepareReports");
    }

    @Test
    void a_site_that_fails_is_repaired_and_tested_again_until_all_pass() {
        story.issuedAndAt("2022-01-18T15:00");
        String failing = "Điểm cầu tỉnh tại Công an tỉnh";

        story.does("TTCB", "TestLines", Map.of("results", story.results("passed", failing)));
        process().isWaitingAt("userTask_RepairLines").hasNotPassed("userTask_DecideReadiness");

        story.does("VTHT", "RepairLines");
        process().isWaitingAt("userTask_TestLines");

        story.does("TTCB", "TestLines");
        process().isWaitingAt("userTask_DecideReadiness");
    }

    @Test
    void a_leader_may_take_the_risk_of_a_failing_site() {
        story.issuedAndAt("2022-01-18T15:00");

        story.does(
                "TTCB",
                "TestLines",
                Map.of(
                        "results",
                        story.results("passed", "Điểm cầu tỉnh tại Công an tỉnh"),
                        "riskAccepted",
                        true,
                        "riskAcceptedBy",
                        "Chánh Văn phòng Tỉnh ủy",
                        "riskReason",
                        "Có đường truyền dự phòng"));

        process().isWaitingAt("userTask_DecideReadiness").hasNotPassed("userTask_RepairLines");
    }

    @Test
    void ready_means_roll_call_ten_minutes_before_the_start_then_awards_press_and_closing() {
        tested().does("VPTU", "DecideReadiness").at("2022-01-19T07:19");
        process().isWaitingAt("timer_RollCall");

        story.at("2022-01-19T07:20").does("VPTU", "TakeRollCall").does("BTCTU", "RunAwards");

        process()
                .isWaitingAt("userTask_CoverByNewspaper", "userTask_CoverByBroadcast", "userTask_CloseConference")
                .hasNotPassed("userTask_DecidePostponement");

        story.does("BAOHT", "CoverByNewspaper").does("PTTH", "CoverByBroadcast");
        process().hasPassed("endEvent_CoverByNewspaperDone", "endEvent_CoverByBroadcastDone");
    }

    @Test
    void going_with_named_risks_opens_the_conference_too() {
        tested().does(
                        "VPTU",
                        "DecideReadiness",
                        Map.of(
                                "decision", "GO_WITH_RISKS",
                                "risks", "Điểm cầu Vũ Quang dùng đường truyền dự phòng",
                                "acceptedBy", "Chánh Văn phòng Tỉnh ủy"));

        process().isWaitingAt("timer_RollCall").hasNotPassed("userTask_DecidePostponement");
    }

    @Test
    void closing_ends_everything_and_what_was_left_undone_stays_on_record_as_undone() {
        ProcessInstance process = tested().process();
        story.does("VPTU", "DecideReadiness")
                .at("2022-01-19T07:20")
                .does("VPTU", "TakeRollCall")
                .does("BTCTU", "RunAwards");
        assertThat(lifecycle.show(story.duty("VPTU", "CloseConference")))
                .asString()
                .contains("Còn việc chưa xong, kết thúc thì không còn phải làm, value=Báo Hà Tĩnh: ")
                .doesNotContain("Kết thúc Hội nghị");
        story.does("VPTU", "CloseConference");

        BpmnAwareTests.assertThat(process).isEnded();
        assertThat(story.processOf("HUONGKHE")).isNull();
        assertThat(story.duty("BAOHT", "CoverByNewspaper").isOpen()).isFalse();
        assertThat(story.duty("BAOHT", "CoverByNewspaper").doneAt()).isNull();
        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
    }

    @Test
    void closing_tells_each_agency_once_what_it_leaves_undone() {
        tested().does("VPTU", "DecideReadiness")
                .at("2022-01-19T07:20")
                .does("VPTU", "TakeRollCall")
                .does("BTCTU", "RunAwards")
                .everybodyDoesEverythingBut(
                        "VPTU CloseConference",
                        "BAOHT CoverByNewspaper",
                        "HUONGKHE PrepareSpeech",
                        "HUONGKHE AssignUnitReporters")
                .does("VPTU", "CloseConference")
                .sendMails();

        assertThat(story.mails("duties-ended"))
                .as("the newspaper has one contact, the district two")
                .containsExactly(
                        "chanhvanphong@huongkhe.hatinh.example",
                        "thukytoasoan@baoht.hatinh.example",
                        "vanphong@huongkhe.hatinh.example");
        assertThat(story.texts("duties-ended", story.contactOf("HUONGKHE")))
                .singleElement()
                .asString()
                .contains("đã kết thúc. Khi đó Huyện ủy Hương Khê còn 2 nhiệm vụ chưa xác nhận hoàn thành:")
                .contains("* Cử phóng viên", "* Nghiên cứu báo cáo, chuẩn bị phát biểu");
        assertThat(story.sent("duties-ended", story.contactOf("BAOHT")))
                .singleElement()
                .asString()
                .startsWith("Hội nghị ngày 19/01/2022 đã kết thúc, chưa xong: ");
    }

    @Test
    void not_ready_asks_the_leadership_which_may_let_it_open_all_the_same() {
        notReady();
        process().isWaitingAt("userTask_DecidePostponement");
        assertThat(lifecycle.show(story.duty("TTTU", "DecidePostponement")))
                .hasToString("Shown[facts=[Fact[label=Văn phòng báo chưa sẵn sàng,"
                        + " value=Ba điểm cầu chưa thông đường truyền]]]");

        story.does("TTTU", "DecidePostponement", Map.of("decision", "PROCEED"));

        process().isWaitingAt("timer_RollCall");
    }

    @Test
    void not_ready_asks_the_leadership_which_may_move_the_conference() {
        notReady();
        story.sendMails();

        story.does(
                "TTTU",
                "DecidePostponement",
                Map.of("decision", "MOVE", "newStart", "2022-01-21T07:30", "newLineTest", "2022-01-20T15:00"));

        process().isWaitingAt("timer_LineTest").isNotWaitingAt("timer_RollCall");
        assertThat(story.mails("new-dates")).contains("vanphong@huongkhe.hatinh.example");

        story.at("2022-01-20T14:59");
        process().isNotWaitingAt("userTask_TestLines");
        story.at("2022-01-20T15:00");
        process().isWaitingAt("userTask_TestLines");
    }

    @ParameterizedTest
    @CsvSource({"2022-01-20T07:29, 2022-01-20T07:31", "2022-01-24T07:00, 2022-01-24T07:01"})
    void what_a_move_has_done_again_is_due_by_the_new_dates(String newLineTest, String afterwards) {
        story.issuedAndAt("2022-01-18T15:00")
                .does("TTCB", "TestLines", Map.of("results", story.results("passed", "Điểm cầu tỉnh tại Công an tỉnh")))
                .does("VTHT", "RepairLines")
                .does("TTCB", "TestLines")
                .does("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Bão"));
        story.at("2022-01-19T07:09");

        story.does(
                "TTTU",
                "DecidePostponement",
                Map.of("decision", "MOVE", "newStart", "2022-01-24T07:30", "newLineTest", newLineTest));
        story.at(newLineTest);

        assertStartsAfresh("TTCB", "TestLines", afterwards);
        assertThat(story.task("TTCB", "TestLines").getDescription()).doesNotContain("19/01/2022");
        List<String> overdue = story.mails("duty-overdue");
        assertThat(story.duty("VTHT", "RepairLines").due())
                .isAfter(at(afterwards).toInstant())
                .isBeforeOrEqualTo(at("2022-01-24T07:30").toInstant());
        story.does("TTCB", "TestLines");
        assertStartsAfresh("VPTU", "DecideReadiness", afterwards);
        story.does("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Lũ"));
        assertStartsAfresh("TTTU", "DecidePostponement", afterwards);
        assertThat(story.task("TTTU", "DecidePostponement").getDescription()).doesNotContain("19/01/2022");
        assertThat(story.mails("duty-overdue")).as("nobody is late").isEqualTo(overdue);
    }

    @Test
    void a_move_to_the_dates_that_stand_is_refused_with_what_to_do_instead() {
        notReady();
        Instant due = story.duty("TTCB", "TestLines").due();

        assertThatThrownBy(() -> story.does("TTTU", "DecidePostponement", move("2022-01-19T07:30", "2022-01-18T15:00")))
                .hasMessageContaining(
                        "Thời gian bắt đầu mới: Lịch mới trùng với lịch đang có (khai mạc 07:30 19/01; chạy thử"
                                + " đường truyền 15:00 18/01). Nếu giữ nguyên thời gian, đề nghị chọn “Vẫn họp đúng thời gian”.");

        process().isWaitingAt("userTask_DecidePostponement");
        assertThat(story.duty("TTCB", "TestLines").due()).isEqualTo(due);
        story.does("TTTU", "DecidePostponement", Map.of("decision", "PROCEED"));
        process().isWaitingAt("timer_RollCall");
    }

    @Test
    void a_move_to_dates_that_the_office_has_set_meanwhile_asks_again_by_them() {
        notReady();
        redate("2022-01-24T07:30", "2022-01-21T15:00", "2022-01-17T16:00");
        story.run();

        story.does("TTTU", "DecidePostponement", move("2022-01-24T07:30", "2022-01-21T15:00"));

        process().isWaitingAt("timer_LineTest").isNotWaitingAt("timer_RollCall");
        story.at("2022-01-21T15:00");
        assertStartsAfresh("TTCB", "TestLines", "2022-01-21T15:00");
        story.does("TTCB", "TestLines");
        assertStartsAfresh("VPTU", "DecideReadiness", "2022-01-21T15:00");
    }

    @Test
    void other_dates_after_a_move_also_move_what_is_to_be_done_again() {
        notReady();
        story.does("TTTU", "DecidePostponement", move("2022-01-21T07:30", "2022-01-20T15:00"));

        redate("2022-01-24T07:30", "2022-01-23T15:00", "2022-01-17T16:00");
        story.run();

        story.at("2022-01-23T15:00");
        List<String> overdue = story.mails("duty-overdue");
        assertStartsAfresh("TTCB", "TestLines", "2022-01-23T15:00");
        story.does("TTCB", "TestLines");
        assertStartsAfresh("VPTU", "DecideReadiness", "2022-01-23T15:00");
        story.does("VPTU", "DecideReadiness", Map.of("decision", "NO_GO", "risks", "Lũ"));
        assertStartsAfresh("TTTU", "DecidePostponement", "2022-01-23T15:00");
        assertThat(story.mails("duty-overdue")).as("nobody is late").isEqualTo(overdue);
    }

    @Test
    void a_line_test_that_is_put_off_by_hours_is_not_overdue_when_it_begins() {
        story.issued();

        redate("2022-01-19T07:30", "2022-01-18T21:30", "2022-01-17T16:00");
        story.run();

        story.at("2022-01-18T21:30");
        assertThat(story.duty("TTCB", "TestLines").due())
                .isAfter(at("2022-01-18T21:30").toInstant());
        assertThat(story.duty("VPTU", "DecideReadiness").due())
                .isAfter(at("2022-01-18T21:30").toInstant());
    }

    @Test
    void after_a_move_all_lines_are_tested_again() {
        notReady();
        story.does("TTTU", "DecidePostponement", move("2022-01-21T07:30", "2022-01-20T15:00"));

        story.at("2022-01-20T15:00");

        assertThat(lifecycle.show(story.duty("TTCB", "TestLines")).toString())
                .contains("round=2, total=2, passed=0")
                .contains("Điểm cầu tỉnh tại Trung tâm Công báo - Tin học")
                .contains("Điểm cầu tỉnh tại Công an tỉnh");
        story.does("TTCB", "TestLines", Map.of("results", story.results("passed", "Điểm cầu tỉnh tại Công an tỉnh")));
        process().isWaitingAt("userTask_RepairLines");
        story.does("VTHT", "RepairLines").does("TTCB", "TestLines");
        process().isWaitingAt("userTask_DecideReadiness");
    }

    private static Map<String, Object> move(String newStart, String newLineTest) {
        return Map.of("decision", "MOVE", "newStart", newStart, "newLineTest", newLineTest);
    }

    @Test
    void other_dates_leave_the_deadline_of_what_is_done_and_not_asked_for_again() {
        tested();
        Instant due = story.duty("TTCB", "TestLines").due();

        redate("2022-01-20T07:30", "2022-01-18T15:00", "2022-01-17T16:00");

        assertThat(story.duty("TTCB", "TestLines").due()).isEqualTo(due);
    }

    private void assertStartsAfresh(String agency, String code, String afterwards) {
        assertThat(story.openDutiesOf(agency)).contains(code);
        assertThat(story.duty(agency, code).due())
                .as(code)
                .isAfter(at(afterwards).toInstant())
                .isBeforeOrEqualTo(at("2022-01-24T07:30").toInstant());
    }

    @Test
    void moving_a_conference_moves_deadlines_and_timers_and_tells_everybody() {
        story.issued().sendMails();

        redate("2022-01-26T07:30", "2022-01-25T15:00", "2022-01-24T16:00");
        story.run();

        assertThat(story.task("HUONGKHE", "RegisterSites").getDueDate()).isEqualTo("2022-01-24T16:00:00");
        assertThat(story.mails("new-dates")).contains("vanphong@huongkhe.hatinh.example");
        story.at("2022-01-17T16:00");
        assertThat(story.mails("duty-overdue")).doesNotContain("vanphong@huongkhe.hatinh.example");
        process().isWaitingAt("timer_RegistrationDue");
        story.at("2022-01-24T16:00");
        assertThat(story.mails("duty-overdue")).contains("vanphong@huongkhe.hatinh.example");
    }

    @Test
    void moving_a_conference_forward_makes_nobody_overdue_at_once() {
        story.issued();

        redate("2022-01-13T07:30", "2022-01-12T15:00", "2022-01-12T10:00");
        story.run();

        assertThat(story.mails("duty-overdue")).isEmpty();
        assertThat(story.task("VPTU", "PrepareReports").getDueDate()).isEqualTo("2022-01-12T10:00:00");
        story.at("2022-01-12T10:00");
        assertThat(story.mails("duty-overdue")).contains("vanphong@huongkhe.hatinh.example");
    }

    @Test
    void dates_out_of_order_move_nothing() {
        story.issued();

        assertThatThrownBy(() -> redate("2022-01-26T07:30", "2022-01-27T15:00", "2022-01-28T16:00"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Hạn đăng ký")
                .hasMessageContaining("Giờ chạy thử");

        assertThat(conferences.get(story.id()).revision()).isZero();
        assertThat(story.task("HUONGKHE", "RegisterSites").getDueDate()).isEqualTo("2022-01-17T16:00:00");
    }

    @Test
    void cancelling_ends_every_duty_and_tells_everybody() {
        ProcessInstance process = story.issued().process();
        story.sendMails();

        workflow.cancel(story.id(), "Tình hình dịch bệnh");
        story.run();

        BpmnAwareTests.assertThat(process).isEnded();
        assertThat(story.openDutiesOf("HUONGKHE")).isEmpty();
        assertThat(story.mails("cancelled")).contains("vanphong@huongkhe.hatinh.example");
        assertThatThrownBy(() -> workflow.cancel(story.id(), "lần nữa")).hasMessage("Hội nghị đã bị hủy.");
    }

    @Test
    void two_incidents_are_two_tasks_of_the_office_to_be_done_within_the_hour() {
        story.issued();

        incidents.report(story.id(), "Mất điện tại Vũ Quang");
        incidents.report(story.id(), "Đứt cáp tại Hương Sơn");
        story.run();

        assertThat(story.openDutiesOf("VPTU")).contains("HandleIncident-1", "HandleIncident-2");
        assertThat(story.task("VPTU", "HandleIncident-2").getDescription())
                .startsWith("Đứt cáp tại Hương Sơn\n\nHạn: ");
        assertThat(story.task("VPTU", "HandleIncident-1").getDueDate()).isEqualTo("2022-01-12T09:00:00");

        story.does("VPTU", "HandleIncident-1");

        assertThat(story.openDutiesOf("VPTU")).contains("HandleIncident-2").doesNotContain("HandleIncident-1");
    }

    @Test
    void a_conference_cannot_be_called_twice_nor_its_process_started_by_hand() {
        story.called();

        assertThatThrownBy(() -> workflow.call(ConferenceStory.plan(story.id())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.CONFLICT));
        assertThatThrownBy(() -> engine.getRuntimeService()
                        .startProcessInstanceByKey(
                                ConferencePreparation.KEY,
                                story.id(),
                                Map.of(ConferencePreparation.CONFERENCE.name(), story.id())))
                .hasMessageContaining("Hội nghị chỉ mở được bằng một kế hoạch.");
    }

    private ConferenceStory tested() {
        return story.issuedAndAt("2022-01-18T15:00").does("TTCB", "TestLines");
    }

    private void notReady() {
        tested().does(
                        "VPTU",
                        "DecideReadiness",
                        Map.of("decision", "NO_GO", "risks", "Ba điểm cầu chưa thông đường truyền"));
    }

    private void redate(String start, String lineTest, String registrationDue) {
        workflow.redate(story.id(), at(start), at(lineTest), at(registrationDue), "Thay đổi lịch công tác");
    }

    private ProcessInstanceAssert process() {
        return BpmnAwareTests.assertThat(story.process());
    }

    private static ZonedDateTime at(String time) {
        return LocalDateTime.parse(time).atZone(ZONE);
    }
}
