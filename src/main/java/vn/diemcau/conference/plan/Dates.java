package vn.diemcau.conference.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Section;
import vn.diemcau.platform.text.VietnameseTime;

/** The zone and the main dates of a plan; null where missing or invalid. */
final class Dates {

    private final Instant now;
    final ZoneId zone;
    final ZonedDateTime registrationDue;
    final ZonedDateTime lineTest;
    final ZonedDateTime start;

    Dates(Section root, Instant now) {
        this.now = now;
        this.zone = zone(root);
        this.registrationDue = future(root, "registrationDue");
        this.lineTest = future(root, "lineTest");
        this.start = future(root, "start");
        inOrder(root, "lineTest", "Giờ chạy thử đường truyền", lineTest, "hạn đăng ký", registrationDue);
        inOrder(root, "start", "Giờ khai mạc", start, "giờ chạy thử đường truyền", lineTest);
    }

    /** A date and time; a past one is a problem. */
    ZonedDateTime future(Section section, String key) {
        ZonedDateTime time = section.time(key, zone);
        // Without the zone, the time may be wrong by a day.
        if (time != null && zone != null && !time.toInstant().isAfter(now)) {
            section.problem(key, "%s đã qua.".formatted(VietnameseTime.full(time)));
        }
        return time;
    }

    private static ZoneId zone(Section root) {
        String name = root.line("zone", 60);
        if (name == null || ZoneId.getAvailableZoneIds().contains(name)) {
            return name == null ? null : ZoneId.of(name);
        }
        root.problem("zone", "Không có múi giờ %s; hãy ghi như Asia/Ho_Chi_Minh.".formatted(Problem.quoted(name)));
        return null;
    }

    private static void inOrder(
            Section root, String key, String what, ZonedDateTime later, String than, ZonedDateTime earlier) {
        if (later != null && earlier != null && !earlier.isBefore(later)) {
            root.problem(
                    key,
                    "%s (%s) phải sau %s (%s)."
                            .formatted(what, VietnameseTime.brief(later), than, VietnameseTime.brief(earlier)));
        }
    }
}
