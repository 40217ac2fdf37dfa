package vn.diemcau.web.board;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.linetest.SiteCheck;
import vn.diemcau.conference.linetest.SiteChecks;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.conference.registration.Site.Level;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.preparation.RunningProcesses;

/** Builds the board of a conference with a fixed number of statements, however many sites and agencies it has. */
@Component
class Boards {

    private final DutyRows duties;
    private final MailFacts mails;
    private final ProvinceSites provinceSites;
    private final CommuneSites communeSites;
    private final RollCalls rollCalls;
    private final Registrations registrations;
    private final SiteChecks lineTests;
    private final RunningProcesses running;
    private final DirectoryStore directory;
    private final AccountNames names;
    private final Clock clock;

    Boards(
            DutyRows duties,
            MailFacts mails,
            ProvinceSites provinceSites,
            CommuneSites communeSites,
            RollCalls rollCalls,
            Registrations registrations,
            SiteChecks lineTests,
            RunningProcesses running,
            DirectoryStore directory,
            AccountNames names,
            Clock clock) {
        this.duties = duties;
        this.mails = mails;
        this.provinceSites = provinceSites;
        this.communeSites = communeSites;
        this.rollCalls = rollCalls;
        this.registrations = registrations;
        this.lineTests = lineTests;
        this.running = running;
        this.directory = directory;
        this.names = names;
        this.clock = clock;
    }

    Board of(Conference conference) {
        Instant now = clock.instant();
        List<DutyRow> rows = duties.of(conference.id());
        Map<String, String> people = names.of(rows.stream()
                .map(DutyRow::held)
                .filter(Objects::nonNull)
                .map(DutyRow.Held::assignee)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        DutyStanding.Now at = new DutyStanding.Now(now, conference, people);
        List<DutyStanding> standings =
                rows.stream().map(row -> DutyStanding.of(row, at)).toList();
        List<DutyStanding> counted =
                standings.stream().filter(each -> each.duty().counts()).toList();
        Map<String, Agency> agencies = agencies(rows);
        SiteList sites = registrations.withoutCommunes(conference.id());
        CommuneSites.Rolls communes = communeSites.of(conference.id());
        List<SiteCheck> checks = lineTests.results(sites);
        String process = running.conference(conference.id()).orElse(null);
        Map<String, String> processes = new HashMap<>(running.units(conference.id(), process));
        processes.put("", process);
        Aspects aspects =
                new Aspects(rows, sites.withSite().stream().map(UnitSites::unit).collect(Collectors.toSet()));
        Aspects.Table matrix = new Matrix(
                        conference.letterKind(),
                        sites,
                        communes,
                        checks,
                        provinceSites.of(conference.id()),
                        new DutyStandings(standings),
                        aspects,
                        at)
                .table(processes);
        MailFacts.Facts facts = mails.of(conference.id());
        Deadlines deadlines = new Deadlines(conference, now);
        Lines lines = new Lines(at, agencies, processes, facts.undelivered());
        List<Board.Line> byAgency = lines.of(counted);
        return new Board(
                new Board.Head(
                        conference.id(),
                        conference.title(),
                        conference.status().name(),
                        StatusWords.of(conference, now),
                        conference.isOver(),
                        StatusWords.deferred(conference),
                        process,
                        new Board.Hour(now, VietnameseTime.full(now.atZone(conference.zone())))),
                deadlines.next(counted.stream()
                        .filter(each -> !each.mark().isSettled())
                        .map(each ->
                                new Deadlines.Due(each.duty().due(), each.duty().name()))),
                deadlines.milestones(),
                totals(counted, sites, communes.all(), checks, matrix.rows()),
                facts.chase(),
                rollCalls.of(conference.id(), at),
                Mark.allWords(),
                matrix.columns(),
                Board.Levels.of(sites, conference.hasRegistration()),
                lines.duties(),
                matrix.rows(),
                byAgency);
    }

    private static Board.Totals totals(
            List<DutyStanding> duties,
            SiteList sites,
            CommuneSites.Roll communes,
            List<SiteCheck> checks,
            List<Board.Row> matrix) {
        int passed = count(checks, SiteCheck::passed);
        return new Board.Totals(
                duties.size(),
                count(duties, Mark.DONE),
                count(duties, Mark.OVERDUE),
                count(duties, Mark.PROMISED),
                count(duties, Mark.DUE_SOON),
                count(duties, Mark.WORKING),
                sites.withSite().size(),
                sites.registering().size(),
                count(sites.registering(), UnitSites::isRegistered),
                count(matrix, row -> row.verdict() == Mark.DONE || row.verdict() == Mark.RISK),
                sites.siteCount() + communes.sites(),
                count(sites.all(), site -> site.level() == Level.PROVINCE),
                count(sites.all(), site -> site.level() == Level.DISTRICT),
                communes.sites(),
                sites.delegateCount() + communes.delegates(),
                passed + communes.passed(),
                checks.size() - passed + communes.failing().size());
    }

    private static int count(List<DutyStanding> duties, Mark mark) {
        return count(duties, each -> each.mark() == mark);
    }

    private static <T> int count(Collection<T> all, Predicate<T> condition) {
        return (int) all.stream().filter(condition).count();
    }

    private Map<String, Agency> agencies(List<DutyRow> rows) {
        Map<String, Agency> agencies = new LinkedHashMap<>();
        rows.stream()
                .map(DutyRow::agency)
                .distinct()
                .forEach(code -> directory.find(code).ifPresent(agency -> agencies.put(code, agency)));
        return agencies;
    }
}
