package vn.diemcau.web.board;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states of all duties of a conference, including optional ones. */
final class DutyStandings {

    private final List<DutyStanding> all;

    /** An index by agency. Without it, a thousand units would scan the whole list ten thousand times. */
    private final Map<String, List<DutyStanding>> byAgency;

    DutyStandings(List<DutyStanding> all) {
        this.all = all;
        this.byAgency =
                all.stream().collect(Collectors.groupingBy(each -> each.duty().agency()));
    }

    /** The only duty of this code; null when the conference has none. */
    DutyStanding of(String code) {
        return where(each -> each.code().equals(code)).findFirst().orElse(null);
    }

    /** The agency's duty of this code; null when it has none. */
    DutyStanding of(String code, String agency) {
        return where(agency, each -> each.code().equals(code)).findFirst().orElse(null);
    }

    Stream<DutyStanding> where(Predicate<DutyRow> condition) {
        return all.stream().filter(each -> condition.test(each.duty()));
    }

    /** The matching duties of one agency. */
    Stream<DutyStanding> where(String agency, Predicate<DutyRow> condition) {
        return byAgency.getOrDefault(agency, List.of()).stream().filter(each -> condition.test(each.duty()));
    }
}
