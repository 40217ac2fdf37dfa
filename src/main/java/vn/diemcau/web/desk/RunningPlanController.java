package vn.diemcau.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.desk.RunningSheet;
import vn.diemcau.conference.desk.Sheet;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.JsonBody;
import vn.diemcau.platform.web.RequestField;

/** The plan of a running conference in the desk's rows; for its Office only. */
@RestController
class RunningPlanController {

    private final RunningPlans plans;
    private final Sheets sheets;
    private final Conferences conferences;
    private final CurrentUser user;
    private final ObjectMapper json;

    RunningPlanController(
            RunningPlans plans, Sheets sheets, Conferences conferences, CurrentUser user, ObjectMapper json) {
        this.plans = plans;
        this.sheets = sheets;
        this.conferences = conferences;
        this.user = user;
        this.json = json;
    }

    @GetMapping("/api/conferences/{id}/plan/rows")
    RunningPlan rows(@PathVariable String id) {
        user.requireOfficeOf(id);
        return plans.view(id);
    }

    /** Says what is wrong with {@code {"rows": […]}}, and changes nothing. */
    @PostMapping("/api/conferences/{id}/plan/rows/check")
    RunningPlan.Check check(@PathVariable String id, InputStream body) throws IOException {
        user.requireOfficeOf(id);
        conferences.running(id);
        return plans.check(id, wanted(sent(body)));
    }

    /** Says what {@code {"version": …, "rows": […]}} would change and who would be told, and changes nothing. */
    @PostMapping("/api/conferences/{id}/plan/rows/preview")
    RunningPlan.Effect preview(@PathVariable String id, InputStream body) throws IOException {
        user.requireOfficeOf(id);
        conferences.running(id);
        JsonNode sent = sent(body);
        List<Problem> problems = new ArrayList<>();
        String version = version(sent, problems);
        Refused.ifAny(problems);
        return plans.preview(id, version, wanted(sent));
    }

    /**
     * Corrects the plan by {@code {"version": …, "rows": […], "reason": …}}. A {@code title} and {@code sites} beside
     * the rows correct those too.
     */
    @PutMapping("/api/conferences/{id}/plan/rows")
    RunningPlan.Effect correct(@PathVariable String id, InputStream body) throws IOException {
        user.requireOfficeOf(id);
        conferences.running(id);
        JsonNode sent = sent(body);
        List<Problem> problems = new ArrayList<>();
        String version = version(sent, problems);
        String reason = RequestField.text("Lý do", text(sent, "reason"), problems);
        Refused.ifAny(problems);
        return plans.correct(id, version, wanted(sent), reason);
    }

    private JsonNode sent(InputStream body) throws IOException {
        return JsonBody.object(body, DeskController.LONGEST, json);
    }

    private RunningSheet.Wanted wanted(JsonNode sent) {
        if (!sent.path("rows").isArray()) {
            throw new Refused(List.of(new Problem("Các việc", "Chưa có các việc của kế hoạch.")));
        }
        Sheet sheet = sheets.read(sent);
        return new RunningSheet.Wanted(
                sheet.rows(),
                sent.hasNonNull("title") ? sheet.title() : null,
                sent.hasNonNull("sites") ? sheet.sites() : null);
    }

    private static String version(JsonNode sent, List<Problem> problems) {
        String version = text(sent, "version");
        if (version == null || version.isBlank()) {
            problems.add(new Problem("Bản kế hoạch", "Phải ghi bản kế hoạch đã xem."));
        }
        return version;
    }

    private static String text(JsonNode sent, String field) {
        return sent.path(field).isTextual() ? sent.path(field).textValue() : null;
    }
}
