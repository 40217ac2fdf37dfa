package vn.diemcau.web.tasklist;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.duty.Demands;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.LetterWords;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.process.task.OfficerTasks;

/** The data of a task for its form. */
@RestController
class TaskController {

    /**
     * @param wordsRemark empty while the dates in the words hold
     * @param ticks sentences to confirm
     * @param proof the file that the plan demands, or null
     */
    record DutyView(
            String code,
            String name,
            String words,
            String wordsRemark,
            List<String> obligations,
            String due,
            String dueText,
            boolean overdue,
            List<String> ticks,
            Demands.ProofWords proof) {}

    record AgencyView(String code, String name) {}

    /**
     * @param mayAnswer whether the current user may answer
     * @param onBehalf whether that answer is on the agency's behalf
     * @param claimedBy name of the holder, or null
     * @param isMine whether the current user is the holder
     */
    record WorkerView(boolean mayAnswer, boolean onBehalf, String claimedBy, boolean isMine) {}

    record TaskView(
            String id,
            DutyView duty,
            AgencyView agency,
            TaskConference.View conference,
            List<TaskConference.Help> helpLines,
            WorkerView worker,
            DraftController.DraftView draft,
            Map<String, Object> answer,
            List<Duties.Attachment> attachments,
            Object data) {}

    /**
     * Types that the browser shows from our own origin. All others are downloaded, so that no foreign page runs here.
     */
    private static final Set<String> SHOWN_INLINE = Set.of("application/pdf", "image/png", "image/jpeg");

    private final OfficerTasks tasks;
    private final Duties duties;
    private final TaskConference conferences;
    private final DraftController drafts;
    private final AccountNames names;
    private final CurrentUser user;
    private final Clock clock;

    TaskController(
            OfficerTasks tasks,
            Duties duties,
            TaskConference conferences,
            DraftController drafts,
            AccountNames names,
            CurrentUser user,
            Clock clock) {
        this.tasks = tasks;
        this.duties = duties;
        this.conferences = conferences;
        this.drafts = drafts;
        this.names = names;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping("/api/tasks/{id}")
    @Transactional(readOnly = true)
    TaskView task(@PathVariable String id) {
        Duty duty = tasks.openDuty(id);
        Conference conference = conferences.get(duty);
        Agency agency = conferences.agency(duty);
        return new TaskView(
                id,
                view(duty, conference),
                new AgencyView(agency.code(), agency.name()),
                conferences.view(conference, agency),
                conferences.helpLines(conference, agency),
                worker(duty),
                drafts.shown(duty, conference),
                duties.answer(duty).orElse(null),
                duties.attachments(duty),
                tasks.shownFor(duty));
    }

    private WorkerView worker(Duty duty) {
        String assignee = tasks.assignee(duty.taskId()).orElse(null);
        boolean mayAnswer = tasks.mayAnswer(duty);
        return new WorkerView(
                mayAnswer,
                mayAnswer && !user.speaksFor(duty.agency()),
                assignee == null ? null : names.of(assignee),
                assignee != null && assignee.equals(user.id()));
    }

    @GetMapping("/api/attachments/{id}")
    ResponseEntity<Resource> attachment(@PathVariable UUID id) {
        Duties.StoredFile file = duties.file(id)
                .filter(stored -> user.agencies().contains(stored.agency()) || user.isOfficeOf(stored.conference()))
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Không có tệp này."));
        boolean isShown = SHOWN_INLINE.contains(file.contentType());
        ContentDisposition disposition = (isShown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(
                        isShown ? MediaType.parseMediaType(file.contentType()) : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.content());
    }

    private DutyView view(Duty duty, Conference conference) {
        var due = duty.due().atZone(conference.zone());
        Demands demands = duties.demands(duty);
        return new DutyView(
                duty.code(),
                duty.name(),
                duty.words(),
                LetterWords.remark(duty, conference),
                duty.obligations(),
                due.toOffsetDateTime().toString(),
                conference.isDeferred() ? "chưa có, Hội nghị đang tạm hoãn" : VietnameseTime.full(due),
                !conference.isDeferred() && !clock.instant().isBefore(duty.due()),
                demands.ticks(),
                demands.proofWords().orElse(null));
    }
}
