package vn.diemcau.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.board.Cells.Said;
import vn.diemcau.directory.Agency;
import vn.diemcau.linetest.SiteCheck;
import vn.diemcau.registration.Site;
import vn.diemcau.registration.SiteList;
import vn.diemcau.registration.UnitSites;

/** Which site of the province's and the districts' level is ready in which respect; commune sites are rolled up. */
final class Matrix {

    static final List<Board.Column> COLUMNS = List.of(
            new Board.Column("registration", "Đăng ký"),
            new Board.Column("hall", "Hội trường"),
            new Board.Column("maket", "Maket"),
            new Board.Column("conditions", "Điều kiện"),
            new Board.Column("invitations", "Tin mời"),
            new Board.Column("reporters", "Phóng viên"),
            new Board.Column("power", "Nguồn điện"),
            new Board.Column("lineTest", "Chạy thử"),
            new Board.Column("speech", "Tham luận"));

    private static final List<String> PROVINCE_HALLS = List.of("PrepareProvinceSite", "PreparePoliceSite");

    private final SiteList list;
    private final Map<Long, SiteCheck> checks;
    private final Map<String, ProvinceSites.Arrangement> arrangements;
    private final List<Standing> standings;
    private final Map<String, Agency> agencies;
    private final Standing.Now at;

    Matrix(
            SiteList list,
            List<SiteCheck> checks,
            Map<String, ProvinceSites.Arrangement> arrangements,
            List<Standing> standings,
            Map<String, Agency> agencies,
            Standing.Now at) {
        this.list = list;
        this.checks =
                checks.stream().collect(Collectors.toMap(check -> check.site().id(), Function.identity()));
        this.arrangements = arrangements;
        this.standings = standings;
        this.agencies = agencies;
        this.at = at;
    }

    /** @param processes of the units, by code; the conference's own under the empty one */
    List<Board.Row> rows(Map<String, String> processes) {
        return Stream.concat(
                        list.province().stream().map(site -> province(site, processes.get(""))),
                        list.units().stream().map(unit -> unit(unit, processes.get(unit.unit()))))
                .toList();
    }

    private Board.Row province(Site site, String process) {
        ProvinceSites.Arrangement arrangement = arrangements.get(site.code());
        Standing hall = standings.stream()
                .filter(each -> each.duty().agency().equals(arrangement.host())
                        && PROVINCE_HALLS.contains(each.duty().code()))
                .findFirst()
                .orElse(null);
        Cells cells = new Cells();
        cells.add("registration", new Said(Mark.NONE, "Theo Giấy mời", ""), null);
        cells.add("hall", hall, answer -> Cells.hall(answer, site.delegates()));
        cells.add("maket", hall, answer -> Said.done("Đã có", ""));
        cells.add("conditions", Arrays.asList(hall, duty("CoordinateConditions")), answer -> Said.done("Đã đủ", ""));
        cells.add("invitations", inviting(arrangement), answer -> Said.done("Đã mời", ""));
        cells.add(
                "reporters",
                Arrays.asList(duty("AssignNewspaperReporters"), duty("AssignBroadcastReporters")),
                answer -> Said.done("Đã cử", ""));
        cells.add("power", hall, Cells::power);
        lineTest(cells, site);
        cells.add("speech", new Said(Mark.NONE, Mark.NONE.words(), ""), null);
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
                people(arrangement.host(), site, hall));
    }

    private List<Standing> inviting(ProvinceSites.Arrangement arrangement) {
        return standings.stream()
                .filter(each -> each.duty().code().startsWith("Invite")
                        && arrangement.inviting().contains(each.duty().agency()))
                .toList();
    }

    private Board.Row unit(UnitSites unit, String process) {
        String code = unit.unit();
        Standing hall = duty("PrepareHall", code);
        Cells cells = new Cells();
        registration(cells, unit);
        cells.add(
                "hall",
                hall,
                answer -> Cells.hall(
                        answer, unit.own() == null ? null : unit.own().delegates()));
        cells.add("maket", hall, answer -> Said.done("Đã có", ""));
        cells.add("conditions", hall, answer -> Said.done("Đã đủ", ""));
        cells.add(
                "invitations",
                duty("InviteUnitDelegates", code),
                answer ->
                        Said.done("%d đại biểu".formatted(answer.path("invited").asInt()), ""));
        cells.add("reporters", duty("AssignUnitReporters", code), Matrix::reporters);
        cells.add("power", hall, Cells::power);
        lineTest(cells, unit.own());
        cells.add("speech", duty("PrepareSpeech", code), Cells::speech);
        Verdict verdict = Verdict.of(cells.all(), duty("SignUnitReadiness", code));
        return new Board.Row(
                code,
                unit.name(),
                code,
                process,
                verdict.mark(),
                verdict.text(),
                cells.all(),
                unit.isRegistered() ? communes(unit) : null,
                people(code, unit.own(), hall));
    }

    private void registration(Cells cells, UnitSites unit) {
        Standing register = duty("RegisterSites", unit.unit());
        if (!unit.isRegistered() || register == null || register.mark() != Mark.DONE) {
            cells.add("registration", register, answer -> Said.done(Mark.DONE.words(), ""));
            return;
        }
        Standing amending = standings.stream()
                .filter(each -> each.duty().isOpen()
                        && each.duty().agency().equals(unit.unit())
                        && (each.duty().code().startsWith("CorrectRegistration")
                                || each.duty().code().equals("AmendRegistration")))
                .min(Comparator.comparing((Standing each) -> each.duty().code()).reversed())
                .orElse(null);
        List<String> details = new ArrayList<>();
        if (unit.late() != null) {
            details.add(unit.lateText());
        }
        if (amending != null && amending.duty().code().startsWith("CorrectRegistration")) {
            details.add("đang mở lại, nhận đến " + at.brief(amending.duty().due()));
        }
        cells.add(
                "registration",
                Said.done(
                        "%d điểm cầu, %d đại biểu".formatted(unit.siteCount(), unit.delegateCount()),
                        String.join("; ", details)),
                amending == null ? null : amending.duty().task());
    }

    private void lineTest(Cells cells, Site site) {
        Standing test = duty("TestLines");
        SiteCheck check = site == null ? null : checks.get(site.id());
        if (check == null) {
            if (test == null || test.mark() != Mark.DONE) {
                cells.add("lineTest", test, answer -> Said.done("", ""));
            } else {
                cells.add("lineTest", new Said(Mark.FAILED, "Chưa thử", ""), null);
            }
            return;
        }
        String when = "lần %d, lúc %s".formatted(check.round(), at.brief(check.at()));
        if (check.passed()) {
            cells.add("lineTest", Said.done("Đạt", when), null);
            return;
        }
        String why = check.note() == null ? when : check.note() + " (" + when + ")";
        if (test != null && test.duty().answer().path("riskAccepted").asBoolean()) {
            String by = test.duty().answer().path("riskAcceptedBy").asText();
            cells.add("lineTest", Said.risk("Chưa đạt, chấp nhận", why + "; " + by + " chấp nhận rủi ro"), null);
            return;
        }
        String task = Stream.of(test, duty("RepairLines"))
                .filter(each -> each != null && each.duty().isOpen())
                .map(each -> each.duty().task())
                .findFirst()
                .orElse(null);
        cells.add("lineTest", new Said(Mark.FAILED, Mark.FAILED.words(), why), task);
    }

    private Board.Communes communes(UnitSites unit) {
        List<SiteCheck> tested = unit.communes().stream()
                .map(site -> checks.get(site.id()))
                .filter(check -> check != null)
                .toList();
        List<String> failing = tested.stream()
                .filter(check -> !check.passed())
                .map(check -> check.site().label())
                .toList();
        return new Board.Communes(unit.communes().size(), tested.size() - failing.size(), failing.size(), failing);
    }

    /** Who was named for the site, then the posts of its agency. */
    private List<Board.Person> people(String agency, Site site, Standing hall) {
        List<Board.Person> people = new ArrayList<>();
        if (site != null && site.technician() != null) {
            people.add(new Board.Person("Kỹ thuật điểm cầu: " + site.technician(), site.phone(), null));
        }
        String officer =
                hall == null ? "" : hall.duty().answer().path("dutyOfficer").asText();
        if (!officer.isEmpty()) {
            int comma = officer.lastIndexOf(',');
            people.add(new Board.Person(
                    "Trực hội trường: " + officer.substring(0, comma).strip(),
                    officer.substring(comma + 1).strip(),
                    null));
        }
        people.addAll(Posts.of(agencies.get(agency)));
        return people;
    }

    private static Said reporters(JsonNode answer) {
        long count = answer.path("reporters")
                .asText()
                .lines()
                .filter(line -> !line.isBlank())
                .count();
        return Said.done("%d phóng viên".formatted(count), answer.path("places").asText());
    }

    private Standing duty(String code) {
        return duty(code, null);
    }

    private Standing duty(String code, String agency) {
        return standings.stream()
                .filter(each -> each.duty().code().equals(code)
                        && (agency == null || each.duty().agency().equals(agency)))
                .findFirst()
                .orElse(null);
    }
}
