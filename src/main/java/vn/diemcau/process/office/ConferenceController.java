package vn.diemcau.process.office;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.platform.web.JsonBody;
import vn.diemcau.platform.web.RequestField;
import vn.diemcau.process.preparation.ChangePreviews;
import vn.diemcau.process.preparation.PlannedDates;
import vn.diemcau.process.preparation.PreparationWorkflow;
import vn.diemcau.process.preparation.Redating;

/** Calls and changes conferences; for the Office only, except that any agency may report an incident. */
@RestController
class ConferenceController {

    /** @param warnings sentences for the Office; may be empty */
    record Created(String id, List<String> warnings) {}

    record View(
            String id,
            String title,
            String letter,
            String status,
            String start,
            String lineTest,
            String registrationDue,
            List<Other> milestones,
            int revision,
            List<String> warnings) {}

    /** One of the other dates of a conference. */
    record Other(String id, String name, String at) {}

    /**
     * New dates in the conference's own zone: {@code 2022-01-19T07:30}.
     *
     * @param milestones the other dates by their ids; one that is not given keeps its distance to the start
     * @param revision revision of the dates that the sender has seen; null to accept the current revision
     */
    record Dates(
            String start,
            String lineTest,
            String registrationDue,
            Map<String, String> milestones,
            String reason,
            JsonNode revision) {}

    record Reason(String reason) {}

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

    record Incident(String words) {}

    private final PreparationWorkflow workflow;
    private final Conferences conferences;
    private final ExamplePlan example;
    private final PlannedDates planned;
    private final Redating redating;
    private final ChangePreviews previews;
    private final IncidentReports incidents;
    private final CurrentUser user;

    ConferenceController(
            PreparationWorkflow workflow,
            Conferences conferences,
            ExamplePlan example,
            PlannedDates planned,
            Redating redating,
            ChangePreviews previews,
            IncidentReports incidents,
            CurrentUser user) {
        this.workflow = workflow;
        this.conferences = conferences;
        this.example = example;
        this.planned = planned;
        this.redating = redating;
        this.previews = previews;
        this.incidents = incidents;
        this.user = user;
    }

    /** Calls the conference of a plan in YAML or JSON. */
    @PostMapping("/api/conferences")
    ResponseEntity<Created> call(InputStream plan, HttpServletRequest request) throws IOException {
        user.requireOffice();
        String text = text(plan);
        String id = workflow.call(text);
        return ResponseEntity.created(URI.create(request.getContextPath() + "/api/conferences/" + id))
                .body(new Created(id, planned.warnings(conferences.get(id))));
    }

    /** Checks a plan without calling the conference. */
    @PostMapping("/api/conferences/check")
    DateCheck check(InputStream plan) throws IOException {
        user.requireOffice();
        return DateCheck.of(() -> {
            Plan read = workflow.read(text(plan));
            user.requireHost(read.host());
            return planned.warnings(read);
        });
    }

    /** A plan to start from: the example's plan with its dates moved ahead. */
    @GetMapping(path = "/api/plan-template", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String template() {
        user.requireOffice();
        return example.template();
    }

    @GetMapping("/api/conferences")
    List<View> all() {
        user.requireOffice();
        return conferences.all().stream()
                .filter(user::isOfficeOf)
                .map(this::view)
                .toList();
    }

    @GetMapping("/api/conferences/{id}")
    View one(@PathVariable String id) {
        user.requireOfficeOf(id);
        return view(conferences.get(id));
    }

    @PutMapping("/api/conferences/{id}/dates")
    View redate(@PathVariable String id, @RequestBody Dates dates) {
        user.requireOfficeOf(id);
        Conference conference = conferences.get(id);
        List<Problem> problems = new ArrayList<>();
        Redating.Dates wanted = wanted(dates, conference, problems);
        String reason = RequestField.text("reason", dates.reason(), problems);
        int seen = RequestField.count("revision", dates.revision(), problems).orElse(conference.revision());
        Refused.ifAny(problems);
        return view(workflow.redate(id, seen, wanted, reason));
    }

    /** Says what is wrong with other dates, and moves nothing. */
    @PostMapping("/api/conferences/{id}/dates/check")
    @Transactional(readOnly = true)
    DatesCheck checkDates(@PathVariable String id, @RequestBody Dates dates) {
        user.requireOfficeOf(id);
        Conference conference = conferences.running(id);
        List<Problem> problems = new ArrayList<>();
        Redating.Dates wanted = wanted(dates, conference, problems);
        DateCheck check = DateCheck.of(() -> {
            Refused.ifAny(problems);
            return planned.warnings(redating.preview(conference, wanted));
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
    Foreseen previewDates(@PathVariable String id, @RequestBody Dates dates) {
        user.requireOfficeOf(id);
        Conference conference = conferences.running(id);
        List<Problem> problems = new ArrayList<>();
        Redating.Dates wanted = wanted(dates, conference, problems);
        int seen = RequestField.count("revision", dates.revision(), problems).orElse(conference.revision());
        if (!problems.isEmpty()) {
            return new Foreseen(problems, List.of(), null);
        }
        try {
            List<String> warnings = planned.warnings(redating.preview(conference, wanted));
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

    private static Redating.Dates wanted(Dates dates, Conference conference, List<Problem> problems) {
        ZonedDateTime start = RequestField.time("start", dates.start(), conference.zone(), problems);
        ZonedDateTime lineTest = conference.hasLineTest()
                ? RequestField.time("lineTest", dates.lineTest(), conference.zone(), problems)
                : null;
        ZonedDateTime registrationDue = conference.hasRegistration()
                ? RequestField.time("registrationDue", dates.registrationDue(), conference.zone(), problems)
                : null;
        Map<String, ZonedDateTime> milestones = new HashMap<>();
        Map<String, String> given = dates.milestones() == null ? Map.of() : dates.milestones();
        for (Map.Entry<String, String> each : given.entrySet()) {
            if (conference.milestones().stream()
                    .noneMatch(milestone -> milestone.id().equals(each.getKey()))) {
                problems.add(new Problem(
                        "milestones", "Hội nghị không có mốc %s.".formatted(Problem.quoted(each.getKey()))));
            } else {
                ZonedDateTime at =
                        RequestField.time("milestones." + each.getKey(), each.getValue(), conference.zone(), problems);
                if (at != null) {
                    milestones.put(each.getKey(), at);
                }
            }
        }
        return new Redating.Dates(start, lineTest, registrationDue, milestones);
    }

    @PostMapping("/api/conferences/{id}/cancellation")
    View cancel(@PathVariable String id, @RequestBody Reason cancellation) {
        user.requireOfficeOf(id);
        workflow.cancel(id, text("reason", cancellation.reason()));
        return view(conferences.get(id));
    }

    /** Says who would be told of a cancellation, and cancels nothing. */
    @PostMapping("/api/conferences/{id}/cancellation/preview")
    Foreseen previewCancellation(@PathVariable String id) {
        user.requireOfficeOf(id);
        return new Foreseen(List.of(), List.of(), previews.ofCancellation(id));
    }

    @PostMapping("/api/conferences/{id}/incidents")
    @Transactional
    ResponseEntity<Map<String, String>> report(@PathVariable String id, @RequestBody Incident incident) {
        boolean isConcerned =
                user.isOfficeOf(id) || conferences.agencies(id).stream().anyMatch(user.agencies()::contains);
        if (!isConcerned) {
            throw Conferences.notFound(id);
        }
        incidents.requireRoom(id);
        String duty = incidents.report(id, text("words", incident.words()));
        return ResponseEntity.status(201).body(Map.of("duty", duty));
    }

    /** Reads the raw body, because a charset that a client merely assumes would garble the text. */
    private static String text(InputStream body) throws IOException {
        return Document.decode(JsonBody.bytes(body, Document.MAX_BYTES));
    }

    private static String text(String field, String given) {
        List<Problem> problems = new ArrayList<>();
        String text = RequestField.text(field, given, problems);
        Refused.ifAny(problems);
        return text;
    }

    private View view(Conference conference) {
        return new View(
                conference.id(),
                conference.title(),
                conference.letter(),
                conference.status().name(),
                conference.start().toOffsetDateTime().toString(),
                conference.hasLineTest()
                        ? conference.lineTest().toOffsetDateTime().toString()
                        : null,
                conference.hasRegistration()
                        ? conference.registrationDue().toOffsetDateTime().toString()
                        : null,
                conference.milestones().stream()
                        .map(each -> new Other(
                                each.id(),
                                each.name(),
                                each.at().toOffsetDateTime().toString()))
                        .toList(),
                conference.revision(),
                planned.warnings(conference));
    }
}
