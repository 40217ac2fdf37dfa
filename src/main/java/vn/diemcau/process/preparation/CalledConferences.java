package vn.diemcau.process.preparation;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.process.task.ConferenceActs;

/** Writes a plan into the tables that its process reads later. */
@Component
class CalledConferences {

    private final Conferences conferences;
    private final Duties duties;
    private final Registrations sites;
    private final Journal journal;
    private final CurrentUser user;

    CalledConferences(Conferences conferences, Duties duties, Registrations sites, Journal journal, CurrentUser user) {
        this.conferences = conferences;
        this.duties = duties;
        this.sites = sites;
        this.journal = journal;
        this.user = user;
    }

    /** @throws vn.diemcau.platform.input.Refused CONFLICT when a conference with its id exists */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Plan plan) {
        Conference conference = conferences.add(plan, user.id() == null ? "system" : user.id());
        duties.plan(plan);
        duties.amendUntilTests(conference);
        sites.addProvinceSites(plan.id(), plan.sites());
        journal.write(ConferenceActs.called(plan));
    }
}
