package vn.diemcau.escalation.chase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.duty.Duty;

/** Describes a step of the chase for the record: one sentence per level, however many mails it took. */
final class ChaseActs {

    private static final int NAMED = 4;

    private ChaseActs() {}

    static List<Act> of(Conference conference, List<Digests.About> said) {
        Map<Integer, List<Duty>> byLevel = said.stream()
                .collect(Collectors.groupingBy(
                        about -> about.notice().level(),
                        TreeMap::new,
                        Collectors.mapping(Digests.About::duty, Collectors.toList())));
        List<Act> acts = new ArrayList<>();
        byLevel.forEach((level, duties) -> acts.add(
                Act.of(Kind.CHASED, (level == 0 ? "nhắc việc " : "báo quá hạn cấp " + level + " ") + words(duties))
                        .in(conference.id())
                        .about(duties.stream().map(Duty::agency).distinct().toList())));
        return acts;
    }

    /** "“Đăng ký điểm cầu và đại biểu” (13), “Cử phóng viên đưa tin” (14) và 3 việc khác". */
    private static String words(List<Duty> duties) {
        Map<String, Integer> counts = new TreeMap<>();
        duties.forEach(duty -> counts.merge(duty.name(), 1, Integer::sum));
        List<String> named = counts.entrySet().stream()
                .limit(NAMED)
                .map(entry -> "“%s”%s"
                        .formatted(entry.getKey(), entry.getValue() > 1 ? " (%d nơi)".formatted(entry.getValue()) : ""))
                .toList();
        int others = counts.size() - named.size();
        return String.join(", ", named) + (others == 0 ? "" : " và %d việc khác".formatted(others));
    }
}
