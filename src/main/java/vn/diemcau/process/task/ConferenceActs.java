package vn.diemcau.process.task;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.platform.text.VietnameseTime;

/** Describes acts on a whole conference for the record. */
public final class ConferenceActs {

    private ConferenceActs() {}

    public static Act called(Plan plan) {
        return Act.of(
                        Kind.CONFERENCE_CALLED,
                        "lập kế hoạch “%s”: %s%skhai mạc %s"
                                .formatted(
                                        plan.title(),
                                        milestone("hạn đăng ký", plan.registrationDue()),
                                        milestone("chạy thử đường truyền", plan.lineTest()),
                                        VietnameseTime.brief(plan.start())))
                .in(plan.id());
    }

    public static Act redated(Conference before, Conference after) {
        return redated(before, after, Kind.CONFERENCE_REDATED, "đổi lịch Hội nghị: ");
    }

    public static Act resumed(Conference before, Conference after) {
        return redated(before, after, Kind.CONFERENCE_RESUMED, "tiếp tục Hội nghị sau tạm hoãn: ");
    }

    private static Act redated(Conference before, Conference after, Kind kind, String what) {
        List<String> moved = new ArrayList<>();
        if (after.hasRegistration()) {
            add(moved, "hạn đăng ký", before.registrationDue(), after.registrationDue());
        }
        if (after.hasLineTest()) {
            add(moved, "chạy thử đường truyền", before.lineTest(), after.lineTest());
        }
        add(moved, "khai mạc", before.start(), after.start());
        for (Milestone milestone : before.milestones()) {
            after.milestones().stream()
                    .filter(other -> other.id().equals(milestone.id()))
                    .forEach(other -> add(moved, milestone.name(), milestone.at(), other.at()));
        }
        return Act.of(kind, what + (moved.isEmpty() ? "giữ nguyên các mốc" : String.join("; ", moved)))
                .in(after.id())
                .because(after.reason())
                .with("before", dates(before))
                .with("after", dates(after));
    }

    /** @param conference as it rests */
    public static Act deferred(Conference conference) {
        return Act.of(
                        Kind.CONFERENCE_DEFERRED,
                        "tạm hoãn Hội nghị, lịch cũ khai mạc %s".formatted(VietnameseTime.brief(conference.start())))
                .in(conference.id())
                .because(conference.reason());
    }

    public static Act cancelled(String conference, String reason) {
        return Act.of(Kind.CONFERENCE_CANCELLED, "hủy Hội nghị").in(conference).because(reason);
    }

    public static Act reported(String conference, String duty, String words) {
        return Act.of(Kind.INCIDENT_REPORTED, "báo " + incident(duty))
                .in(conference)
                .because(words);
    }

    /** "sự cố số 2". */
    public static String incident(String duty) {
        return "sự cố số " + duty.substring(duty.lastIndexOf('-') + 1);
    }

    private static String milestone(String what, ZonedDateTime at) {
        return at == null ? "" : "%s %s, ".formatted(what, VietnameseTime.brief(at));
    }

    private static void add(List<String> moved, String what, ZonedDateTime before, ZonedDateTime after) {
        if (!before.isEqual(after)) {
            moved.add("%s %s → %s".formatted(what, VietnameseTime.brief(before), VietnameseTime.brief(after)));
        }
    }

    private static Map<String, Object> dates(Conference conference) {
        return Map.of(
                "registrationDue",
                        conference.registrationDue().toOffsetDateTime().toString(),
                "lineTest", conference.lineTest().toOffsetDateTime().toString(),
                "start", conference.start().toOffsetDateTime().toString());
    }
}
