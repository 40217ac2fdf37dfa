package vn.diemcau.process.office;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.linetest.SiteCheck;
import vn.diemcau.conference.linetest.SiteChecks;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.escalation.chase.Promises;

/** Counts what is not ready, for whoever decides on readiness. */
@Component
class ReadinessFacts {

    /** So many names are read at a glance; the board has all. */
    private static final int MOST_NAMES = 5;

    /** One line in the head of a form. */
    record Fact(String label, String value) {}

    private final Conferences conferences;
    private final Duties duties;
    private final Promises promises;
    private final Registrations registrations;
    private final SiteChecks checks;
    private final Clock clock;

    ReadinessFacts(
            Conferences conferences,
            Duties duties,
            Promises promises,
            Registrations registrations,
            SiteChecks checks,
            Clock clock) {
        this.conferences = conferences;
        this.duties = duties;
        this.promises = promises;
        this.registrations = registrations;
        this.checks = checks;
        this.clock = clock;
    }

    /** @param deciding the decision itself, which does not count as overdue */
    List<Fact> of(Duty deciding) {
        Conference conference = conferences.get(deciding.conference());
        SiteList sites = registrations.sites(conference.id());
        List<Fact> facts = new ArrayList<>();
        if (conference.hasRegistration()) {
            facts.add(new Fact(
                    "Đơn vị chưa đăng ký điểm cầu",
                    share(
                            sites.missing().stream().map(UnitSites::name).toList(),
                            sites.registering().size())));
        }
        if (conference.hasLineTest()) {
            facts.addAll(ofTests(sites));
        }
        List<Duty> overdue = overdue(deciding);
        facts.add(new Fact(
                "Nhiệm vụ quá hạn",
                overdue.size()
                        + named(overdue.stream().map(Duty::name).distinct().toList())));
        return facts;
    }

    private List<Fact> ofTests(SiteList sites) {
        List<SiteCheck> results = checks.results(sites);
        Set<Long> tested = results.stream().map(check -> check.site().id()).collect(Collectors.toSet());
        List<Site> all = sites.all();
        return List.of(
                new Fact(
                        "Điểm cầu chưa chạy thử",
                        share(
                                all.stream()
                                        .filter(site -> !tested.contains(site.id()))
                                        .map(sites::fullName)
                                        .toList(),
                                all.size())),
                new Fact(
                        "Điểm cầu chạy thử chưa đạt",
                        share(
                                results.stream()
                                        .filter(check -> !check.passed())
                                        .map(check -> sites.fullName(check.site()))
                                        .toList(),
                                all.size())));
    }

    /** The duties of others that are late without a promise whose hour is still to come. */
    private List<Duty> overdue(Duty deciding) {
        Instant now = conferences.get(deciding.conference()).clockAt(clock.instant());
        List<Duty> late = duties.ofConference(deciding.conference()).stream()
                .filter(duty -> duty.isOpen()
                        && !duty.kind().isRight()
                        && !now.isBefore(duty.due())
                        && !duty.ref().equals(deciding.ref()))
                .toList();
        List<Optional<Instant>> promised = promises.current(deciding.conference(), late);
        return IntStream.range(0, late.size())
                .filter(i -> promised.get(i).isEmpty())
                .mapToObj(late::get)
                .toList();
    }

    private static String share(List<String> some, int all) {
        return "%d/%d%s".formatted(some.size(), all, named(some));
    }

    private static String named(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String more = names.size() > MOST_NAMES ? "; …" : "";
        return names.stream().limit(MOST_NAMES).collect(Collectors.joining("; ", " (", more + ")"));
    }
}
