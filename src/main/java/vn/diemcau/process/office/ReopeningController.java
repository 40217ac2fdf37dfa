package vn.diemcau.process.office;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RequestField;

/** Reopens the registration of one unit; for the Office only. */
@RestController
class ReopeningController {

    record Reopening(String reason, String until) {}

    record Opened(String duty) {}

    private final RegistrationReopening reopening;
    private final Conferences conferences;
    private final CurrentUser user;

    ReopeningController(RegistrationReopening reopening, Conferences conferences, CurrentUser user) {
        this.reopening = reopening;
        this.conferences = conferences;
        this.user = user;
    }

    /** The hour in the conference's own zone: {@code 2022-01-18T17:00}. */
    @PostMapping("/api/conferences/{id}/registrations/{unit}/reopening")
    @ResponseStatus(HttpStatus.CREATED)
    Opened reopen(@PathVariable String id, @PathVariable String unit, @RequestBody Reopening wanted) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        String reason = RequestField.text("Lý do", wanted.reason(), problems);
        ZonedDateTime until = RequestField.time(
                "Nhận đến", wanted.until(), conferences.get(id).zone(), problems);
        Refused.ifAny(problems);
        return new Opened(reopening.reopen(id, unit, until.toInstant(), reason));
    }
}
