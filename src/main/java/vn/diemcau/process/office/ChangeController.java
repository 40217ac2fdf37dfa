package vn.diemcau.process.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.platform.web.RequestField;
import vn.diemcau.process.preparation.ChangePreviews;
import vn.diemcau.process.preparation.PlannedDates;
import vn.diemcau.process.preparation.PreparationWorkflow;
import vn.diemcau.process.preparation.Redating;

/** Moves, defers and cancels conferences, each after a look at what that means; for their Office only. */
@RestController
class ChangeController {

    record Reason(String reason) {}

    /** @param revision revision of the dates that the sender has seen; null to accept the current revision */
    record Deferral(String reason, JsonNode revision) {}

    /**
     * The answer to a question about dates that are not set yet.
     *
     * @param problems reasons why they would be refused; empty when they would be accepted
     * @param warnings sentences for the Office; they prevent nothing
     * @param times the dates that could be read, by their names in the request
     */
    record DatesCheck(List<Problem> problems, List<String> warnings, Map<String, Time> times) {}

    /**
     * An hour in words.
     *
     * @param warning what is wrong with it; null when nothing is
     */
    record Time(String text, String warning) {}

    /**
     * What a change would do.
     *
     * @param problems reasons why it would be refused; empty when it would be accepted
     * @param effect null when it would be refused
     */
    record Foreseen(List<Problem> problems, List<String> warnings, ChangePreviews.Preview effect) {}

    private final PreparationWorkflow workflow;
    private final Conferences conferences;
    private final PlannedDates planned;
    private final Redating redating;
    private final ChangePreviews previews;
    private final CurrentUser user;

    ChangeController(
            PreparationWorkflow workflow,
            Conferences conferences,
            PlannedDates planned,
            Redating redating,
            ChangePreviews previews,
            CurrentUser user) {
        this.workflow = workflow;
        this.conferences = conferences;
        this.planned = planned;
        this.redating = redating;
        this.previews = previews;
        this.user = user;
    }

    @PutMapping("/api/conferences/{id}/dates")
    ConferenceView redate(@PathVariable String id, @RequestBody WantedDates dates) {
        user.requireOfficeOf(id);
        Conference conference = conferences.get(id);
        List<Problem> problems = new ArrayList<>();
        Redating.Dates wanted = dates.of(conference, problems);
        String reason = RequestField.text("Lý do", dates.reason(), problems);
        int seen = dates.seen(conference, problems);
        Refused.ifAny(problems);
        return view(workflow.redate(id, seen, wanted, reason));
    }

    /** Says what is wrong with other dates, and moves nothing. */
    @PostMapping("/api/conferences/{id}/dates/check")
    @Transactional(readOnly = true)
    DatesCheck checkDates(@PathVariable String id, @RequestBody WantedDates dates) {
        user.requireOfficeOf(id);
        Conference conference = conferences.running(id);
        List<Problem> problems = new ArrayList<>();
        Redating.Dates wanted = dates.of(conference, problems);
        DateCheck check = DateCheck.of(() -> {
            Refused.ifAny(problems);
            return redating.preview(conference, wanted);
        });
        return new DatesCheck(check.problems(), check.warnings(), times(wanted));
    }

    private Map<String, Time> times(Redating.Dates wanted) {
        Map<String, ZonedDateTime> read = new HashMap<>(wanted.milestones());
        read.put("start", wanted.start());
        read.put("lineTest", wanted.lineTest());
        read.put("registrationDue", wanted.registrationDue());
        Map<String, Time> times = new HashMap<>();
        read.forEach((name, at) -> {
            if (at != null) {
                times.put(
                        name,
                        new Time(VietnameseTime.full(at), planned.warning(at).orElse(null)));
            }
        });
        return times;
    }

    /** Says what other dates would move and who would be told, and moves nothing. */
    @PostMapping("/api/conferences/{id}/dates/preview")
    Foreseen previewDates(@PathVariable String id, @RequestBody WantedDates dates) {
        user.requireOfficeOf(id);
        Conference conference = conferences.running(id);
        List<Problem> problems = new ArrayList<>();
        Redating.Dates wanted = dates.of(conference, problems);
        int seen = dates.seen(conference, problems);
        if (!problems.isEmpty()) {
            return new Foreseen(problems, List.of(), null);
        }
        try {
            List<String> warnings = redating.preview(conference, wanted);
            return new Foreseen(List.of(), warnings, previews.ofDates(id, seen, wanted));
        } catch (Refused refused) {
            return foreseen(refused);
        }
    }

    /** What is wrong is answered; that a colleague was faster, or that all is over, is refused. */
    private static Foreseen foreseen(Refused refused) {
        if (refused.reason() != Refused.Reason.INVALID) {
            throw refused;
        }
        return new Foreseen(refused.problems(), List.of(), null);
    }

    /** Lets the conference rest without a date; new dates take it up again. */
    @PostMapping("/api/conferences/{id}/deferral")
    ConferenceView defer(@PathVariable String id, @RequestBody Deferral deferral) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        String reason = RequestField.text("Lý do", deferral.reason(), problems);
        int seen = WantedDates.seen(deferral.revision(), conferences.get(id), problems);
        Refused.ifAny(problems);
        workflow.defer(id, seen, reason);
        return view(conferences.get(id));
    }

    /** Says who would be told of a deferral, and defers nothing. */
    @PostMapping("/api/conferences/{id}/deferral/preview")
    Foreseen previewDeferral(@PathVariable String id, @RequestBody Deferral deferral) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        int seen = WantedDates.seen(deferral.revision(), conferences.get(id), problems);
        return problems.isEmpty()
                ? new Foreseen(List.of(), List.of(), previews.ofDeferral(id, seen))
                : new Foreseen(problems, List.of(), null);
    }

    @PostMapping("/api/conferences/{id}/cancellation")
    ConferenceView cancel(@PathVariable String id, @RequestBody Reason cancellation) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        String reason = RequestField.text("Lý do", cancellation.reason(), problems);
        Refused.ifAny(problems);
        workflow.cancel(id, reason);
        return view(conferences.get(id));
    }

    /** Says who would be told of a cancellation, and cancels nothing. */
    @PostMapping("/api/conferences/{id}/cancellation/preview")
    Foreseen previewCancellation(@PathVariable String id) {
        user.requireOfficeOf(id);
        return new Foreseen(List.of(), List.of(), previews.ofCancellation(id));
    }

    private ConferenceView view(Conference conference) {
        return ConferenceView.of(conference, planned.warnings(conference));
    }
}
