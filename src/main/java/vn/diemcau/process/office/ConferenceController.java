package vn.diemcau.process.office;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.plan.Plan;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.JsonBody;
import vn.diemcau.platform.web.RequestField;
import vn.diemcau.process.preparation.PlannedDates;
import vn.diemcau.process.preparation.PreparationWorkflow;

/** Calls and shows conferences; for the Office only, except that any agency may report an incident. */
@RestController
class ConferenceController {

    /** @param warnings sentences for the Office; may be empty */
    record Created(String id, List<String> warnings) {}

    record Incident(String words) {}

    private final PreparationWorkflow workflow;
    private final Conferences conferences;
    private final ExamplePlan example;
    private final PlannedDates planned;
    private final IncidentReports incidents;
    private final CurrentUser user;

    ConferenceController(
            PreparationWorkflow workflow,
            Conferences conferences,
            ExamplePlan example,
            PlannedDates planned,
            IncidentReports incidents,
            CurrentUser user) {
        this.workflow = workflow;
        this.conferences = conferences;
        this.example = example;
        this.planned = planned;
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
                .body(new Created(id, planned.warningsOfCalled(conferences.get(id))));
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

    /** A plan to start from: the example's plan with its dates moved ahead, of the asker's own Office. */
    @GetMapping(path = "/api/plan-template", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String template() {
        user.requireOffice();
        return example.template(user.agencies());
    }

    @GetMapping("/api/conferences")
    List<ConferenceView> all() {
        user.requireOffice();
        return conferences.all().stream()
                .filter(user::isOfficeOf)
                .map(this::view)
                .toList();
    }

    @GetMapping("/api/conferences/{id}")
    ConferenceView one(@PathVariable String id) {
        user.requireOfficeOf(id);
        return view(conferences.get(id));
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
        String duty = incidents.report(id, text("Sự cố gì, ở đâu, từ bao giờ", incident.words()));
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

    private ConferenceView view(Conference conference) {
        return ConferenceView.of(conference, planned.warnings(conference));
    }
}
