package vn.diemcau.web.board;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.conference.plan.DutyKind;

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

    /** The duties of this kind that agencies have for the conference. */
    List<DutyStanding> ofAgencies(DutyKind kind) {
        return where(each -> each.kind() == kind && !each.ofUnit()).toList();
    }

    /** The duties of this kind that the unit has for its own sites. */
    List<DutyStanding> ofUnit(String unit, DutyKind kind) {
        return where(unit, each -> each.kind() == kind && each.ofUnit()).toList();
    }

    Stream<DutyStanding> where(Predicate<DutyRow> condition) {
        return all.stream().filter(each -> condition.test(each.duty()));
    }

    /** The matching duties of one agency. */
    Stream<DutyStanding> where(String agency, Predicate<DutyRow> condition) {
        return byAgency.getOrDefault(agency, List.of()).stream().filter(each -> condition.test(each.duty()));
    }
}
