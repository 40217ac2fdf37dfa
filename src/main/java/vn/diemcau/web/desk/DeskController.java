package vn.diemcau.web.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.conference.desk.Sheet;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.identity.provider.AccountNames;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseTime;
import vn.diemcau.platform.web.JsonBody;

/** Drafts of conferences, from the letter to the call; each for its own Office only. */
@RestController
class DeskController {

    /** Largest draft: a letter of 1 MB, and as much again for what it asks. */
    static final int LONGEST = 4_000_000;

    private static final int MOST_DRAFTS = 200;

    /**
     * A draft.
     *
     * @param version the newest
     * @param shown the revision that is shown
     * @param first the oldest revision that can be read
     * @param conference id of the conference that was called by it; null before
     */
    record View(
            String id,
            int version,
            int shown,
            int first,
            String conference,
            String savedText,
            String by,
            Sheet sheet) {}

    record Entry(String id, String title, String conference, String savedText, String by) {}

    /** @param by display name of who saved last */
    record Saved(int version, int first, String savedText, String by) {}

    private final ConferenceDrafts drafts;
    private final Sheets sheets;
    private final NewSheets beginnings;
    private final Previews previews;
    private final DraftCall calls;
    private final CurrentUser user;
    private final AccountNames names;
    private final ObjectMapper json;
    private final Clock clock;

    DeskController(
            ConferenceDrafts drafts,
            Sheets sheets,
            NewSheets beginnings,
            Previews previews,
            DraftCall calls,
            CurrentUser user,
            AccountNames names,
            ObjectMapper json,
            Clock clock) {
        this.drafts = drafts;
        this.sheets = sheets;
        this.beginnings = beginnings;
        this.previews = previews;
        this.calls = calls;
        this.user = user;
        this.names = names;
        this.json = json;
        this.clock = clock;
    }

    /** What a draft is edited with. */
    @GetMapping("/api/desk/choices")
    Choices choices() {
        user.requireOffice();
        return beginnings.choices();
    }

    @GetMapping("/api/desk/drafts")
    List<Entry> all() {
        user.requireOffice();
        List<ConferenceDrafts.Entry> all = drafts.all(beginnings.offices());
        Map<String, String> people =
                names.of(all.stream().map(ConferenceDrafts.Entry::by).collect(Collectors.toSet()));
        return all.stream()
                .map(each ->
                        new Entry(each.id(), each.title(), each.conference(), time(each.at()), people.get(each.by())))
                .toList();
    }

    /**
     * Begins a draft: of a letter that was read ({@code {"reading": …}}), of a text, of a former conference
     * ({@code {"copyOf": id, "start": …}}), or of nothing.
     */
    @PostMapping("/api/desk/drafts")
    ResponseEntity<View> begin(InputStream body, HttpServletRequest request) throws IOException {
        user.requireOffice();
        JsonNode sent = JsonBody.object(body, LONGEST, json);
        String office = beginnings.office();
        if (drafts.count(office) >= MOST_DRAFTS) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "Đã có %d bản soạn chưa triệu tập; hãy xóa bớt bản không dùng.".formatted(MOST_DRAFTS));
        }
        Sheet sheet = sheets.checked(beginnings.of(sent));
        String id = drafts.add(
                office, Sheets.title(sheet), Sheets.digest(sheet), sheets.write(sheet), user.id(), clock.instant());
        return ResponseEntity.created(URI.create(request.getContextPath() + "/api/desk/drafts/" + id))
                .body(view(draft(id)));
    }

    /** @param version an older revision; the newest when it is not given */
    @GetMapping("/api/desk/drafts/{id}")
    View one(@PathVariable String id, @RequestParam(required = false) Integer version) {
        user.requireOffice();
        ConferenceDrafts.Draft newest = draft(id);
        return view(
                version == null
                        ? newest
                        : drafts.find(id, version)
                                .orElseThrow(() -> new Refused(
                                        Refused.Reason.NOT_FOUND, "Không còn giữ lần lưu này của bản soạn.")));
    }

    /** Stores {@code {"version": the version that was seen, "sheet": {…}}}. */
    @PutMapping("/api/desk/drafts/{id}")
    Saved save(@PathVariable String id, InputStream body) throws IOException {
        user.requireOffice();
        JsonNode sent = JsonBody.object(body, LONGEST, json);
        if (!sent.path("version").isInt()) {
            throw new Refused(Refused.Reason.INVALID, "Nội dung gửi lên không đọc được.");
        }
        Sheet sheet = sheets.read(sent.path("sheet"));
        draft(id);
        boolean isSaved = drafts.save(
                id,
                sent.get("version").intValue(),
                Sheets.title(sheet),
                Sheets.digest(sheet),
                sheets.write(sheet),
                user.id(),
                clock.instant());
        ConferenceDrafts.Draft now = draft(id);
        if (!isSaved) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    now.conference() == null
                            ? "%s vừa lưu bản khác lúc %s.".formatted(names.of(now.by()), time(now.at()))
                            : "Hội nghị này đã được triệu tập, không sửa được bản soạn nữa.");
        }
        return new Saved(now.version(), now.first(), time(now.at()), names.of(now.by()));
    }

    @DeleteMapping("/api/desk/drafts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        user.requireOffice();
        draft(id);
        drafts.delete(id);
    }

    /** Says what the draft would become, and calls nothing. */
    @PostMapping("/api/desk/drafts/{id}/check")
    @Transactional(readOnly = true)
    Preview check(@PathVariable String id) {
        user.requireOffice();
        return previews.of(sheets.read(draft(id).sheet()));
    }

    /** Calls the conference of the draft's version: {@code {"version": the version that was seen}}. */
    @PostMapping("/api/desk/drafts/{id}/call")
    ResponseEntity<Map<String, String>> call(@PathVariable String id, InputStream body, HttpServletRequest request)
            throws IOException {
        user.requireOffice();
        JsonNode sent = JsonBody.object(body, LONGEST, json);
        if (!sent.path("version").isInt()) {
            throw new Refused(Refused.Reason.INVALID, "Nội dung gửi lên không đọc được.");
        }
        String conference = calls.call(id, sent.get("version").intValue());
        return ResponseEntity.created(URI.create(request.getContextPath() + "/api/conferences/" + conference))
                .body(Map.of("id", conference));
    }

    private ConferenceDrafts.Draft draft(String id) {
        return drafts.find(id).filter(draft -> user.mayActAs(draft.office())).orElseThrow(DraftCall::noDraft);
    }

    private View view(ConferenceDrafts.Draft draft) {
        int newest =
                drafts.find(draft.id()).map(ConferenceDrafts.Draft::version).orElse(draft.version());
        return new View(
                draft.id(),
                newest,
                draft.version(),
                draft.first(),
                draft.conference(),
                time(draft.at()),
                names.of(draft.by()),
                sheets.read(draft.sheet()));
    }

    private String time(Instant at) {
        return VietnameseTime.full(at.atZone(clock.getZone()));
    }
}
