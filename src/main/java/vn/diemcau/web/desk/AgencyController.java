package vn.diemcau.web.desk;

import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.diemcau.audit.journal.Act;
import vn.diemcau.audit.journal.Journal;
import vn.diemcau.audit.journal.Kind;
import vn.diemcau.conference.directory.Agency;
import vn.diemcau.conference.directory.AgencyAdditions;
import vn.diemcau.conference.directory.NewAgency;
import vn.diemcau.identity.access.CurrentUser;
import vn.diemcau.platform.input.Refused;

/** Lets an Office add an agency that a letter names and the directory does not know. */
@RestController
class AgencyController {

    /** @param office code of the Office to whose part of the directory it is added; null for the person's own */
    record Wanted(
            String office,
            String name,
            String shortName,
            String kind,
            String level,
            String role,
            String email,
            String phone) {}

    private final AgencyAdditions additions;
    private final NewSheets sheets;
    private final Journal journal;
    private final CurrentUser user;
    private final Clock clock;

    AgencyController(AgencyAdditions additions, NewSheets sheets, Journal journal, CurrentUser user, Clock clock) {
        this.additions = additions;
        this.sheets = sheets;
        this.journal = journal;
        this.user = user;
        this.clock = clock;
    }

    @PostMapping("/api/agencies")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    Choices.Agency add(@RequestBody Wanted wanted) {
        user.requireOffice();
        String office = wanted.office() == null || wanted.office().isBlank() ? sheets.office() : wanted.office();
        if (!user.mayActAs(office)) {
            throw new Refused(Refused.Reason.FORBIDDEN, "Chỉ thêm được cơ quan vào phần danh bạ của Văn phòng mình.");
        }
        NewAgency typed = new NewAgency(
                wanted.name(),
                wanted.shortName(),
                wanted.kind(),
                wanted.level(),
                wanted.role(),
                wanted.email(),
                wanted.phone());
        Agency added = additions.add(typed, office, clock.instant(), user.id());
        journal.write(Act.of(
                        Kind.AGENCY_ADDED,
                        "thêm vào danh bạ: %s (mã %s), địa chỉ thư %s"
                                .formatted(
                                        added.name(),
                                        added.code(),
                                        added.contacts().get(0).email()))
                .about(List.of(added.code())));
        return Choices.Agency.of(added);
    }
}
