package vn.diemcau.process.correction;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.JsonBody;
import vn.diemcau.platform.web.RequestField;

/** Shows and corrects the plan of a running conference; for the Office only. */
@RestController
class PlanController {

    /** @param revision number of corrections so far; a correction names it */
    record Present(int revision, String plan) {}

    /**
     * What a correction would do.
     *
     * @param problems reasons why it would be refused; empty when it would be accepted
     * @param warnings sentences for the Office; they prevent nothing
     */
    record Check(
            List<Problem> problems,
            List<CorrectedWords> changes,
            List<String> told,
            int mails,
            List<String> warnings) {}

    record Corrected(
            int revision,
            List<CorrectedWords> changes,
            List<String> told,
            int mails,
            List<String> warnings,
            String message) {}

    private final PlanCorrection correction;
    private final Conferences conferences;
    private final CurrentUser user;

    PlanController(PlanCorrection correction, Conferences conferences, CurrentUser user) {
        this.correction = correction;
        this.conferences = conferences;
        this.user = user;
    }

    /** The plan as it holds now, with moved dates and duties that were given to others. */
    @GetMapping("/api/conferences/{id}/plan")
    Present plan(@PathVariable String id) {
        user.requireOfficeOf(id);
        CurrentPlan present = correction.present(id);
        return new Present(present.revision(), present.plan().source());
    }

    /** Says what a corrected plan in YAML or JSON would change, and changes nothing. */
    @PostMapping("/api/conferences/{id}/plan/check")
    Check check(@PathVariable String id, InputStream plan) throws IOException {
        user.requireOfficeOf(id);
        conferences.running(id);
        String text = text(plan);
        try {
            CorrectionEffect effect = correction.preview(id, present -> text);
            return new Check(List.of(), effect.changes(), effect.told(), effect.mails(), effect.warnings());
        } catch (Refused refused) {
            return new Check(refused.problems(), List.of(), List.of(), 0, List.of());
        }
    }

    /**
     * Corrects the plan by a text in YAML or JSON.
     *
     * @param revision the revision that the sender has seen; required, because a plan replaces all that it corrects
     * @param reason required; the journal keeps it
     */
    @PutMapping("/api/conferences/{id}/plan")
    Corrected correct(
            @PathVariable String id,
            @RequestParam(required = false) String revision,
            @RequestParam(required = false) String reason,
            InputStream plan)
            throws IOException {
        user.requireOfficeOf(id);
        conferences.running(id);
        List<Problem> problems = new ArrayList<>();
        String why = RequestField.text("Lý do", reason, problems);
        int seen = seen(revision, problems);
        Refused.ifAny(problems);
        CorrectionEffect effect = correction.correct(id, seen, text(plan), why);
        return new Corrected(
                effect.revision(),
                effect.changes(),
                effect.told(),
                effect.mails(),
                effect.warnings(),
                effect.message());
    }

    private static int seen(String revision, List<Problem> problems) {
        if (revision == null || !revision.matches("\\d{1,9}")) {
            problems.add(new Problem("Lần sửa", "Phải ghi số lần sửa của kế hoạch đã xem, như revision=0."));
            return 0;
        }
        return Integer.parseInt(revision);
    }

    /** Reads the raw body, because a charset that a client merely assumes would garble the text. */
    private static String text(InputStream body) throws IOException {
        return Document.decode(JsonBody.bytes(body, Document.MAX_BYTES));
    }
}
