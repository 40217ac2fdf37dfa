package vn.diemcau.web.cockpit;

import java.time.Instant;
import java.util.List;

/**
 * One act as the Office reads it.
 *
 * @param hour "15:42"
 * @param day "Chủ nhật ngày 16/01/2022"
 * @param who the office that acted, "Hệ thống" for the system
 * @param person the account, null for the system
 * @param words what was done, to be read after {@code who}
 * @param agencies names of those concerned, but for the one that acted
 * @param reason null when none was given
 * @param address where the person came from, null when unknown
 */
record HistoryView(
        long id,
        Instant at,
        String hour,
        String day,
        String who,
        String person,
        String words,
        List<String> agencies,
        String reason,
        String group,
        String address) {

    /** Some of the acts, the latest first. */
    record Page(
            List<Group> groups,
            List<MailView.AgencyName> agencies,
            int total,
            int from,
            int pageSize,
            List<HistoryView> acts) {}

    record Group(String group, String text) {}
}
