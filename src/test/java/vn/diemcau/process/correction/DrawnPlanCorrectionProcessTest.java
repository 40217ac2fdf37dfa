package vn.diemcau.process.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Drafts;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.process.model.OlderModels;
import vn.diemcau.process.office.DutyReassignment;
import vn.diemcau.process.preparation.ConferenceProcesses;
import vn.diemcau.process.preparation.ConferenceStory;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** The plan of a conference on the drawn models is corrected while it runs. */
@DiemCauTest
@Import({ConferenceStory.class, OlderModels.class})
class DrawnPlanCorrectionProcessTest {

    private static final String GENERATOR = """
              - code: may-phat
                kind: POWER
                name: Bố trí máy phát điện
                agency: DLHT
                due: 2022-01-18T11:00
                words: Điện lực bố trí máy phát điện dự phòng.

            """;

    private static final List<String> UNITS = List.of("HUONGKHE", "VUQUANG");

    @Autowired
    ConferenceStory story;

    @Autowired
    OlderModels models;

    @Autowired
    PlanCorrection correction;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    DutyReassignment reassignment;

    @Autowired
    Conferences conferences;

    @Autowired
    ConferenceProcesses processes;

    @Autowired
    Duties duties;

    @Autowired
    Drafts drafts;

    @Autowired
    Promises promises;

    @Autowired
    Journal journal;

    @Autowired
    ProcessEngine engine;

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void what_is_unchanged_keeps_its_task_its_holder_its_draft_and_its_promise() {
        story.issued().walk("2022-01-13T09:00");
        Duty lines = story.duty("TTCB", "ConnectLines");
        engine.getTaskService().claim(lines.taskId(), "ttcb");
        drafts.save(
                lines, "TTCB", 0, JsonNodeFactory.instance.objectNode().put("note", "Đang làm"), "ttcb", Instant.now());
        story.promises("TTCB", "ConnectLines", "2022-01-18T10:00");
        int mails = story.mails(MailKind.REMINDER).size();

        correct(plan -> added(without("InviteAwardees", plan)));
        story.run();

        assertThat(story.task("TTCB", "ConnectLines")).satisfies(task -> {
            assertThat(task.getId()).isEqualTo(lines.taskId());
            assertThat(task.getAssignee()).isEqualTo("ttcb");
            assertThat(task.getFollowUpDate()).isEqualTo("2022-01-18T10:00:00");
        });
        assertThat(drafts.find(lines, "TTCB")).isPresent();
        assertThat(promises.of(lines)).hasSize(1);
        assertThat(story.mails(MailKind.REMINDER)).hasSize(mails);
        assertThat(story.openDutiesOf("DLHT")).contains("may-phat");
        assertThat(story.openDutiesOf("BTCTU")).doesNotContain("InviteAwardees");
        assertThat(duties.ofConference(story.id()))
                .noneMatch(duty -> duty.code().equals("InviteAwardees"));
        assertThat(versionTag()).isEqualTo(story.id());
    }

    @Test
    void the_record_tells_the_correction_with_its_reason() {
        story.issued();

        correct(plan -> added(without("InviteAwardees", plan)));

        assertThat(journal.of(story.id(), Journal.Wanted.ALL, 0, 1000))
                .filteredOn(entry -> entry.act().kind() == Kind.PLAN_CORRECTED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act().words())
                            .startsWith(
                                    "sửa kế hoạch lần 1: thêm “Bố trí máy phát điện” cho Điện lực Hà Tĩnh, hạn 11:00 18/01;"
                                            + " bỏ “");
                    assertThat(entry.act().reason()).isEqualTo("Theo chỉ đạo");
                });
    }

    @Test
    void a_conference_of_an_older_version_moves_alone() {
        models.deployOlder();
        story.issued();
        String other = story.id();
        String older = story.process().getProcessDefinitionId();
        story.issued();
        models.deployPresent();

        correct(DrawnPlanCorrectionProcessTest::added);
        story.run();

        assertThat(story.process().getProcessDefinitionId()).isNotEqualTo(older);
        assertThat(story.openDutiesOf("DLHT")).contains("may-phat", "KeepPowerStable");
        assertThat(processes.of(other))
                .extracting(ProcessInstance::getProcessDefinitionId)
                .contains(older);
        toTheClose();
        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
        assertThat(story.ofConference(other).openDutiesOf("DLHT"))
                .contains("KeepPowerStable")
                .doesNotContain("may-phat");
    }

    @Test
    void a_unit_signs_when_all_that_is_still_asked_is_done() {
        story.issued();
        for (String unit : UNITS) {
            story.does(unit, "PrepareHall").does(unit, "InviteUnitDelegates");
        }

        correct(plan -> without("AssignUnitReporters", plan));
        story.run();

        for (String unit : UNITS) {
            assertThat(story.openDutiesOf(unit)).contains("SignUnitReadiness");
        }
        assertThat(story.openDutiesOf("HUONGSON")).doesNotContain("SignUnitReadiness");
        story.does("HUONGSON", "PrepareHall");
        assertThat(story.openDutiesOf("HUONGSON")).doesNotContain("SignUnitReadiness");
        story.does("HUONGSON", "InviteUnitDelegates");
        assertThat(story.openDutiesOf("HUONGSON")).contains("SignUnitReadiness");
    }

    @Test
    void a_unit_signs_after_an_added_duty_as_well() {
        story.issued();
        story.does("HUONGKHE", "PrepareHall")
                .does("HUONGKHE", "InviteUnitDelegates")
                .does("HUONGKHE", "AssignUnitReporters");
        assertThat(story.openDutiesOf("HUONGKHE")).contains("SignUnitReadiness");
        story.does("VUQUANG", "PrepareHall").does("VUQUANG", "InviteUnitDelegates");

        correct(plan -> plan.replace("unitDuties:\n", """
                unitDuties:

                  - code: hoi-truong-phu
                    kind: PREPARE_SITE
                    name: Chuẩn bị hội trường phụ
                    due: 2022-01-18T14:00
                    words: Chuẩn bị hội trường phụ.

                """));
        story.run();

        assertThat(story.openDutiesOf("HUONGKHE")).contains("SignUnitReadiness", "hoi-truong-phu");
        story.does("VUQUANG", "AssignUnitReporters");
        assertThat(story.openDutiesOf("VUQUANG")).doesNotContain("SignUnitReadiness");
        story.does("VUQUANG", "hoi-truong-phu");
        assertThat(story.openDutiesOf("VUQUANG")).contains("SignUnitReadiness");
    }

    @Test
    void a_receiver_that_is_added_after_the_lists_went_out_acknowledges_at_once_one_before_them_with_them() {
        story.issuedAndAt("2022-01-17T10:00");
        correct(plan -> receiver("ttcb-nhan", "TTCB", plan));
        assertThat(story.openDutiesOf("TTCB")).doesNotContain("ttcb-nhan");

        story.walk("2022-01-17T16:30");
        assertThat(story.openDutiesOf("TTCB")).contains("ttcb-nhan");
        correct(plan -> receiver("bao-nhan", "BAOHT", plan));
        story.run();
        story.sendMails();

        assertThat(story.openDutiesOf("BAOHT")).contains("bao-nhan");
        assertThat(story.texts(MailKind.PLAN_CORRECTED, story.contactOf("BAOHT")))
                .singleElement(STRING)
                .contains("?task=" + story.duty("BAOHT", "bao-nhan").taskId());
    }

    @Test
    void what_is_added_for_the_day_opens_with_it() {
        story.issued();
        correct(plan -> plan.replace("unitDuties:\n", """
                  - code: truyen-hinh
                    kind: COVER
                    name: Truyền hình trực tiếp
                    agency: PTTH
                    due: 2022-01-19T18:00
                    words: Đài truyền hình trực tiếp.

                unitDuties:
                """));
        assertThat(story.openDutiesOf("PTTH")).doesNotContain("truyen-hinh");

        toTheDay();
        story.does("VPTU", "TakeRollCall").does("BTCTU", "RunAwards");
        assertThat(story.openDutiesOf("PTTH")).contains("truyen-hinh");
        correct(plan -> plan.replace("unitDuties:\n", """
                  - code: bao-dien-tu
                    kind: COVER
                    name: Đưa tin báo điện tử
                    agency: BAOHT
                    due: 2022-01-19T18:00
                    words: Báo đưa tin.

                unitDuties:
                """));

        assertThat(story.openDutiesOf("BAOHT")).contains("bao-dien-tu");
        assertThatThrownBy(() -> {
                    story.does("VPTU", "CloseConference");
                    correct(DrawnPlanCorrectionProcessTest::added);
                })
                .hasMessage("Hội nghị đã kết thúc.");
    }

    @Test
    void it_goes_on_from_new_dates_and_from_a_duty_that_was_given_to_another_agency() {
        story.issued();
        reassignment.reassign(
                story.id(), List.of(new DutyRef("AssignCentreTechnicians", "TTCB")), "VTHT", "Theo chỉ đạo");
        story.everybodyDoesEverythingBut("VTHT AssignCentreTechnicians", "HUONGKHE RegisterSites");
        workflow.redate(
                story.id(),
                conferences.get(story.id()).start().plusDays(1),
                conferences.get(story.id()).lineTest().plusDays(1),
                conferences.get(story.id()).registrationDue().plusDays(1),
                "Bão");
        story.run();

        assertThat(correct(plan -> plan).changes()).isEmpty();
        correct(plan -> added(plan).replaceFirst("(?s)(code: AssignCentreTechnicians.*?agency: )VTHT", "$1DLHT"));
        story.run();

        assertThat(story.openDutiesOf("DLHT")).contains("may-phat", "AssignCentreTechnicians");
        assertThat(story.openDutiesOf("VTHT")).doesNotContain("AssignCentreTechnicians");
        assertThat(conferences.get(story.id()).start().toLocalDate()).isEqualTo("2022-01-20");
    }

    @Test
    void it_can_be_corrected_again_and_back_and_runs_to_its_close() {
        story.issued();
        String task = story.duty("DLHT", "KeepPowerStable").taskId();
        correct(DrawnPlanCorrectionProcessTest::added);
        story.run();
        correct(plan -> without("may-phat", plan));
        story.run();
        correct(plan -> plan.replaceFirst(
                "(?s)(code: KeepPowerStable\\n    agency: DLHT\\n)", "$1    name: Giữ điện ổn định\n"));
        story.run();

        assertThat(correction.present(story.id()).revision()).isEqualTo(3);
        assertThat(story.task("DLHT", "KeepPowerStable").getId()).isEqualTo(task);
        assertThat(story.task("DLHT", "KeepPowerStable").getName()).isEqualTo("Giữ điện ổn định");
        toTheClose();
        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
    }

    private void toTheDay() {
        story.everybodyDoesEverythingBut().walk("2022-01-18T15:00");
        story.everybodyDoesEverythingBut().walk("2022-01-19T07:20");
    }

    private void toTheClose() {
        toTheDay();
        story.everybodyDoesEverythingBut();
    }

    private CorrectionEffect correct(UnaryOperator<String> edit) {
        CurrentPlan present = correction.present(story.id());
        return correction.correct(
                story.id(), present.revision(), edit.apply(present.plan().source()), "Theo chỉ đạo");
    }

    private static String added(String plan) {
        return plan.replace("unitDuties:\n", GENERATOR + "unitDuties:\n");
    }

    private static String receiver(String code, String agency, String plan) {
        return plan.replace("unitDuties:\n", """
                  - code: %s
                    kind: ACKNOWLEDGE
                    name: Nhận danh sách điểm cầu
                    agency: %s
                    due: 2022-01-18T09:00
                    words: Nhận danh sách điểm cầu.

                unitDuties:
                """.formatted(code, agency));
    }

    /** The plan without a duty. */
    private static String without(String code, String plan) {
        return plan.replaceAll("(?m)^  - code: " + code + "\\n(    .*\\n)+", "");
    }

    private String versionTag() {
        return engine.getRepositoryService()
                .getProcessDefinition(story.process().getProcessDefinitionId())
                .getVersionTag();
    }
}
