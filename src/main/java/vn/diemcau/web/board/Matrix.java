package vn.diemcau.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.diemcau.conference.linetest.SiteCheck;
import vn.diemcau.conference.plan.DutyCodes;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;
import vn.diemcau.conference.registration.UnitSites;
import vn.diemcau.web.board.Cells.Said;

/** The readiness of province and district sites per aspect, with totals of commune sites. */
final class Matrix {

    private final SiteList list;
    private final CommuneSites.Rolls communes;
    private final LineTestFacts lineTest;
    private final Map<String, ProvinceSites.Arrangement> arrangements;
    private final DutyStandings standings;
    private final Aspects aspects;
    private final DutyStanding.Now at;

    /** @param list without the communes' sites */
    Matrix(
            SiteList list,
            CommuneSites.Rolls communes,
            List<SiteCheck> checks,
            Map<String, ProvinceSites.Arrangement> arrangements,
            DutyStandings standings,
            Aspects aspects,
            DutyStanding.Now at) {
        this.list = list;
        this.communes = communes;
        this.lineTest = new LineTestFacts(checks, standings, at);
        this.arrangements = arrangements;
        this.standings = standings;
        this.aspects = aspects;
        this.at = at;
    }

    /** @param processes process instances of the units by code; the conference's own under the empty code */
    List<Board.Row> rows(Map<String, String> processes) {
        return Stream.concat(
                        list.province().stream().map(site -> province(site, processes.get(""))),
                        list.units().stream().map(unit -> unit(unit, processes.get(unit.unit()))))
                .toList();
    }

    private Board.Row province(Site site, String process) {
        ProvinceSites.Arrangement arrangement = arrangements.get(site.code());
        DutyStanding hall = standings
                .where(arrangement.host(), each -> DutyCodes.PREPARING_PROVINCE_HALLS.contains(each.code()))
                .findFirst()
                .orElse(null);
        Cells cells = new Cells();
        cells.add(new Said(Mark.NONE, "Theo Giấy mời", ""), null);
        cells.add(hall, answer -> Cells.hall(answer, site.delegates()));
        cells.add(hall, answer -> Said.done("Đã có", ""));
        cells.add(Arrays.asList(hall, standings.of(DutyCodes.COORDINATE_CONDITIONS)), answer -> Said.done("Đã đủ", ""));
        cells.add(inviting(arrangement), answer -> Said.done("Đã mời", ""));
        cells.add(
                Arrays.asList(
                        standings.of(DutyCodes.ASSIGN_NEWSPAPER_REPORTERS),
                        standings.of(DutyCodes.ASSIGN_BROADCAST_REPORTERS)),
                answer -> Said.done("Đã cử", ""));
        cells.add(hall, Cells::power);
        lineTest.addTo(cells, site);
        cells.add(new Said(Mark.NONE, Mark.NONE.words(), ""), null);
        aspects.own().forEach(code -> cells.add(new Said(Mark.NONE, Mark.NONE.words(), ""), null));
        Verdict verdict = Verdict.of(cells.all(), null);
        return new Board.Row(
                site.code(),
                site.label(),
                arrangement.host(),
                process,
                verdict.mark(),
                verdict.text(),
                aspects.of(cells.all()),
                null,
                Posts.of(site, hall));
    }

    private List<DutyStanding> inviting(ProvinceSites.Arrangement arrangement) {
        return standings
                .where(each -> DutyCodes.isInvitation(each.code())
                        && arrangement.inviting().contains(each.agency()))
                .toList();
    }

    private Board.Row unit(UnitSites unit, String process) {
        String code = unit.unit();
        DutyStanding hall = standings.of(DutyCodes.PREPARE_HALL, code);
        Cells cells = new Cells();
        registration(cells, unit);
        cells.add(
                hall,
                answer -> Cells.hall(
                        answer, unit.own() == null ? null : unit.own().delegates()));
        cells.add(hall, answer -> Said.done("Đã có", ""));
        cells.add(hall, answer -> Said.done("Đã đủ", ""));
        cells.add(
                standings.of(DutyCodes.INVITE_UNIT_DELEGATES, code),
                answer ->
                        Said.done("%d đại biểu".formatted(answer.path("invited").asInt()), ""));
        cells.add(standings.of(DutyCodes.ASSIGN_UNIT_REPORTERS, code), Matrix::reporters);
        cells.add(hall, Cells::power);
        lineTest.addTo(cells, unit.own());
        cells.add(standings.of(DutyCodes.PREPARE_SPEECH, code), Cells::speech);
        aspects.own().forEach(own -> cells.add(standings.of(own, code), answer -> Said.done(Mark.DONE.words(), "")));
        Verdict verdict = Verdict.of(cells.all(), standings.of(DutyCodes.SIGN_UNIT_READINESS, code));
        return new Board.Row(
                code,
                unit.name(),
                code,
                process,
                verdict.mark(),
                verdict.text(),
                aspects.of(cells.all()),
                unit.isRegistered() ? communes(communes.of(code)) : null,
                Posts.of(unit.own(), hall));
    }

    private static Board.Communes communes(CommuneSites.Roll roll) {
        return new Board.Communes(roll.sites(), roll.passed(), roll.failing().size(), roll.failing());
    }

    private void registration(Cells cells, UnitSites unit) {
        DutyStanding register = standings.of(DutyCodes.REGISTER_SITES, unit.unit());
        if (!unit.isRegistered() || register == null || register.mark() != Mark.DONE) {
            cells.add(register, answer -> Said.done(Mark.DONE.words(), ""));
            return;
        }
        DutyStanding amending = standings
                .where(
                        unit.unit(),
                        each -> each.isOpen()
                                && (DutyCodes.isCorrection(each.code()) || DutyCodes.isAmendment(each.code())))
                .min(Comparator.comparing((DutyStanding each) -> each.duty().code())
                        .reversed())
                .orElse(null);
        List<String> details = new ArrayList<>();
        if (unit.late() != null) {
            details.add(unit.lateText());
        }
        if (amending != null && DutyCodes.isCorrection(amending.duty().code())) {
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

    private static Said reporters(JsonNode answer) {
        long count = answer.path("reporters")
                .asText()
                .lines()
                .filter(line -> !line.isBlank())
                .count();
        return Said.done("%d phóng viên".formatted(count), answer.path("places").asText());
    }
}
