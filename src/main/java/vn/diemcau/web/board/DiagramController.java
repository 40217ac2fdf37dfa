package vn.diemcau.web.board;

import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Refused;

/** What colours the diagrams in Cockpit, for the Office only. */
@RestController
class DiagramController {

    private final Diagrams diagrams;
    private final Conferences conferences;
    private final CurrentUser user;

    DiagramController(Diagrams diagrams, Conferences conferences, CurrentUser user) {
        this.diagrams = diagrams;
        this.conferences = conferences;
        this.user = user;
    }

    /** @param unit narrows to the duties of one unit */
    @GetMapping("/api/conferences/{id}/diagram")
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Diagram diagram(@PathVariable String id, @RequestParam(required = false) String unit) {
        user.requireOfficeOf(id);
        Diagram diagram = diagrams.of(conferences.get(id), unit);
        if (unit != null && diagram.units() == null) {
            throw new Refused(Refused.Reason.NOT_FOUND, "Hội nghị này không có đơn vị mang mã “%s”.".formatted(unit));
        }
        return diagram;
    }
}
