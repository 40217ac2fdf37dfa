package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.conference.linetest.SiteCheck;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Site;
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

    /** @param site null until it is registered */
    void addTo(Cells cells, Site site) {
        SiteCheck check = site == null ? null : checks.get(site.id());
        boolean isTested = !tests.isEmpty() && tests.stream().allMatch(test -> test.mark() == Mark.DONE);
        if (check == null && !isTested) {
            cells.add(tests, Cells.done(""));
        } else if (check == null) {
            cells.add(new Said(Mark.FAILED, "Chưa thử", ""), null);
        } else if (check.passed()) {
            cells.add(Said.done("Đạt", when(check)), null);
        } else {
            addFailed(cells, check);
        }
    }

    private void addFailed(Cells cells, SiteCheck check) {
        String why = check.note() == null ? when(check) : check.note() + " (" + when(check) + ")";
        JsonNode accepted = tests.stream()
                .map(test -> test.duty().answer())
                .filter(answer -> answer.path("riskAccepted").asBoolean())
                .findFirst()
                .orElse(null);
        if (accepted != null) {
            String by = accepted.path("riskAcceptedBy").asText();
            cells.add(Said.risk("Chưa đạt, chấp nhận", why + "; " + by + " chấp nhận rủi ro"), null);
            return;
        }
        String task = Stream.concat(tests.stream(), repairs.stream())
                .map(each -> each.duty().task())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        cells.add(new Said(Mark.FAILED, Mark.FAILED.words(), why), task);
    }

    private String when(SiteCheck check) {
        return "lần %d, lúc %s".formatted(check.round(), at.brief(check.at()));
    }
}
