package vn.diemcau.web.cockpit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.conference.Conference;
import vn.diemcau.conference.conference.Conferences;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.DirectoryStore;
import vn.diemcau.escalation.mail.MailLedger;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Refused;

/** Lets the Office read and correct the mail addresses of an agency's posts. */
@RestController
class AddressController {

    /** @param phone null or empty to keep the old one */
    record Correction(String email, String phone) {}

    record Post(String role, String email, String phone) {}

    private final DirectoryStore directory;
    private final Conferences conferences;
    private final MailLedger ledger;
    private final Journal journal;
    private final CurrentUser user;
    private final Clock clock;

    AddressController(
            DirectoryStore directory,
            Conferences conferences,
            MailLedger ledger,
            Journal journal,
            CurrentUser user,
            Clock clock) {
        this.directory = directory;
        this.conferences = conferences;
        this.ledger = ledger;
        this.journal = journal;
        this.user = user;
        this.clock = clock;
    }

    @GetMapping("/api/agencies/{code}/contacts")
    List<Post> posts(@PathVariable String code) {
        user.requireOffice();
        return posts(directory
                .find(code)
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND, "Danh bạ không có cơ quan này.")));
    }

    /** Corrects an address in all posts of the agency, and redirects its undelivered mails. */
    @PutMapping("/api/agencies/{code}/contacts/{address}")
    @Transactional
    List<Post> correct(@PathVariable String code, @PathVariable String address, @RequestBody Correction correction) {
        user.requireOffice();
        if (directory.offices().stream().anyMatch(office -> office.code().equals(code)) && !user.mayActAs(code)) {
            throw new Refused(
                    Refused.Reason.FORBIDDEN,
                    "Địa chỉ của một Văn phòng khác do Văn phòng đó hoặc quản trị hệ thống sửa.");
        }
        String email = correction.email() == null ? "" : correction.email().strip();
        String phone = correction.phone() == null ? "" : correction.phone().strip();
        Agency agency =
                directory.correct(code, address, email, phone.isEmpty() ? null : phone, clock.instant(), user.id());
        Map<String, Integer> redirected =
                email.equals(address) ? Map.of() : ledger.redirect(current(), code, address, email, user.id());
        Act act = Act.of(
                        Kind.ADDRESS_CORRECTED,
                        "sửa danh bạ của %s: địa chỉ thư %s thay cho %s".formatted(agency.name(), email, address))
                .about(List.of(code));
        if (redirected.isEmpty()) {
            journal.write(act);
        }
        redirected.forEach((conference, mails) -> journal.write(
                act.in(conference).saying("; %d thư chưa tới nơi nay gửi tới địa chỉ này".formatted(mails))));
        return posts(agency);
    }

    /** The Office's own conferences whose mails are still useful. A cancellation must be known until the conference's day. */
    private List<String> current() {
        return conferences.all().stream()
                .filter(user::isOfficeOf)
                .filter(conference -> !conference.isOver()
                        || conference.status() == Conference.Status.CANCELLED
                                && conference.start().toInstant().isAfter(clock.instant()))
                .map(Conference::id)
                .toList();
    }

    private static List<Post> posts(Agency agency) {
        return agency.posts().stream()
                .map(post -> new Post(post.role(), post.email(), post.phone()))
                .toList();
    }
}
