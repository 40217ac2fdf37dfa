package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.conference.linetest.SiteCheck;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.web.board.Cells.Said;

/** Shows the results of the line test at each site (O47). */
final class LineTestFacts {

    private final Map<Long, SiteCheck> checks;
    private final List<DutyStanding> tests;
    private final List<DutyStanding> repairs;
    private final DutyStanding.Now at;

    LineTestFacts(List<SiteCheck> checks, DutyStandings standings, DutyStanding.Now at) {
        this.checks =
                checks.stream().collect(Collectors.toMap(check -> check.site().id(), Function.identity()));
        this.tests = standings.ofAgencies(DutyKind.TEST);
        this.repairs = standings.ofAgencies(DutyKind.REPAIR);
        this.at = at;
    }

    /** Adds what a site of the Office shows. */
    void addTo(Cells cells, Site site) {
        addTo(cells, site, tests.stream().filter(LineTestFacts::isOfOffice).toList());
    }

    /** Adds what the own site of a unit shows. One that registers nothing has none that could be tested. */
    void addTo(Cells cells, UnitSites unit) {
        boolean isTestable = unit.isAsked() || unit.isRegistered();
        addTo(
                cells,
                unit.own(),
                tests.stream()
                        .filter(test -> isTestable && isOf(unit.unit(), test))
                        .toList());
    }

    private static boolean isOf(String unit, DutyStanding test) {
        Set<String> units = test.duty().scope().units();
        return units == null || units.contains(unit);
    }

    /** The first test is also that of the Office's own sites. */
    private static boolean isOfOffice(DutyStanding test) {
        return test.duty().scope().units() == null || isFirst(test);
    }

    private static boolean isFirst(DutyStanding test) {
        return DutyKind.ofDrawn(test.duty().code()).isPresent();
    }

    /**
     * @param site null until it is registered
     * @param own the tests of this site
     */
    private void addTo(Cells cells, Site site, List<DutyStanding> own) {
        SiteCheck check = site == null ? null : checks.get(site.id());
        boolean isTested = !own.isEmpty() && own.stream().allMatch(test -> test.mark() == Mark.DONE);
        if (check == null && !isTested) {
            addOpen(cells, own);
        } else if (check == null) {
            cells.add(new Said(Mark.FAILED, "Chưa thử", ""), null);
        } else if (check.passed()) {
            cells.add(Said.done("Đạt", when(check)), null);
        } else {
            addFailed(cells, check, own);
        }
    }

    /** Where there are several tests, the one of a site is named. */
    private void addOpen(Cells cells, List<DutyStanding> own) {
        if (own.size() != 1 || tests.size() == 1) {
            cells.add(own, Cells.done(""));
            return;
        }
        DutyStanding test = own.get(0);
        cells.add(
                new Said(test.mark(), test.mark().words(), test.duty().name() + ": " + test.detail()),
                test.duty().task());
    }

    private void addFailed(Cells cells, SiteCheck check, List<DutyStanding> own) {
        String why = check.note() == null ? when(check) : check.note() + " (" + when(check) + ")";
        JsonNode accepted = own.stream()
                .map(test -> test.duty().answer())
                .filter(answer -> answer.path("riskAccepted").asBoolean())
                .findFirst()
                .orElse(null);
        if (accepted != null) {
            String by = accepted.path("riskAcceptedBy").asText();
            cells.add(Said.risk("Chưa đạt, chấp nhận", why + "; " + by + " chấp nhận rủi ro"), null);
            return;
        }
        String task = Stream.concat(own.stream(), repairs.stream().filter(repair -> isAfter(repair, own)))
                .map(each -> each.duty().task())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        cells.add(new Said(Mark.FAILED, Mark.FAILED.words(), why), task);
    }

    private static boolean isAfter(DutyStanding repair, List<DutyStanding> tests) {
        String repaired = repair.duty().scope().repairs();
        return tests.stream()
                .anyMatch(test -> repaired == null
                        ? isFirst(test)
                        : repaired.equals(test.duty().code()));
    }

    private String when(SiteCheck check) {
        return "lần %d, lúc %s".formatted(check.round(), at.brief(check.at()));
    }
}
