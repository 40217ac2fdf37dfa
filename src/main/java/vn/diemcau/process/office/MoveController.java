package vn.diemcau.process.office;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RequestField;
import vn.diemcau.process.task.OfficerTasks;

/** Shows the deciders on a postponement the effect of new dates before the decision. */
@RestController
class MoveController {

    /** New dates in the conference's own zone: {@code 2022-01-19T07:30}. */
    record Dates(String newStart, String newLineTest) {}

    private final OfficerTasks tasks;
    private final Conferences conferences;
    private final ReadinessHandler readiness;

    MoveController(OfficerTasks tasks, Conferences conferences, ReadinessHandler readiness) {
        this.tasks = tasks;
        this.conferences = conferences;
        this.readiness = readiness;
    }

    @PostMapping("/api/tasks/{id}/move/check")
    @Transactional(readOnly = true)
    DateCheck check(@PathVariable String id, @RequestBody Dates dates) {
        Duty duty = tasks.openDuty(id);
        if (duty.kind() != DutyKind.POSTPONE) {
            throw new Refused(Refused.Reason.CONFLICT, "Nhiệm vụ này không dời Hội nghị.");
        }
        Conference conference = conferences.active(duty.conference());
        List<Problem> problems = new ArrayList<>();
        ZonedDateTime start = RequestField.time("Giờ khai mạc", dates.newStart(), conference.zone(), problems);
        ZonedDateTime lineTest = RequestField.time("Giờ chạy thử", dates.newLineTest(), conference.zone(), problems);
        return DateCheck.of(() -> {
            Refused.ifAny(problems);
            return readiness.preview(conference, start, lineTest);
        });
    }
}
