package vn.diemcau.escalation.chase;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.linetest.LateSites;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Change;

/** Who is told of the registrations. */
@Component
class SiteReceivers {

    private final Conferences conferences;
    private final Duties duties;
    private final LateSites late;

    SiteReceivers(Conferences conferences, Duties duties, LateSites late) {
        this.conferences = conferences;
        this.duties = duties;
        this.late = late;
    }

    /** Codes of the agencies that acknowledge a list. */
    List<String> ofLists(String conference) {
        return duties.ofConference(conference).stream()
                .filter(duty -> duty.kind() == DutyKind.ACKNOWLEDGE)
                .map(Duty::agency)
                .distinct()
                .toList();
    }

    /** Those, and of sites that come after their line test also who tests them and the Office. */
    List<String> of(Change change) {
        Conference conference = conferences.get(change.conference());
        List<String> testers = late.testers(conference, change);
        return Stream.of(
                        ofLists(conference.id()).stream(),
                        testers.stream(),
                        testers.isEmpty() ? Stream.<String>empty() : Stream.of(conference.host()))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }
}
