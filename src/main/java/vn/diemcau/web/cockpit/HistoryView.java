package vn.diemcau.web.cockpit;

import java.time.Instant;
import java.util.List;

/**
 * One act as the Office reads it.
 *
 * @param hour "15:42"
 * @param day "Chủ nhật ngày 16/01/2022"
 * @param who the acting office, "Hệ thống" for the system
 * @param person the account, null for the system
 * @param words the act, to be read after {@code who}
 * @param agencies names of the agencies concerned, without the acting one
 * @param reason may be null
 * @param address network address, null when unknown
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

    /** A page of acts, latest first. */
    record Page(
            List<Group> groups,
            List<MailView.AgencyName> agencies,
            int total,
            int from,
            int pageSize,
            List<HistoryView> acts) {}

    record Group(String group, String text) {}
}
