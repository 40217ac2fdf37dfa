package vn.diemcau.api;

import java.time.Clock;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.directory.Agency;
import vn.diemcau.directory.DirectoryStore;
import vn.diemcau.input.Refused;
import vn.diemcau.security.CurrentUser;

/** The posts of an agency that mails go to, and their right addresses; for the Office. */
@RestController
class AddressController {

    /** @param phone null or empty to keep the old one */
    record Correction(String email, String phone) {}

    record Post(String role, String email, String phone) {}

    private final DirectoryStore directory;
    private final CurrentUser user;
    private final Clock clock;

    AddressController(DirectoryStore directory, CurrentUser user, Clock clock) {
        this.directory = directory;
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

    /** Corrects an address wherever the agency has it; mails that are ordered from now on go to the right one. */
    @PutMapping("/api/agencies/{code}/contacts/{address}")
    @Transactional
    List<Post> correct(@PathVariable String code, @PathVariable String address, @RequestBody Correction correction) {
        user.requireOffice();
        String email = correction.email() == null ? "" : correction.email().strip();
        String phone = correction.phone() == null ? "" : correction.phone().strip();
        return posts(
                directory.correct(code, address, email, phone.isEmpty() ? null : phone, clock.instant(), user.id()));
    }

    private static List<Post> posts(Agency agency) {
        return agency.posts().stream()
                .map(post -> new Post(post.role(), post.email(), post.phone()))
                .toList();
    }
}
