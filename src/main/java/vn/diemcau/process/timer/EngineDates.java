package vn.diemcau.process.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.escalation.chase.SiteNews;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** The conference's dates for the models' timers, as {@code ${dates.lineTest(execution)}}; public for expressions. */
@Component("dates")
public class EngineDates {

    /**
     * Longer than a registration's transaction, so that each registration counted as before the deadline is in the
     * list.
     */
    private static final Duration WRITTEN_WITHIN = Duration.ofMinutes(1);

    private final Conferences conferences;
    private final LineTests tests;
    private final SiteNews sites;
    private final Clock clock;

    EngineDates(Conferences conferences, LineTests tests, SiteNews sites, Clock clock) {
        this.conferences = conferences;
        this.tests = tests;
        this.sites = sites;
        this.clock = clock;
    }

    public Date registrationDue(DelegateExecution execution) {
        return date(of(execution), Conference::registrationDue);
    }

    /** Whether a registration written now is in the list that goes out at the unit's deadline (O36). */
    public boolean isBeforeRegistrationDue(DelegateExecution execution) {
        Conference conference = of(execution);
        return registration(conference, UnitPreparation.UNIT.from(execution))
                .filter(registration -> conference.isToCome(
                        conference.registrationDue(registration).toInstant(),
                        clock.instant().plus(WRITTEN_WITHIN)))
                .filter(registration -> !sites.isOut(conference.id(), registration))
                .isPresent();
    }

    /** By which date a unit registers that does. Where all have the same, nothing is looked up. */
    private Optional<String> registration(Conference conference, String unit) {
        List<Milestone> all = conference.registrations();
        return all.size() == 1 ? Optional.of(all.get(0).id()) : conferences.registration(conference.id(), unit);
    }

    /** The first line test; in the process of a unit the first of its own sites. */
    public Date lineTest(DelegateExecution execution) {
        Conference conference = of(execution);
        String unit = UnitPreparation.UNIT.from(execution);
        return date(conference, each -> unit == null ? each.lineTest() : tests.begin(each, unit));
    }

    public Date rollCall(DelegateExecution execution) {
        return date(of(execution), Conference::rollCall);
    }

    /** When a session starts that is not the first. */
    public Date session(DelegateExecution execution) {
        return milestone(execution);
    }

    /** The time of the milestone of a timer. */
    public Date milestone(DelegateExecution execution) {
        String id = ConferencePreparation.milestoneOf(execution.getCurrentActivityId());
        return date(
                of(execution),
                conference -> conference.milestones().stream()
                        .filter(milestone -> milestone.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .at());
    }

    /** A timer that opens while the conference rests waits for its new dates. */
    private static Date date(Conference conference, Function<Conference, ZonedDateTime> at) {
        return Date.from(
                conference.isDeferred()
                        ? Milestones.NEVER
                        : at.apply(conference).toInstant());
    }

    private Conference of(DelegateExecution execution) {
        return conferences.get(ConferencePreparation.CONFERENCE.from(execution));
    }
}
