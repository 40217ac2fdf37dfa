package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.diemcau.conference.linetest.SiteCheck;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.web.board.Cells.Said;

/** The readiness of province and district sites per aspect, with totals of commune sites. */
final class Matrix {

    private final String letterKind;
    private final SiteList list;
    private final CommuneSites.Rolls communes;
    private final LineTestFacts lineTest;
    private final Map<String, ProvinceSites.Arrangement> arrangements;
    private final DutyStandings standings;
    private final Aspects aspects;
    private final DutyStanding.Now at;

    /**
     * @param letterKind what the letter is
     * @param list without the communes' sites
     */
    Matrix(
            String letterKind,
            SiteList list,
            CommuneSites.Rolls communes,
            List<SiteCheck> checks,
            Map<String, ProvinceSites.Arrangement> arrangements,
            DutyStandings standings,
            Aspects aspects,
            DutyStanding.Now at) {
        this.letterKind = letterKind;
        this.list = list;
        this.communes = communes;
        this.lineTest = new LineTestFacts(checks, standings, at);
        this.arrangements = arrangements;
        this.standings = standings;
        this.aspects = aspects;
        this.at = at;
    }

    /** @param processes process instances of the units by code; the conference's own under the empty code */
    Aspects.Table table(Map<String, String> processes) {
        return aspects.table(Stream.concat(
                        list.province().stream().map(site -> province(site, processes.get(""))),
                        list.withSite().stream().map(unit -> unit(unit, processes.get(unit.unit()))))
                .toList());
    }

    private Board.Row province(Site site, String process) {
        ProvinceSites.Arrangement arrangement = arrangements.get(site.code());
        List<DutyStanding> halls = standings
                .where(arrangement.host(), each -> each.kind() == DutyKind.PREPARE_SITE && !each.ofUnit())
                .toList();
        List<DutyStanding> described = described(halls);
        Cells cells = new Cells();
        cells.add(new Said(Mark.NONE, "Theo " + letterKind, ""), null);
        cells.add(halls, Cells.halls(site.delegates()));
        cells.add(demanding(described), Cells.done("Đã xác nhận"));
        cells.add(
                Stream.concat(drawn(described).stream(), standings.ofAgencies(DutyKind.COORDINATE).stream())
                        .toList(),
                Cells.done("Đã đủ"));
        cells.add(inviting(arrangement), Cells.done("Đã mời"));
        cells.add(standings.ofAgencies(DutyKind.REPORTERS), Cells.done("Đã cử"));
        cells.add(described, Cells.each(Cells::power));
        lineTest.addTo(cells, site);
        cells.add(List.of(), Cells.done(""));
        aspects.own().forEach(code -> cells.add(List.of(), Cells.done("")));
        Verdict verdict = Verdict.of(cells.all(), null);
        return new Board.Row(
                site.code(),
                site.label(),
                arrangement.host(),
                process,
                verdict.mark(),
                verdict.text(),
                cells.all(),
                null,
                Posts.of(site, halls));
    }

    private List<DutyStanding> inviting(ProvinceSites.Arrangement arrangement) {
        return standings
                .where(each -> each.kind() == DutyKind.INVITE
                        && !each.ofUnit()
                        && arrangement.inviting().contains(each.agency()))
                .toList();
    }

    private Board.Row unit(UnitSites unit, String process) {
        String code = unit.unit();
        List<DutyStanding> halls = described(standings.ofUnit(code, DutyKind.PREPARE_SITE));
        Cells cells = new Cells();
        registration(cells, unit);
        cells.add(halls, Cells.halls(unit.own() == null ? null : unit.own().delegates()));
        cells.add(demanding(halls), Cells.done("Đã xác nhận"));
        cells.add(drawn(halls), Cells.done("Đã đủ"));
        cells.add(described(standings.ofUnit(code, DutyKind.INVITE)), Cells.each(Matrix::invited));
        cells.add(described(standings.ofUnit(code, DutyKind.REPORTERS)), Cells.each(Matrix::reporters));
        cells.add(halls, Cells.each(Cells::power));
        lineTest.addTo(cells, unit);
        cells.add(described(standings.ofUnit(code, DutyKind.SPEECH)), Cells.each(Cells::speech));
        aspects.own()
                .forEach(own -> cells.add(
                        standings.where(code, each -> each.code().equals(own)).toList(),
                        Cells.done(Mark.DONE.words())));
        Verdict verdict = Verdict.of(
                cells.all(),
                standings.ofUnit(code, DutyKind.SIGN).stream().findFirst().orElse(null));
        return new Board.Row(
                code,
                unit.name(),
                code,
                process,
                verdict.mark(),
                verdict.text(),
                cells.all(),
                unit.isRegistered() ? communes(communes.of(code)) : null,
                Posts.of(unit.own(), halls));
    }

    /** Those that the form of their kind describes. */
    private static List<DutyStanding> described(List<DutyStanding> duties) {
        return duties.stream().filter(each -> !each.duty().asksMore()).toList();
    }

    /** Those of them of which the plan wants more confirmed than their form asks. */
    private static List<DutyStanding> demanding(List<DutyStanding> duties) {
        return drawn(duties).stream().filter(each -> each.duty().hasTicks()).toList();
    }

    /** Those whose form asks for the conditions as well. */
    private static List<DutyStanding> drawn(List<DutyStanding> duties) {
        return duties.stream()
                .filter(each -> DutyKind.ofDrawn(each.duty().code()).isPresent())
                .toList();
    }

    private static Board.Communes communes(CommuneSites.Roll roll) {
        return new Board.Communes(roll.sites(), roll.passed(), roll.failing().size(), roll.failing());
    }

    private void registration(Cells cells, UnitSites unit) {
        List<DutyStanding> register = standings.ofUnit(unit.unit(), DutyKind.REGISTER);
        boolean isDone = !register.isEmpty() && register.stream().allMatch(each -> each.mark() == Mark.DONE);
        if (!unit.isRegistered() || !isDone) {
            cells.add(register, Cells.done(Mark.DONE.words()));
            return;
        }
        // The Office opens a registration again only when the unit's right to change it has ended.
        DutyStanding amending = standings
                .where(unit.unit(), each -> each.isOpen() && each.kind().isRight())
                .max(Comparator.comparing(each -> each.duty().kind()))
                .orElse(null);
        List<String> details = new ArrayList<>();
        if (unit.late() != null) {
            details.add(unit.lateText());
        }
        if (amending != null && amending.duty().kind() == DutyKind.CORRECT) {
            details.add("đang mở lại, nhận đến " + at.brief(amending.duty().due()));
        }
        CommuneSites.Roll below = communes.of(unit.unit());
        cells.add(
                Said.done(
                        "%d điểm cầu, %d đại biểu"
                                .formatted(unit.siteCount() + below.sites(), unit.delegateCount() + below.delegates()),
                        String.join("; ", details)),
                amending == null ? null : amending.duty().task());
    }

    private static Said invited(JsonNode answer) {
        return Said.done("%d đại biểu".formatted(answer.path("invited").asInt()), "");
    }

    private static Said reporters(JsonNode answer) {
        long count = answer.path("reporters")
                .asText()
                .lines()
                .filter(line -> !line.isBlank())
                .count();
        return Said.done("%d phóng viên".formatted(count), answer.path("places").asText());
    }
}
