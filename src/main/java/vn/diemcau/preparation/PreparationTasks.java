package vn.diemcau.preparation;

import static vn.diemcau.preparation.ConferencePreparation.CONFERENCE;
import static vn.diemcau.preparation.UnitPreparation.UNIT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.diemcau.chase.Chase;
import vn.diemcau.chase.DutyChase;
import vn.diemcau.duty.Duty;

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
    ExecutionListener remindDuty(EngineDuties duties, DutyChase chase, ChaseTimers timers) {
        return execution -> chaseDuty(duties.of(execution), execution, chase, timers);
    }

    @Bean
    ExecutionListener escalateDuty(EngineDuties duties, DutyChase chase, ChaseTimers timers) {
        return execution -> chaseDuty(duties.of(execution), execution, chase, timers);
    }

    private static void chaseDuty(Duty duty, DelegateExecution timer, DutyChase chase, ChaseTimers timers) {
        chase.advance(duty);
        timers.armNext(duty, timer.getCurrentActivityId());
    }
}
