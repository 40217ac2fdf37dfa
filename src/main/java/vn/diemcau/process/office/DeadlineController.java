package vn.diemcau.process.office;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.DutyRef;
import vn.diemcau.conference.duty.DutyResult;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.RequestField;
import vn.diemcau.process.preparation.ChangePreviews;
import vn.diemcau.process.preparation.DeadlineMoves;
import vn.diemcau.process.preparation.PlannedDates;

/** Moves the deadlines of single duties, after a look at what that means; for the Office only. */
@RestController
class DeadlineController {

    /** @param due the deadline that the sender has seen, as the board tells it; null to accept the current one */
    record Chosen(String code, String agency, String due) {}

    /** @param due in the conference's own zone: {@code 2022-01-18T10:00} */
    record Moving(List<Chosen> duties, String due, String reason) {}

    record Done(List<DutyResult> rows) {}

    /** @param warnings sentences for the Office; they prevent nothing */
    record Foreseen(List<String> warnings, ChangePreviews.Preview effect) {}

    private final DeadlineMoves moves;
    private final ChangePreviews previews;
    private final PlannedDates planned;
    private final Conferences conferences;
    private final CurrentUser user;

    DeadlineController(
            DeadlineMoves moves,
            ChangePreviews previews,
            PlannedDates planned,
            Conferences conferences,
            CurrentUser user) {
        this.moves = moves;
        this.previews = previews;
        this.planned = planned;
        this.conferences = conferences;
        this.user = user;
    }

    /** Moves all of them or none. */
    @PostMapping("/api/conferences/{id}/deadlines")
    Done move(@PathVariable String id, @RequestBody Moving wanted) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        String reason = RequestField.text("Lý do", wanted.reason(), problems);
        return new Done(moves.move(id, order(id, wanted, reason, problems)));
    }

    /** Says what would move and who would be told, and moves nothing. */
    @PostMapping("/api/conferences/{id}/deadlines/preview")
    Foreseen preview(@PathVariable String id, @RequestBody Moving wanted) {
        user.requireOfficeOf(id);
        List<Problem> problems = new ArrayList<>();
        String reason = RequestField.text("Lý do", wanted.reason(), problems);
        DeadlineMoves.Order order = order(id, wanted, reason, problems);
        return new Foreseen(
                planned.warning(order.due().atZone(conferences.get(id).zone())).stream()
                        .toList(),
                previews.ofDeadlines(id, order));
    }

    private DeadlineMoves.Order order(String id, Moving wanted, String reason, List<Problem> problems) {
        List<DutyRef> refs = GivenDuties.read(
                wanted.duties() == null
                        ? null
                        : wanted.duties().stream()
                                .map(each -> each == null ? null : new DutyRef(each.code(), each.agency()))
                                .toList(),
                problems);
        ZonedDateTime due =
                RequestField.time("Hạn mới", wanted.due(), conferences.get(id).zone(), problems);
        Map<DutyRef, Instant> seen = new LinkedHashMap<>();
        for (int i = 0; i < refs.size() && problems.isEmpty(); i++) {
            seen.put(refs.get(i), seen(wanted.duties().get(i).due(), i, problems));
        }
        Refused.ifAny(problems);
        return new DeadlineMoves.Order(seen, due.toInstant(), reason, user.id());
    }

    private static Instant seen(String given, int row, List<Problem> problems) {
        try {
            return given == null ? null : Instant.parse(given);
        } catch (DateTimeException e) {
            problems.add(new Problem(
                    "%s thứ %d".formatted(GivenDuties.PLACE, row + 1),
                    "Hạn đã xem không phải là một giờ như 2022-01-17T09:00:00Z."));
            return null;
        }
    }
}
