package vn.diemcau.process.office;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.escalation.chase.Reminders;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RequestField;

/** Lets the Office remind of and reassign existing duties, one or many at once; for the Office only. */
@RestController
class ActController {

    record Reminding(List<DutyRef> duties, String note) {}

    /** @param to code of an agency; null or empty to free the duties for any officer of their own agency */
    record Reassigning(List<DutyRef> duties, String to, String reason) {}

    record Done(List<DutyResult> rows, String remark) {}

    private final Reminders reminders;
    private final DutyReassignment reassignment;
    private final CurrentUser user;

    ActController(Reminders reminders, DutyReassignment reassignment, CurrentUser user) {
        this.reminders = reminders;
        this.reassignment = reassignment;
        this.user = user;
    }

    /** Each duty has its own result; a refused duty does not stop the others. */
    @PostMapping("/api/conferences/{id}/reminders")
    Done remind(@PathVariable String id, @RequestBody Reminding wanted) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        List<DutyRef> duties = GivenDuties.read(wanted.duties(), problems);
        String note = RequestField.optional("Lời nhắn", wanted.note(), problems);
        Refused.ifAny(problems);
        Reminders.Reminded reminded = reminders.remind(id, duties, note, user.id());
        return new Done(reminded.rows(), reminded.remark());
    }

    /** Moves all duties or none. A move to another agency requires a reason. */
    @PostMapping("/api/conferences/{id}/reassignments")
    Done reassign(@PathVariable String id, @RequestBody Reassigning wanted) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        List<DutyRef> duties = GivenDuties.read(wanted.duties(), problems);
        String to = wanted.to() == null || wanted.to().isBlank()
                ? null
                : wanted.to().strip();
        if (to != null && !GivenDuties.isCode(to)) {
            problems.add(new Problem("Giao cho", "Phải là mã của một cơ quan."));
        }
        boolean staysPut =
                duties.stream().allMatch(duty -> to == null || duty.agency().equals(to));
        String reason = staysPut
                ? RequestField.optional("Lý do", wanted.reason(), problems)
                : RequestField.text("Lý do", wanted.reason(), problems);
        Refused.ifAny(problems);
        return new Done(reassignment.reassign(id, duties, to, reason), null);
    }
}
