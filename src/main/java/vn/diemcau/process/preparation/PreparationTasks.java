package vn.diemcau.process.preparation;

import static vn.diemcau.process.model.ConferencePreparation.CONFERENCE;
import static vn.diemcau.process.model.ConferencePreparation.dutyOf;
import static vn.diemcau.process.model.ConferencePreparation.milestoneOf;
import static vn.diemcau.process.model.UnitPreparation.UNIT;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.escalation.chase.Chase;
import vn.diemcau.escalation.chase.SiteNews;
import vn.diemcau.process.task.Acknowledgements;
import vn.diemcau.process.timer.ChaseTimers;
import vn.diemcau.process.timer.EngineDuties;
import vn.diemcau.process.timer.MovedDuties;

/** The service tasks of the models. Each bean has the name of its step. */
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
    JavaDelegate distributeSites(SiteNews sites) {
        return execution -> sites.distribute(CONFERENCE.from(execution), Plan.REGISTRATION_DUE);
    }

    @Bean
    JavaDelegate distributeSitesAgain(SiteNews sites, Acknowledgements acknowledgements) {
        return execution -> {
            String conference = CONFERENCE.from(execution);
            if (sites.distribute(conference, Plan.REGISTRATION_DUE)) {
                acknowledgements.askAnew(conference, Plan.REGISTRATION_DUE, execution.getProcessInstanceId());
            }
        };
    }

    @Bean
    JavaDelegate distributeSitesOf(SiteNews sites, Acknowledgements acknowledgements) {
        return execution -> {
            String conference = CONFERENCE.from(execution);
            String registration = milestoneOf(execution.getCurrentActivityId());
            if (sites.distribute(conference, registration)) {
                acknowledgements.askAnew(conference, registration, execution.getProcessInstanceId());
            }
        };
    }

    @Bean
    JavaDelegate announceAmendment(SiteNews sites) {
        return execution -> sites.announceChange(CONFERENCE.from(execution), UNIT.from(execution));
    }

    @Bean
    JavaDelegate announceCorrection(SiteNews sites) {
        return execution -> sites.announceChange(CONFERENCE.from(execution), UNIT.from(execution));
    }

    @Bean
    JavaDelegate announceNewDates(MovedDuties moved, Chase chase) {
        return execution -> {
            moved.follow(CONFERENCE.from(execution));
            chase.announceDates(CONFERENCE.from(execution));
        };
    }

    @Bean
    JavaDelegate announceCancellation(Chase chase) {
        return execution -> chase.announceCancellation(CONFERENCE.from(execution));
    }

    @Bean
    ExecutionListener tellUnitDone(AwaitedDuties awaited) {
        return execution -> awaited.done(CONFERENCE.from(execution), dutyOf(execution.getCurrentActivityId()));
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
