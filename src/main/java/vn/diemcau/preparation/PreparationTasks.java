package vn.diemcau.preparation;

import static vn.diemcau.preparation.ConferencePreparation.CONFERENCE;
import static vn.diemcau.preparation.UnitPreparation.UNIT;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.diemcau.chase.Chase;

/** What the models ask of us: each bean is called like the step it stands for. */
@Configuration
class PreparationTasks {

    @Bean
    ExecutionListener conferenceCalled(PreparationWorkflow workflow) {
        return workflow::requireCalled;
    }

    @Bean
    JavaDelegate announceDuties(Chase chase) {
        return execution -> chase.announceDuties(CONFERENCE.from(execution));
    }

    @Bean
    JavaDelegate distributeSites(Chase chase) {
        return execution -> chase.distributeSites(CONFERENCE.from(execution));
    }

    @Bean
    JavaDelegate announceAmendment(Chase chase) {
        return execution -> chase.announceAmendment(CONFERENCE.from(execution), UNIT.from(execution));
    }

    @Bean
    JavaDelegate announceCorrection(Chase chase) {
        return execution -> chase.announceAmendment(CONFERENCE.from(execution), UNIT.from(execution));
    }

    @Bean
    JavaDelegate announceNewDates(Chase chase) {
        return execution -> chase.announceNewDates(CONFERENCE.from(execution));
    }

    @Bean
    JavaDelegate announceCancellation(Chase chase) {
        return execution -> chase.announceCancellation(CONFERENCE.from(execution));
    }

    @Bean
    ExecutionListener remindDuty(EngineDuties duties, ChaseTimers timers) {
        return execution -> timers.come(duties.of(execution), execution.getCurrentActivityId());
    }

    @Bean
    ExecutionListener escalateDuty(EngineDuties duties, ChaseTimers timers) {
        return execution -> timers.come(duties.of(execution), execution.getCurrentActivityId());
    }
}
