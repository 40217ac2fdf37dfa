package vn.diemcau.board;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How all duties of a conference stand, those that do not count among them. */
final class Standings {

    private final List<Standing> all;

    /** Each unit looks for all of its own: with a thousand units the whole list would be read ten thousand times. */
    private final Map<String, List<Standing>> byAgency;

    Standings(List<Standing> all) {
        this.all = all;
        this.byAgency =
                all.stream().collect(Collectors.groupingBy(each -> each.duty().agency()));
    }

    /** The only duty of this code; null when the conference has none. */
    Standing of(String code) {
        return where(each -> each.code().equals(code)).findFirst().orElse(null);
    }

    /** The agency's duty of this code; null when it has none. */
    Standing of(String code, String agency) {
        return where(agency, each -> each.code().equals(code)).findFirst().orElse(null);
    }

    Stream<Standing> where(Predicate<DutyRow> condition) {
        return all.stream().filter(each -> condition.test(each.duty()));
    }

    /** Of one agency's. */
    Stream<Standing> where(String agency, Predicate<DutyRow> condition) {
        return byAgency.getOrDefault(agency, List.of()).stream().filter(each -> condition.test(each.duty()));
    }
}
