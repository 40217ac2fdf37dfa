package vn.diemcau.conference.linetest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.linetest.SiteChecks.Result;
import vn.diemcau.conference.registration.Site;
import vn.diemcau.conference.registration.SiteList;

/** Describes results for the record: how many sites passed, and the names of the others. */
final class Tally {

    private static final int NAMED = 10;

    private Tally() {}

    /**
     * "chạy thử đường truyền lần 1: 35/37 điểm cầu đạt; chưa đạt: xã Phú Gia (Huyện ủy Hương Khê)".
     *
     * @param name name of the test's duty where the conference has several
     */
    static Act ofLineTest(Optional<String> name, int round, SiteList list, Map<Long, Result> results) {
        String what = "chạy thử đường truyền" + quoted(name) + " lần " + round;
        return act(Kind.LINES_TESTED, what, "đạt", "chưa đạt", list, results);
    }

    /** @param name name of the roll call's duty where the conference has several */
    static Act ofRollCall(Optional<String> name, SiteList list, Map<Long, Result> results) {
        return act(Kind.ROLL_CALLED, "điểm danh" + quoted(name), "có mặt", "vắng", list, results);
    }

    private static String quoted(Optional<String> name) {
        return name.map(" “%s”"::formatted).orElse("");
    }

    private static Act act(Kind kind, String what, String well, String not, SiteList list, Map<Long, Result> results) {
        if (results.isEmpty()) {
            return Act.of(kind, what + ": không có điểm cầu nào");
        }
        List<Site> failed = list.all().stream()
                .filter(site -> results.containsKey(site.id())
                        && !results.get(site.id()).passed())
                .toList();
        StringBuilder words = new StringBuilder(
                "%s: %d/%d điểm cầu %s".formatted(what, results.size() - failed.size(), results.size(), well));
        if (!failed.isEmpty()) {
            words.append("; ").append(not).append(": ");
            words.append(String.join(
                    ", ", failed.stream().limit(NAMED).map(list::fullName).toList()));
        }
        if (failed.size() > NAMED) {
            words.append(" và %d điểm cầu khác".formatted(failed.size() - NAMED));
        }
        return Act.of(kind, words.toString())
                .about(failed.stream()
                        .map(Site::unit)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }
}
