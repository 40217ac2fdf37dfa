package vn.diemcau.web.cockpit;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.audit.journal.Seals;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.conference.export.HistoryWorkbook;
import vn.diemcau.conference.export.Occasion;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** The history of a conference for the Office, also after its end. */
@RestController
class HistoryController {

    /**
     * @param broken number of the first seal that does not match, or null
     * @param newest the newest seal, null before the first
     * @param kept state of the requested seal, null without a request
     * @param words the result as a sentence
     */
    record SealView(Long broken, String newest, Seals.Kept kept, String words) {}

    static final int PAGE_SIZE = 100;
    private static final int LONGEST_TEXT = 200;

    private final Journal journal;
    private final Seals seals;
    private final HistoryViews views;
    private final MailViews names;
    private final Conferences conferences;
    private final DirectoryStore directory;
    private final CurrentUser user;
    private final Clock clock;

    HistoryController(
            Journal journal,
            Seals seals,
            HistoryViews views,
            MailViews names,
            Conferences conferences,
            DirectoryStore directory,
            CurrentUser user,
            Clock clock) {
        this.journal = journal;
        this.seals = seals;
        this.views = views;
        this.names = names;
        this.conferences = conferences;
        this.directory = directory;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping("/api/conferences/{id}/history")
    @Transactional(readOnly = true)
    HistoryView.Page history(
            @PathVariable String id,
            @RequestParam(required = false) String agency,
            @RequestParam(required = false) Kind.Group group,
            @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int from) {
        user.requireOfficeOf(id);
        Conference conference = conferences.get(id);
        Journal.Wanted wanted = wanted(conference, agency, group, text);
        int first = Math.max(0, from);
        return new HistoryView.Page(
                Arrays.stream(Kind.Group.values())
                        .map(each -> new HistoryView.Group(each.name(), each.words()))
                        .toList(),
                names.agencies(conferences.agencies(id)),
                journal.count(id, wanted),
                first,
                PAGE_SIZE,
                views.of(conference, journal.of(id, wanted, first, PAGE_SIZE)));
    }

    /** The complete history as a workbook. */
    @GetMapping("/api/conferences/{id}/history.xlsx")
    @Transactional
    ResponseEntity<byte[]> workbook(
            @PathVariable String id,
            @RequestParam(required = false) String agency,
            @RequestParam(required = false) Kind.Group group,
            @RequestParam(required = false) String text) {
        user.requireOfficeOf(id);
        Conference conference = conferences.get(id);
        List<Journal.Entry> found =
                journal.of(id, wanted(conference, agency, group, text), 0, HistoryWorkbook.MOST_LINES);
        Agency host = directory.find(conference.host()).orElseThrow();
        journal.write(Act.of(Kind.LIST_DOWNLOADED, "tải nhật ký Hội nghị").in(id));
        return Workbook.answer(
                "Nhật ký Hội nghị.xlsx",
                HistoryWorkbook.of(
                        views.lines(conference, found),
                        newestSeal(),
                        new Occasion(
                                conference,
                                host.name(),
                                host.papers(),
                                clock.instant().atZone(conference.zone()))));
    }

    /**
     * Checks that the record is unchanged.
     *
     * @param kept a seal from a copy elsewhere, because whoever controls the database can rebuild the chain
     */
    @GetMapping("/api/history/seal")
    SealView seal(@RequestParam(required = false) String kept) {
        user.requireOffice();
        Seals.Kept found = kept == null ? null : compare(kept);
        return new SealView(seals.broken().orElse(null), newestSeal(), found, found == null ? null : words(found));
    }

    private Seals.Kept compare(String kept) {
        return seals.compare(kept)
                .orElseThrow(() -> new Refused(List.of(
                        new Problem("Dấu đã giữ", "Phải ghi như trong thư hoặc sổ: số thứ tự, dấu gạch, 64 chữ số."))));
    }

    private static String words(Seals.Kept found) {
        return switch (found) {
            case SAME -> "Nhật ký còn nguyên dấu đã giữ.";
            case GONE -> "Nhật ký không còn dấu đã giữ: phần cuối đã bị cắt bỏ.";
            case DIFFERENT -> "Dấu cùng số trong nhật ký khác dấu đã giữ: nhật ký đã bị viết lại.";
        };
    }

    /** "1532-5f70bf18…": a chain number with its hash. */
    private String newestSeal() {
        return seals.last().map(Seals.Seal::written).orElse(null);
    }

    /** Acts on accounts belong to no conference. Each of several Offices sees those of its own officers. */
    private Journal.Wanted wanted(Conference conference, String asked, Kind.Group group, String typed) {
        boolean isLimited = group == Kind.Group.ACCOUNT && !user.mayFollowAll();
        String agency = isLimited ? conference.host() : asked;
        String text = typed == null || typed.isBlank() ? null : typed.strip();
        if (text != null && text.length() > LONGEST_TEXT) {
            text = text.substring(0, LONGEST_TEXT);
        }
        return new Journal.Wanted(
                agency == null || agency.isEmpty() ? null : agency,
                group,
                text,
                text == null ? List.of() : views.named(text));
    }
}
