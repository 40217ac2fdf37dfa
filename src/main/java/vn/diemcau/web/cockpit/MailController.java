package vn.diemcau.web.cockpit;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.escalation.chase.Chase;
import vn.diemcau.escalation.chase.Promises;
import vn.diemcau.escalation.mail.LedgerEntry;
import vn.diemcau.escalation.mail.MailContent;
import vn.diemcau.escalation.mail.MailFilter;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.escalation.mail.MailState;
import vn.diemcau.escalation.mail.OrderedMail;
import vn.diemcau.escalation.smtp.MailWay;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;

/** The ledger of a conference's mails, for the Office. */
@RestController
class MailController {

    /** @param address the corrected address; null or empty to keep the old one */
    record Resending(String address) {}

    /** @param agency code of the agency; null or empty for all */
    record ResendingAll(String agency) {}

    /** @param mails number of resent mails */
    record Resent(int mails) {}

    static final int PAGE_SIZE = 100;

    /** Restricts a mail, which is shown in a frame of Cockpit's page, to opening links in other windows. */
    private static final String HARMLESS = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final MailLedger ledger;
    private final MailWay way;
    private final MailViews views;
    private final Chase chase;
    private final Promises promises;
    private final Conferences conferences;
    private final Journal journal;
    private final CurrentUser user;

    MailController(
            MailLedger ledger,
            MailWay way,
            MailViews views,
            Chase chase,
            Promises promises,
            Conferences conferences,
            Journal journal,
            CurrentUser user) {
        this.ledger = ledger;
        this.way = way;
        this.views = views;
        this.chase = chase;
        this.promises = promises;
        this.conferences = conferences;
        this.journal = journal;
        this.user = user;
    }

    @GetMapping("/api/conferences/{id}/mails")
    MailView.Page mails(
            @PathVariable String id,
            @RequestParam(required = false) MailState state,
            @RequestParam(required = false) String agency,
            @RequestParam(defaultValue = "0") int from) {
        user.requireOfficeOf(id);
        Conference conference = conferences.get(id);
        String wanted = agency == null || agency.isEmpty() ? null : agency;
        int first = Math.max(0, from);
        Map<MailState, Integer> counts = ledger.counts(id, wanted);
        return new MailView.Page(
                way.trouble().orElse(null),
                Arrays.stream(MailState.values())
                        .map(each -> new MailView.Count(each, MailWords.state(each), counts.getOrDefault(each, 0)))
                        .toList(),
                views.agencies(conferences.agencies(id)),
                state == null
                        ? counts.values().stream().mapToInt(Integer::intValue).sum()
                        : counts.getOrDefault(state, 0),
                first,
                PAGE_SIZE,
                views.of(conference, ledger.of(id, new MailFilter(state, wanted), first, PAGE_SIZE)));
    }

    /** The mails that will be sent if nobody acts. */
    @GetMapping("/api/conferences/{id}/mails/future")
    MailView.Future future(@PathVariable String id) {
        user.requireOfficeOf(id);
        Conference conference = conferences.get(id);
        return new MailView.Future(
                views.planned(conference, chase.future(id)), views.promised(conference, promises.toCome(id)));
    }

    @GetMapping("/api/mails/{id}")
    MailView.Whole mail(@PathVariable long id) {
        user.requireOffice();
        LedgerEntry entry = find(id);
        MailContent content = ledger.content(id).orElse(null);
        return new MailView.Whole(
                views.of(conferences.get(entry.mail().conference()), List.of(entry))
                        .get(0),
                content == null ? null : content.text(),
                content == null
                        ? List.of()
                        : content.attachments().stream()
                                .map(MailContent.Attachment::fileName)
                                .toList(),
                views.addresses(entry.mail().agency()));
    }

    @GetMapping(path = "/api/mails/{id}/html", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String html(@PathVariable long id, HttpServletResponse response) {
        user.requireOffice();
        find(id);
        String html = ledger.content(id)
                .map(MailContent::html)
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Thư được soạn khi gửi, nay chưa có lời."));
        // Replaces the policy of our other responses, which would forbid the frame.
        response.setHeader("Content-Security-Policy", HARMLESS);
        return html.replaceFirst("(?i)<head>", "<head><base target=\"_blank\">");
    }

    @GetMapping("/api/mails/{id}/attachments/{number}")
    ResponseEntity<byte[]> attachment(@PathVariable long id, @PathVariable int number) {
        user.requireOffice();
        find(id);
        MailContent.Attachment file = ledger.content(id).stream()
                .filter(content -> number >= 0)
                .flatMap(content -> content.attachments().stream())
                .skip(number)
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Không có tệp này."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.content());
    }

    /** Resends a failed mail to the same address or to another one of the directory. */
    @PostMapping("/api/mails/{id}/resending")
    @Transactional
    MailView resend(@PathVariable long id, @RequestBody Resending resending) {
        user.requireOffice();
        LedgerEntry entry = find(id);
        String typed = resending.address() == null ? "" : resending.address().strip();
        ledger.resend(id, user.id(), typed.isEmpty() ? null : known(typed, entry));
        journal.write(resent(find(id)));
        return views.of(conferences.get(entry.mail().conference()), List.of(find(id)))
                .get(0);
    }

    /** Resends all failed mails, for example after a wrong setting of the mail server. */
    @PostMapping("/api/conferences/{id}/mails/resending")
    @Transactional
    Resent resendAll(@PathVariable String id, @RequestBody(required = false) ResendingAll wanted) {
        user.requireOfficeOf(id);
        Conference conference = conferences.get(id);
        String agency =
                wanted == null || wanted.agency() == null || wanted.agency().isBlank() ? null : wanted.agency();
        List<String> resent = ledger.resendAll(conference.id(), agency, user.id());
        if (!resent.isEmpty()) {
            journal.write(Act.of(
                            Kind.MAIL_RESENT, "cho gửi lại %d thư đã gửi không thành công".formatted(resent.size()))
                    .in(conference.id())
                    .about(resent.stream().filter(Objects::nonNull).distinct().toList()));
        }
        return new Resent(resent.size());
    }

    private static Act resent(LedgerEntry entry) {
        OrderedMail mail = entry.mail();
        return Act.of(
                        Kind.MAIL_RESENT,
                        "cho gửi lại thư%s tới %s"
                                .formatted(entry.subject() == null ? "" : " “" + entry.subject() + "”", mail.address()))
                .in(mail.conference())
                .about(mail.agency() == null ? List.of() : List.of(mail.agency()));
    }

    private String known(String typed, LedgerEntry entry) {
        return views.addresses(entry.mail().agency()).stream()
                .map(MailView.Address::address)
                .filter(typed::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new Refused(List.of(new Problem(
                        "Địa chỉ thư",
                        "“%s” không có trong danh bạ của cơ quan nhận thư. Hãy sửa danh bạ trước, rồi gửi lại."
                                .formatted(shortened(typed))))));
    }

    private LedgerEntry find(long id) {
        return ledger.find(id)
                .filter(entry -> user.isOfficeOf(entry.mail().conference()))
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Không có thư này."));
    }

    private static String shortened(String typed) {
        return typed.length() <= 100 ? typed : typed.substring(0, 100) + "…";
    }
}
