package vn.diemcau.process.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.plan.Milestone;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.web.RequestField;
import vn.diemcau.process.preparation.Redating;

/**
 * New dates in the conference's own zone, as they are sent: {@code 2022-01-19T07:30}.
 *
 * @param milestones the other dates by their ids; one that is not given keeps its distance to the start
 * @param revision revision of the dates that the sender has seen; null to accept the current revision
 */
record WantedDates(
        String start,
        String lineTest,
        String registrationDue,
        Map<String, String> milestones,
        String reason,
        JsonNode revision) {

    /** The revision that the sender has seen. */
    int seen(Conference conference, List<Problem> problems) {
        return seen(revision, conference, problems);
    }

    static int seen(JsonNode revision, Conference conference, List<Problem> problems) {
        return RequestField.count("Lần đổi lịch", revision, problems).orElse(conference.revision());
    }

    /** The dates that could be read; null where one could not, or where the conference has none. */
    Redating.Dates of(Conference conference, List<Problem> problems) {
        ZonedDateTime startAt = RequestField.time("Giờ khai mạc", start, conference.zone(), problems);
        ZonedDateTime lineTestAt = conference.hasLineTest()
                ? RequestField.time("Giờ chạy thử", lineTest, conference.zone(), problems)
                : null;
        ZonedDateTime registrationDueAt = conference.hasRegistration()
                ? RequestField.time("Hạn đăng ký", registrationDue, conference.zone(), problems)
                : null;
        Map<String, ZonedDateTime> others = new HashMap<>();
        Map<String, String> given = milestones == null ? Map.of() : milestones;
        for (Map.Entry<String, String> each : given.entrySet()) {
            Optional<Milestone> milestone = conference.milestones().stream()
                    .filter(one -> one.id().equals(each.getKey()))
                    .findFirst();
            if (milestone.isEmpty()) {
                problems.add(new Problem(
                        "Các mốc khác", "Hội nghị không có mốc %s.".formatted(Problem.quoted(each.getKey()))));
            } else {
                ZonedDateTime at =
                        RequestField.time(milestone.get().name(), each.getValue(), conference.zone(), problems);
                if (at != null) {
                    others.put(each.getKey(), at);
                }
            }
        }
        return new Redating.Dates(startAt, lineTestAt, registrationDueAt, others);
    }
}
