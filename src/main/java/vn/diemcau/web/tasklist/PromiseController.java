package vn.diemcau.web.tasklist;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.ladder.Promise;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.task.OfficerTasks;

/** Accepts an agency's promise to do a duty later: "Đã nhận, sẽ gửi lúc …". */
@RestController
class PromiseController {

    /** @param until day and hour in the conference's zone: "2022-01-17T18:00" */
    record PromiseRequest(String until) {}

    /**
     * @param untilText the last promised time, or null
     * @param isToCome whether that time is still to come
     * @param left number of further promises allowed
     * @param latestText latest time that may be promised
     */
    record PromiseView(String untilText, boolean isToCome, int left, String latestText) {}

    private final OfficerTasks tasks;
    private final Promises promises;
    private final Conferences conferences;
    private final Clock clock;

    PromiseController(OfficerTasks tasks, Promises promises, Conferences conferences, Clock clock) {
        this.tasks = tasks;
        this.promises = promises;
        this.conferences = conferences;
        this.clock = clock;
    }

    @GetMapping("/api/tasks/{id}/promise")
    @Transactional(readOnly = true)
    PromiseView promise(@PathVariable String id) {
        Duty duty = tasks.openDuty(id);
        Conference conference = conferences.get(duty.conference());
        List<Promise> given = promises.of(duty);
        Instant until = given.isEmpty() ? null : given.get(given.size() - 1).until();
        ZonedDateTime latest = promises.latest(duty, conference);
        boolean isTooLate = conference.isDeferred() || !clock.instant().isBefore(latest.toInstant());
        return new PromiseView(
                until == null ? null : VietnameseTime.full(until.atZone(conference.zone())),
                until != null && until.isAfter(clock.instant()),
                isTooLate ? 0 : Promises.AT_MOST - given.size(),
                VietnameseTime.full(latest));
    }

    @PostMapping("/api/tasks/{id}/promise")
    @Transactional
    PromiseView give(@PathVariable String id, @RequestBody PromiseRequest request) {
        Duty duty = tasks.openDuty(id);
        tasks.promise(id, hour(request.until(), conferences.get(duty.conference())));
        return promise(id);
    }

    private static Instant hour(String written, Conference conference) {
        try {
            LocalDateTime time = LocalDateTime.parse(written == null ? "" : written);
            VietnameseTime.implausible(time.getYear()).ifPresent(words -> {
                throw new Refused(List.of(new Problem(Promises.PLACE, words)));
            });
            return time.atZone(conference.zone()).toInstant();
        } catch (DateTimeException e) {
            throw new Refused(List.of(new Problem(
                    Promises.PLACE,
                    written == null || written.isBlank()
                            ? "Chưa ghi giờ hẹn."
                            : "%s không phải là ngày giờ; hãy ghi như 2022-01-17T18:00."
                                    .formatted(Problem.quoted(written)))));
        }
    }
}
