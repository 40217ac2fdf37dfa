package vn.diemcau.process.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vn.diemcau.DiemCauTest;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.preparation.ConferenceStory;

/** What one unit does, Huyện ủy Hương Khê, from the letter to the line test. */
@DiemCauTest
@Import(ConferenceStory.class)
class UnitPreparationProcessTest {

    private static final String UNIT = "HUONGKHE";

    @Autowired
    ProcessEngine engine;

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
    void who_has_registered_may_change_the_registration_and_each_change_goes_to_the_receivers() {
        story.issued().does(UNIT, "RegisterSites");
        unit().isWaitingAt("userTask_AmendRegistration");

        story.does(UNIT, "AmendRegistration", Map.of("registration", ConferenceStory.registration(55)));
        story.sendMails();

        unit().hasPassed("serviceTask_AnnounceAmendment").isWaitingAt("userTask_AmendRegistration");
        assertThat(story.texts("registration-amended", "kythuat@vtht.hatinh.example"))
                .singleElement()
                .asString()
                .contains("Huyện ủy Hương Khê", "40 → 55 đại biểu");
    }

    @Test
    void sending_the_same_registration_again_tells_nobody_anything() {
        story.issued().does(UNIT, "RegisterSites").does(UNIT, "AmendRegistration");

        assertThat(story.mails("registration-amended")).isEmpty();
        unit().isWaitingAt("userTask_AmendRegistration");
    }

    @Test
    void with_the_line_test_the_registration_is_closed() {
        story.issued().does(UNIT, "RegisterSites").at("2022-01-18T14:59");
        unit().isWaitingAt("userTask_AmendRegistration");

        story.at("2022-01-18T15:00");

        unit().hasPassed("endEvent_RegistrationClosed").isNotWaitingAt("userTask_AmendRegistration");
    }

    @Test
    void a_unit_that_is_late_registers_all_the_same_and_the_receivers_of_the_list_are_told() {
        story.issuedAndAt("2022-01-17T16:00").does(UNIT, "RegisterSites");
        story.sendMails();

        unit().isWaitingAt("userTask_AmendRegistration");
        assertThat(story.duty(UNIT, "RegisterSites").doneAt())
                .isEqualTo(story.duty(UNIT, "RegisterSites").due());
        assertThat(story.sent("registration-amended", "kythuat@vtht.hatinh.example"))
                .containsExactly("Đăng ký điểm cầu sau hạn: Huyện ủy Hương Khê");
        assertThat(story.texts("registration-amended", "kythuat@vtht.hatinh.example"))
                .singleElement()
                .asString()
                .contains("đã đăng ký sau hạn (muộn dưới 1 phút) điểm cầu")
                .contains(": Hội trường tầng 2; 40 đại biểu; kỹ thuật: Cán bộ kỹ thuật, điện thoại 0900000000\n");
        assertThat(story.files("registration-amended", "kythuat@vtht.hatinh.example"))
                .extracting(MailContent.Attachment::fileName)
                .containsExactly("danh-sach-diem-cau.xlsx");
        assertThat(story.sentMails())
                .filteredOn(mail -> mail.subject().startsWith("Đăng ký điểm cầu sau hạn"))
                .hasSizeGreaterThan(1)
                .allSatisfy(mail -> assertThat(mail.html())
                        .contains("Hội trường tầng 2", "Kỹ thuật: Cán bộ kỹ thuật", ", điện thoại 0900000000"));
    }

    @Test
    void who_registers_in_time_can_change_it_at_once_without_waiting_for_a_job() {
        story.issued();

        story.doesWithoutJobs(UNIT, "RegisterSites");

        unit().isWaitingAt("userTask_AmendRegistration").hasNotPassed("serviceTask_AnnounceAmendment");
    }

    @Test
    void a_registration_that_may_be_written_down_only_after_the_list_went_out_is_told_by_a_job_that_looks_again() {
        story.issuedAndAt("2022-01-17T15:59").doesWithoutJobs(UNIT, "RegisterSites");
        unit().isNotWaitingAt("userTask_AmendRegistration");

        ClockUtil.setCurrentTime(Date.from(Instant.parse("2022-01-17T09:00:00Z")));
        story.runs("timer_RegistrationDue", "serviceTask_DistributeSites");
        assertThat(story.mails("sites")).contains("kythuat@vtht.hatinh.example");
        story.at("2022-01-17T16:00");

        assertThat(story.mails("registration-amended")).contains("kythuat@vtht.hatinh.example");
        unit().isWaitingAt("userTask_AmendRegistration");
    }

    @Test
    void one_whose_job_looks_before_the_list_went_out_is_in_the_list() {
        story.issuedAndAt("2022-01-17T15:59").doesWithoutJobs(UNIT, "RegisterSites");

        story.runs("serviceTask_AnnounceAmendment");
        story.at("2022-01-17T16:00").sendMails();

        assertThat(story.mails("registration-amended")).isEmpty();
        assertThat(story.texts("sites", "kythuat@vtht.hatinh.example"))
                .singleElement()
                .asString()
                .contains("Huyện ủy Hương Khê: 1 điểm cầu, 40 đại biểu");
    }

    @Test
    void a_unit_that_registers_in_time_is_in_the_list_and_in_no_mail_of_its_own() {
        story.issued().does(UNIT, "RegisterSites").at("2022-01-17T16:00");

        assertThat(story.mails("registration-amended")).isEmpty();
        assertThat(story.mails("sites")).contains("kythuat@vtht.hatinh.example");
    }

    @Test
    void the_leader_signs_when_hall_invitations_and_reporters_are_all_done() {
        story.issued().does(UNIT, "PrepareHall").does(UNIT, "InviteUnitDelegates");
        unit().isNotWaitingAt("userTask_SignUnitReadiness");

        story.does(UNIT, "AssignUnitReporters");
        unit().isWaitingAt("userTask_SignUnitReadiness");

        story.does(UNIT, "SignUnitReadiness");
        unit().hasPassed("endEvent_UnitReady");
    }

    @Test
    void not_speaking_is_an_answer_too() {
        story.issued().does(UNIT, "PrepareSpeech", Map.of("speech", "NO"));

        unit().hasPassed("endEvent_SpeechPrepared");
    }

    @Test
    void a_speech_of_eleven_minutes_is_refused_and_the_task_stays_open() {
        story.issued();

        assertThatThrownBy(() -> story.does(UNIT, "PrepareSpeech", Map.of("speech", "YES", "minutes", 11)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Không được lớn hơn 10.");

        unit().isWaitingAt("userTask_PrepareSpeech");
        assertThat(story.duty(UNIT, "PrepareSpeech").doneAt()).isNull();
    }

    @Test
    void a_unit_that_did_everything_is_finished_once_the_registration_is_closed() {
        ProcessInstance unit = story.issued().processOf(UNIT);
        story.does(UNIT, "RegisterSites")
                .does(UNIT, "PrepareHall")
                .does(UNIT, "InviteUnitDelegates")
                .does(UNIT, "AssignUnitReporters")
                .does(UNIT, "SignUnitReadiness")
                .does(UNIT, "PrepareSpeech")
                .at("2022-01-18T15:00");

        BpmnAwareTests.assertThat(unit).isEnded();
        BpmnAwareTests.assertThat(story.process()).isWaitingAt("callActivity_PrepareUnits");
    }

    private ProcessInstanceAssert unit() {
        return BpmnAwareTests.assertThat(story.processOf(UNIT));
    }
}
