package vn.diemcau.board;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How all duties of a conference stand, those that do not count among them. */
record Standings(List<Standing> all) {

    /** The only duty of this code; null when the conference has none. */
    Standing of(String code) {
        return where(each -> each.code().equals(code)).findFirst().orElse(null);
    }

    /** The agency's duty of this code; null when it has none. */
    Standing of(String code, String agency) {
        return where(each -> each.code().equals(code) && each.agency().equals(agency))
                .findFirst()
                .orElse(null);
    }

    Stream<Standing> where(Predicate<DutyRow> condition) {
        return all.stream().filter(each -> condition.test(each.duty()));
    }
}
