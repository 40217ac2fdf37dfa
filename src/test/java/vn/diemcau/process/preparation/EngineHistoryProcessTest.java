package vn.diemcau.process.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** The engine's own history goes after the days that are configured, whatever the models say. */
@DiemCauTest
@Import(ConferenceStory.class)
class EngineHistoryProcessTest {

    @Autowired
    ConferenceStory story;

    @Autowired
    PreparationWorkflow workflow;

    @Autowired
    EngineHistory configured;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asConfigured() {
        ClockUtil.reset();
        configured.afterSingletonsInstantiated();
    }

    @Test
    void a_conference_that_ended_is_forgotten_by_the_engine_after_the_configured_days() {
        new EngineHistory(engine.getHistoryService(), engine.getRepositoryService(), jdbc, 30)
                .afterSingletonsInstantiated();
        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKeyIn(ConferencePreparation.KEY, UnitPreparation.KEY)
                        .list())
                .extracting(ProcessDefinition::getHistoryTimeToLive)
                .containsOnly(30);
        story.issued();
        workflow.cancel(story.id(), "Bão");
        story.run();
        assertThat(remembered()).isEqualTo(15);

        cleanUpOn("2022-02-10T03:00");
        assertThat(remembered()).as("29 days later").isEqualTo(15);

        cleanUpOn("2022-02-12T03:00");
        assertThat(remembered()).as("31 days later").isZero();
    }

    @Test
    void a_conference_that_goes_on_is_not_forgotten_with_one_that_has_ended() {
        story.issued();
        long running = remembered();
        configured.forget(story.id());
        assertThat(remembered()).isEqualTo(running).isEqualTo(15);

        workflow.cancel(story.id(), "Bão");
        story.run();
        configured.forget(story.id());
        assertThat(remembered()).isZero();
    }

    @Test
    void with_a_conference_go_the_rights_to_see_its_tasks_in_the_history() {
        long ofOthers = rightsToHistory();
        story.issued();
        workflow.cancel(story.id(), "Bão");
        story.run();
        assertThat(rightsToHistory()).isGreaterThan(ofOthers + 14);

        configured.forget(story.id());

        assertThat(rightsToHistory()).isEqualTo(ofOthers);
    }

    private long rightsToHistory() {
        return engine.getAuthorizationService()
                .createAuthorizationQuery()
                .resourceType(Resources.HISTORIC_TASK)
                .count();
    }

    private void cleanUpOn(String time) {
        ClockUtil.setCurrentTime(Date.from(
                LocalDateTime.parse(time).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant()));
        engine.getHistoryService().cleanUpHistoryAsync(true);
        for (Job job : engine.getHistoryService().findHistoryCleanupJobs()) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    /** Processes of the conference and its units in the engine's history. */
    private long remembered() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .or()
                .processInstanceBusinessKey(story.id())
                .processInstanceBusinessKeyLike(story.id() + ":%")
                .endOr()
                .count();
    }
}
