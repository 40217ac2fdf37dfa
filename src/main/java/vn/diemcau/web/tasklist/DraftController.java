package vn.diemcau.web.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.duty.Drafts;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.platform.web.JsonBody;
import vn.diemcau.process.task.OfficerTasks;

/** The draft of a task, which colleagues share, and the takeover of the task. */
@RestController
class DraftController {

    /** Largest draft: a form with its rows, without files. */
    private static final int LONGEST = 1_500_000;

    record DraftView(int version, JsonNode fields, String savedText, String by) {}

    private final OfficerTasks tasks;
    private final Drafts drafts;
    private final Conferences conferences;
    private final CurrentUser user;
    private final AccountNames names;
    private final ObjectMapper json;
    private final Clock clock;

    DraftController(
            OfficerTasks tasks,
            Drafts drafts,
            Conferences conferences,
            CurrentUser user,
            AccountNames names,
            ObjectMapper json,
            Clock clock) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.conferences = conferences;
        this.user = user;
        this.names = names;
        this.json = json;
        this.clock = clock;
    }

    /** Stores {@code {"version": version of the previous draft, 0 for none, "fields": {…}}}. */
    @PutMapping("/api/tasks/{id}/draft")
    DraftView save(@PathVariable String id, InputStream body) throws IOException {
        JsonNode sent = JsonBody.object(body, LONGEST, json);
        if (!sent.path("fields").isObject() || !sent.path("version").isInt()) {
            throw new Refused(Refused.Reason.INVALID, "Nội dung gửi lên không đọc được.");
        }
        Duty duty = tasks.dutyToAnswer(id);
        String author = author(duty);
        int seen = sent.get("version").intValue();
        if (!drafts.save(duty, author, seen, sent.get("fields"), user.id(), clock.instant())) {
            throw new Refused(Refused.Reason.CONFLICT, conflict(duty, author));
        }
        return view(drafts.find(duty, author).orElseThrow(), conferences.get(duty.conference()));
    }

    @DeleteMapping("/api/tasks/{id}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String id) {
        Duty duty = tasks.dutyToAnswer(id);
        drafts.discard(duty, author(duty));
    }

    /** Gives the task to the current user, even if a colleague holds it. */
    @PostMapping("/api/tasks/{id}/takeover")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOver(@PathVariable String id) {
        tasks.takeOver(id);
    }

    /** The draft that the current user may continue, or null. */
    DraftView shown(Duty duty, Conference conference) {
        return tasks.mayAnswer(duty)
                ? drafts.find(duty, author(duty))
                        .map(draft -> view(draft, conference))
                        .orElse(null)
                : null;
    }

    /** The office that shares the draft. The Office's draft on a unit's behalf is separate from the unit's own. */
    private String author(Duty duty) {
        return user.speaksFor(duty.agency())
                ? duty.agency()
                : user.agencies().stream()
                        .findFirst()
                        .orElse(conferences.get(duty.conference()).host());
    }

    private String conflict(Duty duty, String author) {
        return drafts.find(duty, author)
                .map(draft -> "%s vừa lưu nháp khác lúc %s."
                        .formatted(names.of(draft.by()), time(draft, conferences.get(duty.conference()))))
                .orElse("Nháp này vừa được bỏ hoặc đã gửi đi.");
    }

    private DraftView view(Drafts.Draft draft, Conference conference) {
        return new DraftView(draft.version(), draft.fields(), time(draft, conference), names.of(draft.by()));
    }

    private static String time(Drafts.Draft draft, Conference conference) {
        return VietnameseTime.full(draft.at().atZone(conference.zone()));
    }
}
