package vn.diemcau.web.cockpit;

import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.duty.Duties;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Speeches;
import vn.diemcau.conference.export.ListKind;
import vn.diemcau.conference.export.Occasion;
import vn.diemcau.conference.export.SiteTemplate;
import vn.diemcau.conference.export.SiteWorkbooks;
import vn.diemcau.conference.export.SpeechWorkbook;
import vn.diemcau.conference.registration.Registrations;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.process.task.OfficerTasks;

/** The lists of a conference as workbooks, for the Office and the recipients. */
@RestController
class ListController {

    private final Conferences conferences;
    private final Registrations registrations;
    private final Speeches speeches;
    private final Duties duties;
    private final OfficerTasks tasks;
    private final DirectoryStore directory;
    private final Journal journal;
    private final CurrentUser user;
    private final Clock clock;

    ListController(
            Conferences conferences,
            Registrations registrations,
            Speeches speeches,
            Duties duties,
            OfficerTasks tasks,
            DirectoryStore directory,
            Journal journal,
            CurrentUser user,
            Clock clock) {
        this.conferences = conferences;
        this.registrations = registrations;
        this.speeches = speeches;
        this.duties = duties;
        this.tasks = tasks;
        this.directory = directory;
        this.journal = journal;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping("/api/conferences/{id}/lists/{word:[a-z]+}.xlsx")
    @Transactional
    ResponseEntity<byte[]> list(@PathVariable String id, @PathVariable String word) {
        ListKind kind = ListKind.of(word)
                .filter(wanted -> user.isOfficeOf(id) || (wanted != ListKind.SPEECHES && isReceiver(id)))
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Không có danh sách này."));
        Conference conference = conferences.get(id);
        journal.write(
                Act.of(Kind.LIST_DOWNLOADED, "tải “%s”".formatted(kind.title())).in(id));
        Agency host = directory.find(conference.host()).orElseThrow();
        Occasion occasion = new Occasion(
                conference, host.name(), host.papers(), clock.instant().atZone(conference.zone()));
        return Workbook.answer(
                kind.fileName(),
                kind == ListKind.SPEECHES
                        ? SpeechWorkbook.of(speeches.of(id), occasion)
                        : SiteWorkbooks.of(kind, registrations.sites(id), occasion));
    }

    /** The template of sites that a unit may fill in outside the form. */
    @GetMapping("/api/tasks/{id}/template.xlsx")
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> template(@PathVariable String id) {
        Agency unit = tasks.duty(id)
                .filter(duty -> duty.kind().isRegistering())
                .map(Duty::agency)
                .flatMap(directory::find)
                .orElseThrow(OfficerTasks::notOpen);
        return Workbook.answer("Mẫu danh sách điểm cầu - %s.xlsx".formatted(unit.name()), SiteTemplate.of(unit));
    }

    private boolean isReceiver(String conference) {
        return duties.ofConference(conference).stream()
                .anyMatch(duty -> duty.list() != null && user.agencies().contains(duty.agency()));
    }
}
