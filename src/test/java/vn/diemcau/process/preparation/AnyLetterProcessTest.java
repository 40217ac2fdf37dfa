package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.Letter;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.ladder.MailKind;
import vn.diemcau.process.correction.CurrentPlan;
import vn.diemcau.process.correction.PlanCorrection;

/** Letters of other offices become conferences with models of their own, from the call to the close. */
@DiemCauTest
@Import(ConferenceStory.class)
class AnyLetterProcessTest {

    private static final int COMMUNES = 69;

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    PlanCorrection correction;

    @Autowired
    Conferences conferences;

    @Autowired
    Duties duties;

    @Autowired
    RepositoryService repository;

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry properties) {
        properties.add("diemcau.directory", () -> written().toUri().toString());
    }

    @AfterEach
    void setClockRight() {
        ClockUtil.reset();
    }

    @Test
    void an_urgent_meeting_of_a_province_and_its_69_communes_runs_to_its_close() {
        call(Letter.STORM, "2026-11-30T09:00+07:00");

        assertThat(duties.ofConference(story.id())).hasSize(2 * COMMUNES + 11);
        ProcessDefinition model = model();
        assertThat(model.getVersionTag()).isEqualTo("bao-so-13");
        assertThat(lanes(model))
                .containsExactly(
                        "Lãnh đạo Ủy ban nhân dân tỉnh",
                        "Văn phòng Ủy ban nhân dân tỉnh",
                        "Sở Nông nghiệp và Môi trường",
                        "Sở Khoa học và Công nghệ",
                        "Công ty Điện lực tỉnh",
                        "Báo và Phát thanh, Truyền hình tỉnh",
                        "Đơn vị đăng ký điểm cầu",
                        "Bất cứ lúc nào");
        story.does("VPUBND", "IssueLetter");
        assertThat(story.openDutiesOf("SNNMT")).containsExactly("bao-cao");
        assertThat(story.openDutiesOf("XA69")).containsExactly("RegisterSites", "phong-hop");
        story.sendMails();
        assertThat(story.texts(MailKind.DUTIES_ANNOUNCED, "vanphong@snnmt.example"))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Chuẩn bị báo cáo tình hình và phương án ứng phó")
                        .contains("?task=" + story.duty("SNNMT", "bao-cao").taskId()));

        everybodyActs();
        story.walk("2026-12-01T08:00");
        assertThat(story.openDutiesOf("SKHCN")).contains("TestLines");
        everybodyActs();
        story.walk("2026-12-01T13:50");
        everybodyActs();

        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
        assertThat(duties.ofConference(story.id()))
                .filteredOn(duty -> duty.doneAt() == null)
                .extracting(Duty::code)
                .containsExactlyInAnyOrder("RepairLines", "DecidePostponement");
    }

    @Test
    void many_units_move_to_a_corrected_plan_in_jobs_and_lose_nothing() {
        ClockUtil.setCurrentTime(
                Date.from(OffsetDateTime.parse("2026-11-30T09:00+07:00").toInstant()));
        story.ofConference(workflow.call(Letter.STORM.plan().replace("id: bao-so-13", "id: bao-so-14")));
        story.does("VPUBND", "IssueLetter");
        story.does("XA1", "RegisterSites");
        String task = story.duty("XA69", "RegisterSites").taskId();
        CurrentPlan present = correction.present(story.id());

        correction.correct(
                story.id(),
                0,
                present.plan()
                        .source()
                        .replaceAll("(?m)^  - code: phong-hop\\n(    .*\\n)+", "")
                        .replace("unitDuties:\n", """
                                unitDuties:
                                  - code: luc-luong
                                    name: Báo cáo lực lượng ứng trực
                                    due: 2026-12-01T11:00
                                    words: Các xã báo cáo lực lượng ứng trực.
                                """),
                null);
        assertThat(story.openDutiesOf("XA69")).doesNotContain("luc-luong");
        story.run();

        assertThat(story.openDutiesOf("XA69")).containsExactly("RegisterSites", "luc-luong");
        assertThat(story.duty("XA69", "RegisterSites").taskId()).isEqualTo(task);
        assertThat(story.openDutiesOf("XA1")).contains("luc-luong");
        assertThat(story.processOf("XA69").getProcessDefinitionId())
                .isEqualTo(story.processOf("XA1").getProcessDefinitionId());
        assertThat(repository
                        .getProcessDefinition(story.processOf("XA69").getProcessDefinitionId())
                        .getDeploymentId())
                .isEqualTo(model().getDeploymentId());
        everybodyActs();
        story.walk("2026-12-01T08:00");
        everybodyActs();
        story.walk("2026-12-01T13:50");
        everybodyActs();
        assertThat(conferences.get(story.id()).status()).isEqualTo(Conference.Status.CLOSED);
    }

    private void everybodyActs() {
        story.everybodyDoesEverythingBut();
    }

    private void call(Letter letter, String now) {
        ClockUtil.setCurrentTime(Date.from(OffsetDateTime.parse(now).toInstant()));
        story.ofConference(workflow.call(letter.plan()));
    }

    private ProcessDefinition model() {
        return repository.getProcessDefinition(story.process().getProcessDefinitionId());
    }

    private List<String> lanes(ProcessDefinition model) {
        return repository.getBpmnModelInstance(model.getId()).getModelElementsByType(Lane.class).stream()
                .map(Lane::getName)
                .toList();
    }

    private static Path written() {
        try {
            Path file = Files.createTempFile("danh-ba", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Letter.STORM.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
