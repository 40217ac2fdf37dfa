package vn.diemcau.board;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.diemcau.directory.Agency;

/** One line per agency with its duties. */
final class Lines {

    private final Standing.Now at;
    private final Map<String, Agency> agencies;
    private final Map<String, String> processes;
    private final Map<String, Integer> undelivered;

    /** @param processes of the units, by code; the conference's own under the empty one */
    Lines(
            Standing.Now at,
            Map<String, Agency> agencies,
            Map<String, String> processes,
            Map<String, Integer> undelivered) {
        this.at = at;
        this.agencies = agencies;
        this.processes = processes;
        this.undelivered = undelivered;
    }

    /** In the order of the duties. */
    List<Board.Line> of(List<Standing> duties) {
        return duties.stream()
                .collect(Collectors.groupingBy(each -> each.duty().agency(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Board.Line line(String code, List<Standing> duties) {
        Agency agency = agencies.get(code);
        return new Board.Line(
                code,
                agency == null ? code : agency.name(),
                agency != null && agency.kind() == Agency.Kind.UNIT ? processes.get(code) : processes.get(""),
                (int) duties.stream().filter(each -> each.mark() == Mark.DONE).count(),
                duties.size(),
                undelivered.getOrDefault(code, 0),
                duties.stream().map(this::task).toList(),
                Posts.of(agency));
    }

    private Board.Task task(Standing standing) {
        DutyRow duty = standing.duty();
        return new Board.Task(
                duty.code(),
                duty.name(),
                standing.mark(),
                standing.mark().words(),
                standing.detail(),
                hour(duty.due()),
                hour(standing.since()),
                duty.task(),
                standing.process(),
                duty.level());
    }

    private Board.Hour hour(Instant time) {
        return time == null ? null : new Board.Hour(time, at.brief(time));
    }
}
