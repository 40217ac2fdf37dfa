package vn.diemcau.conference.linetest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.LineTests;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Change;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;

/** The sites that a unit registers after the hour of their line test. */
@Component
public class LateSites {

    private final LineTests tests;
    private final SiteChecks checks;
    private final Duties duties;
    private final Registrations registrations;

    LateSites(LineTests tests, SiteChecks checks, Duties duties, Registrations registrations) {
        this.tests = tests;
        this.checks = checks;
        this.duties = duties;
        this.registrations = registrations;
    }

    /** The untested sites of the unit that made this change; none when it came before their test. */
    public List<Site> of(Conference conference, Change change) {
        return isInTime(conference, change) ? List.of() : of(change, registrations.sites(conference.id()));
    }

    /** Codes of the agencies that test those sites; empty when there is none. */
    public List<String> testers(Conference conference, Change change) {
        if (isInTime(conference, change)) {
            return List.of();
        }
        SiteList sites = registrations.sites(conference.id());
        List<Site> late = of(change, sites);
        return duties.ofConference(conference.id()).stream()
                .filter(duty -> duty.kind() == DutyKind.TEST
                        && checks.tested(sites, duty.code()).stream().anyMatch(late::contains))
                .map(Duty::agency)
                .distinct()
                .toList();
    }

    private boolean isInTime(Conference conference, Change change) {
        return !conference.hasLineTest()
                || change.at().isBefore(tests.begin(conference, change.unit()).toInstant());
    }

    private List<Site> of(Change change, SiteList sites) {
        Set<Long> tested =
                checks.results(sites).stream().map(check -> check.site().id()).collect(Collectors.toSet());
        return sites.all().stream()
                .filter(site -> change.unit().equals(site.unit()) && !tested.contains(site.id()))
                .toList();
    }
}
