package vn.diemcau.web.board;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.diemcau.conference.directory.Agency;

/** One line per agency with its duties. */
final class Lines {

    private final DutyStanding.Now at;
    private final Map<String, Agency> agencies;
    private final Map<String, String> processes;
    private final Map<String, Integer> undelivered;
    private final Map<Kind, Integer> kinds = new LinkedHashMap<>();

    private record Kind(String code, String name, Instant due, boolean registering) {}

    /** @param processes process instances of the units by code; the conference's own under the empty code */
    Lines(
            DutyStanding.Now at,
            Map<String, Agency> agencies,
            Map<String, String> processes,
            Map<String, Integer> undelivered) {
        this.at = at;
        this.agencies = agencies;
        this.processes = processes;
        this.undelivered = undelivered;
    }

    /** In the order of the duties. */
    List<Board.Line> of(List<DutyStanding> duties) {
        return duties.stream()
                .collect(Collectors.groupingBy(each -> each.duty().agency(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The duties to which the lines refer. Callers must build the lines first. */
    List<Board.Duty> duties() {
        return kinds.keySet().stream()
                .map(kind -> new Board.Duty(
                        kind.code(), kind.name(), new Board.Hour(kind.due(), at.brief(kind.due())), kind.registering()))
                .toList();
    }

    private Board.Line line(String code, List<DutyStanding> duties) {
        Agency agency = agencies.get(code);
        String process = agency != null && agency.kind() == Agency.Kind.UNIT ? processes.get(code) : processes.get("");
        return new Board.Line(
                code,
                agency == null ? code : agency.name(),
                process,
                (int) duties.stream().filter(each -> each.mark() == Mark.DONE).count(),
                duties.size(),
                undelivered.getOrDefault(code, 0),
                duties.stream().map(each -> task(each, process)).toList(),
                Posts.of(agency));
    }

    private Board.Task task(DutyStanding standing, String process) {
        DutyRow duty = standing.duty();
        return new Board.Task(
                kinds.computeIfAbsent(
                        new Kind(
                                duty.code(),
                                duty.name(),
                                duty.due(),
                                duty.kind().isRegistering()),
                        kind -> kinds.size()),
                standing.mark(),
                standing.detail(),
                standing.since() == null ? null : at.brief(standing.since()),
                duty.task(),
                Objects.equals(standing.process(), process) ? null : standing.process(),
                duty.level() == 0 ? null : duty.level());
    }
}
